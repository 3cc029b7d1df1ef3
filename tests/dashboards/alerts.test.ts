import { activeAlerts, pastAlerts } from "../../dashboards/card/src/alerts";
import { findMeters } from "../../dashboards/card/src/meters";
import { entity, home } from "./house";

function burning(attributes: Record<string, unknown>) {
  const hass = home();
  hass.states["binary_sensor.meter_2_overcurrent"] = entity(
    "binary_sensor.meter_2_overcurrent",
    "on",
    {
      friendly_name: "meter-2 Overcurrent",
      alert_id: "meter-2|overcurrent|1",
      kind: "overcurrent",
      value: 17.2,
      limit: 16,
      since: "2026-11-22T09:00:00+00:00",
      acknowledged: false,
      ...attributes,
    },
  );
  return hass;
}

describe("an active alert", () => {
  it("has its value, limit, time and name", () => {
    const hass = burning({});
    const [alert, ...others] = activeAlerts(hass, findMeters(hass));
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      name: "Overcurrent",
      value: 17.2,
      limit: 16,
      acknowledged: false,
    });
    expect(alert?.since).toBe(Date.parse("2026-11-22T09:00:00Z"));
  });

  it.each([
    [
      { value: "much", limit: null, since: "yesterday" },
      { value: null, limit: null },
    ],
    [{ acknowledged: true }, { acknowledged: true }],
    [{ explanation: "It burns." }, { explanation: "It burns." }],
    [{ explanation: 7 }, { explanation: null }],
  ])("with %j is read without a guess", (attributes, expected) => {
    const hass = burning(attributes);
    expect(activeAlerts(hass, findMeters(hass))[0]).toMatchObject(expected);
  });

  it("is no connection that is on", () => {
    const hass = home();
    expect(activeAlerts(hass, findMeters(hass))).toEqual([]);
  });
});

describe("past alerts", () => {
  it("are one each, with their end and who took note, the newest first", () => {
    const hass = home();
    const [meter] = findMeters(hass);
    const told = (
      id: string,
      since: string,
      more: Record<string, unknown> = {},
    ) => ({
      state: since,
      attributes: {
        alert_id: id,
        kind: "overcurrent",
        value: 20,
        since,
        ...more,
      },
    });
    const past = pastAlerts(hass, meter ?? expect.fail("no meter"), [
      told("a", "2026-11-20T10:00:00Z"),
      told("a", "2026-11-20T10:00:00Z", { acknowledged_by: "homeassistant" }),
      told("a", "2026-11-20T10:00:00Z", { until: "2026-11-20T11:00:00Z" }),
      told("b", "2026-11-21T10:00:00Z"),
      { state: "unknown", attributes: {} },
    ]);
    expect(past.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(past[1]).toMatchObject({
      acknowledged: true,
      until: Date.parse("2026-11-20T11:00:00Z"),
    });
  });
});
