import type { HassDevice, HomeAssistant } from "./home_assistant";
import { numberOf } from "./units";

const DOMAIN = "smart_energy";

/** What a person sets: a limit has the translation key of the alert that it is a limit of. */
const SETTINGS = ["number", "switch"];

/** A meter or a circuit: one device of the integration, its entities by translation key, but for its settings. */
export interface Meter {
  /** Home Assistant's device registry id. */
  id: string;
  name: string;
  /** The meter that a circuit belongs to. */
  parentId: string | null;
  entities: Readonly<Record<string, string>>;
  /** The ids of its numbers and switches. */
  settings: readonly string[];
}

interface Entities {
  entities: Record<string, string>;
  settings: string[];
}

/** Returns all meters and circuits with at least one entity, meters before their circuits, by name. */
export function findMeters(hass: HomeAssistant): Meter[] {
  const found = new Map<string, Entities>();
  for (const entry of Object.values(hass.entities)) {
    if (entry.platform !== DOMAIN || !entry.device_id || !entry.translation_key || entry.hidden) continue;
    const { entities, settings } = found.get(entry.device_id) ?? { entities: {}, settings: [] };
    if (SETTINGS.includes(entry.entity_id.split(".")[0] ?? "")) settings.push(entry.entity_id);
    else entities[entry.translation_key] = entry.entity_id;
    found.set(entry.device_id, { entities, settings });
  }
  const meters = [...found].flatMap(([id, entities]) => {
    const device = hass.devices[id];
    return device ? [{ id, name: nameOf(device), parentId: parentOf(device, found), ...entities }] : [];
  });
  return inHouseOrder(meters);
}

function nameOf(device: HassDevice): string {
  return device.name_by_user ?? device.name ?? device.id;
}

function parentOf(device: HassDevice, known: ReadonlyMap<string, unknown>): string | null {
  return device.via_device_id !== null && known.has(device.via_device_id) ? device.via_device_id : null;
}

function inHouseOrder(meters: Meter[]): Meter[] {
  const byName = [...meters].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return byName
    .filter((meter) => meter.parentId === null)
    .flatMap((meter) => [meter, ...byName.filter((circuit) => circuit.parentId === meter.id)]);
}

/** The meters that a card's `devices` option names by registry id; all where it names none. */
export function chosenMeters(meters: Meter[], devices: readonly string[] | undefined): Meter[] {
  return devices?.length ? meters.filter((meter) => devices.includes(meter.id)) : meters;
}

/** The meters whose energy adds up to the house: circuits are part of their meter already. */
export function mainMeters(meters: readonly Meter[]): Meter[] {
  const ids = new Set(meters.map((meter) => meter.id));
  return meters.filter((meter) => meter.parentId === null || !ids.has(meter.parentId));
}

/** What an entity of the meter shows now, power in W and energy in kWh; null while it is unknown or not there. */
export function valueOf(hass: HomeAssistant, meter: Meter, key: string): number | null {
  return numberOf(hass.states[meter.entities[key] ?? ""]);
}
