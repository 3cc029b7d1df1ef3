import type { DeviceForecast, ForecastHour } from "../commands";
import type { StatisticsRow } from "../statistics";
import { addRows } from "./comparison";

/** One hour of the forecast card: what was measured, what is or was expected. kWh. */
export interface ForecastBar {
  start: number;
  measured: number | null;
  expected: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The hours of [start, end): measured ones beside what was forecast for them the day before, and those to come.
 *
 * Several meters are added up; their bands too, which is wider than a band of the sum would be, never narrower.
 */
export function forecastBars(
  measured: readonly StatisticsRow[],
  forecasts: readonly DeviceForecast[],
  hours: readonly { start: number; end: number }[],
): ForecastBar[] {
  const changes = new Map(measured.map(({ start, change }) => [start, change ?? null]));
  const expected = forecasts.map(({ past, hours: coming }) => byStart([...past, ...coming]));
  return hours.map(({ start }) => {
    const parts = expected.map((forecast) => forecast.get(start));
    const sum = (key: "kwh" | "p10" | "p90"): number | null =>
      parts.length === 0 || parts.includes(undefined)
        ? null
        : parts.reduce((total, part) => total + (part?.[key] ?? 0), 0);
    return { start, measured: changes.get(start) ?? null, expected: sum("kwh"), low: sum("p10"), high: sum("p90") };
  });
}

/** What was used less what was fed in, as it is forecast; an hour without the one or the other is as the other says. */
export function netRows(used: readonly StatisticsRow[], given: readonly StatisticsRow[]): StatisticsRow[] {
  const negative = given.map((row) => ({ ...row, change: typeof row.change === "number" ? -row.change : null }));
  return addRows([used, negative]);
}

function byStart(hours: readonly ForecastHour[]): Map<number, ForecastHour> {
  // A later forecast of the same hour replaces an earlier one.
  return new Map(hours.map((hour) => [Date.parse(hour.start), hour]));
}

/** The sum of a figure of all forecasts; null where one of them does not know it. */
export function sumOf(forecasts: readonly DeviceForecast[], key: "today_kwh" | "tomorrow_kwh"): number | null {
  const values = forecasts.map((forecast) => forecast[key]);
  return values.length === 0 || values.includes(null)
    ? null
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** Of the hours that were both measured and forecast: how many there are, and the energy of each in kWh. */
export function judged(bars: readonly ForecastBar[]): { hours: number; measured: number; expected: number } {
  const found = { hours: 0, measured: 0, expected: 0 };
  for (const { measured, expected } of bars) {
    if (measured === null || expected === null) continue;
    found.hours += 1;
    found.measured += measured;
    found.expected += expected;
  }
  return found;
}
