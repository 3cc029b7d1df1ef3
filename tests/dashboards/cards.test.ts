// @vitest-environment jsdom
import { AlertsCard } from "../../dashboards/card/src/cards/alerts";
import { CompareCard } from "../../dashboards/card/src/cards/compare";
import { CostsCard } from "../../dashboards/card/src/cards/costs";
import { DevicesCard } from "../../dashboards/card/src/cards/devices";
import { ForecastCard } from "../../dashboards/card/src/cards/forecast";
import { LiveCard } from "../../dashboards/card/src/cards/live";
import { UsageCard } from "../../dashboards/card/src/cards/usage";
import type { SmartEnergyCard } from "../../dashboards/card/src/card";
import type { ChartData } from "../../dashboards/card/src/chart/data";
import type {
  DeviceBill,
  DeviceHours,
} from "../../dashboards/card/src/commands";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";
import { entity, home } from "./house";

const CARDS = {
  alerts: AlertsCard,
  compare: CompareCard,
  costs: CostsCard,
  devices: DevicesCard,
  forecast: ForecastCard,
  live: LiveCard,
  usage: UsageCard,
};
const ALL = Object.entries(CARDS);
const LOADING = ALL.filter(([name]) => !["alerts", "live"].includes(name));

beforeAll(() => {
  for (const [name, card] of ALL)
    window.customElements.define(`smart-energy-${name}-card`, card);
});

afterEach(() => {
  document.body.replaceChildren();
});

async function mount(
  name: string,
  hass: HomeAssistant,
  config: Record<string, unknown> = {},
): Promise<SmartEnergyCard> {
  const card = document.createElement(
    `smart-energy-${name}-card`,
  ) as SmartEnergyCard;
  card.setConfig({ type: `custom:smart-energy-${name}-card`, ...config });
  card.hass = hass;
  document.body.append(card);
  await settle(card);
  return card;
}

async function settle(card: SmartEnergyCard): Promise<void> {
  await card.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await card.updateComplete;
}

const shown = (card: SmartEnergyCard): Promise<void> =>
  vi.waitFor(() => {
    expect(textOf(card)).not.toContain("Loading");
  });

const textOf = (card: SmartEnergyCard): string =>
  card.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? "";

describe.each(ALL)("the %s card", (name) => {
  it("says how to add a meter where there is none", async () => {
    const card = await mount(name, home({ entities: {} }));
    expect(textOf(card)).toContain("No meter yet");
  });

  it("says so where the meters that it was told are gone", async () => {
    const card = await mount(name, home(), { devices: ["gone"] });
    expect(textOf(card)).toContain("not there any more");
  });

  it("says that Home Assistant cannot be reached", async () => {
    const card = await mount(name, home({ connected: false }));
    expect(textOf(card)).toContain("cannot be reached");
  });

  it("speaks German", async () => {
    const card = await mount(name, home({ entities: {}, language: "de" }));
    expect(textOf(card)).toContain("Noch kein Zähler");
  });
});

describe.each(LOADING)("the %s card", (name) => {
  it("says that it loads, and shows no zero meanwhile", async () => {
    const card = await mount(
      name,
      home({ callWS: () => new Promise(() => undefined) }),
    );
    expect(textOf(card)).toContain("Loading");
    expect(textOf(card)).not.toMatch(/\b0([.,]0+)? ?(W|kWh|€)/);
  });

  it("says what went wrong, and tries again when asked", async () => {
    let calls = 0;
    const hass = home({
      callWS: () => {
        calls += 1;
        return Promise.reject(new Error("database is locked"));
      },
    });
    const card = await mount(name, hass);
    expect(textOf(card)).toContain("database is locked");
    const before = calls;
    card.shadowRoot?.querySelector<HTMLButtonElement>("button.plain")?.click();
    await settle(card);
    expect(calls).toBeGreaterThan(before);
  });

  it("shows no zero where nothing is known", async () => {
    const card = await mount(
      name,
      home({ callWS: <T>() => Promise.resolve({} as T) }),
    );
    expect(textOf(card)).not.toMatch(/\b0([.,]0+)? ?(kWh|€)/);
  });
});

