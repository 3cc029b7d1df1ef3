import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { SmartEnergyCard, type MeterCardConfig } from "../card";
import { totalOf, type ChartData, type Column, type PricesBehind, type Series } from "../chart/data";
import { EXPORT_COLOR, seriesColor } from "../colors";
import { loadHours, type ByDevice, type DeviceHours } from "../commands";
import { choices, choicesStyle } from "../controls";
import {
  currencyOf,
  firstWeekday,
  formatEnergy,
  formatMoney,
  formatNumber,
  formatPrice,
  formatTime,
  timeZone,
} from "../formats";
import { isolated, type TextKey } from "../language";
import { mainMeters, type Meter } from "../meters";
import { COMMON, type Option } from "../options";
import { type Period, statisticsHour } from "../periods";
import { Refresh } from "../refresh";
import { joined, loadRunning, loadStatistics, type Statistics } from "../statistics";
import { priceWithin, pricesOf, type Prices } from "../sums/prices";
import { gravest, markedHours, MARKS, type Marked } from "../sums/quality";
import { barsOf, sumByPeriod, usagePage, type UsagePage, type UsageSpan } from "../sums/usage";

export interface UsageConfig extends MeterCardConfig {
  span?: UsageSpan;
  unit?: UsageUnit;
  /** Whether prices are shown behind the bars of a day and of a week. */
  prices?: boolean;
}

type UsageUnit = "energy" | "money";

/** What was asked for, and what came. */
interface Shown {
  page: UsagePage;
  span: UsageSpan;
  unit: UsageUnit;
  statistics: Statistics;
  hours: ByDevice<DeviceHours>;
}

const SPANS: UsageSpan[] = ["day", "week", "month", "year"];
const UNITS: UsageUnit[] = ["energy", "money"];
/** In a longer time the prices of a day are too narrow to be seen. */
const SPANS_WITH_PRICES: UsageSpan[] = ["day", "week"];
const BAR_LABEL: Record<UsageSpan, Intl.DateTimeFormatOptions> = {
  day: { hour: "numeric" },
  week: { weekday: "short" },
  month: { day: "numeric" },
  year: { month: "short" },
};
const BAR_TITLE: Record<UsageSpan, Intl.DateTimeFormatOptions> = {
  day: { weekday: "short", hour: "numeric", minute: "2-digit" },
  week: { weekday: "long", day: "numeric", month: "long" },
  month: { weekday: "short", day: "numeric", month: "long" },
  year: { month: "long", year: "numeric" },
};

/** Bars of energy or money by hour, day, week, month and year, before the prices of their time. */
export class UsageCard extends SmartEnergyCard<UsageConfig> {
  @state() private span: UsageSpan = "day";
  @state() private unit: UsageUnit = "energy";
  @state() private step = 0;
  private shown: Shown | undefined;

  static override readonly options: readonly Option[] = [
    ...COMMON,
    { name: "span", kind: "choice", choices: SPANS, standard: "day", texts: "usage" },
    { name: "unit", kind: "choice", choices: UNITS, standard: "energy", texts: "usage" },
    { name: "prices", kind: "boolean", standard: true },
  ];

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  override setConfig(config: UsageConfig): void {
    super.setConfig(config);
    this.span = config.span ?? "day";
    this.unit = config.unit ?? "energy";
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): unknown {
    return { columns: "full", min_columns: 6 };
  }

  protected override heading(): string {
    return this.t("usage.title");
  }

  protected override watched(): Iterable<string> {
    return this.tariffs();
  }

  protected override dataKey(): string {
    return [super.dataKey(), this.span, this.unit, this.step, this.config.prices].join(" ");
  }

  private get page(): UsagePage {
    const zones = { shown: timeZone(this.hass), home: this.hass.config.time_zone };
    return usagePage(this.span, Date.now(), zones, firstWeekday(this.hass), this.step);
  }

  private async load(): Promise<() => void> {
    const { page, span, unit } = this;
    const { range, resolution } = page;
    const meters = mainMeters(this.meters);
    const ids = meters.flatMap((meter) => this.idsOf(meter, unit));
    const deviceIds = meters.map(({ id }) => id);
    const withPrices = SPANS_WITH_PRICES.includes(span) && this.config.prices !== false;
    const now = Date.now();
    const hour = statisticsHour(now);
    const isRunning = range.start <= hour.start && hour.start < range.end;
    const [compiled, running, hours] = await Promise.all([
      loadStatistics(this.hass, { ids, range, resolution, types: ["change"] }),
      loadRunning(this.hass, isRunning ? ids : [], now),
      loadHours(this.hass, deviceIds, range, withPrices),
    ]);
    return () => (this.shown = { page, span, unit, statistics: joined(compiled, running), hours });
  }

