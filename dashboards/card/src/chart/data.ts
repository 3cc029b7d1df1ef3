/** What a chart, its table, its summary and its CSV file show alike. */

export interface Series {
  name: string;
  /** A CSS colour. */
  color: string;
  /** One value a column; null where it is not known, which is not zero. */
  values: readonly (number | null)[];
  /** Drawn beside the other series' bars instead of on top of them, or as a line over them. */
  shape?: "stacked" | "beside" | "line";
}

export interface Column {
  /** Short, under the axis. */
  label: string;
  /** Whole, in tooltip and table. */
  title: string;
  /** Unix time in ms, for the CSV file. */
  start: number;
  end: number;
  /** Why this value is not a plain measured one, in the person's words. */
  note?: string;
  /** A colour behind the column: the price of its time. */
  band?: string;
}

export interface ChartData {
  unit: string;
  columns: readonly Column[];
  series: readonly Series[];
  /** The range within which the value is expected, a column each. */
  expected?: readonly ({ low: number; high: number } | null)[];
}

/** Rows of the chart as comma-separated values (RFC 4180): times in UTC, numbers with a point. */
export function toCsv(data: ChartData): string {
  const header = ["start", "end", ...data.series.map(({ name }) => `${name} (${data.unit})`)];
  const band = data.expected ? [`low (${data.unit})`, `high (${data.unit})`] : [];
  const rows = data.columns.map((column, index) => [
    new Date(column.start).toISOString(),
    new Date(column.end).toISOString(),
    ...data.series.map(({ values }) => cell(values[index])),
    ...(data.expected ? [cell(data.expected[index]?.low), cell(data.expected[index]?.high)] : []),
    column.note ?? "",
  ]);
  return [[...header, ...band, "note"], ...rows].map((row) => row.map(quote).join(",")).join("\r\n") + "\r\n";
}

function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

function quote(text: string): string {
  // A spreadsheet would run what begins like a formula; a number may begin with a minus.
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The sum of a series' known values; null where none is known. */
export function totalOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}