describe.each(LOADING)("the %s card, once loaded", (name) => {
  it("keeps what it shows when a later load fails, and says so", async () => {
    let broken = false;
    const hass = home({
      callWS: <T>() =>
        broken ? Promise.reject(new Error("locked")) : Promise.resolve({} as T),
    });
    const card = await mount(name, hass);
    await shown(card);
    const before = textOf(card);
    broken = true;
    card.hass = { ...hass, config: { ...hass.config, state: "STARTING" } };
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("locked");
    });
    const after = textOf(card);
    expect(after).toContain("Not up to date, this could not be loaded: locked");
    expect(after.length).toBeGreaterThan(before.length);
  });

  it("asks again when Home Assistant is back, and when a meter is new", async () => {
    let calls = 0;
    const hass = home({
      callWS: <T>() => {
        calls += 1;
        return Promise.resolve({} as T);
      },
    });
    const card = await mount(name, hass);
    await shown(card);
    const each = calls;
    card.hass = { ...hass, connected: false };
    await settle(card);
    expect(calls).toBe(each);
    card.hass = { ...hass };
    await vi.waitFor(() => {
      expect(calls).toBe(2 * each);
    });
    const entities = { ...hass.entities };
    entities["sensor.new_power"] = {
      entity_id: "sensor.new_power",
      platform: "smart_energy",
      device_id: "d4",
      translation_key: "power",
    };
    const devices = {
      ...hass.devices,
      d4: { ...hass.devices["d2"]!, id: "d4" },
    };
    card.hass = { ...hass, entities, devices };
    await vi.waitFor(() => {
      expect(calls).toBe(3 * each);
    });
  });

  it("says in words that the connection broke, of which Home Assistant tells a number", async () => {
    // Home Assistant rejects with ERR_CONNECTION_LOST, which is 3.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const card = await mount(name, home({ callWS: () => Promise.reject(3) }));
    expect(textOf(card)).toContain("Home Assistant cannot be reached");
    expect(textOf(card)).not.toContain(": 3");
  });
});

describe("the usage card", () => {
  const HOUR = 3_600_000;
  const hour = Date.parse("2026-11-22T11:00:00Z");

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: hour + HOUR / 2 });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function asking(known: Partial<DeviceHours>): HomeAssistant {
    const answers: Record<string, unknown> = {
      "recorder/statistics_during_period": {
        "sensor.meter_10_energy": [
          { start: hour, end: hour + HOUR, change: 1.5 },
        ],
      },
      "smart_energy/hours": {
        d2: {
          currency: null,
          bands: [],
          estimated: [],
          late: [],
          missing: [],
          ...known,
        },
      },
    };
    return home({
      callWS: <T>({ type }: { type: string }) =>
        Promise.resolve(answers[type] as T),
    });
  }

  async function chart(known: Partial<DeviceHours>): Promise<ChartData> {
    const card = await mount("usage", asking(known));
    const view = card.shadowRoot?.querySelector("smart-energy-chart");
    return (view as unknown as { data: ChartData }).data;
  }

  const span = (start: number, end: number) => ({
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
  });

  it("says which meter's hours are late, estimated and missing, and marks its bars", async () => {
    const data = await chart({
      late: [span(hour, hour + HOUR)],
      estimated: [span(hour - HOUR / 2, hour + HOUR / 4)],
    });
    const index = data.columns.findIndex(({ start }) => start === hour);
    expect(data.series[0]?.marks?.[index]).toBe("estimated");
    expect(data.columns[index]?.note).toBe(
      "still running; meter-10: 0.3 h estimated; meter-10: 1.0 h filled in late",
    );
  });

  it("tells the price of each bar, and of the whole in its legend", async () => {
    const prices = {
      currency: "EUR",
      bands: [
        { ...span(hour - 48 * HOUR, hour), price: "0.2853", period: "Night" },
        { ...span(hour, hour + 48 * HOUR), price: "0.4", period: "Peak" },
      ],
    };
    const data = await chart(prices);
    const column = data.columns.find(({ start }) => start === hour);
    expect(column?.price).toEqual({ low: 0.4, high: 0.4 });
    expect(data.prices?.legend.map(({ text }) => text)).toEqual([
      "Night: €0.2853/kWh",
      "Peak: €0.40/kWh",
    ]);
  });

  it("tells nothing yet from nothing at that time, and from no tariff", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const card = await mount("usage", hass);
    await shown(card);
    expect(textOf(card)).toContain("There is no data yet");
    card.shadowRoot
      ?.querySelector<HTMLButtonElement>("[aria-label=Earlier]")
      ?.click();
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("There are no data of this time");
    });
    const money = await mount("usage", hass, { unit: "money" });
    await shown(money);
    expect(textOf(money)).toContain("No tariff is set for these meters");
    expect(money.shadowRoot?.querySelector("a")).not.toBeNull();
  });

  it("has no legend of prices where there is no tariff", async () => {
    expect((await chart({})).prices).toBeUndefined();
  });

  it("refuses an option that it does not know, with those that it does", async () => {
    const card = document.createElement(
      "smart-energy-usage-card",
    ) as SmartEnergyCard;
    expect(() => {
      card.setConfig({ type: "x", span: "fortnight" } as never);
    }).toThrow('span: expected one of day, week, month, year, got "fortnight"');
  });
});

