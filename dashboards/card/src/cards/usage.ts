import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { COMMON_FORM, SmartEnergyCard, type MeterCardConfig } from "../card";
import type { ChartData, Column, Series } from "../chart/data";
import { totalOf } from "../chart/data";
import { EXPORT_COLOR, seriesColor } from "../colors";
import { choices, choicesStyle } from "../controls";
import { firstWeekday, formatEnergy, formatMoney, formatTime, timeZone } from "../formats";
import type { TextKey } from "../language";
import { mainMeters, type Meter } from "../meters";
import type { Period } from "../periods";
import { Refresh } from "../refresh";
import { loadStatistics, type Statistics } from "../statistics";
import { barsOf, sumByPeriod, usagePage, type UsagePage, type UsageSpan } from "../sums/usage";

export interface UsageConfig extends MeterCardConfig {
  span?: UsageSpan;
  unit?: "energy" | "money";
}

const SPANS: UsageSpan[] = ["day", "week", "month", "year"];
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

/** Bars of energy or money by hour, day, week, month and year. */
export class UsageCard extends SmartEnergyCard<UsageConfig> {
  @state() private span: UsageSpan = "day";
  @state() private unit: "energy" | "money" = "energy";
  @state() private step = 0;
  private shown: { page: UsagePage; statistics: Statistics } | undefined;

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  override setConfig(config: UsageConfig): void {
    super.setConfig(config);
    this.span = config.span ?? "day";
    this.unit = config.unit ?? "energy";
  }

  static getStubConfig(): Partial<UsageConfig> {
    return {};
  }

  static getConfigForm(): unknown {
    return {
      schema: [
        ...COMMON_FORM,
        { name: "span", selector: { select: { options: SPANS } } },
        { name: "unit", selector: { select: { options: ["energy", "money"] } } },
      ],
    };
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): unknown {
    return { columns: "full", min_columns: 6 };
  }

  protected override firstUpdated(): void {
    void this.refresh.now();
  }

  protected override heading(): string {
    return this.t("usage.title");
  }

  private get page(): UsagePage {
    const zones = { shown: timeZone(this.hass), home: this.hass.config.time_zone };
    return usagePage(this.span, Date.now(), zones, firstWeekday(this.hass), this.step);
  }

  private async load(): Promise<void> {
    const page = this.page;
    const ids = mainMeters(this.meters).flatMap((meter) => this.idsOf(meter));
    const { range, resolution } = page;
    const statistics = await loadStatistics(this.hass, { ids, range, resolution, types: ["change"] });
    this.shown = { page, statistics };
  }

  private idsOf(meter: Meter): string[] {
    const { energy, energy_export: exported, cost_total: cost } = meter.entities;
    return (this.unit === "money" ? [cost] : [energy, exported]).filter((id) => id !== undefined);
  }

  protected override body(): TemplateResult {
    if (!this.shown) return this.notice("state.loading");
    const { page } = this.shown;
    const data = this.chartData(this.shown.page, this.shown.statistics);
    const empty = data.series.every(({ values }) => values.every((value) => value === null));
    return html`${this.controls(page)}
    ${
      empty
        ? this.notice(this.unit === "money" && data.series.length === 0 ? "usage.no_cost" : "state.empty")
        : html`<smart-energy-chart
            .hass=${this.hass}
            .data=${data}
            .format=${this.format}
            .summary=${this.summary(page, data)}
            filename="usage-${new Date(page.range.start).toISOString().slice(0, 10)}"
          ></smart-energy-chart>`
    }`;
  }

  private readonly format = (value: number): string =>
    this.unit === "money" ? formatMoney(this.hass, value, this.currency) : formatEnergy(this.hass, value);

  private get currency(): string {
    return this.hass.config.currency ?? "EUR";
  }

  private summary(page: UsagePage, data: ChartData): string {
    const total = totalOf(data.series.map(({ values }) => totalOf(values)));
    return this.t("usage.summary", {
      title: this.t("usage.title"),
      range: this.rangeText(page.range),
      total: total === null ? this.t("state.unknown") : this.format(total),
    });
  }

  private rangeText(range: Period): string {
    const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };
    const forms: Record<UsageSpan, string> = {
      day: formatTime(this.hass, range.start, { weekday: "long", ...date }),
      week: `${formatTime(this.hass, range.start, { day: "numeric", month: "short" })} – ${formatTime(this.hass, range.end - 1, { day: "numeric", month: "short", year: "numeric" })}`,
      month: formatTime(this.hass, range.start, { month: "long", year: "numeric" }),
      year: formatTime(this.hass, range.start, { year: "numeric" }),
    };
    return forms[this.span];
  }

  private chartData(page: UsagePage, statistics: Statistics): ChartData {
    const bars = barsOf(page, timeZone(this.hass), firstWeekday(this.hass));
    const now = Date.now();
    const columns = bars.map((bar): Column => ({
      label: formatTime(this.hass, bar.start, BAR_LABEL[this.span]),
      title: formatTime(this.hass, bar.start, BAR_TITLE[this.span]),
      ...bar,
      ...(bar.start <= now && now < bar.end ? { note: this.t("usage.incomplete") } : {}),
    }));
    const unit = this.unit === "money" ? this.currency : "kWh";
    return { unit, columns, series: this.series(bars, statistics) };
  }

  private series(bars: Period[], statistics: Statistics): Series[] {
    return mainMeters(this.meters).flatMap((meter, index) => {
      const { energy, energy_export: exported, cost_total: cost } = meter.entities;
      const sums = (id: string | undefined): (number | null)[] | undefined => {
        const rows = id === undefined ? undefined : statistics[id];
        return rows && sumByPeriod(rows, bars);
      };
      const used = sums(this.unit === "money" ? cost : energy);
      const given = this.unit === "money" ? undefined : sums(exported);
      const series: Series[] = used ? [{ name: meter.name, color: seriesColor(index), values: used }] : [];
      if (given?.some((value) => value !== null && value !== 0)) {
        const name = this.t("usage.exported", { name: meter.name });
        series.push({ name, color: EXPORT_COLOR, values: given.map((value) => (value === null ? null : -value)) });
      }
      return series;
    });
  }

  private controls(page: UsagePage): TemplateResult {
    const spans = SPANS.map((span) => ({ value: span, text: this.t(`usage.${span}`) }));
    const units = (["energy", "money"] as const).map((unit) => ({ value: unit, text: this.t(`usage.${unit}`) }));
    return html`<div class="controls">
        ${choices(this.t("usage.period"), spans, this.span, (span) => {
          this.show({ span });
        })}
        ${choices(this.t("usage.unit"), units, this.unit, (unit) => {
          this.show({ unit });
        })}
      </div>
      <div class="pager">
        ${this.turn("usage.previous", "‹", this.step - 1)}
        <span aria-live="polite">${this.rangeText(page.range)}</span>
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

  private show(change: { span?: UsageSpan; unit?: "energy" | "money"; step?: number }): void {
    if (change.span && change.span !== this.span) this.step = 0;
    this.span = change.span ?? this.span;
    this.unit = change.unit ?? this.unit;
    this.step = change.step ?? this.step;
    void this.refresh.now();
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
