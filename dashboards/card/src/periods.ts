/** Calendar periods in a time zone, as Unix times in ms; days have 23, 24 or 25 hours. */

export type Unit = "hour" | "day" | "week" | "month" | "year";

export interface Period {
  start: number;
  /** Where the next one begins: not part of this one. */
  end: number;
}

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** What a clock in the zone shows. */
export function wallTime(time: number, zone: string): Wall {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(time)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

function offset(time: number, zone: string): number {
  const wall = wallTime(time, zone);
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return shown - Math.floor(time / 1000) * 1000;
}

/** The moment at which a date begins in the zone: 00:00, or the first moment after a gap that swallows it. */
export function dayStart(year: number, month: number, day: number, zone: string): number {
  const wall = Date.UTC(year, month - 1, day);
  const before = offset(wall - 86_400_000, zone);
  const after = offset(wall + 86_400_000, zone);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (offset(early, zone) === wall - early) return early;
  return offset(late, zone) === wall - late ? late : transition(early - 86_400_000, late, zone);
}

function transition(low: number, high: number, zone: string): number {
  const first = offset(low, zone);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle, zone) === first) low = middle;
    else high = middle;
  }
  return high;
}

/** The period that begins `step` periods after the one that holds `time`. `firstWeekday`: 0 is Sunday. */
export function periodOf(time: number, unit: Unit, zone: string, firstWeekday = 1, step = 0): Period {
  if (unit === "hour") {
    const start = hourStart(time, zone) + step * 3_600_000;
    return { start, end: start + 3_600_000 };
  }
  return {
    start: boundary(time, unit, zone, firstWeekday, step),
    end: boundary(time, unit, zone, firstWeekday, step + 1),
  };
}

function hourStart(time: number, zone: string): number {
  const shift = offset(time, zone);
  return Math.floor((time + shift) / 3_600_000) * 3_600_000 - shift;
}

function boundary(time: number, unit: Exclude<Unit, "hour">, zone: string, firstWeekday: number, step: number): number {
  const { year, month, day } = wallTime(time, zone);
  switch (unit) {
    case "day":
      return dayStart(year, month, day + step, zone);
    case "week": {
      const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
      return dayStart(year, month, day - ((weekday - firstWeekday + 7) % 7) + 7 * step, zone);
    }
    case "month":
      return dayStart(year, month + step, 1, zone);
    case "year":
      return dayStart(year + step, 1, 1, zone);
  }
}

/** The hour of Home Assistant's statistics that holds `time`: UTC's, which half an hour divides from some zones' own. */
export function statisticsHour(time: number): Period {
  const start = Math.floor(time / 3_600_000) * 3_600_000;
  return { start, end: start + 3_600_000 };
}

/** The periods of `unit` that begin in [start, end). */
export function periodsWithin(range: Period, unit: Unit, zone: string, firstWeekday = 1): Period[] {
  const found: Period[] = [];
  let period = periodOf(range.start, unit, zone, firstWeekday);
  while (period.start < range.end) {
    if (period.start >= range.start) found.push(period);
    period = periodOf(period.end, unit, zone, firstWeekday);
  }
  return found;
}
