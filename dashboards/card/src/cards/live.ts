import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

import { SmartEnergyCard } from "../card";
import { sparkline } from "../chart/sparkline";
import { EXPORT_COLOR, NOW_COLOR } from "../colors";
import { currencyOf, formatEnergy, formatMoney, formatPower } from "../formats";
import { loadHistory, type Point } from "../history";
import { showMoreInfo, type HomeAssistant } from "../home_assistant";
import { isolated, type TextKey } from "../language";
import { circuitsBelow, mainMeters, onlineOf, topMeters, valueOf, type Meter } from "../meters";
import { numberOf } from "../units";
import { Refresh } from "../refresh";
import { addedUp, type Money, type Present } from "../sums/present";
import { continued, meansOf, trend } from "../sums/trend";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** What is smaller flows in no direction worth a word: meters' own noise. */
const STILL_W = 0.5;
const DETAILS = ["voltage", "current", "power_factor", "frequency"] as const;
const TODAY = ["energy_today", "cost_today"] as const;
/** More meters than this are told in a line each. */
const MOST_IN_FULL = 4;
const SHOWN = ["status", "power", "price", "tariff", ...DETAILS, ...TODAY];

function unitOf(hass: HomeAssistant, entityId: string | undefined): string {
  return hass.states[entityId ?? ""]?.attributes.unit_of_measurement ?? "";
}

