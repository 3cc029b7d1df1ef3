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

/** What was loaded and, of what was seen, what came after it; from the last state on that held at `start`. */
export function continued(loaded: readonly Point[], seen: readonly Point[], start: number): Point[] {
  const last = loaded.at(-1)?.time ?? -Infinity;
  const points = [...loaded, ...seen.filter(({ time }) => time > last)];
  const first = points.findLastIndex(({ time }) => time <= start);
  return points.slice(Math.max(0, first));
}

/** The mean of the known values of each `count` of them that follow each other; null where none is known. */
export function meansOf(values: readonly (number | null)[], count: number): (number | null)[] {
  return Array.from({ length: Math.ceil(values.length / count) }, (_, index) => {
    const known = values.slice(index * count, (index + 1) * count).filter((value) => value !== null);
    return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  });
}
