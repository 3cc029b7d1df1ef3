import type { HomeAssistant, LovelaceConfig } from "./home_assistant";

/** How a card presents itself in Home Assistant's card picker. */
interface CustomCard {
  type: string;
  name: string;
  description: string;
  preview: boolean;
  getEntitySuggestion?: (hass: HomeAssistant, entityId: string) => { config: LovelaceConfig } | null;
}

interface CustomStrategy {
  type: string;
  strategyType: "dashboard";
  name: string;
  description: string;
}

declare global {
  interface Window {
    customCards?: CustomCard[];
    customStrategies?: CustomStrategy[];
  }
}

/** Offers a card for an entity of ours whose translation key it is made for. */
function suggestion(type: string, keys: readonly string[]): NonNullable<CustomCard["getEntitySuggestion"]> {
  return (hass, entityId) => {
    const entry = hass.entities[entityId];
    const fits = entry?.platform === "smart_energy" && keys.includes(entry.translation_key ?? "");
    return fits && entry.device_id ? { config: { type: `custom:${type}`, devices: [entry.device_id] } } : null;
  };
}

/** Tells Home Assistant's pickers what there is. */
export function present(
  cards: readonly { type: string; name: string; description: string; keys: readonly string[] }[],
): void {
  const picker = (window.customCards ??= []);
  for (const { keys, ...card } of cards) {
    if (picker.some(({ type }) => type === card.type)) continue;
    picker.push({ ...card, preview: true, getEntitySuggestion: suggestion(card.type, keys) });
  }
  const strategies = (window.customStrategies ??= []);
  if (strategies.some(({ type }) => type === "smart-energy")) return;
  strategies.push({
    type: "smart-energy",
    strategyType: "dashboard",
    name: "Smart Energy",
    description: "Power, energy, cost, comparison, forecast and alerts of all your meters; it arranges itself.",
  });
}
