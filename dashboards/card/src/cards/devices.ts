import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

import { SmartEnergyCard, type MeterCardConfig } from "../card";
import { choices, choicesStyle } from "../controls";
import { currencyOf, formatEnergy, formatMoney, formatPercent, formatPower, formatTime, timeZone } from "../formats";
import { showMoreInfo } from "../home_assistant";
import { onlineOf, valueOf, type Meter } from "../meters";
import { periodOf, statisticsHour } from "../periods";
import { COMMON, type Option } from "../options";
import { Refresh } from "../refresh";
import { loadRunning, loadStatistics } from "../statistics";
import { changeWithin } from "../sums/comparison";
import { sorted, withRestAndShares, type DeviceRow, type SortKey } from "../sums/devices";
import { standby } from "../sums/standby";
import { StillOrder } from "../still_order";

export interface DevicesConfig extends MeterCardConfig {
  sort?: SortKey;
}

const SORTS: SortKey[] = ["power", "today", "cost", "name"];
const SHOWN = ["status", "power", "energy_today", "cost_today", "last_reading", "tariff"];
const WEEK_MS = 7 * 86_400_000;

function idOf({ meter, untracked }: DeviceRow): string {
  return `${meter.id} ${String(untracked)}`;
}

function lookUp(values: Record<string, number | null>, id: string | undefined): number | null {
  return id === undefined ? null : (values[id] ?? null);
}

/** Every meter and circuit: whether it lives, what it uses now and today, its share, and what it never stops using. */
export class DevicesCard extends SmartEnergyCard<DevicesConfig> {
  @state() private sort: SortKey = "power";
  private todayKwh: Record<string, number | null> = {};
  private standbyW: Record<string, number | null> = {};
  private readonly order = new StillOrder();
  private moving: ReturnType<typeof setTimeout> | undefined;

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  override setConfig(config: DevicesConfig): void {
    super.setConfig(config);
    this.sort = config.sort ?? "power";
  }

  static override readonly options: readonly Option[] = [
    ...COMMON,
    { name: "sort", kind: "choice", choices: SORTS, standard: "power", texts: "devices" },
  ];

