import type { HomeAssistant } from "./home_assistant";
import type { Period } from "./periods";

/** How long is waited for what other cards ask for: those of a view render in one frame, and reload at one moment. */
const GATHER_MS = 10;
/** So many more rows cost less than one more question. */
const MOST_TOGETHER_MS = 9 * 86_400_000;

export interface Question {
  /** The time that it is about, where it is about one. */
  range?: Period;
}

/** How questions of one kind are asked together. */
export interface Rules<Query, Answer> {
  /** One question in place of two, of which `known` begins first; undefined where two cost less. */
  join: (known: Query, next: Query) => Query | undefined;
  send: (hass: HomeAssistant, query: Query) => Promise<Answer>;
  /** What of a common answer is a question's own. */
  pick: (answer: Answer, query: Query) => Answer;
}

interface Waiting<Query, Answer> {
  query: Query;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

/** Sends what several cards ask for at the same time as few calls; a card alone asks in the same way. */
export class Together<Query extends Question, Answer> {
  // `hass` is a new object with every state; its connection stays.
  private readonly waiting = new WeakMap<object, Waiting<Query, Answer>[]>();

  constructor(private readonly rules: Rules<Query, Answer>) {}

  ask(hass: HomeAssistant, query: Query): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const entry = { query, resolve, reject };
      const waiting = this.waiting.get(hass.connection);
      if (waiting) {
        waiting.push(entry);
        return;
      }
      this.waiting.set(hass.connection, [entry]);
      setTimeout(() => {
        this.send(hass);
      }, GATHER_MS);
    });
  }

  private send(hass: HomeAssistant): void {
    const waiting = this.waiting.get(hass.connection) ?? [];
    this.waiting.delete(hass.connection);
    const groups: { query: Query; entries: Waiting<Query, Answer>[] }[] = [];
    for (const entry of waiting.sort((a, b) => startOf(a.query) - startOf(b.query))) {
      const isKnown = groups.some((group) => {
        const joined = this.rules.join(group.query, entry.query);
        if (joined === undefined) return false;
        group.query = joined;
        return group.entries.push(entry);
      });
      if (!isKnown) groups.push({ query: entry.query, entries: [entry] });
    }
    for (const { query, entries } of groups) void this.sendGroup(hass, query, entries);
  }

  private async sendGroup(hass: HomeAssistant, query: Query, entries: Waiting<Query, Answer>[]): Promise<void> {
    try {
      const answer = await this.rules.send(hass, query);
      for (const entry of entries) entry.resolve(this.rules.pick(answer, entry.query));
    } catch (error) {
      for (const { reject } of entries) reject(error);
    }
  }
}

function startOf({ range }: Question): number {
  return range?.start ?? 0;
}

/**
 * The time of both, of which `known` begins first; undefined where they are apart, or one would bring much that the
 * other does not need. What lies ahead brings nothing.
 */
export function commonRange(known: Period, later: Period): Period | undefined {
  const common = { start: known.start, end: Math.max(known.end, later.end) };
  const now = Date.now();
  const isSameEnd = Math.min(common.end, now) === Math.min(known.end, now);
  const isNear = later.start <= known.end && (isSameEnd || common.end - common.start <= MOST_TOGETHER_MS);
  return isNear ? common : undefined;
}

/** All of both lists, each once. */
export function union<Item>(first: readonly Item[], then: readonly Item[]): Item[] {
  return [...new Set([...first, ...then])];
}
