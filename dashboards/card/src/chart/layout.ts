import type { Mark } from "../sums/quality";
import type { ChartData, Column, Series } from "./data";
import { labelEvery, niceScale } from "./scale";

const HEIGHT = 220;
const LABEL_WIDTH = 44;
/** Of 12 px letters, the widest. */
const DIGIT_WIDTH = 7;
const STRIP_HEIGHT = 14;
const LOWEST_STRIP = 3;
const GAP_BOX_HEIGHT = 16;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How opaque a price's band behind the bars is, and its mark above them. */
export interface BandInk {
  band: number;
  mark: number;
}

/** Prices stay behind what was used: the height of the mark tells them apart, and the ink helps a little. */
export function bandInk(level: number): BandInk {
  return { band: 0.03 + 0.06 * level, mark: 0.22 + 0.3 * level };
}

export interface Layout {
  height: number;
  plot: { left: number; top: number; width: number; height: number };
  /** The width of one column. */
  step: number;
  digits: number;
  ticks: { value: number; y: number }[];
  labels: { x: number; text: string }[];
  /** Behind the bars; `strip` is the height of the price's mark above the plot. */
  bands: { x: number; width: number; level: number; strip: number; ink: BandInk }[];
  expected: Box[];
  bars: (Box & { color: string; mark: Exclude<Mark, "missing"> | null; kind: "bar" | "running" | "hollow" })[];
  /** Where a part of a bar is not known, though its time has come. */
  absent: Box[];
  lines: { path: string; color: string }[];
  /** The column under an x; null beside the plot. */
  columnAt: (x: number) => number | null;
}

/** Where each mark of a chart goes, in px; `write` gives the numbers of the axis, which stand left of it. */
export function layOut(
  data: ChartData,
  width: number,
  write: (value: number, digits: number) => string = (value, digits) => value.toFixed(digits),
): Layout {
  const scale = niceScale(extremes(data));
  const longest = Math.max(data.unit.length, ...scale.ticks.map((value) => write(value, scale.digits).length));
  const left = Math.max(LABEL_WIDTH, longest * DIGIT_WIDTH + 12);
  const plot = { left, top: 20, width: Math.max(10, width - left - 4), height: HEIGHT - 44 };
  const count = data.columns.length;
  const step = plot.width / Math.max(1, count);
  const y = (value: number): number => plot.top + ((scale.high - value) / (scale.high - scale.low)) * plot.height;
  const every = labelEvery(count, plot.width, LABEL_WIDTH);
  return {
    height: HEIGHT,
    plot,
    step,
    digits: scale.digits,
    ticks: scale.ticks.map((value) => ({ value, y: y(value) })),
    labels: data.columns.flatMap(({ label }, index) =>
      index % every === 0 ? [{ x: plot.left + (index + 0.5) * step, text: label }] : [],
    ),
    bands: bands(data, plot.left, step),
    expected: (data.expected ?? []).flatMap((range, index) =>
      range
        ? [
            {
              x: plot.left + index * step,
              y: y(range.high),
              width: step,
              height: Math.max(1, y(range.low) - y(range.high)),
            },
          ]
        : [],
    ),
    bars: bars(data, plot.left, step, y),
    absent: absent(data, plot.left, step, y),
    lines: data.series
      .filter(({ shape }) => shape === "line")
      .map((series) => ({ path: path(series, plot.left, step, y), color: series.color })),
    columnAt: (x) => {
      const index = Math.floor((x - plot.left) / step);
      return index >= 0 && index < count ? index : null;
    },
  };
}

/** The x of a time in charts whose columns follow each other in time. */
function place(columns: readonly Column[], time: number, left: number, step: number): number {
  const index = columns.findIndex(({ end }) => time < end);
  const column = columns[index];
  if (!column) return left + columns.length * step;
  return left + (index + Math.max(0, (time - column.start) / (column.end - column.start))) * step;
}

