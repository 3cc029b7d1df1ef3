import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { SmartEnergyCard, type MeterCardConfig } from "../card";
import type { ChartData } from "../chart/data";
import { BEFORE_COLOR, NOW_COLOR } from "../colors";
import { loadHours, type ByDevice, type DeviceHours } from "../commands";
import { choices, choicesStyle } from "../controls";
import { firstWeekday, formatEnergy, formatNumber, formatPercent, formatTime, timeZone } from "../formats";
import { mainMeters } from "../meters";
import { type Period, periodOf, statisticsHour } from "../periods";
import { COMMON, type Option } from "../options";
import { Refresh } from "../refresh";
import {
  joined,
  loadRunning,
  loadStatistics,
  type Resolution,
  type Statistics,
  type StatisticsRow,
} from "../statistics";
import {
  addRows,
  changeWithin,
  comparedBars,
  comparisonAt,
  knownFrom,
  weekProfile,
  type CompareSpan,
  type Comparison,
} from "../sums/comparison";
import { markedHours } from "../sums/quality";

export interface CompareConfig extends MeterCardConfig {
  span?: CompareSpan;
}

const SPANS: CompareSpan[] = ["week", "month", "year"];
const PROFILE_WEEKS = 8;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Shorter times explain no difference between weeks. */
const LEAST_HOURS = 0.1;

/** This week, month or year against the one before, to this moment; and what a usual week looks like by the hour. */
export class CompareCard extends SmartEnergyCard<CompareConfig> {
  @state() private span: CompareSpan = "week";
  private rows: StatisticsRow[] = [];
  private measured: Statistics = {};
  private profile: (number | null)[][] = [];
  private shown: { span: CompareSpan; comparison: Comparison } | undefined;
  private hours: ByDevice<DeviceHours> = {};

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  override setConfig(config: CompareConfig): void {
    super.setConfig(config);
    this.span = config.span ?? "week";
  }

  static override readonly options: readonly Option[] = [
    ...COMMON,
    { name: "span", kind: "choice", choices: SPANS, standard: "week", texts: "compare" },
  ];

