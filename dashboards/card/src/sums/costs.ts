import type { BillLine, ByDevice, DeviceBill } from "../commands";
import { topMeters, type Meter } from "../meters";

/** One row of a breakdown: what, how much of it, and its amount. */
export interface CostRow {
  name: string;
  amount: number;
  /** Null where the lines have several units. */
  quantity: { value: number; unit: string } | null;
  /** A part of the meter above it. */
  inner?: "circuit" | "rest";
}

/**
 * The amounts of a group of lines, added up by a key; what a person reads is rounded on the bill's lines already.
 *
 * Amounts have at most a few decimals, so that adding them as numbers is right to far below a cent.
 */
export function groupAmounts(lines: readonly BillLine[], key: (line: BillLine) => string): CostRow[] {
  const groups = new Map<string, { amount: number; quantity: number; unit: string | null }>();
  for (const line of lines) {
    const group = groups.get(key(line)) ?? { amount: 0, quantity: 0, unit: line.unit };
    group.amount += Number(line.amount);
    group.quantity += Number(line.quantity);
    if (group.unit !== line.unit) group.unit = null;
    groups.set(key(line), group);
  }
  return [...groups].map(([name, { amount, quantity, unit }]) => ({
    name,
    amount,
    quantity: unit === null ? null : { value: Number(quantity.toFixed(3)), unit },
  }));
}

/** How far the bill has come on its way to the budget: 0 to 1 and beyond; null without a budget. */
export function budgetShare(amount: number | null, budget: number | null): number | null {
  return amount === null || budget === null || budget <= 0 ? null : amount / budget;
}

/** Whether the sums of bills say something: of one currency and one period, all with a budget and a projection or none. */
export function canBeAddedUp(bills: readonly DeviceBill[]): boolean {
  const kinds = bills.map(({ currency, start, end, budget, projected }) =>
    [currency, Date.parse(start), Date.parse(end), budget === null, projected === null].join(" "),
  );
  return new Set(kinds).size === 1;
}

/**
 * What each meter's bill comes to, what of it its circuits cost, and the rest: what no circuit used, and standing charges.
 *
 * A circuit that is billed in another currency is not a part of the sum.
 */
export function deviceRows(meters: readonly Meter[], bills: ByDevice<DeviceBill>): CostRow[] {
  return topMeters(meters).flatMap(({ id, name }) => {
    const bill = bills[id];
    if (!bill) return [];
    const circuits = meters.flatMap((meter): CostRow[] => {
      const part = bills[meter.id];
      if (meter.parentId !== id || part?.currency !== bill.currency) return [];
      return [{ name: meter.name, amount: Number(part.total), quantity: null, inner: "circuit" }];
    });
    const whole: CostRow = { name, amount: Number(bill.total), quantity: null };
    if (circuits.length === 0) return [whole];
    const amount = circuits.reduce((left, circuit) => left - circuit.amount, whole.amount);
    return [whole, ...circuits, { name, amount, quantity: null, inner: "rest" }];
  });
}
