import type { DeviceHours } from "../commands";
import type { Period } from "../periods";

/** A time with one price per kWh. `level` is 0 for the lowest price of the chart and 1 for the highest. */
export interface PriceBand extends Period {
  price: number;
  level: number;
}

export interface PriceLevel {
  level: number;
  low: number;
  high: number;
  /** The tariff's own name of this time; empty where it has none, or several. */
  period: string;
}

export interface Prices {
  currency: string;
  bands: PriceBand[];
  levels: PriceLevel[];
}

/** More prices than this are told apart by three levels only. */
const MOST_LEVELS = 4;

/** The prices of a time as bands behind a chart; undefined where none is known. */
export function pricesOf({ currency, bands }: DeviceHours): Prices | undefined {
  const times = bands.map(({ start, end, price, period }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
    price: Number(price),
    period,
  }));
  if (currency === null || times.length === 0) return undefined;
  const known = times.map(({ price }) => price);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const distinct = [...new Set(known)].sort((a, b) => a - b);
  const steps = (distinct.length > MOST_LEVELS ? 3 : distinct.length) - 1;
  const levelOf = (price: number): number => {
    if (steps === 0) return 0;
    if (distinct.length <= MOST_LEVELS) return distinct.indexOf(price) / steps;
    return Math.min(steps, Math.floor(((price - low) / (high - low)) * (steps + 1))) / steps;
  };
  const levels = new Map<number, PriceLevel>();
  for (const { price, period } of times) {
    const level = levelOf(price);
    const before = levels.get(level) ?? { level, low: price, high: price, period };
    levels.set(level, {
      level,
      low: Math.min(before.low, price),
      high: Math.max(before.high, price),
      period: before.period === period ? period : "",
    });
  }
  return {
    currency,
    bands: times.map(({ start, end, price }) => ({ start, end, price, level: levelOf(price) })),
    levels: [...levels.values()].sort((a, b) => a.level - b.level),
  };
}

/** The lowest and the highest price within a period; undefined where none is known. */
export function priceWithin(prices: Prices, { start, end }: Period): { low: number; high: number } | undefined {
  const found = prices.bands.filter((band) => band.start < end && band.end > start).map(({ price }) => price);
  return found.length ? { low: Math.min(...found), high: Math.max(...found) } : undefined;
}
