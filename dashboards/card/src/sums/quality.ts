import type { DeviceHours, Span } from "../commands";
import type { Period } from "../periods";

const HOUR_MS = 3_600_000;

/** Why a bar is not plainly measured, the gravest first. */
export const MARKS = ["missing", "estimated", "late"] as const;
export type Mark = (typeof MARKS)[number];

/** For how many hours of a bar each mark holds; without those that do not. */
export type Marked = Partial<Record<Mark, number>>;

/**
 * What is to be said of a bar's energy, or of its cost.
 *
 * Registers are right before and after a gap. So energy is estimated only where a gap holds an edge of the bar; a cost is
 * wherever there is a gap, because the price may have changed within it.
 */
export function markedHours(bar: Period, hours: DeviceHours, inMoney: boolean): Marked {
  const gaps = hours.estimated.map(period);
  const estimated = inMoney ? gaps : gaps.filter((gap) => holds(gap, bar.start) || holds(gap, bar.end));
  const found: Record<Mark, number> = {
    missing: overlap(bar, hours.missing.map(period)),
    estimated: overlap(bar, estimated),
    late: overlap(bar, hours.late.map(period)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, length]) => length > 0));
}

/** The mark that a bar is drawn with. */
export function gravest(marked: Marked): Mark | null {
  return MARKS.find((mark) => marked[mark] !== undefined) ?? null;
}

function period({ start, end }: Span): Period {
  return { start: Date.parse(start), end: Date.parse(end) };
}

function holds({ start, end }: Period, time: number): boolean {
  return start < time && time < end;
}

function overlap(bar: Period, spans: readonly Period[]): number {
  const lengths = spans.map(({ start, end }) => Math.max(0, Math.min(end, bar.end) - Math.max(start, bar.start)));
  return lengths.reduce((sum, length) => sum + length, 0) / HOUR_MS;
}
