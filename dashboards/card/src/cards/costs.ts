import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { COMMON_FORM, SmartEnergyCard, type MeterCardConfig } from "../card";
import { loadBills, type ByDevice, type DeviceBill } from "../commands";
import { choices, choicesStyle } from "../controls";
import { formatMoney, formatNumber, formatTime } from "../formats";
import { mainMeters, type Meter } from "../meters";
import { Refresh } from "../refresh";
import { budgetShare, commonCurrency, groupAmounts, type CostRow } from "../sums/costs";

type By = "item" | "component" | "device";

const BYS: By[] = ["item", "component", "device"];

/** The bill so far: by tariff period, component and device, with its tier, its projection and the budget. */
export class CostsCard extends SmartEnergyCard {
  @state() private by: By = "item";
  private bills: ByDevice<DeviceBill> = {};

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

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
    return this.t("costs.title");
  }

  protected override *watched(): Iterable<string> {
    // Bills are asked for; states do not change what this card shows.
  }

  private async load(): Promise<void> {
    this.bills = await loadBills(
      this.hass,
      mainMeters(this.meters).map(({ id }) => id),
    );
  }

  protected override body(): TemplateResult {
    const bills = Object.values(this.bills);
    const first = bills[0];
    if (!first) {
      return html`${this.notice("costs.none")}
        <a class="link" href="/config/integrations/integration/smart_energy">${this.t("settings.tariff")}</a>`;
    }
    const currency = commonCurrency(bills);
    if (currency === null) return html`${bills.map((bill) => this.figures([bill], bill.currency))}`;
    return html`${this.figures(bills, currency)}
    ${choices(
      this.t("costs.by"),
      BYS.map((by) => ({ value: by, text: this.t(`costs.${by}`) })),
      this.by,
      (by) => (this.by = by),
    )}
    ${this.breakdown(this.rows(bills), currency)} ${mainMeters(this.meters).map((meter) => this.remarks(meter))}`;
  }

  private figures(bills: readonly DeviceBill[], currency: string): TemplateResult {
    const sum = (key: "total" | "projected" | "budget"): number | null =>
      bills.every((bill) => bill[key] !== null) ? bills.reduce((total, bill) => total + Number(bill[key]), 0) : null;
    const [total, projected, budget] = [sum("total"), sum("projected"), sum("budget")];
    const first = bills[0];
    const money = (value: number | null): string =>
      value === null ? this.t("state.unknown") : formatMoney(this.hass, value, currency);
    const since = first ? formatTime(this.hass, Date.parse(first.start), { dateStyle: "medium" }) : "";
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
      ${this.meterOf(total, projected, budget)}`;
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
    const percent = (share: number): string => `${formatNumber(this.hass, share * 100, 0)} %`;
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

  private rows(bills: readonly DeviceBill[]): CostRow[] {
    if (this.by === "device") {
      return mainMeters(this.meters).flatMap(({ id, name }) => {
        const bill = this.bills[id];
        return bill ? [{ name, amount: Number(bill.total), quantity: "" }] : [];
      });
    }
    const by = this.by;
    return groupAmounts(
      bills.flatMap(({ lines }) => lines),
      (line) => line[by],
    );
  }

  private breakdown(rows: readonly CostRow[], currency: string): TemplateResult {
    return html`<table>
      <tbody>
        ${rows.map(
          ({ name, quantity, amount }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${quantity}</td>
              <td>${formatMoney(this.hass, amount, currency)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private remarks(meter: Meter): TemplateResult | typeof nothing {
    const bill = this.bills[meter.id];
    if (!bill) return nothing;
    const hours = (value: number): string => formatNumber(this.hass, value, value < 10 ? 1 : 0);
    const remarks = [
      ...(bill.tier === null ? [] : [this.tierText(bill.tier)]),
      ...(bill.estimated_hours > 0 ? [this.t("costs.estimated", { hours: hours(bill.estimated_hours) })] : []),
      ...(bill.missing_hours > 0 ? [this.t("costs.missing", { hours: hours(bill.missing_hours) })] : []),
    ];
    const several = Object.keys(this.bills).length > 1;
    return html`${remarks.map((remark) => html`<p class="notice">${several ? `${meter.name}: ` : ""}${remark}</p>`)}`;
  }

  private tierText(tier: NonNullable<DeviceBill["tier"]>): string {
    const { name, used_kwh: used, limit_kwh: limit } = tier;
    return limit === null ? this.t("costs.last_tier", { name, used }) : this.t("costs.tier", { name, used, limit });
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
        text-align: right;
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
        inset: 0 auto 0 0;
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
        text-align: left;
        font-weight: normal;
      }
      th,
      td {
        padding: 6px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      td {
        padding-left: 12px;
        text-align: right;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .link {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--primary-text-color);
      }
    `,
  ];
}
