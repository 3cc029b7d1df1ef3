import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { formatNumber } from "../formats";
import type { HomeAssistant } from "../home_assistant";
import { text, type TextKey } from "../language";
import { toCsv, totalOf, type ChartData } from "./data";

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
              html`<li><i class=${series.shape ?? "stacked"} style="--color:${series.color}"></i>${series.name}</li>`,
          )}
        </ul>
        <button @click=${this.toggle}>${this.t(this.asTable ? "chart.chart" : "chart.table")}</button>
        <button @click=${this.download}>${this.t("chart.csv")}</button>
      </div>`;
  }

  private chart(): TemplateResult {
    return html`<smart-energy-bar-chart
      .data=${this.data}
      .format=${this.format}
      .formatTick=${(value: number, digits: number) => formatNumber(this.hass, value, digits)}
      .summary=${this.summary}
      .unknown=${this.t("state.unknown")}
    ></smart-energy-bar-chart>`;
  }

  private table(): TemplateResult {
    const { columns, series, expected } = this.data;
    const write = (value: number | null | undefined): string =>
      value === null || value === undefined ? this.t("state.unknown") : this.format(value);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("chart.time")}</th>
            ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
            ${expected ? html`<th scope="col">${this.t("chart.expected")}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${columns.map((column, index) => {
            const range = expected?.[index];
            return html`<tr>
              <th scope="row">${column.title}${column.note ? html` <em>(${column.note})</em>` : nothing}</th>
              ${series.map(({ values }) => html`<td>${write(values[index])}</td>`)}
              ${expected ? html`<td>${range ? `${write(range.low)} – ${write(range.high)}` : ""}</td>` : nothing}
            </tr>`;
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.t("chart.total")}</th>
            ${series.map(({ values }) => html`<td>${write(totalOf(values))}</td>`)}
            ${expected ? html`<td></td>` : nothing}
          </tr>
        </tfoot>
      </table>
    </div>`;
  }

  private readonly toggle = (): void => {
    this.asTable = !this.asTable;
  };

  private readonly download = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([toCsv(this.data)], { type: "text/csv" }));
    link.download = `${this.filename}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  static override styles = css`
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
      width: 12px;
      height: 12px;
      border-radius: 3px;
      background: var(--color);
    }
    .legend i.line {
      height: 3px;
    }
    button {
      min-height: 44px;
      padding: 0 8px;
      border: 0;
      background: none;
      font: inherit;
      font-size: 13px;
      color: var(--primary-text-color);
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
    :focus-visible {
      outline: 2px solid var(--primary-color);
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
      text-align: right;
      font-variant-numeric: tabular-nums;
    }
    th:first-child {
      text-align: left;
      font-weight: normal;
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
  `;
}