  getCardSize(): number {
    return 8;
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  protected override heading(): string {
    return this.t("compare.title");
  }

  protected override dataKey(): string {
    return [super.dataKey(), this.span].join(" ");
  }

  private async load(): Promise<() => void> {
    const zone = timeZone(this.hass);
    const now = Date.now();
    const hour = statisticsHour(now);
    const { span } = this;
    const to = (moment: number): Comparison => comparisonAt(moment, span, zone, firstWeekday(this.hass));
    const { before } = to(now);
    const profileStart = now - PROFILE_WEEKS * 7 * DAY_MS;
    const hours = {
      start: Math.min(profileStart, span === "year" ? Infinity : before.start),
      end: hour.start,
    };
    const marked = { start: before.start, end: now };
    const devices = mainMeters(this.meters).map(({ id }) => id);
    const [hourly, running, daily, known] = await Promise.all([
      this.ask(hours, "hour"),
      loadRunning(this.hass, this.ids, now),
      span === "year" ? this.year(to(now), hour) : Promise.resolve(undefined),
      loadHours(this.hass, devices, marked, false),
    ]);
    const usual = addRows(Object.values(hourly)).filter(({ start }) => start >= profileStart);
    const measured = joined(daily ?? hourly, running);
    // While nothing is known of the running hour, there is nothing to compare with the same part of the hour before.
    const comparison = to(Object.keys(running).length > 0 ? now : hour.start);
    return () => {
      this.hours = known;
      this.profile = weekProfile(usual, zone, firstWeekday(this.hass));
      this.rows = addRows(Object.values(measured));
      this.measured = measured;
      this.shown = { span, comparison };
    };
  }

  /** Days, but hours where the moment of comparison cuts a day in two. */
  private async year({ before, moment }: Comparison, hour: Period): Promise<Statistics> {
    const zone = timeZone(this.hass);
    const cuts = [periodOf(moment, "day", zone), { ...periodOf(hour.start, "day", zone), end: hour.start }];
    const whole = { start: before.start, end: hour.start };
    if (zone !== this.hass.config.time_zone) return this.ask(whole, "hour");
    const [days, ...parts] = await Promise.all([
      this.ask(whole, "day"),
      ...cuts.filter(({ start, end }) => start < end).map((cut) => this.ask(cut, "hour")),
    ]);
    const isWhole = ({ start }: StatisticsRow): boolean => cuts.every((cut) => start !== cut.start);
    const wholeDays = Object.entries(days).map(([id, rows]) => [id, rows.filter(isWhole)] as const);
    return parts.reduce(joined, Object.fromEntries(wholeDays));
  }

  private ask(range: Period, resolution: Resolution): Promise<Statistics> {
    return loadStatistics(this.hass, { ids: this.ids, range, resolution, types: ["change"] });
  }

  private get ids(): string[] {
    return mainMeters(this.meters).flatMap(({ entities }) => entities["energy"] ?? []);
  }

  protected override body(): TemplateResult {
    const spans = SPANS.map((span) => ({ value: span, text: this.t(`compare.${span}`) }));
    return html`<div class="controls">
        ${choices(this.t("usage.period"), spans, this.span, (span) => (this.span = span))}
      </div>
      ${this.shown?.span === this.span ? this.compared(this.shown.comparison) : this.notice("state.loading")}
      ${this.usualWeek()}`;
  }

  private compared(comparison: Comparison): TemplateResult {
    const now = changeWithin(this.rows, comparison.now);
    const before = changeWithin(this.rows, { start: comparison.before.start, end: comparison.moment });
    if (now === null) return this.notice("compare.not_yet");
    if (before === null) return this.notice("compare.none");
    const sentence = this.t("compare.so_far", {
      now: formatEnergy(this.hass, now),
      before: formatEnergy(this.hass, before),
    });
    return html`${this.verdict(now, before, comparison)}
      <p class="notice">${sentence}</p>
      ${this.later(comparison)} ${this.caution("compare.now_marked", comparison.now)}
      ${this.caution("compare.before_marked", { start: comparison.before.start, end: comparison.moment })}
      <smart-energy-chart
        .hass=${this.hass}
        .data=${this.chartData(comparison)}
        .format=${(value: number) => formatEnergy(this.hass, value)}
        .summary=${sentence}
        filename="comparison"
      ></smart-energy-chart>`;
  }

  /** How much of a compared time is not measured, where that may be the reason of the difference. */
  private caution(
    key: "compare.now_marked" | "compare.before_marked",
    period: Period,
  ): TemplateResult | typeof nothing {
    return html`${mainMeters(this.meters).map(({ id, name }) => {
      const { missing = 0, estimated = 0 } = this.hours[id] ? markedHours(period, this.hours[id], false) : {};
      if (missing + estimated < LEAST_HOURS) return nothing;
      const hours = formatNumber(this.hass, missing + estimated, 1);
      return html`<p class="notice">${this.t(key, { name, hours })}</p>`;
    })}`;
  }

  /** By how much more or less was used; nothing where that says nothing, and why where the time before is cut. */
  private verdict(now: number, before: number, comparison: Comparison): TemplateResult | typeof nothing {
    const since = this.cutAt(this.rows, comparison);
    if (since !== null) return html`<p class="notice">${this.t("compare.measured_since", { date: since })}</p>`;
    if (before <= 0) return nothing;
    return html`<p class="verdict">${this.inWords(now / before - 1)}</p>`;
  }

  /** The date of the first row where that is after the begin of the time before. */
  private cutAt(rows: readonly StatisticsRow[], { before }: Comparison): string | null {
    const since = knownFrom(rows);
    if (since === null || since < before.start + HOUR_MS) return null;
    return formatTime(this.hass, since, { day: "numeric", month: "long", year: "numeric" });
  }

  /** The meters that count only from some time on, where others were there before. */
  private later(comparison: Comparison): TemplateResult | typeof nothing {
    if (this.cutAt(this.rows, comparison) !== null) return nothing;
    return html`${mainMeters(this.meters).map(({ name, entities }) => {
      const date = this.cutAt(this.measured[entities["energy"] ?? ""] ?? [], comparison);
      return date === null ? nothing : html`<p class="notice">${this.t("compare.meter_since", { name, date })}</p>`;
    })}`;
  }

  private inWords(ratio: number): string {
    if (Math.abs(ratio) < 0.005) return this.t("compare.same");
    const percent = formatPercent(this.hass, Math.abs(ratio));
    return this.t(ratio > 0 ? "compare.more" : "compare.less", { percent });
  }

  private chartData(comparison: Comparison): ChartData {
    const bars = comparedBars(this.rows, comparison, this.span, timeZone(this.hass), firstWeekday(this.hass));
    const label: Intl.DateTimeFormatOptions = {
      week: { weekday: "short" },
      month: { day: "numeric" },
      year: { month: "short" },
    }[this.span] as Intl.DateTimeFormatOptions;
    const title: Intl.DateTimeFormatOptions =
      this.span === "year" ? { month: "long" } : { weekday: "long", day: "numeric", month: "long" };
    const series = (key: "now" | "before" | "rest") => bars.map((bar) => bar[key]);
    return {
      unit: "kWh",
      columns: bars.map(({ period }) => ({
        label: formatTime(this.hass, period.start, label),
        title: formatTime(this.hass, period.start, title),
        ...period,
        ...(period.start >= comparison.now.end ? { ahead: true } : {}),
      })),
      series: [
        {
          name: this.t("compare.this", { span: this.t(`span.${this.span}`) }),
          color: NOW_COLOR,
          values: series("now"),
          shape: "beside",
        },
        { name: this.t("compare.before"), color: BEFORE_COLOR, values: series("before") },
        { name: this.t("compare.rest"), color: BEFORE_COLOR, values: series("rest"), hollow: true },
      ],
    };
  }

  private usualWeek(): TemplateResult {
    const known = this.profile.flat().filter((value) => value !== null);
    if (known.length === 0) return html``;
    const values = { low: Math.min(...known), high: Math.max(...known) };
    const summary = this.t("compare.profile_summary", {
      weeks: String(PROFILE_WEEKS),
      low: formatEnergy(this.hass, values.low),
      high: formatEnergy(this.hass, values.high),
    });
    // 4 January 1970 was a Sunday.
    const weekday = (index: number): string =>
      new Intl.DateTimeFormat(this.hass.locale.language, { weekday: "short", timeZone: "UTC" }).format(
        (3 + firstWeekday(this.hass) + index) * DAY_MS,
      );
    return html`<h3>${this.t("compare.profile")}</h3>
      <smart-energy-heat-map
        .hass=${this.hass}
        .values=${this.profile}
        .row=${weekday}
        .format=${(value: number) => formatEnergy(this.hass, value)}
        .summary=${summary}
        .unit=${"kWh"}
        filename="usual-week"
      ></smart-energy-heat-map>`;
  }

  static override styles = [
    SmartEnergyCard.styles,
    choicesStyle,
    css`
      .controls {
        margin-bottom: 8px;
      }
      .verdict {
        margin: 0;
        font-size: 22px;
      }
      h3 {
        margin: 16px 0 8px;
        font-size: 14px;
        font-weight: 500;
      }
    `,
  ];
}
