import type { LovelaceConfig } from "../home_assistant";
import type { Meter } from "../meters";

/** Without the meter's, in the language of the home. */
const OWN_NAME = { type: "entity" };

/** A meter's section of Home Assistant's own cards; dashboards/smart_energy.yaml holds the same for two meters. */
export function meterSection(meter: Meter): LovelaceConfig {
  const { status, power, voltage, current, energy } = meter.entities;
  const tile = (entity: string | undefined, options: LovelaceConfig): LovelaceConfig[] =>
    entity === undefined ? [] : [{ type: "tile", entity, ...options }];
  return {
    type: "grid",
    cards: [
      {
        type: "heading",
        heading: meter.name,
        icon: "mdi:meter-electric",
        ...(status === undefined
          ? {}
          : {
              badges: [
                {
                  type: "entity",
                  entity: status,
                  show_state: true,
                  show_icon: true,
                  state_content: ["state", "last_changed"],
                },
              ],
            }),
      },
      ...tile(power, {
        name: OWN_NAME,
        icon: "mdi:flash",
        color: "amber",
        grid_options: { columns: "full", rows: 2 },
        features: [{ type: "trend-graph", hours_to_show: 1 }],
      }),
      ...tile(voltage, { name: OWN_NAME }),
      ...tile(current, { name: OWN_NAME }),
      ...tile(energy, { name: OWN_NAME, grid_options: { columns: "full" } }),
    ],
  };
}
