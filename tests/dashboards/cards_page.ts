import type { SmartEnergyCard } from "../../dashboards/card/src/card";
import { AlertsCard } from "../../dashboards/card/src/cards/alerts";
import { CompareCard } from "../../dashboards/card/src/cards/compare";
import { CostsCard } from "../../dashboards/card/src/cards/costs";
import { DevicesCard } from "../../dashboards/card/src/cards/devices";
import { ForecastCard } from "../../dashboards/card/src/cards/forecast";
import { LiveCard } from "../../dashboards/card/src/cards/live";
import { UsageCard } from "../../dashboards/card/src/cards/usage";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";

const CARDS = {
  alerts: AlertsCard,
  compare: CompareCard,
  costs: CostsCard,
  devices: DevicesCard,
  forecast: ForecastCard,
  live: LiveCard,
  usage: UsageCard,
};
/** Every card by its name. */
export const ALL = Object.entries(CARDS);

/** Defines every card for a test file, and takes away what a test has mounted. */
export function withCards(): void {
  beforeAll(() => {
    for (const [name, card] of ALL)
      window.customElements.define(`smart-energy-${name}-card`, card);
  });
  afterEach(() => {
    document.body.replaceChildren();
  });
}

export async function mount(
  name: string,
  hass: HomeAssistant,
  config: Record<string, unknown> = {},
): Promise<SmartEnergyCard> {
  const card = document.createElement(
    `smart-energy-${name}-card`,
  ) as SmartEnergyCard;
  card.setConfig({ type: `custom:smart-energy-${name}-card`, ...config });
  card.hass = hass;
  document.body.append(card);
  await settle(card);
  return card;
}

export async function settle(card: SmartEnergyCard): Promise<void> {
  await card.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await card.updateComplete;
}

/** Waits until the card has what it loads. */
export const shown = (card: SmartEnergyCard): Promise<void> =>
  vi.waitFor(() => {
    expect(textOf(card)).not.toContain("Loading");
  });

export const textOf = (card: SmartEnergyCard): string =>
  card.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? "";
