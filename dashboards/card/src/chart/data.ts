import { withoutIsolation } from "../language";
import type { PriceBand } from "../sums/prices";
import type { Mark } from "../sums/quality";

/** What a chart, its table, its summary and its CSV file show alike. */

export interface Series {
  name: string;
  /** A CSS colour. */
  color: string;
  /** One value a column; null where it is not known, which is not zero. */
  values: readonly (number | null)[];
  /** Why a bar is not plainly measured, one a column. */
  marks?: readonly (Mark | null)[];
  /** Drawn beside the other series' bars instead of on top of them, or as a line over them. */
  shape?: "stacked" | "beside" | "line";
  /** Drawn as an outline: what is told beside the others, but is not a part of what is compared. */
  hollow?: boolean;
}

export interface Column {
  /** Short, under the axis. */
  label: string;
  /** Whole, in tooltip and table. */
  title: string;
  /** Unix time in ms, for the CSV file. */
  start: number;
  end: number;
  /** What is to be known of its values, in the person's words. */
  note?: string;
  /** It has begun and is not over. */
  running?: boolean;
  /** It has not begun: what it does not have is not unknown, it is to come. */
  ahead?: boolean;
  /** The prices of its time per kWh. */
  price?: { low: number; high: number };
}

/** The prices behind the bars, and how they are told. */
export interface PricesBehind {
  bands: readonly PriceBand[];
  legend: readonly { level: number; text: string }[];
  /** Of the CSV file: a currency per kWh. */
  unit: string;
  format: (price: number) => string;
}

export interface ChartData {
  unit: string;
  columns: readonly Column[];
  series: readonly Series[];
  /** The range within which the value is expected, a column each. */
  expected?: readonly ({ low: number; high: number } | null)[];
  prices?: PricesBehind;
}

/** The price of a column in words; undefined where none is known. */
export function priceText({ prices }: ChartData, { price }: Column): string | undefined {
  if (!prices || !price) return undefined;
  const { format } = prices;
  return price.low === price.high ? format(price.low) : `${format(price.low)} – ${format(price.high)}`;
}

/** What the bars of a column that stand on each other come to; undefined where there is one, or others stand beside. */
export function stackTotal({ series }: ChartData, index: number): number | undefined {
  const bars = series.filter(({ shape }) => shape !== "line");
  if (bars.length < 2 || bars.some(({ shape }) => shape === "beside")) return undefined;
  return totalOf(bars.map(({ values }) => values[index] ?? null)) ?? undefined;
}

/** The marks that a chart's bars have, the gravest first. */
export function marksOf(data: ChartData, order: readonly Mark[]): Mark[] {
  const found = new Set(data.series.flatMap(({ marks }) => marks ?? []));
  return order.filter((mark) => found.has(mark));
}

/** Rows of the chart as comma-separated values (RFC 4180): times in UTC, numbers with a point. */
export function toCsv(data: ChartData): string {
  const header = ["start", "end", ...data.series.map(({ name }) => `${name} (${data.unit})`)];
  const band = data.expected ? [`low (${data.unit})`, `high (${data.unit})`] : [];
  const price = data.prices ? [`lowest price (${data.prices.unit})`, `highest price (${data.prices.unit})`] : [];
  const rows = data.columns.map((column, index) => [
    new Date(column.start).toISOString(),
    new Date(column.end).toISOString(),
    ...data.series.map(({ values }) => cell(values[index])),
    ...(data.expected ? [cell(data.expected[index]?.low), cell(data.expected[index]?.high)] : []),
    ...(data.prices ? [cell(column.price?.low), cell(column.price?.high)] : []),
    column.note ?? "",
  ]);
  return lines([[...header, ...band, ...price, "note"], ...rows]);
}

/** Rows of texts as comma-separated values. */
export function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quote).join(",")).join("\r\n") + "\r\n";
}

function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

function quote(text: string): string {
  // A spreadsheet would run what begins like a formula; a number may begin with a minus.
  const plain = withoutIsolation(text);
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The sum of a series' known values; null where none is known. */
export function totalOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}
