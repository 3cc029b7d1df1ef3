import type { Meter } from "../meters";

/** What the devices card shows of one meter, of a circuit, or of what no circuit measures. */
export interface DeviceRow {
  meter: Meter;
  /** This row is what is left of its meter when its circuits are taken away. */
  untracked: boolean;
  online: boolean | null;
  lastSeen: number | null;
  powerW: number | null;
  todayKwh: number | null;
  costToday: number | null;
  standbyW: number | null;
  /** Of the energy of all main meters today, 0 to 1. */
  share: number | null;
}

export type SortKey = "name" | "power" | "today" | "cost";

const MOST_DIFFERENCE = 0.05;

type Sum = "powerW" | "todayKwh" | "costToday";

/** The rows with what is left of each meter that has circuits, and with their shares of the house. */
export function withRestAndShares(rows: readonly DeviceRow[]): DeviceRow[] {
  const all = rows.flatMap((row) => {
    const circuits = rows.filter(({ meter }) => meter.parentId === row.meter.id);
    return circuits.length ? [row, rest(row, circuits)] : [row];
  });
  const ids = new Set(rows.map(({ meter }) => meter.id));
  const main = rows.filter(({ meter }) => meter.parentId === null || !ids.has(meter.parentId));
  const total = main.reduce((sum, { todayKwh }) => sum + (todayKwh ?? 0), 0);
  return all.map((row) => ({ ...row, share: row.todayKwh !== null && total > 0 ? row.todayKwh / total : null }));
}

function rest(row: DeviceRow, circuits: readonly DeviceRow[]): DeviceRow {
  // What a silent circuit uses is not known, so that what is left is not known either.
  const left = (key: Sum): number | null => {
    const parts = circuits.map((circuit) => circuit[key]);
    const whole = row[key];
    if (whole === null || parts.includes(null)) return null;
    const rest = whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    // Meters differ by a few percent; circuits that measure much more than their meter leave nothing that could be told.
    return rest < -MOST_DIFFERENCE * Math.abs(whole) ? null : Math.max(0, rest);
  };
  return {
    ...row,
    untracked: true,
    powerW: left("powerW"),
    todayKwh: left("todayKwh"),
    costToday: left("costToday"),
    standbyW: null,
    share: null,
  };
}

const VALUES: Record<Exclude<SortKey, "name">, Sum> = { power: "powerW", today: "todayKwh", cost: "costToday" };

/** Meters in order, each with its circuits and its rest below it in the same order; what is offline comes first. */
export function sorted(rows: readonly DeviceRow[], key: SortKey): DeviceRow[] {
  const ids = new Set(rows.map(({ meter }) => meter.id));
  const main = rows.filter(
    ({ meter, untracked }) => !untracked && (meter.parentId === null || !ids.has(meter.parentId)),
  );
  return inOrder(main, key).flatMap((row) => {
    const below = rows.filter(
      ({ meter, untracked }) => meter.parentId === row.meter.id || (untracked && meter.id === row.meter.id),
    );
    return [row, ...inOrder(below, key)];
  });
}

function inOrder(rows: readonly DeviceRow[], key: SortKey): DeviceRow[] {
  const offline = (row: DeviceRow): number => (row.online === false && !row.untracked ? 0 : 1);
  return [...rows].sort((a, b) => {
    if (offline(a) !== offline(b)) return offline(a) - offline(b);
    if (key === "name")
      return (
        Number(a.untracked) - Number(b.untracked) ||
        a.meter.name.localeCompare(b.meter.name, undefined, { numeric: true })
      );
    return (b[VALUES[key]] ?? -Infinity) - (a[VALUES[key]] ?? -Infinity) || a.meter.name.localeCompare(b.meter.name);
  });
}
