import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { SmartEnergyCard } from "../card";
import { loadBills, type BillLine, type ByDevice, type DeviceBill } from "../commands";
import { choices, choicesStyle } from "../controls";
import { formatEnergy, formatMoney, formatNumber, formatPercent, formatTime } from "../formats";
import { hasText, isolated, text } from "../language";
import { circuitsBelow, type Meter } from "../meters";
import { Refresh } from "../refresh";
import { billedMeters, budgetShare, canBeAddedUp, deviceRows, groupAmounts, type CostRow } from "../sums/costs";

type By = "item" | "component" | "device";

const BYS: By[] = ["item", "component", "device"];

/** The bill so far: by tariff period, component and device, with its tier, its projection and the budget. */
export class CostsCard extends SmartEnergyCard {
  @state() private by: By = "item";
  private bills: ByDevice<DeviceBill> = {};

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  getCardSize(): number {
    return 6;
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  protected override heading(): string {
    return this.t("costs.title");
  }

  protected override watched(): Iterable<string> {
    return this.decisive();
  }

  /** A budget that is set and a forecast that is made change the bill at once. */
  protected override dataKey(): string {
    const { states } = this.hass;
    const key = [...this.decisive()].map((id) =>
      id.startsWith("number.") ? states[id]?.state : states[id]?.last_updated,
    );
    return [super.dataKey(), ...key].join(" ");
  }

  private *decisive(): Iterable<string> {
    for (const { entities, settings } of this.meters) {
      for (const key of ["tariff", "status", "energy_expected_today"])
        if (entities[key] !== undefined) yield entities[key];
      for (const id of settings) if (this.hass.entities[id]?.translation_key === "cost_budget") yield id;
    }
  }

  private async load(): Promise<() => void> {
    const bills = await loadBills(
      this.hass,
      this.meters.map(({ id }) => id),
    );
    return () => (this.bills = bills);
  }

  protected override body(): TemplateResult {
    if (!this.isRunning) return this.notice("state.not_running");
    const billed = billedMeters(this.meters, this.bills).flatMap((meter) => {
      const bill = this.bills[meter.id];
      return bill ? [{ meter, bill }] : [];
    });
    if (billed.length === 0) return html`${this.notice("costs.none")}${this.link("settings.tariff")}`;
    const bills = billed.map(({ bill }) => bill);
    const told = canBeAddedUp(bills)
      ? html`${this.figures(bills)} ${this.bys()} ${this.breakdown(this.meters, bills)}`
      : html`${this.bys()} ${billed.map((each) => this.ofOne(each))}`;
    return html`${told} ${billed.map(({ meter }) => this.remarks(meter))}`;
  }

  private ofOne({ meter, bill }: { meter: Meter; bill: DeviceBill }): TemplateResult {
    const own = [meter, ...circuitsBelow(this.meters, meter)];
    return html`<h3>${meter.name}</h3>
      ${this.figures([bill])} ${this.breakdown(own, [bill])}`;
  }

  private bys(): TemplateResult {
    return choices(
      this.t("costs.by"),
      BYS.map((by) => ({ value: by, text: this.t(`costs.${by}`) })),
      this.by,
      (by) => (this.by = by),
    );
  }

  private figures(bills: readonly DeviceBill[]): TemplateResult {
    const [first] = bills;
    const currency = first?.currency ?? "EUR";
    const sum = (key: "total" | "projected" | "budget"): number | null =>
      bills.every((bill) => bill[key] !== null) ? bills.reduce((total, bill) => total + Number(bill[key]), 0) : null;
    const [total, projected, budget] = [sum("total"), sum("projected"), sum("budget")];
    const money = (value: number | null): string =>
      value === null ? this.t("state.unknown") : formatMoney(this.hass, value, currency);
    // A billing period begins at the home's midnight, wherever the person is.
    const date: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeZone: this.hass.config.time_zone };
    const since = first ? formatTime(this.hass, Date.parse(first.start), date) : "";
    return html`<p class="total">${money(total)}</p>
      <p class="notice">${this.t("costs.since", { date: since })}</p>
      <dl>
        <dt>${this.t("costs.projected")}</dt>
        <dd>${money(projected)}</dd>
        ${
          budget === null
            ? nothing
            : html`<dt>${this.t("costs.budget")}</dt>
                <dd>${money(budget)}</dd>`
        }
      </dl>
      ${this.projectedBand(bills)} ${this.meterOf(total, projected, budget)}`;
  }