describe("the live card", () => {
  it("says what the last hour was like for those who cannot see its line", async () => {
    const now = Date.now() / 1000;
    const hass = home({
      callWS: <T>() =>
        Promise.resolve({
          "sensor.meter_10_power": [
            { s: "50", lu: now - 3600 },
            { s: "2000", lu: now - 600 },
          ],
        } as T),
    });
    const table = (await mount("live", hass)).shadowRoot?.querySelector(
      "section:last-of-type table",
    );
    expect(table?.querySelector("caption")?.textContent).toContain(
      "from 50.0 W to 2,000 W",
    );
    expect(table?.querySelectorAll("tr")).toHaveLength(12);
  });

  it("shows its values although the past cannot be loaded", async () => {
    const text = textOf(await mount("live", home()));
    expect(text).toContain("121 W");
    expect(text).toContain("Not up to date");
  });

  it("tells what is offline from what uses nothing", async () => {
    const card = await mount(
      "live",
      home({ callWS: <T>() => Promise.resolve({} as T) }),
    );
    const sections = [
      ...(card.shadowRoot?.querySelectorAll("section") ?? []),
    ].map((each) => each.textContent?.replace(/\s+/g, " "));
    expect(sections[0]).toContain("Offline");
    expect(sections[1]).toContain("0.0 W");
    expect(sections[2]).toContain("121 W");
  });

  it("tells what an hour of the present power costs, where there is a price", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const id = "sensor.meter_10_price";
    hass.states[id] = entity(id, "0.3", { unit_of_measurement: "EUR/kWh" });
    hass.entities[id] = {
      entity_id: id,
      platform: "smart_energy",
      device_id: "d2",
      translation_key: "price",
    };
    expect(textOf(await mount("live", hass))).toContain("€0.04 an hour");
  });

  it.each([
    [{ export_price: 0.08 }, "-€0.16 an hour"],
    [{}, "to the grid"],
  ])(
    "tells what feeding in earns, where that is known: %j",
    async (attributes, text) => {
      const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
      const id = "sensor.meter_10_price";
      hass.states[id] = entity(id, "0.3", {
        unit_of_measurement: "EUR/kWh",
        ...attributes,
      });
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: "d2",
        translation_key: "price",
      };
      hass.states["sensor.meter_10_power"]!.state = "-2000";
      const shownText = textOf(await mount("live", hass));
      expect(shownText).toContain(text);
      expect(shownText).not.toContain("€0.60");
    },
  );

  it("does not draw again for a state that is not its own", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const card = await mount("live", hass);
    const render = vi.spyOn(
      card as unknown as { render: () => unknown },
      "render",
    );
    card.hass = {
      ...hass,
      states: {
        ...hass.states,
        "light.other": { ...Object.values(hass.states)[0]! },
      },
    };
    await settle(card);
    expect(render).not.toHaveBeenCalled();
  });
});

describe("the costs card", () => {
  it("says of which meter the energy is missing, and what all bills come to", async () => {
    const bill = (missing: number): DeviceBill => ({
      currency: "EUR",
      start: "2026-11-01T00:00:00+01:00",
      end: "2026-12-01T00:00:00+01:00",
      lines: [
        {
          item: "Energy",
          component: "energy",
          quantity: "10",
          unit: "kWh",
          price: "0.3",
          amount: "3.00",
        },
      ],
      components: { energy: "3.00" },
      total: "3.00",
      projected: null,
      budget: null,
      tier: { name: "2", used_kwh: "10", limit_kwh: null },
      estimated_hours: 0,
      missing_hours: missing,
    });
    const hass = home({
      callWS: <T>() => Promise.resolve({ d1: bill(0), d2: bill(5) } as T),
    });
    const text = textOf(await mount("costs", hass));
    expect(text).toContain("€6.00");
    expect(text).toContain("meter-10: The energy of 5.0 hours is missing.");
    expect(text).not.toContain("meter-2: The energy");
    expect(text).toContain("meter-2: Tier 2, the last one: 10.00 kWh used.");
  });
});

