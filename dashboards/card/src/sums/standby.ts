import { periodOf } from "../periods";
import type { StatisticsRow } from "../statistics";

/**
 * What is always on, in W: the median over the days of each day's least hourly mean.
 *
 * The least value of all would be that of a power cut; the mean of a night would count the fridge's running.
 * Null with less than one whole day.
 */
export function standby(rows: readonly StatisticsRow[], zone: string): number | null {
  const days = new Map<number, number[]>();
  for (const { start, mean } of rows) {
    if (typeof mean !== "number") continue;
    const day = periodOf(start, "day", zone).start;
    days.set(day, [...(days.get(day) ?? []), mean]);
  }
  const least = [...days.values()].filter((means) => means.length >= 20).map((means) => Math.min(...means));
  if (least.length === 0) return null;
  least.sort((a, b) => a - b);
  const middle = least.length >> 1;
  return least.length % 2 ? (least[middle] ?? null) : ((least[middle - 1] ?? 0) + (least[middle] ?? 0)) / 2;
}
