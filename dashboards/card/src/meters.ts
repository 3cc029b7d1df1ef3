import type { HassDevice, HomeAssistant } from "./home_assistant";
import { numberOf } from "./units";

const DOMAIN = "smart_energy";

/** What a person sets: a limit has the translation key of the alert that it is a limit of. */
const SETTINGS = ["number", "switch"];

/** The roles of what gives power or keeps it; each other role uses it. */
const SOURCES = ["solar", "battery"];

/** A meter or a circuit: one device of the integration, its entities by translation key, but for its settings. */
export interface Meter {
  /** Home Assistant's device registry id. */
  id: string;
  name: string;
  /** The meter that a circuit belongs to. */
  parentId: string | null;
  /** What it measures: `grid`, `solar`, `battery` or `circuit`; null while it does not say. */
  role: string | null;
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
    const role = roleOf(hass, entities.entities);
    return device ? [{ id, name: nameOf(device), parentId: parentOf(device, found), role, ...entities }] : [];
  });
  return inHouseOrder(meters);
}

function nameOf(device: HassDevice): string {
  return device.name_by_user ?? device.name ?? device.id;
}

function parentOf(device: HassDevice, known: ReadonlyMap<string, unknown>): string | null {
  return device.via_device_id !== null && known.has(device.via_device_id) ? device.via_device_id : null;
}

function roleOf(hass: HomeAssistant, entities: Meter["entities"]): string | null {
  const role = hass.states[entities["status"] ?? ""]?.attributes["role"];
  return typeof role === "string" ? role : null;
}

/** Whether the meters' roles are still those that they were found with: they come with a state, not with a registry. */
export function areRolesCurrent(hass: HomeAssistant, meters: readonly Meter[]): boolean {
  return meters.every(({ entities, role }) => roleOf(hass, entities) === role);
}

function inHouseOrder(meters: Meter[]): Meter[] {
  const byName = [...meters].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return byName.filter((meter) => meter.parentId === null).flatMap((meter) => [meter, ...circuitsBelow(byName, meter)]);
}

/** The circuits of a meter, each followed by its own. */
export function circuitsBelow(meters: readonly Meter[], { id }: Meter): Meter[] {
  return meters
    .filter(({ parentId }) => parentId === id)
    .flatMap((circuit) => [circuit, ...circuitsBelow(meters, circuit)]);
}

/** The meters that a card's `devices` option names by registry id; all where it names none. */
export function chosenMeters(meters: Meter[], devices: readonly string[] | undefined): Meter[] {
  return devices?.length ? meters.filter((meter) => devices.includes(meter.id)) : meters;
}

/** Whether it measures what is generated or stored: that is no use of energy. */
export function isSource({ role }: Meter): boolean {
  return role !== null && SOURCES.includes(role);
}

/** The meters whose energy adds up to the house; where there are only sources, those. */
export function mainMeters(meters: readonly Meter[]): Meter[] {
  const top = topMeters(meters);
  const using = top.filter((meter) => !isSource(meter));
  return using.length > 0 ? using : top;
}

/** The meters that are part of no other. */
export function topMeters(meters: readonly Meter[]): Meter[] {
  const ids = new Set(meters.map((meter) => meter.id));
  return meters.filter((meter) => meter.parentId === null || !ids.has(meter.parentId));
}

/** What an entity of the meter shows now, power in W and energy in kWh; null while it is unknown or not there. */
export function valueOf(hass: HomeAssistant, meter: Meter, key: string): number | null {
  return numberOf(hass.states[meter.entities[key] ?? ""]);
}

/** Whether the meter is connected, as its status says; null while that is not known. */
export function onlineOf(hass: HomeAssistant, meter: Meter): boolean | null {
  const status = hass.states[meter.entities["status"] ?? ""]?.state;
  return status === "on" || status === "off" ? status === "on" : null;
}