/** What each meter measures now, where the power flows, what the last hour was like, and what today adds up to. */
export class LiveCard extends SmartEnergyCard {
  private points: Record<string, Point[]> = {};
  protected override readonly needsData = false;

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  getCardSize(): number {
    const { length } = topMeters(this.meters);
    return length > MOST_IN_FULL ? 2 + length : 3 * Math.max(1, length);
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  /** The meters that are told in full, with their last hour. */
  private get inFull(): Meter[] {
    const tops = topMeters(this.meters);
    return tops.length > MOST_IN_FULL ? [] : tops;
  }

  private async load(): Promise<() => void> {
    const end = Date.now();
    const ids = this.inFull.flatMap(({ entities }) => entities["power"] ?? []);
    const points = await loadHistory(this.hass, ids, { start: end - HOUR_MS, end });
    return () => {
      // The recorder has not written yet what came last.
      for (const id of ids) {
        this.points[id] = continued(points[id] ?? [], this.points[id] ?? [], end - HOUR_MS);
      }
    };
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    this.keepStates();
    return super.shouldUpdate(changed);
  }

  /** Adds the present powers to the last hour: each state as it comes, also one that is not drawn at once. */
  private keepStates(): void {
    for (const { entities } of this.inFull) {
      const state = this.hass.states[entities["power"] ?? ""];
      if (!state) continue;
      const time = Date.parse(state.last_updated);
      const points = (this.points[state.entity_id] ??= []);
      if (time > (points.at(-1)?.time ?? -Infinity)) points.push({ time, value: numberOf(state) });
    }
  }

  protected override watched(): Iterable<string> {
    return this.statesOf(SHOWN);
  }

  protected override heading(): string {
    return this.t("live.title");
  }

  protected override body(): TemplateResult {
    if (!this.isRunning) return this.notice("state.not_running");
    const tops = topMeters(this.meters);
    if (tops.length > MOST_IN_FULL) {
      return html`${this.together()}
        <ul>
          ${repeat(
            tops,
            ({ id }) => id,
            (meter) => guard(this.shownOf(meter, []), () => this.line(meter)),
          )}
        </ul>`;
    }
    // The meter that the house is divided from comes first.
    const shown = tops.map((meter) => ({ meter, circuits: circuitsBelow(this.meters, meter) }));
    shown.sort((a, b) => Number(b.circuits.length > 0) - Number(a.circuits.length > 0));
    return html`${this.together()}
      <div class="meters">
        ${repeat(
          shown,
          ({ meter }) => meter.id,
          ({ meter, circuits }) => guard(this.shownOf(meter, circuits), () => this.meter(meter, circuits)),
        )}
      </div>`;
  }

  /** What several meters come to: what the house uses now and has used today. */
  private together(): TemplateResult | typeof nothing {
    const meters = mainMeters(this.meters);
    const sum = meters.length > 1 ? addedUp(meters.map((meter) => this.present(meter))) : null;
    // The sum of one is that one.
    if (!sum || meters.length - sum.without.length < 2) return nothing;
    const { powerW, todayKwh, hourCost, todayCost, without } = sum;
    const today = [
      ...(todayKwh === null ? [] : [this.t("devices.today_is", { value: formatEnergy(this.hass, todayKwh) })]),
      ...(todayCost === null ? [] : [formatMoney(this.hass, todayCost.amount, todayCost.currency)]),
    ];
    return html`<section class="together" aria-label=${this.t("live.together")}>
      <div class="main">
        <span class="name">${this.t("live.together")}</span>
        <span class="power">${formatPower(this.hass, powerW)}</span>
        <span class="flow">${hourCost === null ? nothing : this.perHour(hourCost)}</span>
      </div>
      ${today.length === 0 ? nothing : html`<p class="notice">${today.join(", ")}</p>`}
      ${without.length === 0 ? nothing : html`<p class="notice">${this.t("live.without", { names: without.join(", ") })}</p>`}
    </section>`;
  }

  private present(meter: Meter): Present {
    const powerW = valueOf(this.hass, meter, "power");
    const cost = valueOf(this.hass, meter, "cost_today");
    const currency = currencyOf(this.hass, meter.entities["cost_today"]);
    return {
      name: meter.name,
      powerW,
      hourCost: this.hourCost(meter, powerW),
      todayKwh: valueOf(this.hass, meter, "energy_today"),
      todayCost: cost === null || currency === undefined ? null : { amount: cost, currency },
    };
  }

  /** All that a meter's part of the card depends on, so that a state draws its own meter only. */
  private shownOf(meter: Meter, circuits: readonly Meter[]): unknown[] {
    const state = ({ entities }: Meter, key: string): unknown => this.hass.states[entities[key] ?? ""];
    const own = SHOWN.map((key) => state(meter, key));
    return [
      meter,
      ...this.drawn(meter),
      ...own,
      ...circuits.flatMap((each) => [each, state(each, "power"), state(each, "status")]),
    ];
  }

  /** What the line of the last hour depends on: it moves once a minute, and with what was loaded. */
  private drawn({ entities }: Meter): unknown[] {
    const { locale, language, formatEntityState } = this.hass;
    return [
      locale,
      language,
      formatEntityState,
      Math.floor(Date.now() / MINUTE_MS),
      this.points[entities["power"] ?? ""],
    ];
  }

  private meter(meter: Meter, circuits: readonly Meter[]): TemplateResult {
    const power = valueOf(this.hass, meter, "power");
    return html`<section aria-label=${meter.name}>
      <button class="main" @click=${() => this.open(meter, "power")}>
        <span class="name">${meter.name}</span>
        <span class="power">${this.written(meter, power)}</span>
        <span class="flow">${power === null ? nothing : this.flow(power)}</span>
      </button>
      ${guard([meter, ...this.drawn(meter), power !== null && power < 0], () => this.trend(meter, power))}
      <dl>
        ${DETAILS.map((key) => this.value(meter, key))} ${TODAY.map((key) => this.value(meter, key))}
        ${this.costNow(meter, power)}
      </dl>
      ${
        circuits.length === 0
          ? nothing
          : html`<ul>
              ${circuits.map((circuit) => this.line(circuit))}
            </ul>`
      }
    </section>`;
  }

  /** A circuit, or one of many meters, in one line: its whole story is on the Devices card. */
  private line(meter: Meter): TemplateResult {
    return html`<li>
      <button class="line" @click=${() => this.open(meter, "power")}>
        <span class="name">${meter.name}</span>
        <span>${this.written(meter, valueOf(this.hass, meter, "power"))}</span>
      </button>
    </li>`;
  }

  /** A sensor that is disabled, or not heard of yet, says nothing about the meter. */
  private written(meter: Meter, power: number | null): string {
    if (power !== null) return formatPower(this.hass, power);
    return this.t(onlineOf(this.hass, meter) === false ? "state.offline" : "state.unknown");
  }

  private flow(power: number): TemplateResult {
    const [arrow, key]: [string, TextKey] =
      Math.abs(power) < STILL_W ? ["·", "live.still"] : power < 0 ? ["↑", "live.exporting"] : ["↓", "live.importing"];
    return html`<span aria-hidden="true">${arrow}</span> ${this.t(key)}`;
  }

  private trend(meter: Meter, power: number | null): TemplateResult | typeof nothing {
    const points = this.points[meter.entities["power"] ?? ""];
    if (!points || !this.refresh.loaded) return nothing;
    const now = Date.now();
    const values = trend(points, { start: now - HOUR_MS, end: now }, 60);
    const color = power !== null && power < 0 ? EXPORT_COLOR : NOW_COLOR;
    if (values.every((value) => value === null)) return this.trendText(values);
    return html`<div class="trend" title=${this.t("live.trend")}>${sparkline(values, color)}</div>
      ${this.trendText(values)}`;
  }

  /** The same hour for those who cannot see the line: its extremes, and a table of five minutes each. */
  private trendText(values: readonly (number | null)[]): TemplateResult {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return html`<p class="visually-hidden">${this.t("live.no_trend")}</p>`;
    const write = (value: number | null): string =>
      value === null ? this.t("state.unknown") : formatPower(this.hass, value);
    const [low, high] = [write(Math.min(...known)), write(Math.max(...known))];
    // A table itself keeps the width of its words, however it is hidden.
    return html`<div class="visually-hidden">
      <table>
        <caption>
          ${this.t("live.trend_summary", { low, high })}
        </caption>
        <tbody>
          ${meansOf(values, 5).map(
            (value, index) =>
              html`<tr>
                <th scope="row">${this.t("live.minutes_ago", { minutes: String(60 - 5 * index) })}</th>
                <td>${write(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private value(meter: Meter, key: (typeof DETAILS | typeof TODAY)[number]): TemplateResult | typeof nothing {
    const entityId = meter.entities[key];
    const state = entityId === undefined ? undefined : this.hass.states[entityId];
    // Of a meter that is offline that is said once.
    if (!state || (state.state === "unavailable" && onlineOf(this.hass, meter) === false)) return nothing;
    return html`<div class=${key}>
      <dt>${this.t(`live.${key}`)}</dt>
      <dd>${isolated(this.hass.language, this.hass.formatEntityState(state))}</dd>
    </div>`;
  }

  /** What an hour of the present power costs; of power that is fed in, what it earns, where that is known. */
  private costNow(meter: Meter, power: number | null): TemplateResult | typeof nothing {
    const cost = this.hourCost(meter, power);
    if (cost === null) return nothing;
    return html`<div class="cost_now">
      <dt>${this.t("live.cost_now")}</dt>
      <dd>${this.perHour(cost)}</dd>
    </div>`;
  }

  private hourCost(meter: Meter, power: number | null): Money | null {
    const [currency, per] = unitOf(this.hass, meter.entities["price"]).split("/");
    const price = power === null ? null : this.price(meter, power);
    if (price === null || power === null || !currency || per !== "kWh") return null;
    return { amount: (price * power) / 1000, currency };
  }

  private perHour({ amount, currency }: Money): string {
    return this.t("live.per_hour", { amount: formatMoney(this.hass, amount, currency) });
  }

  private price(meter: Meter, power: number): number | null {
    if (power >= 0) return valueOf(this.hass, meter, "price");
    const earned = this.hass.states[meter.entities["price"] ?? ""]?.attributes["export_price"];
    return typeof earned === "number" ? earned : null;
  }

  private open(meter: Meter, key: string): void {
    const entityId = meter.entities[key];
    if (entityId) showMoreInfo(this, entityId);
  }

  static override styles = [
    SmartEnergyCard.styles,
    css`
      .meters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 16px;
      }
      section {
        min-width: 0;
      }
      .main {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: baseline;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--secondary-text-color);
      }
      .power {
        grid-row: 2;
        font-size: 32px;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .flow {
        grid-row: 2;
        color: var(--secondary-text-color);
      }
      .trend {
        height: 44px;
        margin: 4px 0;
      }
      .trend svg {
        width: 100%;
        height: 100%;
      }
      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      .together {
        padding-bottom: 8px;
      }
      .line {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 44px;
        padding: 0;
        border: 0;
        border-top: 1px solid var(--divider-color);
        background: none;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
        gap: 6px 12px;
        margin: 0;
      }
      .cost_now {
        grid-column-end: span 2;
      }
      dt {
        font-size: 12px;
        color: var(--secondary-text-color);
      }
      dd {
        margin: 0;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
}
