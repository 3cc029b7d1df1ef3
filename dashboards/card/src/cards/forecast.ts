import { css, html, nothing, type TemplateResult } from "lit";

import { SmartEnergyCard } from "../card";
import type { ChartData } from "../chart/data";
import { EXPECTED_COLOR, NOW_COLOR } from "../colors";
import { loadForecast, type ByDevice, type DeviceForecast } from "../commands";
import { formatEnergy, formatTime, timeZone } from "../formats";
import type { TextKey } from "../language";
import { mainMeters, type Meter } from "../meters";
import { type Period, periodsWithin, statisticsHour } from "../periods";
import { Refresh } from "../refresh";
import { loadStatistics, type Statistics } from "../statistics";
import { addRows } from "../sums/comparison";
import { forecastBars, judged, netRows, sumOf, type ForecastBar } from "../sums/forecast";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The last 24 hours beside what was forecast for them the day before, and the next 24 with their band. */
export class ForecastCard extends SmartEnergyCard {
  private forecasts: ByDevice<DeviceForecast> = {};
  private statistics: Statistics = {};
  private range: Period = { start: 0, end: 0 };

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: HOUR_MS });

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  protected override heading(): string {
    return this.t("forecast.title");
  }

  protected override watched(): Iterable<string> {
    return this.expected();
  }

  /** The integration forecasts when it has started, and each hour when it knows the last one: then there is news. */
  protected override dataKey(): string {
    const made = [...this.expected()].map((id) => this.hass.states[id]?.last_updated);
    return [super.dataKey(), ...made].join(" ");
  }

  private *expected(): Iterable<string> {
    for (const { entities } of this.meters) {
      for (const key of ["energy_expected_today", "status"]) if (entities[key] !== undefined) yield entities[key];
    }
  }

  private async load(): Promise<() => void> {
    const hour = statisticsHour(Date.now());
    const range = { start: hour.start - DAY_MS, end: hour.start + DAY_MS };
    const meters = mainMeters(this.meters);
    const ids = meters.flatMap(({ entities }) => [entities["energy"], entities["energy_export"]]);
    const [statistics, forecasts] = await Promise.all([
      loadStatistics(this.hass, {
        ids: ids.filter((id) => id !== undefined),
        range: { start: range.start, end: hour.start },
        resolution: "hour",
        types: ["change"],
      }),
      loadForecast(
        this.hass,
        meters.map(({ id }) => id),
      ),
    ]);
    return () => {
      this.range = range;
      this.statistics = statistics;
      this.forecasts = forecasts;
    };
  }

  protected override body(): TemplateResult {
    const meters = mainMeters(this.meters).filter(({ id }) => this.forecasts[id]?.hours.length);
    const known = meters.flatMap(({ id }) => this.forecasts[id] ?? []);
    if (known.length === 0) return this.none();
    // What was measured is shown of the same meters as what is expected.
    const rowsOf = (id: string | undefined) => this.statistics[id ?? ""] ?? [];
    const measured = meters.map(({ entities }) =>
      netRows(rowsOf(entities["energy"]), rowsOf(entities["energy_export"])),
    );
    const bars = forecastBars(addRows(measured), known, periodsWithin(this.range, "hour", timeZone(this.hass)));
    const figures: [TextKey, number | null][] = [
      ["forecast.today", sumOf(known, "today_kwh")],
      ["forecast.tomorrow", sumOf(known, "tomorrow_kwh")],
    ];
    return html`<dl>
        ${figures.map(
          ([key, value]) =>
            html`<div>
              <dt>${this.t(key)}</dt>
              <dd>${value === null ? this.t("state.unknown") : formatEnergy(this.hass, value)}</dd>
            </div>`,
        )}
      </dl>
      ${this.lookBack(bars)} ${this.without(meters)}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(bars)}
        .format=${(value: number) => formatEnergy(this.hass, value)}
        .summary=${this.summary(figures)}
        filename="forecast"
      ></smart-energy-chart>`;
  }

  /** What had been expected of the hours that are over, beside what came. */
  private lookBack(bars: readonly ForecastBar[]): TemplateResult | typeof nothing {
    const { hours, expected, measured } = judged(bars);
    if (hours === 0) return nothing;
    return html`<p class="notice">
      ${this.t("forecast.look_back", {
        hours: String(hours),
        expected: formatEnergy(this.hass, expected),
        measured: formatEnergy(this.hass, measured),
      })}
    </p>`;
  }

  private without(known: readonly Meter[]): TemplateResult | typeof nothing {
    const others = mainMeters(this.meters).filter((meter) => !known.includes(meter));
    if (others.length === 0) return nothing;
    const names = others.map(({ name }) => name).join(", ");
    return html`<p class="notice">${this.t("forecast.without", { names })}</p>`;
  }

  private none(): TemplateResult {
    const reasons = Object.values(this.forecasts).flatMap(({ reason }) => reason ?? []);
    return html`${this.notice(this.isRunning ? "forecast.none" : "state.not_running")}
    ${reasons.length ? html`<p class="notice">${reasons[0]}</p>` : nothing}`;
  }

  private summary(figures: readonly (readonly [TextKey, number | null])[]): string {
    return figures
      .map(
        ([key, value]) =>
          `${this.t(key)}: ${value === null ? this.t("state.unknown") : formatEnergy(this.hass, value)}`,
      )
      .join(", ");
  }

  private chartData(bars: readonly ForecastBar[]): ChartData {
    return {
      unit: "kWh",
      columns: bars.map(({ start }) => ({
        label: formatTime(this.hass, start, { hour: "numeric" }),
        title: formatTime(this.hass, start, { weekday: "short", hour: "numeric", minute: "2-digit" }),
        start,
        end: start + HOUR_MS,
      })),
      series: [
        { name: this.t("forecast.measured"), color: NOW_COLOR, values: bars.map(({ measured }) => measured) },
        {
          name: this.t("forecast.expected"),
          color: EXPECTED_COLOR,
          values: bars.map(({ expected }) => expected),
          shape: "line",
        },
      ],
      expected: bars.map(({ low, high }) => (low === null || high === null ? null : { low, high })),
    };
  }

  static override styles = [
    SmartEnergyCard.styles,
    css`
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 24px;
        margin: 0 0 8px;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-size: 22px;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
}
