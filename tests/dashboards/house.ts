import type {
  HassEntity,
  HomeAssistant,
} from "../../dashboards/card/src/home_assistant";

/** A Home Assistant with two meters, one of which has a circuit, as the frontend tells cards of it. */
export function home(overrides: Partial<HomeAssistant> = {}): HomeAssistant {
  const states: Record<string, HassEntity> = {};
  const entities: HomeAssistant["entities"] = {};
  const devices: HomeAssistant["devices"] = {};
  const add = (
    id: string,
    name: string,
    via: string | null,
    values: Record<string, string>,
  ): void => {
    devices[id] = {
      id,
      name,
      name_by_user: null,
      identifiers: [["smart_energy", `/energy|${name}`]],
      via_device_id: via,
    };
    for (const [key, state] of Object.entries(values)) {
      const domain =
        key === "status" || key === "overcurrent" ? "binary_sensor" : "sensor";
      const entityId = `${domain}.${name.replace("-", "_")}_${key}`;
      states[entityId] = entity(entityId, state, {
        friendly_name: `${name} ${key}`,
      });
      entities[entityId] = {
        entity_id: entityId,
        platform: "smart_energy",
        device_id: id,
        translation_key: key,
      };
    }
  };
  add("d2", "meter-10", null, { status: "on", power: "120.5", energy: "42" });
  add("d1", "meter-2", null, {
    status: "off",
    power: "unavailable",
    energy: "7",
    overcurrent: "off",
  });
  add("d3", "meter-2-kitchen", "d1", { status: "on", power: "0", energy: "3" });
  entities["sensor.other"] = {
    entity_id: "sensor.other",
    platform: "mqtt",
    device_id: "d1",
    translation_key: "power",
  };
  return {
    states,
    entities,
    devices,
    config: { currency: "EUR", time_zone: "Europe/Berlin", state: "RUNNING" },
    locale: {
      language: "en",
      number_format: "language",
      time_format: "language",
      date_format: "language",
      time_zone: "server",
      first_weekday: "language",
    },
    language: "en",
    connected: true,
    connection: {
      subscribeMessage: () => Promise.reject(new Error("not in this test")),
    },
    callWS: () => Promise.reject(new Error("not in this test")),
    callService: () => Promise.reject(new Error("not in this test")),
    formatEntityState: (state) => state.state,
    ...overrides,
  };
}

export function entity(
  entityId: string,
  state: string,
  attributes: Record<string, unknown> = {},
): HassEntity {
  return {
    entity_id: entityId,
    state,
    attributes,
    last_changed: "2026-11-22T10:00:00+00:00",
    last_updated: "2026-11-22T10:00:00+00:00",
  };
}

/** A text with plain spaces in place of those that keep a number and its unit on one line. */
export const plain = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, " ");