  private idsOf(meter: Meter, unit: UsageUnit): string[] {
    const { energy, energy_export: exported, cost_total: cost } = meter.entities;
    return (unit === "money" ? [cost] : [energy, exported]).filter((id) => id !== undefined);
  }

  protected override body(): TemplateResult {
    const { shown } = this;
    if (!shown) return this.notice("state.loading");
    const data = this.chartData(shown);
    const empty = data.series.every(({ values }) => values.every((value) => value === null));
    return html`${this.controls(shown)} ${shown.unit === "money" ? this.otherCurrencies() : nothing}
    ${
      empty
        ? this.none(shown)
        : html`<smart-energy-chart
            .hass=${this.hass}
            .data=${data}
            .format=${(value: number) => this.written(value, shown.unit)}
            .summary=${this.summary(shown, data)}
            filename="usage-${new Date(shown.page.range.start).toISOString().slice(0, 10)}"
          ></smart-energy-chart>`
    }`;
  }

  /** Why there is nothing: no tariff, nothing of that time, or nothing yet. */
  private none({ page, unit }: Shown): TemplateResult {
    const hasCost = mainMeters(this.meters).some(({ entities }) => entities["cost_total"] !== undefined);
    if (unit === "money" && !hasCost) return html`${this.notice("usage.no_cost")}${this.link("settings.tariff")}`;
    return this.notice(page.range.end <= Date.now() ? "usage.nothing" : "state.empty");
  }

  /** The meters that are billed in another currency than the one that is shown. */
  private otherCurrencies(): TemplateResult | typeof nothing {
    const others = mainMeters(this.meters).filter(({ entities }) => {
      const currency = currencyOf(this.hass, entities["cost_total"]);
      return currency !== undefined && currency !== this.currency;
    });
    if (others.length === 0) return nothing;
    const names = others.map(({ name }) => name).join(", ");
    return html`<p class="notice">${this.t("usage.other_currency", { names })}</p>`;
  }

  private written(value: number, unit: UsageUnit): string {
    return unit === "money" ? formatMoney(this.hass, value, this.currency) : formatEnergy(this.hass, value);
  }

  /** Of the first meter that has one: amounts in other currencies are not drawn beside them. */
  private get currency(): string {
    const known = mainMeters(this.meters).map(({ entities }) => currencyOf(this.hass, entities["cost_total"]));
    return known.find((currency) => currency !== undefined) ?? "EUR";
  }

  private summary({ page, span, unit }: Shown, data: ChartData): string {
    const total = totalOf(data.series.map(({ values }) => totalOf(values)));
    return this.t("usage.summary", {
      title: this.t("usage.title"),
      range: this.rangeText(page.range, span),
      total: total === null ? this.t("state.unknown") : this.written(total, unit),
    });
  }

  private rangeText(range: Period, span: UsageSpan): string {
    const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
    const forms: Record<UsageSpan, string> = {
      day: formatTime(this.hass, range.start, { weekday: "long", ...date }),
      week: `${formatTime(this.hass, range.start, { day: "numeric", month: "short" })} – ${formatTime(this.hass, range.end - 1, { day: "numeric", month: "short", year: "numeric" })}`,
      month: formatTime(this.hass, range.start, { month: "long", year: "numeric" }),
      year: formatTime(this.hass, range.start, { year: "numeric" }),
    };
    return forms[span];
  }

  private chartData(shown: Shown): ChartData {
    const { page, span, unit, hours } = shown;
    const now = Date.now();
    const bars = barsOf(page, timeZone(this.hass), firstWeekday(this.hass));
    const meters = mainMeters(this.meters);
    const marked = new Map(
      meters.flatMap(({ id }) => {
        const known = hours[id];
        return known ? [[id, bars.map((bar) => markedHours(bar, known, unit === "money"))] as const] : [];
      }),
    );
    const prices = this.prices(meters, hours);
    const columns = bars.map((bar, index): Column => {
      const isRunning = bar.start <= now && now < bar.end;
      const remarks = meters.flatMap(({ id, name }) => this.remarks(marked.get(id)?.[index], meters.length > 1, name));
      const note = [...(isRunning ? [this.t("usage.incomplete")] : []), ...remarks].join("; ");
      const price = prices && priceWithin(prices, bar);
      return {
        label: formatTime(this.hass, bar.start, BAR_LABEL[span]),
        title: formatTime(this.hass, bar.start, BAR_TITLE[span]),
        ...bar,
        ...(note ? { note } : {}),
        ...(isRunning ? { running: true } : {}),
        ...(bar.start > now ? { ahead: true } : {}),
        ...(price ? { price } : {}),
      };
    });
    return {
      unit: unit === "money" ? this.currency : "kWh",
      columns,
      series: meters.flatMap((meter, index) =>
        this.series(meter, seriesColor(index), bars, shown, marked.get(meter.id)),
      ),
      ...(prices ? { prices: this.told(prices) } : {}),
    };
  }

