/** The axis of a chart: round numbers that hold all values and zero. */

export interface Scale {
  low: number;
  high: number;
  ticks: number[];
  /** The decimals that tell one tick from the next. */
  digits: number;
}

/** Steps of 1, 2 or 5 times a power of ten, about `count` of them. */
export function niceScale(values: Iterable<number | null>, count = 4): Scale {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low === high) high = 1;
  const rough = (high - low) / count;
  const power = Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * 10 ** power >= rough * 0.9999) ?? 10;
  const step = factor * 10 ** power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(digits)),
  );
  return { low: first * step, high: last * step, ticks, digits };
}

/** Which of `count` labels to write so that none is nearer to the next than `wanted` of `width` allows. */
export function labelEvery(count: number, width: number, wanted: number): number {
  const room = Math.max(1, Math.floor(width / wanted));
  return Math.max(1, Math.ceil(count / room));
}