  getCardSize(): number {
    return 2 + this.meters.length;
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  protected override heading(): string {
    return this.t("devices.title");
  }

  private async load(): Promise<() => void> {
    const zone = timeZone(this.hass);
    const now = Date.now();
    const today = periodOf(now, "day", zone);
    const hour = statisticsHour(now);
    const energyIds = this.meters.flatMap(({ entities }) => entities["energy"] ?? []);
    const powerIds = this.meters.flatMap(({ entities }) => entities["power"] ?? []);
    const [hours, running, week] = await Promise.all([
      loadStatistics(this.hass, {
        ids: energyIds,
        range: { start: today.start, end: hour.start },
        resolution: "hour",
        types: ["change"],
      }),
      loadRunning(this.hass, energyIds, now),
      loadStatistics(this.hass, {
        ids: powerIds,
        range: { start: hour.start - WEEK_MS, end: hour.start },
        resolution: "hour",
        types: ["mean"],
      }),
    ]);
    return () => {
      for (const id of energyIds) {
        this.todayKwh[id] = changeWithin([...(hours[id] ?? []), ...(running[id] ?? [])], today);
      }
      for (const id of powerIds) this.standbyW[id] = standby(week[id] ?? [], zone);
    };
  }

  protected override watched(): Iterable<string> {
    return this.statesOf(SHOWN);
  }

  protected override body(): TemplateResult {
    if (!this.isRunning) return this.notice("state.not_running");
    const rows = this.still(sorted(withRestAndShares(this.meters.map((meter) => this.row(meter))), this.sort));
    const hasCost = rows.some(({ costToday }) => costToday !== null);
    const today = periodOf(Date.now(), "day", timeZone(this.hass)).start;
    const sorts = SORTS.filter((sort) => hasCost || sort !== "cost");
    return html`<div class="controls">
        ${choices(
          this.t("devices.sort"),
          sorts.map((sort) => ({ value: sort, text: this.t(`devices.${sort}`) })),
          this.sort,
          (sort) => (this.sort = sort),
        )}
      </div>
      <ul @pointermove=${this.onTouch} @pointerdown=${this.onTouch} @focusin=${this.onTouch}>
        ${repeat(rows, idOf, (row) => guard([today, ...this.shownOf(row)], () => this.item(row)))}
      </ul>`;
  }

  /** What lives, what does not and what there is moves at once; what only uses more or less, after a while. */
  private still(wanted: readonly DeviceRow[]): DeviceRow[] {
    const kinds = wanted.map((row) => `${idOf(row)} ${String(row.online)}`).sort();
    const { rows, waitMs } = this.order.arranged(wanted, idOf, [this.sort, ...kinds].join(" "));
    clearTimeout(this.moving);
    if (waitMs !== null) {
      this.moving = setTimeout(() => {
        this.requestUpdate();
      }, waitMs);
    }
    return rows;
  }

  private readonly onTouch = (): void => {
    this.order.touch();
  };

  /** All that the text of a row depends on, as finely as it is written. */
  private shownOf({ meter, share, ...row }: DeviceRow): unknown[] {
    const { locale, language, config } = this.hass;
    const percent = share === null ? null : Math.round(share * 100);
    return [locale, language, config, meter, this.currency(meter), percent, ...Object.values(row)];
  }

  private row(meter: Meter): DeviceRow {
    const powerW = valueOf(this.hass, meter, "power");
    return {
      meter,
      untracked: false,
      depth: 0,
      online: onlineOf(this.hass, meter),
      lastSeen: this.lastSeen(meter),
      powerW,
      todayKwh: valueOf(this.hass, meter, "energy_today") ?? lookUp(this.todayKwh, meter.entities["energy"]),
      costToday: valueOf(this.hass, meter, "cost_today"),
      standbyW: lookUp(this.standbyW, meter.entities["power"]),
      share: null,
    };
  }

  /**
   * As the sensor of the last reading says; where it is disabled, when the meter fell silent. No other state tells when
   * it was heard: that a value is told again, Home Assistant does not tell the page.
   */
  private lastSeen(meter: Meter): number | null {
    const { last_reading: reading, status } = meter.entities;
    const silence = onlineOf(this.hass, meter) === false ? this.hass.states[status ?? ""]?.last_changed : undefined;
    const time = Date.parse(this.hass.states[reading ?? ""]?.state ?? silence ?? "");
    return Number.isNaN(time) ? null : time;
  }

  private time(time: number): string {
    const isToday = time >= periodOf(Date.now(), "day", timeZone(this.hass)).start;
    const options: Intl.DateTimeFormatOptions = isToday
      ? { hour: "numeric", minute: "2-digit", second: "2-digit" }
      : { dateStyle: "short", timeStyle: "short" };
    return formatTime(this.hass, time, options);
  }

  private currency(meter: Meter): string {
    return currencyOf(this.hass, meter.entities["cost_today"]) ?? "EUR";
  }

  private item(row: DeviceRow): TemplateResult {
    const dark = row.online === false && !row.untracked;
    return html`<li class=${classMap({ inner: row.depth > 0, dark })} style="--depth:${row.depth}">
      <button
        @click=${() => {
          this.open(row);
        }}
      >
        <span class="name">${row.untracked ? this.t("devices.rest", { name: row.meter.name }) : row.meter.name}</span>
        <span class="now"
          >${dark ? this.offline(row) : this.written(row.powerW, (value) => formatPower(this.hass, value))}</span
        >
        <span class="bar" aria-hidden="true"><i style="width:${Math.round((row.share ?? 0) * 100)}%"></i></span>
        <span class="today">
          ${row.todayKwh === null ? this.t("devices.today_unknown") : this.t("devices.today_is", { value: formatEnergy(this.hass, row.todayKwh) })}
          ${this.ifKnown(row.share, (share) => formatPercent(this.hass, share))}
          ${this.ifKnown(row.costToday, (cost) => formatMoney(this.hass, cost, this.currency(row.meter)))}
          ${dark || row.untracked ? nothing : this.ifKnown(row.lastSeen, (time) => this.t("devices.seen", { time: this.time(time) }))}
          ${this.ifKnown(row.standbyW, (watts) => this.t("devices.standby", { value: formatPower(this.hass, watts) }))}
        </span>
      </button>
    </li>`;
  }

  private ifKnown(value: number | null, format: (value: number) => string): TemplateResult | typeof nothing {
    return value === null ? nothing : html`<span>${format(value)}</span>`;
  }

  private written(value: number | null, format: (value: number) => string): string {
    return value === null ? this.t("state.unknown") : format(value);
  }

  private offline(row: DeviceRow): TemplateResult {
    const text =
      row.lastSeen === null
        ? this.t("state.offline")
        : this.t("devices.offline_since", { time: this.time(row.lastSeen) });
    return html`<ha-icon icon="mdi:alert-circle-outline"></ha-icon> ${text}`;
  }

  private open({ meter, untracked }: DeviceRow): void {
    const entityId = meter.entities[untracked ? "energy" : "power"];
    if (entityId) showMoreInfo(this, entityId);
  }

  static override styles = [
    SmartEnergyCard.styles,
    choicesStyle,
    css`
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--divider-color);
      }
      li > button {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        width: 100%;
        padding: 8px 0;
        border: 0;
        background: none;
        text-align: start;
      }
      .inner > button {
        padding-inline-start: calc(20px * var(--depth));
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .now {
        font-variant-numeric: tabular-nums;
        font-weight: 500;
      }
      .dark ha-icon {
        color: var(--error-color, #db4437);
        --mdc-icon-size: 18px;
      }
      .bar {
        grid-column: 1 / -1;
        height: 4px;
        border-radius: 2px;
        background: var(--divider-color);
        overflow: hidden;
      }
      .bar i {
        display: block;
        height: 100%;
        background: var(--energy-grid-consumption-color, #488fc2);
      }
      .today {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--secondary-text-color);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
}
