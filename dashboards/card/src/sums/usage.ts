import { periodOf, periodsWithin, type Period, type Unit } from "../periods";
import type { Resolution, StatisticsRow } from "../statistics";

/** What one page of the usage card shows, and of what its bars are made. */
export interface UsagePage {
  range: Period;
  bar: Exclude<Unit, "year">;
  resolution: Resolution;
}

export type UsageSpan = "day" | "week" | "month" | "year";

const BARS: Record<UsageSpan, UsagePage["bar"]> = { day: "hour", week: "day", month: "day", year: "month" };

/**
 * The span that holds `now`, or the one `step` spans later.
 *
 * Home Assistant's days and months are those of the home's zone; for a person in another one they are made of hours.
 */
export function usagePage(
  span: UsageSpan,
  now: number,
  zones: { shown: string; home: string },
  firstWeekday: number,
  step = 0,
): UsagePage {
  const bar = BARS[span];
  return {
    range: periodOf(now, span, zones.shown, firstWeekday, step),
    bar,
    resolution: zones.shown === zones.home ? bar : "hour",
  };
}

/** The sum of the rows' `change` for each period; null for a period without a row. Rows lie within one period each. */
export function sumByPeriod(rows: readonly StatisticsRow[], periods: readonly Period[]): (number | null)[] {
  const sums: (number | null)[] = periods.map(() => null);
  for (const { start, change } of rows) {
    if (typeof change !== "number") continue;
    const at = indexOf(periods, start);
    if (at !== null) sums[at] = (sums[at] ?? 0) + change;
  }
  return sums;
}

function indexOf(periods: readonly Period[], time: number): number | null {
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle]?.end ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  const found = periods[low];
  return found && found.start <= time ? low : null;
}

/** The bars of a page. */
export function barsOf(page: UsagePage, zone: string, firstWeekday: number): Period[] {
  return periodsWithin(page.range, page.bar, zone, firstWeekday);
}
