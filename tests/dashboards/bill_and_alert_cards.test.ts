// @vitest-environment jsdom
import type { SmartEnergyCard } from "../../dashboards/card/src/card";
import type { DeviceBill } from "../../dashboards/card/src/commands";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";
import { mount, shown, textOf, withCards } from "./cards_page";
import { entity, home, plain } from "./house";

withCards();

describe("the costs card", () => {
  const bill = (
    missing: number,
    other: Partial<DeviceBill> = {},
  ): DeviceBill => ({
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
    projected_p10: null,
    projected_p90: null,
    budget: null,
    tier: { name: "2", used_kwh: "10", limit_kwh: null },
    estimated_hours: 0,
    missing_hours: missing,
    ...other,
  });

  it("says of which meter the energy is missing, and what all bills come to", async () => {
    const hass = home({
      callWS: <T>() => Promise.resolve({ d1: bill(0), d2: bill(5) } as T),
    });
    const text = textOf(await mount("costs", hass));
    expect(text).toContain("€6.00");
    expect(text).toContain("meter-10: The energy of 5.0 hours is missing.");
    expect(text).not.toContain("meter-2: The energy");
    expect(text).toContain("meter-2: Tier 2, the last one: 10.00 kWh used.");
  });

  it("says how far the expected bill of one meter may be off", async () => {
    const expected = bill(0, {
      projected: "50.00",
      projected_p10: "44.10",
      projected_p90: "61.25",
    });
    const text = async (bills: Record<string, DeviceBill>): Promise<string> =>
      textOf(
        await mount(
          "costs",
          home({ callWS: <T>() => Promise.resolve(bills as T) }),
        ),
      );
    expect(await text({ d1: expected })).toContain(
      "In four of five cases it comes to €44.10 to €61.25.",
    );
    expect(await text({ d1: expected, d2: expected })).not.toContain(
      "four of five",
    );
    expect(await text({ d1: bill(0) })).not.toContain("four of five");
  });

  it("adds up no bills of which one has a budget, another currency or another period", async () => {
    const bills = {
      d1: bill(0, { budget: "60", projected: "30" }),
      d2: bill(0, { currency: "CHF", total: "7.00", lines: [] }),
    };
    const hass = home({ callWS: <T>() => Promise.resolve(bills as T) });
    const card = await mount("costs", hass);
    const text = textOf(card);
    const names = card.shadowRoot?.querySelectorAll("h3") ?? [];
    expect([...names].map(({ textContent }) => textContent)).toEqual([
      "meter-2",
      "meter-10",
    ]);
    expect(text).toContain("Budget €60.00");
    expect(text).toContain("CHF 7.00");
    expect(card.shadowRoot?.querySelectorAll("table")).toHaveLength(2);
  });

  it("breaks down bills of different periods each on its own", async () => {
    const start = "2026-11-15T00:00:00+01:00";
    const bills = { d1: bill(0), d2: bill(0, { start, total: "7.00" }) };
    const hass = home({ callWS: <T>() => Promise.resolve(bills as T) });
    const text = textOf(await mount("costs", hass));
    expect(text).not.toContain("20.00 kWh");
    expect(text).toContain("meter-2 €3.00 since Nov 1, 2026");
    expect(text).toContain("meter-10 €7.00 since Nov 15, 2026");
  });

  it.each([
    ["number.d1_budget", "cost_budget", "60", "80"],
    ["sensor.d1_expected", "energy_expected_today", "20", "21"],
    ["sensor.d1_tariff", "tariff", "unavailable", "Flat"],
  ])(
    "asks for its bill anew when %s changes",
    async (id, key, before, after) => {
      let total = "3.00";
      const hass = home({
        callWS: <T>() => Promise.resolve({ d1: bill(0, { total }) } as T),
      });
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: "d1",
        translation_key: key,
      };
      hass.states[id] = entity(id, before);
      const card = await mount("costs", hass);
      total = "4.00";
      const changed = {
        ...entity(id, after),
        last_updated: "2026-11-22T11:31:00Z",
      };
      card.hass = { ...hass, states: { ...hass.states, [id]: changed } };
      await vi.waitFor(() => {
        expect(textOf(card)).toContain("€4.00");
      });
    },
  );

  const byDevice = async (
    bills: Record<string, DeviceBill>,
  ): Promise<string> => {
    const hass = home({ callWS: <T>() => Promise.resolve(bills as T) });
    const card = await mount("costs", hass);
    const buttons = [...(card.shadowRoot?.querySelectorAll("button") ?? [])];
    buttons.find(({ textContent }) => textContent.trim() === "Device")?.click();
    await card.updateComplete;
    return textOf(card);
  };

  it("tells what no circuit used, where circuit and meter are billed alike", async () => {
    const text = await byDevice({
      d1: bill(0),
      d3: bill(0, { total: "1.00" }),
    });
    expect(text).toContain("of which meter-2-kitchen €1.00");
    expect(text).toContain("of which the rest €2.00");
  });

  it("tells no rest, and why, where a circuit is billed in another currency since another day", async () => {
    const other = bill(0, {
      currency: "CHF",
      start: "2026-11-15T00:00:00+01:00",
    });
    const text = await byDevice({ d1: bill(0), d3: other });
    expect(text).toMatch(
      /meter-2-kitchen, billed since Nov 15, 2026 CHF.3\.00/,
    );
    expect(text).toContain("Not subtracted from meter-2");
    expect(text).not.toContain("of which");
  });

  it("shows circuits that have a tariff where their meter has none", async () => {
    const hass = home({
      callWS: <T>() => Promise.resolve({ d3: bill(0) } as T),
    });
    const text = textOf(await mount("costs", hass));
    expect(text).toContain("€3.00");
    expect(text).not.toContain("No tariff is chosen");
  });

  it.each([
    ["Energy, peak", "energy", "Energie, peak"],
    ["Energy", "energy", "Energie"],
    ["Standing charge", "standing", "Grundpreis"],
    ["Energy fund", "tax", "Energy fund"],
    ["Grundversorgung", "energy", "Grundversorgung"],
  ])("in German tells %s (%s) as %s", async (item, component, shown) => {
    const [line] = bill(0).lines;
    const lines = [{ ...line!, item, component }];
    const hass = home({
      language: "de",
      callWS: <T>() => Promise.resolve({ d1: bill(0, { lines }) } as T),
    });
    const card = await mount("costs", hass);
    expect(card.shadowRoot?.querySelector("tbody th")?.textContent).toBe(shown);
  });

  it("dates its period as the home does, wherever the person is", async () => {
    const start = "2026-11-01T00:00:00+09:00";
    const hass = home({
      callWS: <T>() => Promise.resolve({ d1: bill(0, { start }) } as T),
    });
    hass.config.time_zone = "Asia/Tokyo";
    hass.locale.time_zone = "local";
    expect(textOf(await mount("costs", hass))).toContain("since Nov 1, 2026");
  });

  it("does not take an integration that is not loaded for a home without tariff", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    for (const state of Object.values(hass.states)) state.state = "unavailable";
    const text = textOf(await mount("costs", hass));
    expect(text).toContain("Smart Energy is not running");
    expect(text).not.toContain("No tariff");
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
    ["22T10:05", "11/22/26, 11:00 AM – 11:05 AM"],
    ["23T10:05", "11/22/26, 11:00 AM – 11/23/26, 11:05 AM"],
  ])("tells an end at %s as %s", async (until, times) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-24") });
    const id = "event.meter_10_alert";
    const alert = told("meter-10", "overcurrent", 22);
    const a = { ...alert.a, until: `2026-11-${until}:00+00:00` };
    const card = await mount("alerts", withEvent({ [id]: [{ ...alert, a }] }));
    await shown(card);
    vi.useRealTimers();
    const time = card.shadowRoot?.querySelector("li .time")?.textContent ?? "";
    expect(plain(time)).toBe(times);
  });

  it("has no heading over nothing where it cannot be loaded", async () => {
    const hass = withEvent({});
    hass.callWS = () => Promise.reject(new Error("refused"));
    const card = await mount("alerts", hass);
    expect(textOf(card)).toContain("refused");
    expect(textOf(card)).not.toContain("Last 10 days");
  });

  function withEvent(answer: Record<string, unknown>): HomeAssistant {
    const hass = home({ callWS: <T>() => Promise.resolve(answer as T) });
    const id = "event.meter_10_alert";
    hass.entities[id] = {
      entity_id: id,
      platform: "smart_energy",
      device_id: "d2",
      translation_key: "alert",
    };
    return hass;
  }

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

  it("is not green while the integration is not loaded", async () => {
    const hass = home();
    for (const state of Object.values(hass.states)) state.state = "unavailable";
    const text = textOf(await mount("alerts", hass, { compact: true }));
    expect(text).toContain("Smart Energy is not running");
    expect(text).not.toContain("All is well");
  });

  it("shows an alert whose limit has the same key", async () => {
    const hass = home();
    const add = (id: string, state: string, attributes: object) => {
      hass.states[id] = entity(id, state, { ...attributes });
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: "d2",
        translation_key: "power_limit",
      };
    };
    add("binary_sensor.meter_10_power_limit", "on", {
      friendly_name: "meter-10 Power limit",
      alert_id: "meter-10|powerLimit|1",
      kind: "power_limit",
      value: 1017,
      limit: 5,
    });
    add("number.meter_10_power_limit", "5", {});
    const card = await mount("alerts", hass, { compact: true });
    expect(textOf(card)).toContain("meter-10: Power limit");
    expect(textOf(card)).toContain("1,017 W");
  });

  it("keeps each banner's button, whatever comes before it", async () => {
    const hass = home();
    const begin = (kind: string, time: string) => {
      const id = `binary_sensor.meter_10_${kind}`;
      hass.states[id] = entity(id, "on", { alert_id: kind, kind, since: time });
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: "d2",
        translation_key: kind,
      };
    };
    begin("overcurrent", "2026-11-22T10:00:00+00:00");
    const card = await mount("alerts", hass, { compact: true });
    const button = card.shadowRoot?.querySelector(".acknowledge");
    begin("overvoltage", "2026-11-22T11:00:00+00:00");
    card.hass = { ...hass, entities: { ...hass.entities } };
    await card.updateComplete;
    const buttons = [
      ...(card.shadowRoot?.querySelectorAll(".acknowledge") ?? []),
    ];
    expect(buttons).toHaveLength(2);
    expect(buttons[1]).toBe(button);
  });

  it("lists only what was within its time, however it is remembered", async () => {
    const day = 86_400_000;
    const told = (kind: string, daysAgo: number, until: boolean) => ({
      s: "now",
      a: {
        alert_id: kind,
        kind,
        since: new Date(Date.now() - daysAgo * day).toISOString(),
        ...(until
          ? { until: new Date(Date.now() - (daysAgo - 1) * day).toISOString() }
          : {}),
      },
    });
    const hass = home();
    const id = "event.meter_10_alert";
    hass.states[id] = entity(id, "now");
    hass.entities[id] = {
      entity_id: id,
      platform: "smart_energy",
      device_id: "d2",
      translation_key: "alert",
    };
    const states = [
      told("overcurrent", 240, true),
      told("overvoltage", 10.5, true),
      told("undervoltage", 2, false),
    ];
    hass.callWS = <T>() => Promise.resolve({ [id]: states } as T);
    const card = await mount("alerts", hass);
    const past = [...(card.shadowRoot?.querySelectorAll(".past li") ?? [])];
    expect(
      past.map(
        ({ textContent }) =>
          /\w+voltage|\w+current/.exec(textContent ?? "")?.[0],
      ),
    ).toEqual(["undervoltage", "overvoltage"]);
  });
});
