import { periodOf, periodsWithin, wallTime, dayStart, type Period, type Unit } from "../periods";
import type { StatisticsRow } from "../statistics";

export type CompareSpan = "week" | "month" | "year";

export interface Comparison {
  /** The period that runs, up to the moment of comparison. */
  now: Period;
  /** The whole period before it. */
  before: Period;
  /** The same moment in the period before: the same weekday or date, and the same time of day. */
  moment: number;
}

/** What is compared at `moment`: a period that is shorter than this one so far is compared as a whole. */
export function comparisonAt(moment: number, span: CompareSpan, zone: string, firstWeekday: number): Comparison {
  const now = periodOf(moment, span, zone, firstWeekday);
  const before = periodOf(moment, span, zone, firstWeekday, -1);
  const same = sameMoment(moment, now, before, span, zone);
  return { now: { start: now.start, end: moment }, before, moment: Math.min(same, before.end) };
}

function sameMoment(moment: number, now: Period, before: Period, span: CompareSpan, zone: string): number {
  const wall = wallTime(moment, zone);
  const sinceMidnight = moment - dayStart(wall.year, wall.month, wall.day, zone);
  if (span === "week") {
    const days = periodsWithin(now, "day", zone).findIndex(({ end }) => moment < end);
    return (periodsWithin(before, "day", zone)[days]?.start ?? before.end) + sinceMidnight;
  }
  const first = wallTime(before.start, zone);
  const month = span === "month" ? first.month : wall.month;
  const lastDay = new Date(Date.UTC(first.year, month, 0)).getUTCDate();
  return wall.day > lastDay
    ? dayStart(first.year, month + 1, 1, zone)
    : dayStart(first.year, month, wall.day, zone) + sinceMidnight;
}

/** The change of a total within a range; a row that the range cuts is divided by time. Null without any row. */
export function changeWithin(rows: readonly StatisticsRow[], range: Period): number | null {
  let sum: number | null = null;
  for (const { start, end, change } of rows) {
    const covered = Math.min(end, range.end) - Math.max(start, range.start);
    if (typeof change !== "number" || covered <= 0) continue;
    sum = (sum ?? 0) + change * (covered / (end - start));
  }
  return sum;
}

/** The bars of a comparison: what each is in this period, and before up to the moment and after it. */
export interface ComparedBar {
  /** Of this period; a bar that lies ahead has none. */
  period: Period;
  now: number | null;
  before: number | null;
  rest: number | null;
}

export function comparedBars(
  rows: readonly StatisticsRow[],
  comparison: Comparison,
  span: CompareSpan,
  zone: string,
  firstWeekday: number,
): ComparedBar[] {
  const unit: Unit = span === "year" ? "month" : "day";
  const whole = periodOf(comparison.now.start, span, zone, firstWeekday);
  const current = periodsWithin(whole, unit, zone);
  const previous = periodsWithin(comparison.before, unit, zone);
  return current.map((period, index) => {
    const old = previous[index];
    const { moment } = comparison;
    return {
      period,
      now: changeWithin(rows, { start: period.start, end: Math.min(period.end, comparison.now.end) }),
      before: old ? changeWithin(rows, { start: old.start, end: Math.min(old.end, moment) }) : null,
      rest: old ? changeWithin(rows, { start: Math.max(old.start, moment), end: old.end }) : null,
    };
  });
}

/** The mean change by weekday (7 rows from the first weekday on) and hour (24 columns); null where nothing is known. */
export function weekProfile(rows: readonly StatisticsRow[], zone: string, firstWeekday: number): (number | null)[][] {
  const sums = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ sum: 0, count: 0 })));
  for (const { start, change } of rows) {
    if (typeof change !== "number") continue;
    const wall = wallTime(start, zone);
    const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
    const cell = sums[(weekday - firstWeekday + 7) % 7]?.[wall.hour];
    if (!cell) continue;
    cell.sum += change;
    cell.count += 1;
  }
  return sums.map((row) => row.map(({ sum, count }) => (count ? sum / count : null)));
}

/** When the first row begins of which the change is known; null without any. */
export function knownFrom(rows: readonly StatisticsRow[]): number | null {
  const starts = rows.filter(({ change }) => typeof change === "number").map(({ start }) => start);
  return starts.length ? starts.reduce((first, start) => Math.min(first, start)) : null;
}

/** Rows of several meters as rows of all together. */
export function addRows(lists: readonly (readonly StatisticsRow[])[]): StatisticsRow[] {
  const found = new Map<string, StatisticsRow>();
  for (const row of lists.flat()) {
    if (typeof row.change !== "number") continue;
    const key = `${row.start} ${row.end}`;
    const sum = found.get(key);
    found.set(key, sum ? { ...sum, change: (sum.change ?? 0) + row.change } : { ...row });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
