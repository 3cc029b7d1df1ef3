import { css, html, nothing, type TemplateResult } from "lit";

import { COMMON_FORM, SmartEnergyCard, type MeterCardConfig } from "../card";
import type { ChartData } from "../chart/data";
import { EXPECTED_COLOR, NOW_COLOR } from "../colors";
import { loadForecast, type ByDevice, type DeviceForecast } from "../commands";
import { formatEnergy, formatTime, timeZone } from "../formats";
import type { TextKey } from "../language";
import { mainMeters } from "../meters";
import { periodOf, periodsWithin, type Period } from "../periods";
import { Refresh } from "../refresh";
import { loadStatistics, type StatisticsRow } from "../statistics";
import { addRows } from "../sums/comparison";
import { forecastBars, sumOf, type ForecastBar } from "../sums/forecast";

const HOUR_MS = 3_600_000;

/** Today as it was measured, the next 24 hours with their band, and what yesterday's forecast had said. */
export class ForecastCard extends SmartEnergyCard {
  private forecasts: ByDevice<DeviceForecast> = {};
  private measured: StatisticsRow[] = [];
  private range: Period = { start: 0, end: 0 };

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: HOUR_MS });

  static getStubConfig(): Partial<MeterCardConfig> {
    return {};
  }

  static getConfigForm(): unknown {
    return { schema: COMMON_FORM };
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  protected override firstUpdated(): void {
    void this.refresh.now();
  }

  protected override heading(): string {
    return this.t("forecast.title");
  }

  protected override *watched(): Iterable<string> {
    // States do not change what this card shows.
  }

  private async load(): Promise<void> {
    const zone = timeZone(this.hass);
    const hour = periodOf(Date.now(), "hour", zone);
    this.range = { start: periodOf(Date.now(), "day", zone).start, end: hour.start + 24 * HOUR_MS };
    const meters = mainMeters(this.meters);
    const ids = meters.flatMap(({ entities }) => entities["energy"] ?? []);
    const past = { start: this.range.start, end: hour.start };
    const [statistics, forecasts] = await Promise.all([
      past.start < past.end
        ? loadStatistics(this.hass, { ids, range: past, resolution: "hour", types: ["change"] })
        : Promise.resolve({}),
      loadForecast(
        this.hass,
        meters.map(({ id }) => id),
      ),
    ]);
    this.measured = addRows(Object.values(statistics));
    this.forecasts = forecasts;
  }

  protected override body(): TemplateResult {
    const known = Object.values(this.forecasts).filter(({ hours }) => hours.length > 0);
    if (known.length === 0) return this.none();
    const bars = forecastBars(this.measured, known, periodsWithin(this.range, "hour", timeZone(this.hass)));
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
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(bars)}
        .format=${(value: number) => formatEnergy(this.hass, value)}
        .summary=${this.summary(figures)}
        filename="forecast"
      ></smart-energy-chart>`;
  }

  private none(): TemplateResult {
    const reasons = Object.values(this.forecasts).flatMap(({ reason }) => reason ?? []);
    return html`${this.notice("forecast.none")} ${reasons.length ? html`<p class="notice">${reasons[0]}</p>` : nothing}`;
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
