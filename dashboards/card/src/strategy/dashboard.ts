import type { HomeAssistant, LovelaceConfig } from "../home_assistant";
import { text, type TextKey } from "../language";
import { findMeters, type Meter } from "../meters";
import { meterSection } from "./built_in";
import { settingsSections } from "./settings";

type Section = LovelaceConfig;

/** Builds the whole dashboard from what is there: new meters, circuits, tariffs and alerts appear by themselves. */
export class SmartEnergyStrategy extends HTMLElement {
  static generate(_config: LovelaceConfig, hass: HomeAssistant): Promise<LovelaceConfig> {
    return Promise.resolve(arranged(hass));
  }

  /** Only where something is arranged anew: a dashboard that is built again forgets what a person had chosen in it. */
  static shouldRegenerate(_config: LovelaceConfig, before: HomeAssistant, now: HomeAssistant): boolean {
    const keys = ["entities", "devices", "language", "user"] as const;
    if (keys.every((key) => before[key] === now[key])) return false;
    return JSON.stringify(arranged(before)) !== JSON.stringify(arranged(now));
  }
}

function arranged(hass: HomeAssistant): LovelaceConfig {
  const meters = findMeters(hass);
  return {
    title: "Smart Energy",
    views: [overview(hass), analytics(hass), alerts(hass), devices(hass, meters), settings(hass, meters)],
  };
}

function view(hass: HomeAssistant, name: string, icon: string, sections: Section[]): LovelaceConfig {
  return {
    title: text(hass.language, `view.${name}` as TextKey),
    path: name,
    icon,
    type: "sections",
    max_columns: 3,
    sections,
  };
}

function section(cards: LovelaceConfig[], span = 1): Section {
  return { type: "grid", column_span: span, cards };
}

function own(name: string, options: LovelaceConfig = {}): LovelaceConfig {
  return { type: `custom:smart-energy-${name}-card`, grid_options: { columns: "full" }, ...options };
}

function overview(hass: HomeAssistant): LovelaceConfig {
  return view(hass, "overview", "mdi:lightning-bolt", [
    section([own("alerts", { compact: true }), own("live")]),
    section([own("usage")]),
    section([own("costs"), own("forecast")]),
  ]);
}

function analytics(hass: HomeAssistant): LovelaceConfig {
  return view(hass, "analytics", "mdi:chart-bar", [
    section([own("usage", { span: "month" }), own("forecast")], 2),
    section([own("compare")]),
    section([own("costs")]),
  ]);
}

function alerts(hass: HomeAssistant): LovelaceConfig {
  return view(hass, "alerts", "mdi:alert-circle-outline", [section([own("alerts")], 2)]);
}

function devices(hass: HomeAssistant, meters: readonly Meter[]): LovelaceConfig {
  return view(hass, "devices", "mdi:meter-electric", [section([own("devices")]), ...meters.map(meterSection)]);
}

function settings(hass: HomeAssistant, meters: readonly Meter[]): LovelaceConfig {
  return view(hass, "settings", "mdi:cog", settingsSections(hass, meters));
}
