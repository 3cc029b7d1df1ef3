import { BarChart } from "./chart/bar_chart";
import { ChartView } from "./chart/chart_view";
import { UsageCard } from "./cards/usage";
import { define } from "./define";

await define({
  "smart-energy-bar-chart": BarChart,
  "smart-energy-chart": ChartView,
  "smart-energy-usage-card": UsageCard,
});
