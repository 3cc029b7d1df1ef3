export interface Money {
  amount: number;
  /** ISO 4217. */
  currency: string;
}

/** What one meter tells of now and of today; null where it is not known. */
export interface Present {
  name: string;
  powerW: number | null;
  /** What an hour of this power costs. */
  hourCost: Money | null;
  todayKwh: number | null;
  todayCost: Money | null;
}

/** The same of several meters, without those whose power is not known. */
export interface PresentSum extends Omit<Present, "name" | "powerW"> {
  powerW: number;
  without: string[];
}

/** What meters come to together; null where no power is known. A sum of which a part is not known is none. */
export function addedUp(meters: readonly Present[]): PresentSum | null {
  const known = meters.filter(({ powerW }) => powerW !== null);
  const powerW = sumOf(known.map((meter) => meter.powerW));
  if (powerW === null) return null;
  return {
    powerW,
    todayKwh: sumOf(known.map(({ todayKwh }) => todayKwh)),
    hourCost: moneyOf(known.map(({ hourCost }) => hourCost)),
    todayCost: moneyOf(known.map(({ todayCost }) => todayCost)),
    without: meters.flatMap((meter) => (meter.powerW === null ? [meter.name] : [])),
  };
}

function sumOf(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0 as number | null);
}

function moneyOf(amounts: readonly (Money | null)[]): Money | null {
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((money) => money?.currency !== currency)) return null;
  return { amount: amounts.reduce((sum, money) => sum + (money?.amount ?? 0), 0), currency };
}
