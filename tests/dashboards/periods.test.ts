import {
  dayStart,
  periodOf,
  statisticsHour,
  periodsWithin,
} from "../../dashboards/card/src/periods";

const at = (text: string): number => Date.parse(text);

describe("a day", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T12:00:00+02:00", 23],
    ["Europe/Berlin", "2026-10-25T12:00:00+01:00", 25],
    ["Europe/Berlin", "2026-11-22T12:00:00+01:00", 24],
    ["America/Santiago", "2026-09-06T12:00:00-03:00", 23],
    ["Australia/Lord_Howe", "2026-04-05T12:00:00+10:30", 24.5],
    ["Asia/Kolkata", "2026-11-22T12:00:00+05:30", 24],
  ])("in %s around %s has %d hours", (zone, noon, hours) => {
    const day = periodOf(at(noon), "day", zone);
    expect((day.end - day.start) / 3_600_000).toBe(hours);
  });

  it("begins after the gap where midnight does not exist", () => {
    expect(dayStart(2026, 9, 6, "America/Santiago")).toBe(
      at("2026-09-06T01:00:00-03:00"),
    );
  });
});

describe("an hour", () => {
  it("begins on the half hour of UTC where the zone says so", () => {
    expect(
      periodOf(at("2026-11-22T12:10:00+05:30"), "hour", "Asia/Kolkata").start,
    ).toBe(at("2026-11-22T12:00:00+05:30"));
  });
});

describe("a week", () => {
  it.each([
    [1, "2026-11-16T00:00:00+01:00"],
    [0, "2026-11-22T00:00:00+01:00"],
    [6, "2026-11-21T00:00:00+01:00"],
  ])("that starts on weekday %d holds Sunday 22 November", (first, start) => {
    expect(
      periodOf(at("2026-11-22T15:00:00+01:00"), "week", "Europe/Berlin", first)
        .start,
    ).toBe(at(start));
  });

  it("before this one ends where this one begins", () => {
    const now = at("2026-11-22T15:00:00+01:00");
    expect(periodOf(now, "week", "Europe/Berlin", 1, -1).end).toBe(
      periodOf(now, "week", "Europe/Berlin", 1).start,
    );
  });
});

describe("months and years", () => {
  it("step over the turn of the year", () => {
    expect(periodOf(at("2026-01-31T12:00:00Z"), "month", "UTC", 1, -1)).toEqual(
      {
        start: at("2025-12-01T00:00:00Z"),
        end: at("2026-01-01T00:00:00Z"),
      },
    );
  });

  it("divide a year without a gap", () => {
    const year = periodOf(at("2026-06-01T00:00:00Z"), "year", "Europe/Berlin");
    const months = periodsWithin(year, "month", "Europe/Berlin");
    expect(months).toHaveLength(12);
    expect(months[0]?.start).toBe(year.start);
    expect(months.at(-1)?.end).toBe(year.end);
    expect(
      months
        .slice(1)
        .every((month, index) => month.start === months[index]?.end),
    ).toBe(true);
  });
});

describe("the hour of the statistics", () => {
  it("is UTC's also where a zone's own hours are half an hour off", () => {
    const time = Date.parse("2026-11-22T21:12:00Z");
    expect(statisticsHour(time)).toEqual({
      start: Date.parse("2026-11-22T21:00:00Z"),
      end: Date.parse("2026-11-22T22:00:00Z"),
    });
    expect(periodOf(time, "hour", "Asia/Kolkata").start).toBe(
      Date.parse("2026-11-22T20:30:00Z"),
    );
  });
});
