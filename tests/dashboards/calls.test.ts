// @vitest-environment jsdom
import {
  loadBills,
  loadForecast,
  loadHours,
} from "../../dashboards/card/src/commands";
import { loadHistory } from "../../dashboards/card/src/history";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";
import { SmartEnergyStrategy } from "../../dashboards/card/src/strategy/dashboard";
import { mount, withCards } from "./cards_page";
import { home } from "./house";

withCards();

type Message = Record<string, unknown> & { type: string };

/** A home that answers nothing, and what it was asked. */
function asked(answer: unknown = {}): { hass: HomeAssistant; sent: Message[] } {
  const sent: Message[] = [];
  const hass = home({
    callWS: <T>(message: Message) => {
      sent.push(message);
      return Promise.resolve(answer as T);
    },
  });
  return { hass, sent };
}

interface View {
  path: string;
  sections: { cards: ({ type: string } & Record<string, unknown>)[] }[];
}

/** The names and options of a view's own cards. */
async function cardsOf(
  hass: HomeAssistant,
  path: string,
): Promise<[string, Record<string, unknown>][]> {
  const { views } = (await SmartEnergyStrategy.generate(
    {},
    hass,
  )) as unknown as { views: View[] };
  const cards = views
    .filter((view) => view.path === path)
    .flatMap(({ sections }) => sections.flatMap((section) => section.cards));
  return cards.flatMap(({ type, grid_options: _, ...options }) => {
    const name = /^custom:smart-energy-(.*)-card$/.exec(type)?.[1];
    return name === undefined ? [] : [[name, options]];
  });
}

describe("a view asks at most five times", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    // Some time of a month, and the first days of one, in which the week before is of the month before.
    ["overview", "2026-11-18T12:34:00Z", 5],
    ["analytics", "2026-11-18T12:34:00Z", 5],
    ["analytics", "2026-11-02T12:34:00Z", 5],
    ["analytics", "2026-11-01T12:34:00Z", 5],
    ["alerts", "2026-11-18T12:34:00Z", 1],
    ["devices", "2026-11-18T12:34:00Z", 1],
    ["settings", "2026-11-18T12:34:00Z", 0],
  ])("%s at %s", async (path, time, calls) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(time) });
    const { hass, sent } = asked();
    const id = "event.meter_10_alert";
    hass.entities[id] = {
      entity_id: id,
      platform: "smart_energy",
      device_id: "d2",
      translation_key: "alert",
    };
    const cards = await cardsOf(hass, path);
    await Promise.all(
      cards.map(([name, options]) => mount(name, hass, options)),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent.map(({ type }) => type)).toHaveLength(calls);
  });
});

describe("what cards ask for together", () => {
  const HOUR = 3_600_000;
  const at = (hour: number) => new Date(hour * HOUR).toISOString();

  it.each([
    ["bills", loadBills],
    ["forecasts", loadForecast],
  ] as const)(
    "of %s is one call, and each gets its own meters'",
    async (_, load) => {
      const { hass, sent } = asked({ a: 1, b: 2 });
      const answers = await Promise.all([
        load(hass, ["a", "c"]),
        load(hass, ["b", "a"]),
      ]);
      expect(sent.map(({ device_ids }) => device_ids)).toEqual([
        ["a", "c", "b"],
      ]);
      expect(answers).toEqual([{ a: 1 }, { b: 2, a: 1 }]);
    },
  );

  it("of hours is one call of the whole time, and each gets what lies in its own", async () => {
    const span = (start: number, end: number) => ({
      start: at(start),
      end: at(end),
    });
    const known = {
      currency: "EUR",
      bands: [
        { ...span(0, 4), price: "1", period: "" },
        { ...span(4, 9), price: "2", period: "" },
      ],
      estimated: [span(1, 2)],
      late: [span(3, 5)],
      missing: [span(8, 9)],
    };
    const { hass, sent } = asked({ a: known });
    const ask = (start: number, end: number, prices = true) =>
      loadHours(hass, ["a"], { start: start * HOUR, end: end * HOUR }, prices);
    const [early, late] = await Promise.all([
      ask(0, 4),
      ask(3, 9),
      ask(0, 4, false),
    ]);
    expect(
      sent.map(({ start_time, end_time, prices }) => [
        start_time,
        end_time,
        prices,
      ]),
    ).toEqual([
      [at(0), at(9), true],
      [at(0), at(4), false],
    ]);
    expect(early).toEqual({
      a: { ...known, bands: known.bands.slice(0, 1), missing: [] },
    });
    expect(late).toEqual({ a: { ...known, estimated: [] } });
  });

  it("of states is one call, and each gets its own entities'", async () => {
    const { hass, sent } = asked({
      a: [{ s: "1", lu: 1 }],
      b: [{ s: "2", lu: 1 }],
    });
    const range = { start: 0, end: HOUR };
    const answers = await Promise.all([
      loadHistory(hass, ["a"], range),
      loadHistory(hass, ["b"], { start: 3, end: HOUR + 3 }),
    ]);
    expect(sent).toHaveLength(1);
    expect(answers.map((answer) => Object.keys(answer))).toEqual([
      ["a"],
      ["b"],
    ]);
  });

  it("that fails tells everyone who asked", async () => {
    const hass = home({ callWS: () => Promise.reject(new Error("busy")) });
    const results = await Promise.allSettled([
      loadBills(hass, ["a"]),
      loadBills(hass, ["b"]),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
  });
});
