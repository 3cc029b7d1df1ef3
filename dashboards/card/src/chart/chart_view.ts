import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { formatNumber } from "../formats";
import type { HomeAssistant } from "../home_assistant";
import { text, type TextKey } from "../language";
import { MARKS } from "../sums/quality";
import { marksOf, priceText, toCsv, totalOf, type ChartData } from "./data";
import { download } from "./download";
import { bandInk } from "./layout";
import { focus, linkButtons } from "../styles";

/** A chart with its legend, the same numbers as a table, and as a CSV file. */
export class ChartView extends LitElement {
  @property({ attribute: false }) hass!: HomeAssistant;
  @property({ attribute: false }) data!: ChartData;
  @property({ attribute: false }) format!: (value: number) => string;
  @property() summary = "";
  /** The name of the CSV file, without its ending. */
  @property() filename = "smart-energy";
  @state() private asTable = false;

  private t(key: TextKey): string {
    return text(this.hass.language, key);
  }

  protected override render(): TemplateResult {
    return html`${this.asTable ? this.table() : this.chart()}
      <div class="tools">
        <ul class="legend">
          ${this.data.series.map(
            (series) =>
              html`<li>
                <i class=${series.hollow ? "hollow" : (series.shape ?? "stacked")} style="--color:${series.color}"></i
                >${series.name}
              </li>`,
          )}
          ${this.data.expected ? html`<li><i class="expected"></i>${this.t("chart.expected")}</li>` : nothing}
          ${marksOf(this.data, MARKS).map((mark) => html`<li><i class=${mark}></i>${this.t(`mark.${mark}`)}</li>`)}
          ${this.prices()}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable ? "chart.chart" : "chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`;
  }

  private prices(): TemplateResult[] {
    const legend = this.data.prices?.legend ?? [];
    const of = (level: number): string => `--ink:${bandInk(level).mark};--height:${Math.round(25 + 75 * level)}%`;
    return legend.map(
      ({ level, text }) =>
        html`<li>${legend.length > 1 ? html`<i class="price" style=${of(level)}></i>` : nothing}${text}</li>`,
    );
  }

  private chart(): TemplateResult {
    return html`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(value: number, digits: number) => formatNumber(this.hass, value, digits)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
      .total=${this.t("chart.total")}
    ></smart-energy-bar-chart>`;
  }

  private table(): TemplateResult {
    const { columns, series, expected, prices } = this.data;
    const hasNotes = columns.some(({ note }) => note !== undefined);
    const write = (value: number | null | undefined, isAhead = false): string =>
      value === null || value === undefined ? (isAhead ? "" : this.t("state.unknown")) : this.format(value);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
            ${expected ? html`<th scope="col">${this.t("chart.expected")}</th>` : nothing}
            ${prices ? html`<th scope="col">${this.t("chart.price")}</th>` : nothing}
            ${hasNotes ? html`<th scope="col">${this.t("chart.note")}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${columns.map((column, index) => {
            const range = expected?.[index];
            return html`<tr>
              <th scope="row">${column.title}</th>
              ${series.map(({ values }) => html`<td>${write(values[index], column.ahead)}</td>`)}
              ${expected ? html`<td>${range ? `${write(range.low)} – ${write(range.high)}` : ""}</td>` : nothing}
              ${prices ? html`<td>${priceText(this.data, column) ?? ""}</td>` : nothing}
              ${hasNotes ? html`<td class="note">${column.note ?? ""}</td>` : nothing}
            </tr>`;
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${series.map(({ values }) => html`<td>${write(totalOf(values))}</td>`)}
            ${[expected, prices, hasNotes].map((more) => (more ? html`<td></td>` : nothing))}
          </tr>
        </tfoot>
      </table>
    </div>`;
  }

  private readonly toggle = (): void => {
    this.asTable = !this.asTable;
  };

  private readonly download = (): void => {
    download(this.filename, toCsv(this.data));
  };

  static override styles = [
    focus,
    linkButtons,
    css`
      :host {
        display: block;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .legend {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 13px;
      }
      .legend li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .legend i {
        flex: none;
        width: 12px;
        height: 12px;
        border-radius: 3px;
        background: var(--color);
      }
      .legend i.line {
        height: 3px;
      }
      .legend i.hollow {
        box-sizing: border-box;
        border: 1.5px solid var(--color);
        background: none;
      }
      .legend i.expected {
        background: var(--primary-color);
        opacity: 0.25;
      }
      .legend i.estimated,
      .legend i.late,
      .legend i.missing {
        border: 1px solid var(--secondary-text-color);
      }
      .legend i.estimated {
        background: repeating-linear-gradient(45deg, var(--secondary-text-color) 0 2px, transparent 2px 4px);
      }
      .legend i.late {
        background: radial-gradient(var(--secondary-text-color) 1px, transparent 1.5px) 0 0 / 4px 4px;
      }
      .legend i.missing {
        border-style: dashed;
        background: none;
      }
      .legend i.price {
        position: relative;
        overflow: hidden;
        border-radius: 0;
        background: none;
      }
      .legend i.price::after {
        position: absolute;
        inset: auto 0 0;
        height: var(--height);
        background: var(--smart-energy-price-color, var(--secondary-text-color, #727272));
        opacity: var(--ink);
        content: "";
      }
      .scroll {
        max-height: 360px;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 14px;
      }
      th,
      td {
        padding: 6px 8px;
        border-bottom: 1px solid var(--divider-color);
        text-align: end;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      th:first-child {
        text-align: start;
        font-weight: normal;
      }
      td.note {
        min-width: 160px;
        white-space: normal;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--card-background-color, #fff);
        color: var(--secondary-text-color);
        font-weight: 500;
      }
      tfoot th,
      tfoot td {
        font-weight: 500;
      }
    `,
  ];
}
