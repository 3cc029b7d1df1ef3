import type { HomeAssistant, LovelaceConfig } from "./home_assistant";
import { text, type TextKey } from "./language";

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

/** What Home Assistant's pickers ask for when they open: in the language that the page has then. */
function named<Entry extends object>(key: string, entry: Entry): Entry & { name: string; description: string } {
  const t = (name: string): string => text(document.documentElement.lang, name as TextKey);
  return Object.defineProperties(entry, {
    name: { get: () => t(key), enumerable: true },
    description: { get: () => t(`${key}_help`), enumerable: true },
  }) as Entry & { name: string; description: string };
}

/** Tells Home Assistant's pickers what there is; `keys` are those of the entities that a card is suggested for. */
export function present(cards: readonly { card: string; keys: readonly string[] }[]): void {
  const picker = (window.customCards ??= []);
  for (const { card, keys } of cards) {
    const type = `smart-energy-${card}-card`;
    if (picker.some((known) => known.type === type)) continue;
    picker.push(named(`card.${card}`, { type, preview: true, getEntitySuggestion: suggestion(type, keys) }));
  }
  const strategies = (window.customStrategies ??= []);
  if (strategies.some(({ type }) => type === "smart-energy")) return;
  strategies.push(named("card.strategy", { type: "smart-energy", strategyType: "dashboard" as const }));
}
