import { KINDS } from "./alerts";
import { AlertsCard } from "./cards/alerts";
import { CompareCard } from "./cards/compare";
import { CostsCard } from "./cards/costs";
import { DevicesCard } from "./cards/devices";
import { ForecastCard } from "./cards/forecast";
import { LiveCard } from "./cards/live";
import { UsageCard } from "./cards/usage";
import { BarChart } from "./chart/bar_chart";
import { ChartView } from "./chart/chart_view";
import { HeatMap } from "./chart/heat_map";
import { define } from "./define";
import { present } from "./registry";
import { SmartEnergyStrategy } from "./strategy/dashboard";

present([
  {
    type: "smart-energy-live-card",
    name: "Smart Energy: now",
    description: "Voltage, current, power and its direction, the last hour, and today so far.",
    keys: ["power", "voltage", "current"],
  },
  {
    type: "smart-energy-devices-card",
    name: "Smart Energy: devices",
    description: "Every meter and circuit with its power, energy today, share and standby.",
    keys: ["status", "power"],
  },
  {
    type: "smart-energy-usage-card",
    name: "Smart Energy: usage",
    description: "Energy or money by the hour, day, week, month and year.",
    keys: ["energy", "energy_export", "energy_today"],
  },
  {
    type: "smart-energy-alerts-card",
    name: "Smart Energy: alerts",
    description: "What is wrong now, to be acknowledged, and what was.",
    keys: [...KINDS, "alert"],
  },
  {
    type: "smart-energy-compare-card",
    name: "Smart Energy: comparison",
    description: "This week, month or year against the one before, to this moment.",
    keys: ["energy", "energy_today"],
  },
  {
    type: "smart-energy-costs-card",
    name: "Smart Energy: costs",
    description: "The bill so far, by tariff period, component and device, with projection and budget.",
    keys: ["cost_today", "cost_total", "cost_billing_period", "price"],
  },
  {
    type: "smart-energy-forecast-card",
    name: "Smart Energy: forecast",
    description: "The next 24 hours with their band, beside what was measured.",
    keys: ["energy_expected_today", "energy_expected_tomorrow"],
  },
]);

void define({
  "ll-strategy-dashboard-smart-energy": SmartEnergyStrategy,
  "smart-energy-alerts-card": AlertsCard,
  "smart-energy-bar-chart": BarChart,
  "smart-energy-chart": ChartView,
  "smart-energy-compare-card": CompareCard,
  "smart-energy-costs-card": CostsCard,
  "smart-energy-devices-card": DevicesCard,
  "smart-energy-forecast-card": ForecastCard,
  "smart-energy-heat-map": HeatMap,
  "smart-energy-live-card": LiveCard,
  "smart-energy-usage-card": UsageCard,
});
