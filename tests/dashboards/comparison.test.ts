import { periodsWithin } from "../../dashboards/card/src/periods";
import {
  addRows,
  changeWithin,
  comparedBars,
  comparisonAt,
  weekProfile,
} from "../../dashboards/card/src/sums/comparison";

const at = (text: string): number => Date.parse(text);
const ZONE = "Europe/Berlin";

function hours(from: string, to: string, change: (start: number) => number) {
  return periodsWithin({ start: at(from), end: at(to) }, "hour", "UTC").map(
    (period) => ({
      ...period,
      change: change(period.start),
    }),
  );
}

describe("the same moment before", () => {
  it.each([
    ["week", "2026-11-22T15:30:00+01:00", "2026-11-15T15:30:00+01:00"],
    ["week", "2026-10-26T15:30:00+01:00", "2026-10-19T15:30:00+02:00"],
    ["month", "2026-11-22T15:30:00+01:00", "2026-10-22T15:30:00+02:00"],
    ["month", "2026-03-31T15:30:00+02:00", "2026-03-01T00:00:00+01:00"],
    ["year", "2026-11-22T15:30:00+01:00", "2025-11-22T15:30:00+01:00"],
    ["year", "2028-02-29T12:00:00+01:00", "2027-03-01T00:00:00+01:00"],
    ["month", "2026-01-10T08:00:00+01:00", "2025-12-10T08:00:00+01:00"],
  ] as const)("of a %s at %s is %s", (span, moment, same) => {
    expect(
      new Date(comparisonAt(at(moment), span, ZONE, 1).moment).toISOString(),
    ).toBe(new Date(same).toISOString());
  });
});

describe("a change within a range", () => {
  const rows = [
    { start: 0, end: 3_600_000, change: 1 },
    { start: 3_600_000, end: 7_200_000, change: 3 },
  ];

  it.each([
    [0, 7_200_000, 4],
    [1_800_000, 5_400_000, 2],
    [7_200_000, 9_000_000, null],
  ])("from %d to %d is %d", (start, end, change) => {
    expect(changeWithin(rows, { start, end })).toBe(change);
  });
});

describe("the bars of a week", () => {
  const moment = at("2026-11-18T12:30:00+01:00");
  const rows = hours("2026-11-08T23:00:00Z", "2026-11-18T11:00:00Z", (start) =>
    start < at("2026-11-15T23:00:00Z") ? 1 : 2,
  );
  const comparison = comparisonAt(moment, "week", ZONE, 1);
  const bars = comparedBars(rows, comparison, "week", ZONE, 1);

  it("hold this week to the moment, and the week before on both sides of it", () => {
    expect(bars.map(({ now }) => now)).toEqual([
      48,
      48,
      24,
      null,
      null,
      null,
      null,
    ]);
    expect(bars.map(({ before }) => before)).toEqual([
      24,
      24,
      12.5,
      null,
      null,
      null,
      null,
    ]);
    expect(bars.map(({ rest }) => rest)).toEqual([
      null,
      null,
      11.5,
      24,
      24,
      24,
      24,
    ]);
  });
});

describe("the usual week", () => {
  it("is the mean by weekday and hour of the zone", () => {
    const rows = hours(
      "2026-11-01T23:00:00Z",
      "2026-11-15T23:00:00Z",
      (start) => (start < at("2026-11-08T23:00:00Z") ? 1 : 3),
    );
    const profile = weekProfile(rows, ZONE, 1);
    expect(profile).toHaveLength(7);
    expect(profile.flat().every((value) => value === 2)).toBe(true);
  });

  it("begins with the person's first weekday", () => {
    const sunday = hours(
      "2026-11-22T10:00:00Z",
      "2026-11-22T11:00:00Z",
      () => 5,
    );
    expect(weekProfile(sunday, ZONE, 0)[0]?.[11]).toBe(5);
    expect(weekProfile(sunday, ZONE, 1)[6]?.[11]).toBe(5);
  });
});

describe("rows of several meters", () => {
  it("add up where they are known", () => {
    const a = [{ start: 0, end: 1, change: 1 }];
    const b = [
      { start: 0, end: 1, change: 2 },
      { start: 1, end: 2, change: null },
    ];
    expect(addRows([a, b])).toEqual([{ start: 0, end: 1, change: 3 }]);
  });
});
