// @vitest-environment jsdom
import type { SmartEnergyCard } from "../../dashboards/card/src/card";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";
import { mount, settle, shown, textOf, withCards } from "./cards_page";
import { entity, home } from "./house";

withCards();

const NOW = Date.parse("2026-11-22T12:00:00Z");
const MINUTE = 60_000;
const POWER = "sensor.meter_10_power";

const answering = (answer: unknown): HomeAssistant =>
  home({ callWS: <T>() => Promise.resolve(answer as T) });

/** Tells the card of a state as Home Assistant does: by a new `hass`. */
async function tell(
  card: SmartEnergyCard,
  id: string,
  state: string,
  time = NOW,
): Promise<void> {
  const told = {
    ...entity(id, state),
    last_updated: new Date(time).toISOString(),
  };
  card.hass = { ...card.hass, states: { ...card.hass.states, [id]: told } };
  await card.updateComplete;
}

describe("the live card's last hour", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const lastMinutes = (card: SmartEnergyCard): string =>
    card.shadowRoot
      ?.querySelector("section:last-of-type tr:last-of-type td")
      ?.textContent?.replace("\u00a0", " ") ?? "";

  it.each([
    ["1000", "640 W"],
    ["unavailable", "100 W"],
  ])("ends with what came since it was loaded: %s", async (state, mean) => {
    const hass = answering({ [POWER]: [{ s: "100", lu: NOW / 1000 - 3600 }] });
    hass.states[POWER] = {
      ...entity(POWER, "100"),
      last_updated: new Date(NOW - 60 * MINUTE).toISOString(),
    };
    const card = await mount("live", hass);
    expect(lastMinutes(card)).toBe("100 W");
    vi.setSystemTime(NOW + 4 * MINUTE);
    await tell(card, POWER, state, NOW + MINUTE);
    expect(lastMinutes(card)).toBe(mean);
  });
});

describe.each(["live", "devices"])("the %s card", (name) => {
  it("says once that the integration is not running", async () => {
    const hass = answering({});
    for (const state of Object.values(hass.states)) state.state = "unavailable";
    const card = await mount(name, hass);
    await shown(card);
    expect(textOf(card)).toContain("Smart Energy is not running");
    expect(textOf(card)).not.toMatch(/Unknown|unavailable/);
  });

  it("still tells a meter that is there beside one that is not", async () => {
    const hass = answering({});
    const id = "binary_sensor.meter_2_status";
    hass.states[id] = entity(id, "unavailable");
    const card = await mount(name, hass);
    await shown(card);
    expect(textOf(card)).toContain("121 W");
    expect(textOf(card)).toContain("Unknown");
  });
});

describe("the live card of several meters", () => {
  /** A home of so many meters at 100 W, of which each has used 2 kWh. */
  function meters(count: number): HomeAssistant {
    const hass = answering({ [POWER]: [{ s: "100", lu: NOW / 1000 - 60 }] });
    const values = {
      power: ["100", "W"],
      price: ["0.3", "EUR/kWh"],
      energy_today: ["2", "kWh"],
      cost_today: ["0.6", "EUR"],
    };
    hass.entities = {};
    for (let index = 0; index < count; index++) {
      const device_id = `x${String(index)}`;
      hass.devices[device_id] = {
        ...hass.devices["d2"]!,
        id: device_id,
        name: `meter ${String(index)}`,
      };
      for (const [key, [state, unit]] of Object.entries(values)) {
        const id = `sensor.${device_id}_${key}`;
        hass.states[id] = entity(id, state!, { unit_of_measurement: unit! });
        hass.entities[id] = {
          entity_id: id,
          platform: "smart_energy",
          device_id,
          translation_key: key,
        };
      }
    }
    return hass;
  }

  it("says what they come to together", async () => {
    const text = textOf(await mount("live", meters(2)));
    expect(text).toContain("All together 200 W €0.06 an hour");
    expect(text).toContain("today 4.00 kWh, €1.20");
    expect(textOf(await mount("live", meters(1)))).not.toContain("together");
  });

  it("names the one whose power is not known", async () => {
    const hass = meters(3);
    hass.states["sensor.x1_power"]!.state = "unavailable";
    const text = textOf(await mount("live", hass));
    expect(text).toContain("All together 200 W");
    expect(text).toContain("Without meter 1: power not known.");
  });

  it("tells each of many in a line, without their last hours", async () => {
    const hass = meters(12);
    const asked = vi.spyOn(hass, "callWS");
    const card = await mount("live", hass);
    expect(card.shadowRoot?.querySelectorAll("li")).toHaveLength(12);
    expect(card.shadowRoot?.querySelectorAll("dl")).toHaveLength(0);
    expect(textOf(card)).toContain("All together 1,200 W");
    expect(asked).not.toHaveBeenCalled();
  });
});

