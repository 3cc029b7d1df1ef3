import type { BillLine, ByDevice, DeviceBill } from "../commands";
import { topMeters, type Meter } from "../meters";

/** One row of a breakdown: what, how much of it, and its amount. */
export interface CostRow {
  name: string;
  amount: number;
  /** Null where the lines have several units. */
  quantity: { value: number; unit: string } | null;
  /** A part of the meter above it; `apart` is what cannot be subtracted from it. */
  inner?: "circuit" | "rest" | "apart";
  /** How deep a part lies; 1 where it is not told. */
  depth?: number;
  /** Of what is apart: the meter above, and its own bill. */
  of?: string;
  bill?: DeviceBill;
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

/** The meters that are billed themselves; of one that is not, its circuits that are. */
export function billedMeters(meters: readonly Meter[], bills: ByDevice<DeviceBill>): Meter[] {
  return nearestBilled(topMeters(meters), meters, bills);
}

function nearestBilled(from: readonly Meter[], meters: readonly Meter[], bills: ByDevice<DeviceBill>): Meter[] {
  return from.flatMap((meter) => (bills[meter.id] ? [meter] : nearestBilled(circuitsOf(meters, meter), meters, bills)));
}

function circuitsOf(meters: readonly Meter[], { id }: Meter): Meter[] {
  return meters.filter(({ parentId }) => parentId === id);
}

/** What each meter's bill comes to, what of it its circuits cost, and the rest: what no circuit used, and standing charges. */
export function deviceRows(meters: readonly Meter[], bills: ByDevice<DeviceBill>): CostRow[] {
  return billedMeters(meters, bills).flatMap((meter) => {
    const amount = Number(bills[meter.id]?.total);
    return [{ name: meter.name, amount, quantity: null }, ...partsOf(meter, meters, bills, 1)];
  });
}

/**
 * The circuits of a meter, each with its own, and the rest.
 *
 * Nothing is subtracted of what is billed in another currency or over another time; then there is no rest to tell.
 */
function partsOf(meter: Meter, meters: readonly Meter[], bills: ByDevice<DeviceBill>, depth: number): CostRow[] {
  const whole = bills[meter.id];
  const circuits = nearestBilled(circuitsOf(meters, meter), meters, bills);
  if (!whole || circuits.length === 0) return [];
  const at = depth > 1 ? { depth } : {};
  let left: number | null = Number(whole.total);
  const parts: CostRow[] = [];
  for (const circuit of circuits) {
    const bill = bills[circuit.id];
    if (!bill) continue;
    const row = { name: circuit.name, amount: Number(bill.total), quantity: null, ...at };
    const isAlike = areAlike(bill, whole);
    left = isAlike && left !== null ? left - row.amount : null;
    parts.push(isAlike ? { ...row, inner: "circuit" } : { ...row, inner: "apart", of: meter.name, bill });
    parts.push(...partsOf(circuit, meters, bills, depth + 1));
  }
  if (left !== null) parts.push({ name: meter.name, amount: left, quantity: null, inner: "rest", ...at });
  return parts;
}

/** Whether two bills are of one currency and one period. */
function areAlike(one: DeviceBill, other: DeviceBill): boolean {
  const kind = ({ currency, start, end }: DeviceBill): string =>
    [currency, Date.parse(start), Date.parse(end)].join(" ");
  return kind(one) === kind(other);
}
