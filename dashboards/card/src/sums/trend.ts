import type { Point } from "../history";
import type { Period } from "../periods";

/** The time-weighted mean of a state in each of `count` equal parts of a range; null where it was not known. */
export function trend(points: readonly Point[], range: Period, count: number): (number | null)[] {
  const length = (range.end - range.start) / count;
  const sums = Array.from({ length: count }, () => ({ weighted: 0, time: 0 }));
  points.forEach(({ time, value }, index) => {
    if (value === null) return;
    const from = Math.max(time, range.start);
    const until = Math.min(points[index + 1]?.time ?? range.end, range.end);
    const first = Math.floor((from - range.start) / length);
    for (let part = first; part < count && range.start + part * length < until; part++) {
      const sum = sums[part];
      const begin = range.start + part * length;
      const time = Math.min(until, begin + length) - Math.max(from, begin);
      if (!sum || time <= 0) continue;
      sum.weighted += value * time;
      sum.time += time;
    }
  });
  return sums.map(({ weighted, time }) => (time > 0 ? weighted / time : null));
}
