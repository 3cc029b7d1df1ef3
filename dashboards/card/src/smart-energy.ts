import { BarChart } from "./chart/bar_chart";
import { ChartView } from "./chart/chart_view";
import { CompareCard } from "./cards/compare";
import { DevicesCard } from "./cards/devices";
import { LiveCard } from "./cards/live";
import { UsageCard } from "./cards/usage";
import { define } from "./define";

await define({
  "smart-energy-bar-chart": BarChart,
  "smart-energy-chart": ChartView,
  "smart-energy-compare-card": CompareCard,
  "smart-energy-devices-card": DevicesCard,
  "smart-energy-live-card": LiveCard,
  "smart-energy-usage-card": UsageCard,
});