  private remarks(marked: Marked | undefined, several: boolean, name: string): string[] {
    return MARKS.flatMap((mark) => {
      const hours = marked?.[mark];
      if (hours === undefined) return [];
      const remark = this.t(`usage.${mark}`, { hours: formatNumber(this.hass, hours, hours < 10 ? 1 : 0) });
      return [several ? `${name}: ${remark}` : remark];
    });
  }

  /** The prices of the first meter that has a tariff. */
  private prices(meters: readonly Meter[], hours: ByDevice<DeviceHours>): Prices | undefined {
    for (const { id } of meters) {
      const prices = hours[id] && pricesOf(hours[id]);
      if (prices) return prices;
    }
    return undefined;
  }

  private told({ bands, levels, currency }: Prices): PricesBehind {
    const format = (price: number): string => formatPrice(this.hass, price, currency);
    const range = (low: number, high: number): string =>
      low === high ? format(low) : `${format(low)} – ${format(high)}`;
    return {
      bands,
      unit: `${currency}/kWh`,
      format,
      legend: levels.map(({ level, low, high, period }) => ({
        level,
        text: period ? isolated(this.hass.language, `${period}: ${range(low, high)}`) : range(low, high),
      })),
    };
  }

  private series(
    meter: Meter,
    color: string,
    bars: Period[],
    { unit, statistics }: Shown,
    marked: readonly Marked[] | undefined,
  ): Series[] {
    const { energy, energy_export: exported, cost_total: cost } = meter.entities;
    const sums = (id: string | undefined): (number | null)[] | undefined => {
      const rows = id === undefined ? undefined : statistics[id];
      return rows && sumByPeriod(rows, bars);
    };
    if (unit === "money" && currencyOf(this.hass, cost) !== this.currency) return [];
    const used = sums(unit === "money" ? cost : energy);
    const given = unit === "money" ? undefined : sums(exported);
    const marks = marked?.map(gravest) ?? [];
    const series: Series[] = used ? [{ name: meter.name, color, values: used, marks }] : [];
    if (given?.some((value) => value !== null && value !== 0)) {
      const name = this.t("usage.exported", { name: meter.name });
      const values = given.map((value) => (value === null ? null : -value));
      series.push({ name, color: EXPORT_COLOR, values, marks });
    }
    return series;
  }

  private controls({ page, span }: Shown): TemplateResult {
    const spans = SPANS.map((value) => ({ value, text: this.t(`usage.${value}`) }));
    const units = UNITS.map((unit) => ({ value: unit, text: this.t(`usage.${unit}`) }));
    return html`<div class="controls">
        ${choices(this.t("usage.period"), spans, this.span, (chosen) => {
          this.show({ span: chosen });
        })}
        ${choices(this.t("usage.unit"), units, this.unit, (unit) => {
          this.show({ unit });
        })}
      </div>
      <div class="pager">
        ${this.turn("usage.previous", "‹", this.step - 1)}
        <span aria-live="polite">${this.rangeText(page.range, span)}</span>
        ${this.turn("usage.next", "›", this.step + 1)}
        ${this.step < 0 ? this.turn("usage.now", this.t("usage.now"), 0) : nothing}
      </div>`;
  }

  private turn(key: TextKey, text: string, step: number): TemplateResult {
    return html`<button
      class="plain"
      aria-label=${this.t(key)}
      ?disabled=${step > 0}
      @click=${() => {
        this.show({ step });
      }}
    >
      ${text}
    </button>`;
  }

  private show(change: { span?: UsageSpan; unit?: UsageUnit; step?: number }): void {
    if (change.span && change.span !== this.span) this.step = 0;
    this.span = change.span ?? this.span;
    this.unit = change.unit ?? this.unit;
    this.step = change.step ?? this.step;
  }

  static override styles = [
    SmartEnergyCard.styles,
    choicesStyle,
    css`
      .controls,
      .pager {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
      }
      .controls {
        justify-content: space-between;
      }
      .pager {
        flex-wrap: nowrap;
      }
      .pager span {
        flex: 0 1 auto;
        text-align: center;
      }
      button:disabled {
        opacity: 0.4;
        cursor: default;
      }
    `,
  ];
}
