/** The part of Home Assistant's frontend object `hass` that we use (not a public package: written from what 2026.10 gives). */

export interface HassEntity {
  entity_id: string;
  state: string;
  attributes: Record<string, unknown> & { unit_of_measurement?: string; friendly_name?: string; device_class?: string };
  last_changed: string;
  last_updated: string;
}

export interface HassEntityEntry {
  entity_id: string;
  platform?: string;
  device_id?: string;
  translation_key?: string;
  hidden?: boolean;
  entity_category?: "config" | "diagnostic";
}

export interface HassDevice {
  id: string;
  name: string | null;
  name_by_user: string | null;
  identifiers: [string, string][];
  via_device_id: string | null;
  model?: string | null;
}

/** Home Assistant's own words for a person's choices of format (profile page). */
export interface HassLocale {
  language: string;
  number_format: "language" | "system" | "comma_decimal" | "decimal_comma" | "space_comma" | "quote_decimal" | "none";
  time_format: "language" | "system" | "12" | "24";
  date_format: "language" | "system" | "DMY" | "MDY" | "YMD";
  time_zone: "local" | "server";
  first_weekday: "language" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
}

export interface HomeAssistant {
  states: Record<string, HassEntity>;
  entities: Record<string, HassEntityEntry>;
  devices: Record<string, HassDevice>;
  config: { currency: string | null; time_zone: string; state: string };
  locale: HassLocale;
  language: string;
  connected: boolean;
  user?: { is_admin: boolean };
  connection: {
    subscribeMessage<T>(callback: (message: T) => void, message: Record<string, unknown>): Promise<() => Promise<void>>;
  };
  callWS<T>(message: Record<string, unknown> & { type: string }): Promise<T>;
  callService(domain: string, service: string, data?: Record<string, unknown>): Promise<unknown>;
  formatEntityState(state: HassEntity): string;
}

/** What Home Assistant says went wrong; undefined where the connection broke, of which it tells only a number. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof Object && "message" in error) return String(error.message);
  return typeof error === "number" ? undefined : String(error);
}

/** What a Lovelace dashboard's configuration gives every card. */
export interface CardConfig {
  type: string;
  title?: string;
}

/** A Lovelace card's or view's configuration, ours or a built-in one. */
export type LovelaceConfig = Record<string, unknown>;

/** Opens Home Assistant's own dialog with an entity's history and settings. */
export function showMoreInfo(element: HTMLElement, entityId: string): void {
  element.dispatchEvent(new CustomEvent("hass-more-info", { detail: { entityId }, bubbles: true, composed: true }));
}