describe("a meter without a power", () => {
  it.each([
    ["on", "Unknown"],
    ["off", "Offline"],
    ["unknown", "Unknown"],
  ])("that is %s is told as %s", async (status, text) => {
    for (const name of ["live", "devices"]) {
      const hass = answering({});
      hass.states["binary_sensor.meter_10_status"] = entity(
        "binary_sensor.meter_10_status",
        status,
      );
      hass.states["sensor.meter_10_power"] = entity(
        "sensor.meter_10_power",
        "unavailable",
      );
      const card = await mount(name, hass, { devices: ["d2"] });
      await shown(card);
      expect(
        card.shadowRoot?.querySelector(".power, .now")?.textContent?.trim(),
      ).toMatch(new RegExp(`^${text}`));
    }
  });
});

describe("the devices card", () => {
  it("moves no row away under a finger, but one that has gone offline", async () => {
    const hass = answering({});
    hass.states["binary_sensor.meter_2_status"]!.state = "on";
    const power = (meter: string, value: string): void => {
      const id = `sensor.${meter}_power`;
      hass.states[id] = entity(id, value);
    };
    power("meter_2", "10");
    power("meter_10", "50");
    const card = await mount("devices", hass);
    await shown(card);
    const names = (): string[] =>
      [
        ...(card.shadowRoot?.querySelectorAll("li:not(.inner) .name") ?? []),
      ].map(({ textContent }) => textContent ?? "");
    expect(names()).toEqual(["meter-10", "meter-2"]);
    await tell(card, "sensor.meter_2_power", "90");
    expect(textOf(card)).toContain("90.0 W");
    expect(names()).toEqual(["meter-10", "meter-2"]);
    await tell(card, "binary_sensor.meter_2_status", "off");
    expect(names()).toEqual(["meter-2", "meter-10"]);
  });

  it("tells a day of which nothing is known", async () => {
    const card = await mount("devices", answering({}), { devices: ["d2"] });
    await shown(card);
    expect(textOf(card)).toContain("today unknown");
  });

  it("tells no time at which a connected meter was seen, unless its sensor does", async () => {
    const hass = answering({});
    const card = await mount("devices", hass, { devices: ["d2"] });
    await shown(card);
    expect(textOf(card)).not.toContain("seen");
    const id = "sensor.meter_10_last_reading";
    hass.entities[id] = {
      entity_id: id,
      platform: "smart_energy",
      device_id: "d2",
      translation_key: "last_reading",
    };
    hass.states[id] = entity(id, "2026-11-22T11:59:55+00:00");
    const enabled = await mount(
      "devices",
      { ...hass, entities: { ...hass.entities } },
      { devices: ["d2"] },
    );
    await shown(enabled);
    expect(textOf(enabled)).toContain("seen");
  });

  it("learns a meter's role when its info comes", async () => {
    const card = await mount(
      "devices",
      answering({ "sensor.meter_10_energy": [] }),
    );
    await shown(card);
    const roof = entity("binary_sensor.meter_10_status", "on", {
      role: "solar",
    });
    card.hass = {
      ...card.hass,
      states: { ...card.hass.states, [roof.entity_id]: roof },
    };
    await settle(card);
    const { meters } = card as unknown as {
      meters: { name: string; role: string | null }[];
    };
    expect(meters.find(({ name }) => name === "meter-10")?.role).toBe("solar");
  });
});

describe.each(["live", "devices"])("the %s card of many meters", (name) => {
  // At a new minute every line of the last hour moves.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function building(): HomeAssistant {
    const hass = answering({});
    for (let index = 0; index < 40; index++) {
      const [device_id, id] = [
        `x${String(index)}`,
        `sensor.x${String(index)}_power`,
      ];
      hass.devices[device_id] = {
        ...hass.devices["d2"]!,
        id: device_id,
        name: device_id,
      };
      hass.states[id] = entity(id, "5");
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id,
        translation_key: "power",
      };
    }
    return hass;
  }

  it("draws what they tell together, the last of it too, and choices at once", async () => {
    const card = await mount(name, building());
    await shown(card);
    const render = vi.spyOn(
      card as unknown as { render: () => unknown },
      "render",
    );
    for (let value = 100; value < 130; value++)
      await tell(card, "sensor.x7_power", String(value));
    expect(render.mock.calls.length).toBeLessThan(15);
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("129 W");
    }, 3000);
    const drawn = render.mock.calls.length;
    card.hass = { ...card.hass, language: "de" };
    await card.updateComplete;
    expect(render.mock.calls.length).toBe(drawn + 1);
  });

  it("draws only the meter that tells", async () => {
    const card = await mount(name, building());
    await shown(card);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const part = { live: "line", devices: "item" }[name] ?? "";
    const drawn = vi.spyOn(
      card as unknown as Record<string, () => unknown>,
      part,
    );
    await tell(card, "sensor.x7_power", "77");
    expect(textOf(card)).toContain("77.0 W");
    expect(drawn).toHaveBeenCalledOnce();
  });
});
