import type { LovelaceConfig } from "../home_assistant";
import type { Meter } from "../meters";

/** The sections that need nothing but Home Assistant's own cards; dashboards/smart_energy.yaml holds the same for two meters. */
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
        name: "Power",
        icon: "mdi:flash",
        color: "amber",
        grid_options: { columns: "full", rows: 2 },
        features: [{ type: "trend-graph", hours_to_show: 1 }],
      }),
      ...tile(voltage, { name: "Voltage" }),
      ...tile(current, { name: "Current" }),
      ...tile(energy, { name: "Energy register", grid_options: { columns: "full" } }),
    ],
  };
}

/** Bars of energy by the hour and by the day. */
export function usageSection(meters: readonly Meter[]): LovelaceConfig {
  const entities = meters.flatMap(({ name, entities: { energy } }) =>
    energy === undefined ? [] : [{ entity: energy, name }],
  );
  const graph = (title: string, period: string, days: number): LovelaceConfig => ({
    type: "statistics-graph",
    title,
    chart_type: "bar-stack",
    period,
    days_to_show: days,
    stat_types: ["change"],
    grid_options: { columns: "full", rows: 5 },
    entities,
  });
  return {
    type: "grid",
    column_span: 3,
    cards: [
      { type: "heading", heading: "Usage", icon: "mdi:chart-bar" },
      graph("Energy by the hour", "hour", 1),
      graph("Energy by the day", "day", 14),
    ],
  };
}
