import type { DeviceHours, Span } from "../../dashboards/card/src/commands";
import { gravest, markedHours } from "../../dashboards/card/src/sums/quality";

const HOUR = 3_600_000;
const bar = (start: number, end: number) => ({
  start: start * HOUR,
  end: end * HOUR,
});
const span = (start: number, end: number): Span => ({
  start: new Date(start * HOUR).toISOString(),
  end: new Date(end * HOUR).toISOString(),
});

function hours(known: Partial<DeviceHours>): DeviceHours {
  return {
    currency: null,
    bands: [],
    estimated: [],
    late: [],
    missing: [],
    ...known,
  };
}

describe("a gap from 10:15 to 13:30", () => {
  const gap = hours({ estimated: [span(10.25, 13.5)] });

  it.each([
    ["9:00 to 10:00", bar(9, 10), undefined],
    ["10:00 to 11:00", bar(10, 11), 0.75],
    ["11:00 to 12:00", bar(11, 12), 1],
    ["13:00 to 14:00", bar(13, 14), 0.5],
    ["14:00 to 15:00", bar(14, 15), undefined],
    ["the whole day, whose registers are known", bar(0, 24), undefined],
  ])("makes the energy of %s estimated", (_name, period, estimated) => {
    expect(markedHours(period, gap, false).estimated).toEqual(estimated);
  });

  it("makes the cost of the day estimated: prices change within it", () => {
    expect(markedHours(bar(0, 24), gap, true)).toEqual({ estimated: 3.25 });
  });
});

describe("marks", () => {
  it("are counted in hours, each kind of its own", () => {
    const known = hours({
      late: [span(3, 5), span(7, 8)],
      missing: [span(20, 30)],
    });
    expect(markedHours(bar(0, 24), known, false)).toEqual({
      late: 3,
      missing: 4,
    });
  });

  it.each([
    [{ late: 1, missing: 2, estimated: 3 }, "missing"],
    [{ late: 1, estimated: 3 }, "estimated"],
    [{ late: 1 }, "late"],
    [{}, null],
  ])("of which a bar has the gravest: %j", (marked, mark) => {
    expect(gravest(marked)).toBe(mark);
  });
});
