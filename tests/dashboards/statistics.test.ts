import {
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
      ["a"],
      [],
    ]);
  });

  it("of times that overlap are one call too, and each gets its own time", async () => {
    const HOUR = 3_600_000;
    const ranges: [string, string][] = [];
    const hass = home({
      callWS: <T>(message: Record<string, unknown>) => {
        ranges.push([
          String(message["start_time"]),
          String(message["end_time"]),
        ]);
        const rows = [0, 1, 2, 3, 4].map((hour) => ({
          start: hour * HOUR,
          end: (hour + 1) * HOUR,
          change: hour,
        }));
        return Promise.resolve({ a: rows } as T);
      },
    });
    const ask = (start: number, end: number) =>
      loadStatistics(hass, {
        ...query(["a"], 0),
        range: { start: start * HOUR, end: end * HOUR },
      });
    const answers = await Promise.all([
      ask(2, 24),
      ask(0, 3),
      ask(24, 25),
      ask(0, 400 * 24),
    ]);
    expect(answers.map(({ a }) => a?.map(({ change }) => change))).toEqual([
      [2, 3, 4],
      [0, 1, 2],
      undefined,
      [0, 1, 2, 3, 4],
    ]);
    expect(ranges).toEqual([
      ["1970-01-01T00:00:00.000Z", "1970-01-02T01:00:00.000Z"],
      ["1970-01-01T00:00:00.000Z", "1971-02-05T00:00:00.000Z"],
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
});
