import type { HassEntity, HomeAssistant } from "./home_assistant";
import type { Period } from "./periods";
import { numberOf } from "./units";

/** One row of Home Assistant's long-term statistics; times are Unix times in ms. */
export interface StatisticsRow {
  start: number;
  end: number;
  /** What a total grew by in this period. */
  change?: number | null;
  sum?: number | null;
  /** What the entity showed at the end. */
  state?: number | null;
  mean?: number | null;
  min?: number | null;
  max?: number | null;
}

export type Resolution = "5minute" | "hour" | "day" | "week" | "month";
export type Statistics = Record<string, StatisticsRow[]>;

export interface StatisticsQuery {
  ids: readonly string[];
  range: Period;
  resolution: Resolution;
  types: readonly ("change" | "sum" | "state" | "mean" | "min" | "max")[];
}

const HOUR_MS = 3_600_000;
const MOST_TOGETHER_MS = 9 * 86_400_000;

interface Group {
  range: Period;
  resolution: Resolution;
  entries: Waiting[];
}

interface Waiting {
  query: StatisticsQuery;
  resolve: (statistics: Statistics) => void;
  reject: (reason: unknown) => void;
}

/**
 * Asks the recorder for statistics; what several cards ask for at the same time goes as one call.
 *
 * Energy comes in kWh and power in W whatever the entity shows.
 */
class Recorder {
  private waiting: Waiting[] = [];

  constructor(private readonly hass: HomeAssistant) {}

  ask(query: StatisticsQuery): Promise<Statistics> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ query, resolve, reject });
      // All cards of a view render in one frame: a macrotask gathers what they ask for.
      if (this.waiting.length === 1) setTimeout(() => this.send());
    });
  }

  private send(): void {
    const groups: Group[] = [];
    for (const entry of this.waiting.sort((a, b) => a.query.range.start - b.query.range.start)) {
      const { range, resolution } = entry.query;
      const group = groups.find((known) => known.resolution === resolution && isNear(known.range, range));
      if (group) {
        group.range.end = Math.max(group.range.end, range.end);
        group.entries.push(entry);
      } else groups.push({ range: { ...range }, resolution, entries: [entry] });
    }
    this.waiting = [];
    for (const group of groups) void this.sendGroup(group);
  }

  private async sendGroup({ range, resolution, entries: group }: Group): Promise<void> {
    try {
      const answer = await this.hass.callWS<Statistics>({
        type: "recorder/statistics_during_period",
        start_time: new Date(range.start).toISOString(),
        end_time: new Date(range.end).toISOString(),
        statistic_ids: [...new Set(group.flatMap(({ query }) => query.ids))],
        period: resolution,
        types: [...new Set(group.flatMap(({ query }) => query.types))],
        units: { energy: "kWh", power: "W" },
      });
      for (const { query, resolve } of group) resolve(pick(answer, query));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

/** Whether a later range is asked for with one that begins earlier: more rows cost less than one more question. */
function isNear(known: Period, later: Period): boolean {
  const end = Math.max(known.end, later.end);
  return later.start <= known.end && (end - known.start <= MOST_TOGETHER_MS || end === known.end);
}

function pick(answer: Statistics, { ids, range }: StatisticsQuery): Statistics {
  const within = ({ start }: StatisticsRow): boolean => start >= range.start && start < range.end;
  return Object.fromEntries(
    ids.flatMap((id) => {
      const rows = answer[id]?.filter(within);
      return rows?.length ? [[id, rows]] : [];
    }),
  );
}

const recorders = new WeakMap<object, Recorder>();

/** Statistics by id; an id without any in this range is left out. */
export function loadStatistics(hass: HomeAssistant, query: StatisticsQuery): Promise<Statistics> {
  if (query.ids.length === 0) return Promise.resolve({});
  // `hass` is a new object with every state; its connection stays.
  let recorder = recorders.get(hass.connection);
  if (!recorder) {
    recorder = new Recorder(hass);
    recorders.set(hass.connection, recorder);
  }
  return recorder.ask(query);
}

/**
 * What totals grew by in each 5 minutes of a range that have been compiled.
 *
 * The first row that Home Assistant keeps has nothing before it, so that its own change is not known.
 */
export async function loadRecent(hass: HomeAssistant, ids: readonly string[], range: Period): Promise<Statistics> {
  const wide = { start: range.start - 300_000, end: range.end };
  const statistics = await loadStatistics(hass, { ids, range: wide, resolution: "5minute", types: ["sum"] });
  const changes = Object.entries(statistics).map(([id, rows]): [string, StatisticsRow[]] => [
    id,
    rows.slice(1).map((row, index) => ({ start: row.start, end: row.end, change: difference(row, rows[index]) })),
  ]);
  return Object.fromEntries(changes);
}

function difference(row: StatisticsRow, before: StatisticsRow | undefined): number | null {
  return typeof row.sum === "number" && typeof before?.sum === "number" ? row.sum - before.sum : null;
}

/**
 * What totals have changed by in the running hour, by their states at its beginning and now: no call of its own where
 * hours are asked for anyway. Without a row while the hour before is not compiled, or when a register began anew.
 */
export async function loadRunning(hass: HomeAssistant, ids: readonly string[], hour: Period): Promise<Statistics> {
  const before = { start: hour.start - HOUR_MS, end: hour.start };
  const statistics = await loadStatistics(hass, { ids, range: before, resolution: "hour", types: ["state"] });
  return Object.fromEntries(
    Object.entries(statistics).flatMap(([id, rows]) => {
      const change = changeSince(rows.at(-1)?.state, hass.states[id]);
      return change === null ? [] : [[id, [{ ...hour, change }]]];
    }),
  );
}

function changeSince(then: number | null | undefined, state: HassEntity | undefined): number | null {
  const now = numberOf(state);
  if (typeof then !== "number" || now === null) return null;
  return now < then && state?.attributes["state_class"] === "total_increasing" ? null : now - then;
}

/** Rows of the same statistics, one after the other. */
export function joined(first: Statistics, then: Statistics): Statistics {
  const ids = new Set([...Object.keys(first), ...Object.keys(then)]);
  return Object.fromEntries([...ids].map((id) => [id, [...(first[id] ?? []), ...(then[id] ?? [])]]));
}
