import { html, svg, type TemplateResult } from "lit";

/** A small line without an axis that fills its box; zero is its floor unless values are negative. */
export function sparkline(values: readonly (number | null)[], color: string): TemplateResult {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known, low + 1);
  const x = (index: number): number => (values.length > 1 ? (index / (values.length - 1)) * 100 : 50);
  const y = (value: number): number => 30 - ((value - low) / (high - low)) * 28;
  let pen = "M";
  const path = values.map((value, index) => {
    if (value === null) {
      pen = "M";
      return "";
    }
    const point = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
    return point;
  });
  return html`<svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<path d=${path.join("")} fill="none" stroke=${color} stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round"></path>`}
  </svg>`;
}
