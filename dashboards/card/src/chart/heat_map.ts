import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { HomeAssistant } from "../home_assistant";
import { text, type TextKey } from "../language";
import { lines } from "./data";
import { download } from "./download";
import { focus, linkButtons, visuallyHidden } from "../styles";

/** A table whose cells are coloured by their value, with its numbers on demand, and as a CSV file. */
export class HeatMap extends LitElement {
  @property({ attribute: false }) hass!: HomeAssistant;
  /** Rows of equally many columns; null where nothing is known. */
  @property({ attribute: false }) values!: readonly (readonly (number | null)[])[];
  @property({ attribute: false }) row: (index: number) => string = String;
  @property({ attribute: false }) format: (value: number) => string = String;
  @property() unit = "";
  /** One sentence that says what the picture shows. */
  @property() summary = "";
  @property() filename = "smart-energy";
  @state() private withNumbers = false;

  private t(key: TextKey): string {
    return text(this.hass.language, key);
  }

  protected override render(): TemplateResult {
    const columns = this.values[0]?.length ?? 0;
    const every = this.withNumbers ? 1 : 6;
    return html`<div
        class="scroll"
        tabindex=${this.withNumbers ? "0" : nothing}
        role="region"
        aria-label=${this.summary}
      >
        <table class=${this.withNumbers ? "numbers" : "colors"} aria-label=${this.summary}>
          <thead>
            <tr>
              <td></td>
              ${Array.from({ length: columns }, (_, index) => html`<th scope="col"><span class=${index % every === 0 ? nothing : "visually-hidden"}>${index}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.values.map((row, index) => this.tableRow(row, index))}
          </tbody>
        </table>
      </div>
      <p class="summary">${this.summary}</p>
      <div class="tools">
        <button
          @click=${() => {
            this.withNumbers = !this.withNumbers;
          }}
        >
          ${this.t(this.withNumbers ? "chart.colors" : "chart.table")}
        </button>
        <button
          @click=${() => {
            download(this.filename, this.csv());
          }}
        >
          ${this.t("chart.csv")}
        </button>
      </div>`;
  }

  private tableRow(row: readonly (number | null)[], index: number): TemplateResult {
    return html`<tr>
      <th scope="row">${this.row(index)}</th>
      ${row.map((value, column) => {
        const shown = value === null ? this.t("state.unknown") : this.format(value);
        return html`<td style="background:${this.paint(value)}" title="${this.row(index)} ${column}: ${shown}">
          <span class=${this.withNumbers ? nothing : "visually-hidden"}>${shown}</span>
        </td>`;
      })}
    </tr>`;
  }

  private paint(value: number | null): string {
    const known = this.values.flat().filter((each) => each !== null);
    const low = Math.min(0, ...known);
    const high = Math.max(...known);
    if (value === null || high <= low) return "none";
    // Numbers must stand out from the deepest colour.
    const most = this.withNumbers ? 45 : 100;
    return `color-mix(in srgb, var(--primary-color) ${Math.round(((value - low) / (high - low)) * most)}%, transparent)`;
  }

  /** One line a row, as the table has it. */
  private csv(): string {
    const columns = Array.from({ length: this.values[0]?.length ?? 0 }, (_, index) => `${index} (${this.unit})`);
    const rows = this.values.map((row, index) => [
      this.row(index),
      ...row.map((value) => (value === null ? "" : String(value))),
    ]);
    return lines([["", ...columns], ...rows]);
  }

  static override styles = [
    focus,
    linkButtons,
    visuallyHidden,
    css`
      :host {
        display: block;
      }
      .scroll {
        position: relative;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 1px;
        font-size: 12px;
      }
      .colors {
        table-layout: fixed;
      }
      th {
        overflow: visible;
        font-weight: normal;
        text-align: start;
        white-space: nowrap;
        color: var(--secondary-text-color);
      }
      .colors th[scope="row"],
      .colors thead td {
        width: 40px;
      }
      tbody td {
        position: relative;
        height: 18px;
        border-radius: 2px;
        box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--divider-color) 60%, transparent);
      }
      .numbers td {
        padding: 4px 6px;
        text-align: end;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .summary {
        margin: 8px 0;
        color: var(--secondary-text-color);
      }
    `,
  ];
}
