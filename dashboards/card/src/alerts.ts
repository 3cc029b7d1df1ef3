import type { HomeAssistant } from "./home_assistant";
import type { Meter } from "./meters";

/** One alert of one meter, as the integration's entities tell it. */
export interface Alert {
  id: string;
  meter: Meter;
  /** The kind as in entity ids: overcurrent, power_limit, ... */
  kind: string;
  /** The kind in the person's language. */
  name: string;
  value: number | null;
  limit: number | null;
  since: number;
  until: number | null;
  acknowledged: boolean;
  /** Why, in the language of the home, where the numbers alone do not say it. */
  explanation: string | null;
}

const UNITS: Record<string, string> = {
  overcurrent: "A",
  overvoltage: "V",
  undervoltage: "V",
  power_limit: "W",
  power_spike: "W",
  meter_offline: "s",
  no_mains: "V",
  import_budget: "kWh",
  unusual_hour: "kWh",
  unusual_day: "kWh",
  standby_rise: "W",
};

/** What is unusual, but endangers nothing. */
const MILD = ["unusual_hour", "unusual_day", "standby_rise"];

export function isMild({ kind }: Alert): boolean {
  return MILD.includes(kind);
}

export const KINDS = Object.keys(UNITS);

export function unitOf(kind: string): string {
  return UNITS[kind] ?? "";
}

/** The alerts that last now, those that nobody took note of first, then the newest. */
export function activeAlerts(hass: HomeAssistant, meters: readonly Meter[]): Alert[] {
  const found = meters.flatMap((meter) =>
    Object.values(meter.entities).flatMap((entityId) => {
      const state = hass.states[entityId];
      const isAlert = entityId.startsWith("binary_sensor.") && typeof state?.attributes["alert_id"] === "string";
      return state && isAlert && state.state === "on"
        ? [alertOf(hass, meter, state.attributes, Date.parse(state.last_changed))]
        : [];
    }),
  );
  return found.sort((a, b) => Number(a.acknowledged) - Number(b.acknowledged) || b.since - a.since);
}

/** Reads an alert from the attributes that its binary sensor and its meter's event share. */
export function alertOf(
  hass: HomeAssistant,
  meter: Meter,
  attributes: Record<string, unknown>,
  fallback: number,
): Alert {
  const kind = String(attributes["kind"] ?? "");
  return {
    id: String(attributes["alert_id"] ?? ""),
    meter,
    kind,
    name: nameOf(hass, meter, kind),
    value: numberOf(attributes["value"]),
    limit: numberOf(attributes["limit"]),
    since: timeOf(attributes["since"]) ?? fallback,
    until: timeOf(attributes["until"]),
    acknowledged: attributes["acknowledged"] === true || attributes["acknowledged_by"] !== undefined,
    explanation: typeof attributes["explanation"] === "string" ? attributes["explanation"] : null,
  };
}

/** The name that Home Assistant gives the kind's binary sensor, without the device's. */
function nameOf(hass: HomeAssistant, meter: Meter, kind: string): string {
  const state = hass.states[meter.entities[kind] ?? ""];
  const whole = state?.attributes.friendly_name;
  if (!whole) return kind;
  return whole.startsWith(`${meter.name} `) ? whole.slice(meter.name.length + 1) : whole;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function timeOf(value: unknown): number | null {
  const time = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

export interface LoggedState {
  state: string;
  attributes: Record<string, unknown>;
}

/** Alerts of the past, each once as it was told last, the newest first. */
export function pastAlerts(hass: HomeAssistant, meter: Meter, states: readonly LoggedState[]): Alert[] {
  const byId = new Map<string, Alert>();
  for (const { attributes } of states) {
    if (typeof attributes["alert_id"] !== "string") continue;
    const alert = alertOf(hass, meter, attributes, 0);
    byId.set(alert.id, together(byId.get(alert.id), alert));
  }
  return [...byId.values()].sort((a, b) => b.since - a.since);
}

/** The alert as it was told last, with what only earlier events told of it. */
function together(before: Alert | undefined, alert: Alert): Alert {
  if (!before) return alert;
  return {
    ...alert,
    until: alert.until ?? before.until,
    explanation: alert.explanation ?? before.explanation,
    acknowledged: alert.acknowledged || before.acknowledged,
  };
}
