import type { BillLine, DeviceBill } from "../commands";

/** One row of a breakdown: what, how much of it, and its amount. */
export interface CostRow {
  name: string;
  amount: number;
  quantity: string;
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
    quantity: unit === null ? "" : `${Number(quantity.toFixed(3))} ${unit}`,
  }));
}

/** How far the bill has come on its way to the budget: 0 to 1 and beyond; null without a budget. */
export function budgetShare(amount: number | null, budget: number | null): number | null {
  return amount === null || budget === null || budget <= 0 ? null : amount / budget;
}

/** The currency of all bills; null where they differ, so that nothing is added up. */
export function commonCurrency(bills: readonly DeviceBill[]): string | null {
  const currencies = new Set(bills.map(({ currency }) => currency));
  return currencies.size === 1 ? ([...currencies][0] ?? null) : null;
}
