import { css, html, type TemplateResult } from "lit";

export interface HeatMapText {
  summary: string;
  row: (index: number) => string;
  column: (index: number) => string;
  format: (value: number | null) => string;
}

/** A table whose cells are coloured by their value; its numbers are there for pointers and screen readers. */
export function heatMap(values: readonly (readonly (number | null)[])[], text: HeatMapText): TemplateResult {
  const known = values.flat().filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(...known);
  const share = (value: number): number => (high > low ? Math.round(((value - low) / (high - low)) * 100) : 0);
  const columns = values[0]?.length ?? 0;
  return html`<table class="heat" aria-label=${text.summary}>
    <thead>
      <tr>
        <td></td>
        ${Array.from({ length: columns }, (_, index) => html`<th scope="col">${index % 6 === 0 ? text.column(index) : html`<span class="visually-hidden">${text.column(index)}</span>`}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${values.map(
        (row, index) =>
          html`<tr>
            <th scope="row">${text.row(index)}</th>
            ${row.map((value, hour) => {
              const shown = text.format(value);
              const paint =
                value === null ? "none" : `color-mix(in srgb, var(--primary-color) ${share(value)}%, transparent)`;
              return html`<td style="background:${paint}" title="${text.row(index)} ${text.column(hour)}: ${shown}">
                <span class="visually-hidden">${shown}</span>
              </td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export const heatMapStyle = css`
  .heat {
    width: 100%;
    border-collapse: separate;
    border-spacing: 1px;
    table-layout: fixed;
    font-size: 12px;
  }
  .heat th {
    overflow: visible;
    font-weight: normal;
    text-align: left;
    white-space: nowrap;
    color: var(--secondary-text-color);
  }
  .heat th[scope="row"],
  .heat thead td {
    width: 40px;
  }
  .heat tbody td {
    position: relative;
    height: 18px;
    border-radius: 2px;
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--divider-color) 60%, transparent);
  }
`;
