// @vitest-environment jsdom
import { AlertsCard } from "../../dashboards/card/src/cards/alerts";
import { CompareCard } from "../../dashboards/card/src/cards/compare";
import { CostsCard } from "../../dashboards/card/src/cards/costs";
import { DevicesCard } from "../../dashboards/card/src/cards/devices";
import { ForecastCard } from "../../dashboards/card/src/cards/forecast";
import { LiveCard } from "../../dashboards/card/src/cards/live";
import { UsageCard } from "../../dashboards/card/src/cards/usage";
import type { SmartEnergyCard } from "../../dashboards/card/src/card";
import type { DeviceBill } from "../../dashboards/card/src/commands";
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

const textOf = (card: SmartEnergyCard): string =>
  card.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? "";

describe.each(ALL)("the %s card", (name) => {
  it("says how to add a meter where there is none", async () => {
    const card = await mount(name, home({ entities: {} }));
    expect(textOf(card)).toContain("No meter yet");
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

describe("the live card", () => {
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
      tier: { name: "tier 1", used_kwh: "10", limit_kwh: null },
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
    expect(text).toContain("meter-2: tier 1: 10 kWh.");
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

describe("every card", () => {
  it.each(ALL)(
    "%s has an editor that Home Assistant can draw",
    (_name, card) => {
      const form = (
        card as unknown as {
          getConfigForm: () => { schema: { name: string; selector: object }[] };
        }
      ).getConfigForm();
      expect(
        form.schema.every(
          ({ name, selector }) => name && Object.keys(selector).length === 1,
        ),
      ).toBe(true);
    },
  );
});
