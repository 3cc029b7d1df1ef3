import {
  loadRecent,
  loadStatistics,
  type StatisticsQuery,
} from "../../dashboards/card/src/statistics";
import { home } from "./house";

const query = (
  ids: string[],
  start: number,
  types: StatisticsQuery["types"] = ["change"],
): StatisticsQuery => ({
  ids,
  range: { start, end: 7_200_000 },
  resolution: "hour",
  types,
});

describe("statistics", () => {
  it("that cards ask for together are one call, and each gets its own", async () => {
    const calls: Record<string, unknown>[] = [];
    const hass = home({
      callWS: <T>(message: Record<string, unknown>) => {
        calls.push(message);
        return Promise.resolve({
          a: [{ start: 0, end: 1, change: 1 }],
          b: [],
        } as T);
      },
    });
    const answers = await Promise.all([
      loadStatistics(hass, query(["a"], 0)),
      loadStatistics(hass, query(["b", "a"], 0, ["mean"])),
      loadStatistics(hass, query(["c"], 0)),
    ]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      statistic_ids: ["a", "b", "c"],
      types: ["change", "mean"],
      period: "hour",
    });
    expect(answers.map((answer) => Object.keys(answer).sort())).toEqual([
      ["a"],
      ["a", "b"],
      [],
    ]);
  });

  it("that fail tell everyone who asked", async () => {
    const hass = home({ callWS: () => Promise.reject(new Error("busy")) });
    const both = [
      loadStatistics(hass, query(["a"], 0)),
      loadStatistics(hass, query(["b"], 0)),
    ];
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
  });

  it("of the running hour leave out a first row that has nothing before it", async () => {
    const rows = [100, 101, 103].map((sum, index) => ({
      start: index,
      end: index + 1,
      sum,
    }));
    const hass = home({ callWS: <T>() => Promise.resolve({ a: rows } as T) });
    const recent = await loadRecent(hass, ["a"], {
      start: 300_000,
      end: 600_000,
    });
    expect(recent["a"]?.map(({ change }) => change)).toEqual([1, 2]);
  });
});