  /** How far the expected bill may be off, for one meter only: how the bands of several go together is not known. */
  private projectedBand(bills: readonly DeviceBill[]): TemplateResult | typeof nothing {
    const [bill, second] = bills;
    if (!bill?.projected_p10 || !bill.projected_p90 || second) return nothing;
    const [low, high] = [bill.projected_p10, bill.projected_p90].map((amount) =>
      formatMoney(this.hass, Number(amount), bill.currency),
    );
    if (!low || !high || low === high) return nothing;
    return html`<p class="notice">${this.t("costs.projected_band", { low, high })}</p>`;
  }

  /** How much of the budget is used and will be; said in words for those who cannot see the bar. */
  private meterOf(
    total: number | null,
    projected: number | null,
    budget: number | null,
  ): TemplateResult | typeof nothing {
    const used = budgetShare(total, budget);
    if (used === null) return nothing;
    const expected = budgetShare(projected, budget);
    const percent = (share: number): string => formatPercent(this.hass, share);
    const words = this.t(expected !== null && expected > 1 ? "costs.over" : "costs.within", {
      used: percent(used),
      expected: expected === null ? this.t("state.unknown") : percent(expected),
    });
    const width = (share: number): string => `width:${Math.min(100, share * 100)}%`;
    return html`<div class="budget" aria-hidden="true">
        ${expected === null ? nothing : html`<i class="expected" style=${width(expected)}></i>`}
        <i class=${used > 1 ? "used over" : "used"} style=${width(used)}></i>
      </div>
      <p class="notice">${words}</p>`;
  }

  private rows(meters: readonly Meter[], bills: readonly DeviceBill[]): CostRow[] {
    const { by } = this;
    if (by === "device") return deviceRows(meters, this.bills);
    return groupAmounts(
      bills.flatMap(({ lines }) => lines),
      (line) => (by === "item" ? this.item(line) : this.component(line.component)),
    );
  }

  /** What the tariff's own form has named is told in the person's language; what a person has named, as it is. */
  private item({ item, component }: BillLine): string {
    const key = `component.${component}`;
    const named = hasText(key) ? text("en", key) : null;
    const isOurs = named !== null && (item === named || item.startsWith(`${named}, `));
    return isolated(this.hass.language, isOurs ? `${this.component(component)}${item.slice(named.length)}` : item);
  }

  /** The kind of a component in the person's language; the name of one that the tariff named itself. */
  private component(name: string): string {
    const key = `component.${name}`;
    return hasText(key) ? this.t(key) : name;
  }

  private amountOf({ quantity }: CostRow): string {
    if (quantity === null) return "";
    const { value, unit } = quantity;
    return unit === "kWh"
      ? formatEnergy(this.hass, value)
      : isolated(
          this.hass.language,
          `${formatNumber(this.hass, value, Number.isInteger(value) ? 0 : 2)} ${this.unitText(unit)}`,
        );
  }

  private unitText(unit: string): string {
    const key = `unit.${unit}`;
    return hasText(key) ? this.t(key) : unit;
  }

  /** The bills' parts; they are of one currency, and of these meters. */
  private breakdown(meters: readonly Meter[], bills: readonly DeviceBill[]): TemplateResult {
    const currency = bills[0]?.currency ?? "EUR";
    const rows = this.rows(meters, bills);
    return html`<table>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr class=${row.inner === undefined ? nothing : "inner"} style="--depth:${row.depth ?? 1}">
                <th scope="row">${this.nameOf(row)}</th>
                <td>${this.amountOf(row)}</td>
                <td>${formatMoney(this.hass, row.amount, row.bill?.currency ?? currency)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.apart(rows)}`;
  }

