import { isSource, topMeters, type Meter } from "../meters";

/** What the devices card shows of one meter, of a circuit, or of what no circuit measures. */
export interface DeviceRow {
  meter: Meter;
  /** This row is what is left of its meter when its circuits are taken away. */
  untracked: boolean;
  /** How many meters it is below. */
  depth: number;
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

/** The rows with what is left of each meter that has circuits, and with their shares of what the house used. */
export function withRestAndShares(rows: readonly DeviceRow[]): DeviceRow[] {
  const main = topMeters(rows.map(({ meter }) => meter));
  const used = rows.filter(({ meter }) => main.includes(meter) && !isSource(meter));
  const total = used.reduce((sum, { todayKwh }) => sum + (todayKwh ?? 0), 0);
  return used.length === 0 ? [...rows] : rows.flatMap((row) => withCircuits(row, rows, total));
}

/** A row with its share, and with its rest where that can be told. */
function withCircuits(row: DeviceRow, rows: readonly DeviceRow[], total: number): DeviceRow[] {
  const circuits = rows.filter(({ meter }) => meter.parentId === row.meter.id);
  const using = circuits.filter(({ meter }) => !isSource(meter));
  const shared = { ...row, share: isFed(row, rows) ? null : shareOf(row, total) };
  // What a source gives, circuits use beside what their meter counts; only the grid's own circuits are all of the meter.
  const isTold = using.length > 0 && (using.length === circuits.length || using.every(isOfGrid));
  if (!isTold) return [shared];
  const left = rest(row, using);
  return [shared, { ...left, share: shareOf(left, total) }];
}

const isOfGrid = ({ meter }: DeviceRow): boolean => meter.role === "grid";

function shareOf({ meter, todayKwh }: DeviceRow, total: number): number | null {
  if (todayKwh === null || total <= 0 || isSource(meter)) return null;
  const share = todayKwh / total;
  return share > 1 + MOST_DIFFERENCE ? null : Math.min(1, share);
}

/** Whether a circuit and those beside it use more than their meter, or one above it, has counted: something else feeds them. */
function isFed({ meter }: DeviceRow, rows: readonly DeviceRow[]): boolean {
  const parent = rows.find((row) => row.meter.id === meter.parentId);
  if (parent === undefined) return false;
  const beside = rows.filter((row) => row.meter.parentId === meter.parentId && !isSource(row.meter));
  const sum = beside.reduce((sum, { todayKwh }) => sum + (todayKwh ?? 0), 0);
  const isMore = parent.todayKwh !== null && sum > (1 + MOST_DIFFERENCE) * parent.todayKwh;
  return isMore || isFed(parent, rows);
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
  const main = topMeters(rows.map(({ meter }) => meter));
  const first = rows.filter(({ meter, untracked }) => !untracked && main.includes(meter));
  return inOrder(first, key).flatMap((row) => [{ ...row, depth: 0 }, ...below(row, rows, key, 1)]);
}

function below({ meter }: DeviceRow, rows: readonly DeviceRow[], key: SortKey, depth: number): DeviceRow[] {
  const inner = rows.filter((row) => (row.untracked ? row.meter.id : row.meter.parentId) === meter.id);
  return inOrder(inner, key).flatMap((row) => [
    { ...row, depth },
    ...(row.untracked ? [] : below(row, rows, key, depth + 1)),
  ]);
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