describe("the forecast card", () => {
  it("shows what was measured of the meters that have a forecast, and names the others", async () => {
    const HOUR = 3_600_000;
    const start = Date.parse("2026-11-22T10:00:00Z");
    vi.useFakeTimers({ toFake: ["Date"], now: start + 1.5 * HOUR });
    const row = { start, end: start + HOUR };
    const answers: Record<string, unknown> = {
      "recorder/statistics_during_period": {
        "sensor.meter_10_energy": [{ ...row, change: 2 }],
        "sensor.meter_2_energy": [{ ...row, change: 40 }],
      },
      "smart_energy/forecast": {
        d2: {
          hours: [
            {
              start: new Date(start + 2 * HOUR).toISOString(),
              kwh: 1,
              p10: 0.5,
              p90: 2,
            },
          ],
          past: [
            { start: new Date(start).toISOString(), kwh: 3, p10: 1, p90: 4 },
          ],
          today_kwh: 20,
          tomorrow_kwh: null,
          reason: null,
        },
      },
    };
    const hass = home({
      callWS: <T>({ type }: { type: string }) =>
        Promise.resolve(answers[type] as T),
    });
    const card = await mount("forecast", hass);
    await shown(card);
    expect(textOf(card)).toContain("Without meter-2: no forecast yet.");
    expect(textOf(card)).toContain(
      "Forecast the day before for 1 of the last 24 hours: 3.00 kWh. Came: 2.00 kWh.",
    );
    expect(textOf(card)).toContain("Expected tomorrow Unknown");
    vi.useRealTimers();
  });
});

describe("the history of alerts", () => {
  const since = (day: number) => `2026-11-${day}T10:00:00+00:00`;
  const told = (meter: string, kind: string, day: number) => ({
    s: since(day),
    a: {
      alert_id: `${meter}|${kind}|${day}`,
      kind,
      value: 20,
      since: since(day),
      explanation: `why ${day}`,
    },
  });

  async function history(): Promise<SmartEnergyCard> {
    const hass = home({
      callWS: <T>() =>
        Promise.resolve({
          "event.meter_2_alert": [
            told("meter-2", "overcurrent", 14),
            told("meter-2", "unusual_hour", 15),
          ],
          "event.meter_10_alert": [told("meter-10", "overcurrent", 16)],
        } as T),
    });
    for (const [name, id] of [
      ["meter_2", "d1"],
      ["meter_10", "d2"],
    ] as const) {
      const entityId = `event.${name}_alert`;
      hass.entities[entityId] = {
        entity_id: entityId,
        platform: "smart_energy",
        device_id: id,
        translation_key: "alert",
      };
    }
    const card = await mount("alerts", hass);
    await shown(card);
    return card;
  }

  const days = (card: SmartEnergyCard): string[] =>
    [...(card.shadowRoot?.querySelectorAll("li .why") ?? [])].map(
      ({ textContent }) => textContent?.replace("why ", "") ?? "",
    );

  async function choose(
    card: SmartEnergyCard,
    filter: number,
    value: string,
  ): Promise<void> {
    const select = card.shadowRoot?.querySelectorAll("select")[filter];
    select!.value = value;
    select!.dispatchEvent(new Event("change"));
    await card.updateComplete;
  }

  it("has the newest first, each with its reason", async () => {
    expect(days(await history())).toEqual(["16", "15", "14"]);
  });

  it.each([
    [0, "overcurrent", ["16", "14"]],
    [0, "unusual_hour", ["15"]],
    [1, "d1", ["15", "14"]],
  ])("is filtered by kind and by meter: %d %s", async (filter, value, left) => {
    const card = await history();
    await choose(card, filter, value);
    expect(days(card)).toEqual(left);
    await choose(card, filter, "");
    expect(days(card)).toHaveLength(3);
  });

  it("says so where a choice leaves nothing", async () => {
    const card = await history();
    await choose(card, 0, "unusual_hour");
    await choose(card, 1, "d2");
    expect(textOf(card)).toContain("No alerts in this time");
  });
});

describe("the alerts card", () => {
  it("is green only while every meter is connected", async () => {
    const dark = await mount("alerts", home(), { compact: true });
    expect(textOf(dark)).toContain("not connected: meter-2");
    const hass = home();
    for (const state of Object.values(hass.states))
      if (state.state === "off") state.state = "on";
    expect(textOf(await mount("alerts", hass, { compact: true }))).toContain(
      "All is well",
    );
  });
});