  private nameOf({ name, inner, bill }: CostRow): string {
    if (inner === undefined) return name;
    if (!bill) return this.t(`costs.${inner}`, { name });
    const home: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeZone: this.hass.config.time_zone };
    return this.t("costs.apart", { name, date: formatTime(this.hass, Date.parse(bill.start), home) });
  }

  /** Why some meters' rest is not told. */
  private apart(rows: readonly CostRow[]): TemplateResult {
    const apart = rows.flatMap(({ name, of }) => (of === undefined ? [] : [{ name, of }]));
    const wholes = [...new Set(apart.map(({ of }) => of))];
    return html`${wholes.map((name) => {
      const names = apart.flatMap((row) => (row.of === name ? [row.name] : [])).join(", ");
      return html`<p class="notice">${this.t("costs.no_rest", { name, names })}</p>`;
    })}`;
  }

  private remarks(meter: Meter): TemplateResult | typeof nothing {
    const bill = this.bills[meter.id];
    if (!bill) return nothing;
    const hours = (value: number): string => formatNumber(this.hass, value, value < 10 ? 1 : 0);
    const remarks = [
      ...(bill.estimated_hours > 0 ? [this.t("costs.estimated", { hours: hours(bill.estimated_hours) })] : []),
      ...(bill.missing_hours > 0 ? [this.t("costs.missing", { hours: hours(bill.missing_hours) })] : []),
    ];
    const several = Object.keys(this.bills).length > 1;
    const named = several ? `${meter.name}: ` : "";
    const { tier } = bill;
    // A price without tiers is told as a first one that is also the last.
    const hasTiers = tier !== null && (tier.name !== "1" || tier.limit_kwh !== null);
    return html`${hasTiers ? this.tier(tier, named) : nothing}
    ${remarks.map((remark) => html`<p class="notice">${named}${remark}</p>`)}`;
  }

  /** Where the next kWh falls; said in words for those who cannot see the bar. */
  private tier({ name, used_kwh, limit_kwh }: NonNullable<DeviceBill["tier"]>, named: string): TemplateResult {
    const used = formatEnergy(this.hass, Number(used_kwh));
    if (limit_kwh === null) return html`<p class="notice">${named}${this.t("costs.last_tier", { name, used })}</p>`;
    const limit = formatEnergy(this.hass, Number(limit_kwh));
    const share = Number(limit_kwh) > 0 ? Math.min(100, (Number(used_kwh) / Number(limit_kwh)) * 100) : 100;
    return html`<p class="notice">${named}${this.t("costs.tier", { name, used, limit })}</p>
      <div class="budget" aria-hidden="true"><i class="used" style="width:${share}%"></i></div>`;
  }

  static override styles = [
    SmartEnergyCard.styles,
    choicesStyle,
    css`
      .total {
        margin: 0;
        font-size: 32px;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        margin: 0 0 8px;
      }
      dd {
        margin: 0;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .budget {
        position: relative;
        height: 10px;
        border-radius: 5px;
        background: var(--divider-color);
        overflow: hidden;
      }
      .budget i {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
      }
      .used {
        background: var(--primary-color);
      }
      .over {
        background: var(--error-color, #db4437);
      }
      .expected {
        background: color-mix(in srgb, var(--primary-color) 35%, transparent);
      }
      table {
        width: 100%;
        margin-top: 8px;
        border-collapse: collapse;
      }
      th {
        text-align: start;
        font-weight: normal;
      }
      th,
      td {
        padding: 6px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      td {
        padding-inline-start: 12px;
        text-align: end;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .inner th {
        padding-inline-start: calc(16px * var(--depth));
        color: var(--secondary-text-color);
      }
    `,
  ];
}
