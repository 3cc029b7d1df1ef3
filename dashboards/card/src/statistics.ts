import type { HassEntity, HomeAssistant } from "./home_assistant";
import { statisticsHour, type Period } from "./periods";
import { commonRange, Together, union } from "./together";
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

export type Resolution = "hour" | "day" | "week" | "month";
export type Statistics = Record<string, StatisticsRow[]>;

export interface StatisticsQuery {
  ids: readonly string[];
  range: Period;
  resolution: Resolution;
  types: readonly ("change" | "sum" | "state" | "mean" | "min" | "max")[];
}

const HOUR_MS = 3_600_000;

/** Energy comes in kWh and power in W whatever the entity shows. */
function send(hass: HomeAssistant, { ids, range, resolution, types }: StatisticsQuery): Promise<Statistics> {
  return hass.callWS({
    type: "recorder/statistics_during_period",
    start_time: new Date(range.start).toISOString(),
    end_time: new Date(range.end).toISOString(),
    statistic_ids: ids,
    period: resolution,
    types,
    units: { energy: "kWh", power: "W" },
  });
}

function join(known: StatisticsQuery, next: StatisticsQuery): StatisticsQuery | undefined {
  const range = known.resolution === next.resolution ? commonRange(known.range, next.range) : undefined;
  return range && { ...known, ids: union(known.ids, next.ids), types: union(known.types, next.types), range };
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

const recorder = new Together({ join, send, pick });

/** Statistics by id; an id without any in this range is left out. */
export function loadStatistics(hass: HomeAssistant, query: StatisticsQuery): Promise<Statistics> {
  return query.ids.length === 0 ? Promise.resolve({}) : recorder.ask(hass, query);
}

/**
 * What totals have changed by in the hour that runs at `now`, by their states at its beginning and at present: no call
 * of its own where hours are asked for anyway. Without a row while the hour before is not compiled, or when a register
 * began anew.
 */
export async function loadRunning(hass: HomeAssistant, ids: readonly string[], now: number): Promise<Statistics> {
  const { start } = statisticsHour(now);
  const before = { start: start - HOUR_MS, end: start };
  const statistics = await loadStatistics(hass, { ids, range: before, resolution: "hour", types: ["state"] });
  return Object.fromEntries(
    Object.entries(statistics).flatMap(([id, rows]) => {
      const change = changeSince(rows.at(-1)?.state, hass.states[id]);
      return change === null ? [] : [[id, [{ start, end: now, change }]]];
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
