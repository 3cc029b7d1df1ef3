import type { HomeAssistant, LovelaceConfig } from "../home_assistant";
import { text } from "../language";
import type { Meter } from "../meters";

const INPUTS: Record<string, LovelaceConfig[]> = {
  number: [{ type: "numeric-input", style: "buttons" }],
  select: [{ type: "select-options" }],
};

/** What a person may set: each meter's own number, switch and select entities, and the way to tariff and options. */
export function settingsSections(hass: HomeAssistant, meters: readonly Meter[]): LovelaceConfig[] {
  return [
    {
      type: "grid",
      cards: [
        {
          type: "markdown",
          content: text(hass.language, "settings.explanation"),
          text_only: true,
          grid_options: { columns: "full" },
        },
        ...wayToOptions(hass),
      ],
    },
    ...meters.flatMap((meter) => meterSettings(hass, meter)),
  ];
}

/** The integration's own page, where tariffs and options are: Home Assistant shows it to administrators only. */
function wayToOptions(hass: HomeAssistant): LovelaceConfig[] {
  if (hass.user?.is_admin === false) return [];
  return [
    {
      type: "button",
      name: text(hass.language, "settings.tariff"),
      icon: "mdi:cash-clock",
      tap_action: { action: "navigate", navigation_path: "/config/integrations/integration/smart_energy" },
      grid_options: { columns: "full", rows: 1 },
    },
  ];
}

function meterSettings(hass: HomeAssistant, meter: Meter): LovelaceConfig[] {
  const tiles = [...Object.values(meter.entities), ...meter.settings]
    .filter((id) => hass.entities[id]?.entity_category === "config")
    .map((id) => ({ id, domain: id.split(".")[0] ?? "" }))
    .filter(({ domain }) => ["number", "switch", "select"].includes(domain))
    .sort((a, b) => a.domain.localeCompare(b.domain) || a.id.localeCompare(b.id))
    .map(({ id, domain }) => ({
      type: "tile",
      entity: id,
      name: { type: "entity" },
      grid_options: { columns: "full" },
      ...(INPUTS[domain] ? { features: INPUTS[domain], features_position: "inline" } : {}),
    }));
  if (tiles.length === 0) return [];
  return [{ type: "grid", cards: [{ type: "heading", heading: meter.name, icon: "mdi:meter-electric" }, ...tiles] }];
}
