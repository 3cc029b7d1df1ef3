// @vitest-environment jsdom
import { mount, shown, textOf, withCards } from "./cards_page";
import { entity, home } from "./house";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";

withCards();

const HOUR = 3_600_000;
const start = Date.parse("2026-11-22T10:00:00Z");
const row = { start, end: start + HOUR };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: start + 1.5 * HOUR });
});

afterEach(() => {
  vi.useRealTimers();
});

function told(expected: number) {
  const hour = (at: number, kwh: number) => ({
    start: new Date(at).toISOString(),
    kwh,
    p10: kwh - 1,
    p90: kwh + 1,
  });
  return {
    hours: [hour(start + 2 * HOUR, 1)],
    past: [hour(start, expected)],
    today_kwh: 20,
    tomorrow_kwh: null,
    reason: null,
  };
}

function asking(
  statistics: Record<string, unknown>,
  forecasts: Record<string, unknown>,
): HomeAssistant {
  const answers: Record<string, unknown> = {
    "recorder/statistics_during_period": statistics,
    "smart_energy/forecast": forecasts,
  };
  return home({
    callWS: <T>({ type }: { type: string }) =>
      Promise.resolve(structuredClone(answers[type]) as T),
  });
}

function add(
  hass: HomeAssistant,
  id: string,
  key: string,
  state: string,
  updated = "2026-11-22T10:00:00Z",
): void {
  hass.states[id] = { ...entity(id, state), last_updated: updated };
  hass.entities[id] = {
    entity_id: id,
    platform: "smart_energy",
    device_id: "d2",
    translation_key: key,
  };
}

describe("the forecast card", () => {
  it("shows what was measured of the meters that have a forecast, and names the others", async () => {
    const hass = asking(
      {
        "sensor.meter_10_energy": [{ ...row, change: 2 }],
        "sensor.meter_2_energy": [{ ...row, change: 40 }],
      },
      { d2: told(3) },
    );
    const card = await mount("forecast", hass);
    await shown(card);
    expect(textOf(card)).toContain("Without meter-2: no forecast yet.");
    expect(textOf(card)).toContain(
      "Forecast up to a day before for 1 of the last 24 hours: 3.00 kWh. Came: 2.00 kWh.",
    );
    expect(textOf(card)).toContain("Expected tomorrow Unknown");
  });

  it("compares what is fed in with what was forecast of it", async () => {
    const hass = asking(
      {
        "sensor.meter_10_energy": [{ ...row, change: 0.5 }],
        "sensor.meter_10_energy_export": [{ ...row, change: 4 }],
      },
      { d2: told(-3) },
    );
    add(hass, "sensor.meter_10_energy_export", "energy_export", "40");
    const card = await mount("forecast", hass);
    await shown(card);
    expect(textOf(card)).toContain("-3.00 kWh. Came: -3.50 kWh.");
  });

  it("is loaded anew as soon as a forecast is made", async () => {
    const forecasts: Record<string, unknown> = {};
    const hass = asking({}, forecasts);
    const id = "sensor.meter_10_energy_expected_today";
    add(hass, id, "energy_expected_today", "unknown");
    const card = await mount("forecast", hass);
    await shown(card);
    expect(textOf(card)).toContain("There is no forecast yet");
    forecasts["d2"] = told(3);
    const made = { ...hass.states[id]!, last_updated: "2026-11-22T11:31:00Z" };
    card.hass = { ...hass, states: { ...hass.states, [id]: made } };
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("Expected today 20.00 kWh");
    });
  });

  it("says so where the integration is not loaded", async () => {
    const hass = asking({}, {});
    for (const state of Object.values(hass.states)) state.state = "unavailable";
    const card = await mount("forecast", hass);
    await shown(card);
    expect(textOf(card)).toContain("Smart Energy is not running");
  });
});
