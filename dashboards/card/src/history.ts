import type { HomeAssistant } from "./home_assistant";
import type { Period } from "./periods";
import { commonRange, Together, union } from "./together";
import { factorOf } from "./units";

/** A state and when it began, Unix time in ms. */
export interface Point {
  time: number;
  value: number | null;
}

interface CompressedState {
  /** The state. */
  s: string;
  /** When it was last updated, Unix time in s. */
  lu: number;
}

interface HistoryQuery {
  ids: readonly string[];
  range: Period;
}

const history = new Together<HistoryQuery, Record<string, CompressedState[]>>({
  join: (known, next) => {
    const range = commonRange(known.range, next.range);
    return range && { ids: union(known.ids, next.ids), range };
  },
  send: (hass, { ids, range }) =>
    hass.callWS({
      type: "history/history_during_period",
      start_time: new Date(range.start).toISOString(),
      end_time: new Date(range.end).toISOString(),
      entity_ids: ids,
      minimal_response: true,
      no_attributes: true,
      significant_changes_only: false,
    }),
  pick: (answer, { ids }) => Object.fromEntries(Object.entries(answer).filter(([id]) => ids.includes(id))),
});

/** The states of numeric entities in a time range, in order, W and kWh; what is not a number is null. One call. */
export async function loadHistory(
  hass: HomeAssistant,
  ids: readonly string[],
  range: Period,
): Promise<Record<string, Point[]>> {
  if (ids.length === 0) return {};
  const answer = await history.ask(hass, { ids, range });
  return Object.fromEntries(
    Object.entries(answer).map(([id, states]) => {
      const factor = factorOf(hass.states[id]);
      return [id, states.map((state) => point(state, factor))];
    }),
  );
}

function point({ s, lu }: CompressedState, factor: number): Point {
  const value = Number(s);
  return { time: lu * 1000, value: s.trim() !== "" && Number.isFinite(value) ? value * factor : null };
}