function stripOf(level: number): number {
  return LOWEST_STRIP + level * (STRIP_HEIGHT - LOWEST_STRIP);
}

function bands({ columns, prices }: ChartData, left: number, step: number): Layout["bands"] {
  if (!prices || prices.legend.length < 2) return [];
  const found: Layout["bands"] = [];
  for (const { start, end, level } of prices.bands) {
    const x = place(columns, start, left, step);
    const width = place(columns, end, left, step) - x;
    const last = found.at(-1);
    if (last?.level === level && Math.abs(last.x + last.width - x) < 0.01) last.width += width;
    else if (width > 0) found.push({ x, width, level, strip: stripOf(level), ink: bandInk(level) });
  }
  return found;
}

/** What is not known yet stands on top of what is. */
function absent(data: ChartData, left: number, step: number, y: (value: number) => number): Box[] {
  const width = Math.max(2, step - Math.min(step * 0.2, 6));
  return data.columns.flatMap((_, index) => {
    if (!data.series.some(({ marks }) => marks?.[index] === "missing")) return [];
    const known = data.series.reduce((sum, series) => sum + Math.max(0, series.values[index] ?? 0), 0);
    return [
      {
        x: left + index * step + (step - width) / 2,
        y: Math.max(0, y(known) - GAP_BOX_HEIGHT),
        width,
        height: GAP_BOX_HEIGHT,
      },
    ];
  });
}

function* extremes(data: ChartData): Iterable<number | null> {
  const stacked = data.series.filter(({ shape }) => shape === undefined || shape === "stacked");
  for (let index = 0; index < data.columns.length; index++) {
    const values = stacked.map((series) => series.values[index] ?? 0);
    yield values.reduce((sum, value) => sum + Math.max(0, value), 0);
    yield values.reduce((sum, value) => sum + Math.min(0, value), 0);
    yield data.expected?.[index]?.high ?? null;
    yield data.expected?.[index]?.low ?? null;
  }
  for (const series of data.series) if (!stacked.includes(series)) yield* series.values;
}

function patternOf(mark: Mark | null | undefined): Layout["bars"][number]["mark"] {
  return mark === "estimated" || mark === "late" ? mark : null;
}

function bars(data: ChartData, left: number, step: number, y: (value: number) => number): Layout["bars"] {
  const stacked = data.series.filter(({ shape }) => shape === undefined || shape === "stacked");
  const beside = data.series.filter(({ shape }) => shape === "beside");
  const slots = beside.length + (stacked.length ? 1 : 0);
  const gap = Math.min(step * 0.2, 6);
  const slot = Math.max(0.5, (step - gap) / Math.max(1, slots));
  const found: Layout["bars"] = [];
  data.columns.forEach((column, index) => {
    const x = left + index * step + gap / 2;
    const sums = { up: 0, down: 0 };
    const add = (series: Series, at: number, from: number): number => {
      const value = series.values[index];
      if (value === null || value === undefined || value === 0) return from;
      const [top, bottom] = value > 0 ? [y(from + value), y(from)] : [y(from), y(from + value)];
      found.push({
        x: at,
        y: top,
        width: slot,
        height: Math.max(0.5, bottom - top),
        color: series.color,
        mark: patternOf(series.marks?.[index]),
        kind: series.hollow ? "hollow" : column.running ? "running" : "bar",
      });
      return from + value;
    };
    beside.forEach((series, place) => add(series, x + place * slot, 0));
    for (const series of stacked) {
      const side = (series.values[index] ?? 0) < 0 ? "down" : "up";
      sums[side] = add(series, x + beside.length * slot, sums[side]);
    }
  });
  return found;
}

function path(series: Series, left: number, step: number, y: (value: number) => number): string {
  let pen = "M";
  return series.values
    .map((value, index) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const point = `${pen}${(left + (index + 0.5) * step).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = "L";
      return point;
    })
    .join("");
}
