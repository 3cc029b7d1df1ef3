import type { DeviceForecast } from "../../dashboards/card/src/commands";
import {
  forecastBars,
  judged,
  sumOf,
} from "../../dashboards/card/src/sums/forecast";

const HOUR = 3_600_000;
const hour = (index: number) => ({
  start: index * HOUR,
  end: (index + 1) * HOUR,
});
const at = (index: number, kwh: number) => ({
  start: new Date(index * HOUR).toISOString(),
  kwh,
  p10: kwh / 2,
  p90: kwh * 2,
});

function forecast(overrides: Partial<DeviceForecast> = {}): DeviceForecast {
  return {
    hours: [at(2, 1), at(3, 2)],
    past: [at(0, 4), at(1, 3)],
    today_kwh: 10,
    tomorrow_kwh: null,
    reason: null,
    ...overrides,
  };
}

describe("the bars", () => {
  const measured = [
    { ...hour(0), change: 3.5 },
    { ...hour(1), change: 0 },
  ];

  it("hold what was measured beside what had been expected, and what is to come", () => {
    const bars = forecastBars(measured, [forecast()], [0, 1, 2, 3].map(hour));
    expect(bars.map((bar) => bar.measured)).toEqual([3.5, 0, null, null]);
    expect(bars.map((bar) => bar.expected)).toEqual([4, 3, 1, 2]);
    expect(bars.map((bar) => bar.high)).toEqual([8, 6, 2, 4]);
  });

  it("add meters up only where all have a forecast", () => {
    const other = forecast({ past: [], hours: [at(3, 1)] });
    expect(
      forecastBars([], [forecast(), other], [2, 3].map(hour)).map(
        (bar) => bar.expected,
      ),
    ).toEqual([null, 3]);
  });
});

describe("the sums", () => {
  it("are not known when one of them is not", () => {
    expect(sumOf([forecast(), forecast()], "today_kwh")).toBe(20);
    expect(sumOf([forecast(), forecast()], "tomorrow_kwh")).toBeNull();
    expect(sumOf([], "today_kwh")).toBeNull();
  });
});

describe("what had been forecast", () => {
  it("is judged by the hours that were measured too", () => {
    const measured = [
      { ...hour(0), change: 3.5 },
      { ...hour(2), change: 9 },
    ];
    const bars = forecastBars(
      measured,
      [forecast({ hours: [at(3, 2)] })],
      [0, 1, 2, 3].map(hour),
    );
    expect(judged(bars)).toEqual({ hours: 1, measured: 3.5, expected: 4 });
  });
});
