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
    card: "live",
    keys: ["power", "voltage", "current"],
  },
  {
    card: "devices",
    keys: ["status", "power"],
  },
  {
    card: "usage",
    keys: ["energy", "energy_export", "energy_today"],
  },
  {
    card: "alerts",
    keys: [...KINDS, "alert"],
  },
  {
    card: "compare",
    keys: ["energy", "energy_today"],
  },
  {
    card: "costs",
    keys: ["cost_today", "cost_total", "cost_billing_period", "price"],
  },
  {
    card: "forecast",
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
