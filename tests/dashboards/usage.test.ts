import { periodsWithin } from "../../dashboards/card/src/periods";
import {
  barsOf,
  sumByPeriod,
  usagePage,
} from "../../dashboards/card/src/sums/usage";

const at = (text: string): number => Date.parse(text);
const ZONE = "Europe/Berlin";
const HOME = { shown: ZONE, home: ZONE };

function hours(
  from: string,
  to: string,
): { start: number; end: number; change: number }[] {
  return periodsWithin({ start: at(from), end: at(to) }, "hour", "UTC").map(
    (period) => ({ ...period, change: 0.5 }),
  );
}

describe("the sum by period", () => {
  it("counts 25 hours on the day on which the clock goes back", () => {
    const page = usagePage("week", at("2026-10-25T12:00:00Z"), HOME, 1);
    const rows = hours("2026-10-23T22:00:00Z", "2026-10-25T23:00:00Z");
    expect(sumByPeriod(rows, barsOf(page, ZONE, 1))).toEqual([
      null,
      null,
      null,
      null,
      null,
      12,
      12.5,
    ]);
  });

  it("leaves what is not known unknown, and what is known as zero zero", () => {
    const bars = periodsWithin({ start: 0, end: 3 * 3_600_000 }, "hour", "UTC");
    const rows = [
      { start: 0, end: 3_600_000, change: 0 },
      { start: 7_200_000, end: 10_800_000, change: null },
    ];
    expect(sumByPeriod(rows, bars)).toEqual([0, null, null]);
  });

  it("ignores rows outside of the periods, in any order", () => {
    const bars = periodsWithin(
      { start: at("2026-01-02T00:00:00Z"), end: at("2026-01-03T00:00:00Z") },
      "day",
      "UTC",
    );
    const rows = hours(
      "2026-01-01T00:00:00Z",
      "2026-01-04T00:00:00Z",
    ).reverse();
    expect(sumByPeriod(rows, bars)).toEqual([12]);
  });
});

describe("a page", () => {
  it.each([
    ["day", "2026-03-29T10:00:00Z", 23],
    ["day", "2026-10-25T10:00:00Z", 25],
    ["week", "2026-11-22T10:00:00Z", 7],
    ["month", "2028-02-10T10:00:00Z", 29],
    ["year", "2026-11-22T10:00:00Z", 12],
  ] as const)("of a %s around %s has %d bars", (span, now, bars) => {
    expect(barsOf(usagePage(span, at(now), HOME, 1), ZONE, 1)).toHaveLength(
      bars,
    );
  });

  it("is made of hours for a person in another zone than the home", () => {
    expect(
      usagePage("month", 0, { shown: ZONE, home: "America/New_York" }, 1)
        .resolution,
    ).toBe("hour");
  });
});
