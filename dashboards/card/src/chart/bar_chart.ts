import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type PropertyValues,
  type SVGTemplateResult,
  type TemplateResult,
} from "lit";
import { property, state } from "lit/decorators.js";

import { priceText, stackTotal, type Column, type ChartData, type Series } from "./data";
import { layOut, type Layout } from "./layout";
import { visuallyHidden } from "../styles";

/** Bars with an axis, drawn by hand; the arrow keys walk through its columns as the pointer does. */
export class BarChart extends LitElement {
  @property({ attribute: false }) data!: ChartData;
  /** Writes a value with its unit. */
  @property({ attribute: false }) format: (value: number) => string = String;
  /** Writes a number of the axis. */
  @property({ attribute: false }) formatTick: (value: number, digits: number) => string = (value, digits) =>
    value.toFixed(digits);
  /** One sentence that says what the picture shows. */
  @property() summary = "";
  /** What stands for a value that is not known. */
  @property() unknown = "–";
  /** What the sum of a column is called. */
  @property() total = "";
  @state() private width = 0;
  @state() private chosen: number | null = null;
  private observer: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(([entry]) => {
      this.width = Math.round(entry?.contentRect.width ?? 0);
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("data") && this.chosen !== null && this.chosen >= this.data.columns.length) this.chosen = null;
  }

  protected override render(): TemplateResult {
    if (this.width === 0) return html`<div class="frame"></div>`;
    const layout = layOut(this.data, this.width, this.formatTick);
    return html`<div
        class="frame"
        role="img"
        tabindex="0"
        aria-label=${this.summary}
        @keydown=${this.onKey}
        @pointerdown=${(event: PointerEvent) => {
          this.point(event, layout);
        }}
        @pointermove=${(event: PointerEvent) => {
          this.point(event, layout);
        }}
        @pointerleave=${(event: PointerEvent) => {
          // A finger that is lifted leaves; what it chose stays until it taps elsewhere.
          if (event.pointerType !== "touch") this.choose(null);
        }}
        @blur=${() => {
          this.choose(null);
        }}
      >
        ${this.picture(layout)} ${this.tooltip(layout)}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.spoken()}</p>`;
  }

  private point(event: PointerEvent, layout: Layout): void {
    this.choose(layout.columnAt(event.clientX - this.getBoundingClientRect().left));
  }

  private picture(layout: Layout): TemplateResult {
    const { plot, height } = layout;
    return html`<svg width=${this.width} height=${height} aria-hidden="true">
      <defs>
        <pattern id="estimated" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ink" width="3" height="6"></rect>
        </pattern>
        <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle class="ink" cx="2.5" cy="2.5" r="1.3"></circle>
        </pattern>
      </defs>
      ${layout.bands.map((band) => this.band(band, plot))}
      ${layout.ticks.map(
        (
          tick,
        ) => svg`<line class=${tick.value === 0 ? "zero" : "grid"} x1=${plot.left} x2=${plot.left + plot.width} y1=${tick.y} y2=${tick.y}></line>
          <text class="tick" x=${plot.left - 6} y=${tick.y + 4} text-anchor="end">${this.formatTick(tick.value, layout.digits)}</text>`,
      )}
      <text class="tick" x=${plot.left - 6} y="12" text-anchor="end">${this.data.unit}</text>
      ${this.chosen === null ? nothing : svg`<rect class="chosen" x=${plot.left + this.chosen * layout.step} y=${plot.top} width=${layout.step} height=${plot.height}></rect>`}
      ${layout.expected.map((box) => svg`<rect class="expected" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>`)}
      ${layout.bars.map(
        (
          bar,
        ) => svg`<rect class=${bar.kind} x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height} fill=${bar.color} stroke=${bar.color} rx="1.5"></rect>
          ${bar.mark ? svg`<rect x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height} fill="url(#${bar.mark})"></rect>` : nothing}`,
      )}
      ${layout.absent.map((box) => svg`<rect class="absent" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="2"></rect>`)}
      ${layout.lines.map((line) => svg`<path class="line" d=${line.path} stroke=${line.color}></path>`)}
      ${layout.labels.map((label) => svg`<text class="tick" x=${label.x} y=${height - 4} text-anchor="middle">${label.text}</text>`)}
    </svg>`;
  }

  /** A price behind the bars: deeper and with a higher mark above the plot the dearer it is. */
  private band({ x, width, strip, ink }: Layout["bands"][number], plot: Layout["plot"]): SVGTemplateResult {
    return svg`<rect class="band" x=${x} y=${plot.top} width=${width} height=${plot.height} opacity=${ink.band}></rect>
      <rect class="band" x=${x} y=${plot.top - strip} width=${width} height=${strip} opacity=${ink.mark}></rect>`;
  }

  private tooltip(layout: Layout): TemplateResult | typeof nothing {
    const column = this.chosenColumn;
    if (!column || this.chosen === null) return nothing;
    const middle = layout.plot.left + (this.chosen + 0.5) * layout.step;
    const side =
      middle > this.width / 2
        ? `right:${this.width - middle + layout.step / 2 + 8}px`
        : `left:${middle + layout.step / 2 + 8}px`;
    return html`<div class="tooltip" style=${side}>
      <strong>${column.title}</strong>
      ${this.data.series.map(
        (series) =>
          html`<div><i style="background:${series.color}"></i>${series.name}<b>${this.valueText(series)}</b></div>`,
      )}
      ${this.totalLine(this.chosen)} ${this.expectedText() ?? nothing} ${this.priceLine(column)}
      ${column.note ? html`<em>${column.note}</em>` : nothing}
    </div>`;
  }

  private totalLine(index: number): TemplateResult | typeof nothing {
    const total = stackTotal(this.data, index);
    return total === undefined ? nothing : html`<div class="total">${this.total}<b>${this.format(total)}</b></div>`;
  }

  private expectedText(): TemplateResult | undefined {
    const expected = this.chosen === null ? null : this.data.expected?.[this.chosen];
    return expected ? html`<div>${this.format(expected.low)} – ${this.format(expected.high)}</div>` : undefined;
  }

  private priceLine(column: Column): TemplateResult | typeof nothing {
    const price = priceText(this.data, column);
    return price === undefined ? nothing : html`<div>${price}</div>`;
  }

  private get chosenColumn(): Column | undefined {
    return this.chosen === null ? undefined : this.data.columns[this.chosen];
  }

  private valueText(series: Series): string {
    const value = this.chosen === null ? null : series.values[this.chosen];
    if (value !== null && value !== undefined) return this.format(value);
    return this.chosenColumn?.ahead ? "–" : this.unknown;
  }

  private spoken(): string {
    const column = this.chosenColumn;
    if (!column || this.chosen === null) return "";
    const total = stackTotal(this.data, this.chosen);
    const sum = total === undefined ? undefined : `${this.total} ${this.format(total)}`;
    const values = this.data.series.map((series) => `${series.name} ${this.valueText(series)}`);
    const expected = this.data.expected?.[this.chosen];
    const range = expected ? `${this.format(expected.low)} – ${this.format(expected.high)}` : undefined;
    const parts = [column.title, ...values, sum, range, priceText(this.data, column), column.note];
    return parts.filter((part) => part !== undefined).join(", ");
  }

  private choose(index: number | null): void {
    if (index !== this.chosen) this.chosen = index;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const last = this.data.columns.length - 1;
    const at = this.chosen;
    const next: Record<string, number | null> = {
      ArrowRight: at === null ? 0 : Math.min(last, at + 1),
      ArrowLeft: at === null ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
      Escape: null,
    };
    if (!(event.key in next) || last < 0) return;
    event.preventDefault();
    this.choose(next[event.key] ?? null);
  };

  static override styles = [
    visuallyHidden,
    css`
      :host {
        display: block;
        position: relative;
      }
      .frame {
        position: relative;
        min-height: 220px;
        touch-action: pan-y;
      }
      svg {
        display: block;
        direction: ltr;
      }
      .tick {
        font-size: 12px;
        fill: var(--secondary-text-color);
      }
      .grid {
        stroke: var(--divider-color);
      }
      .zero {
        stroke: var(--secondary-text-color);
      }
      .band {
        fill: var(--smart-energy-price-color, var(--secondary-text-color, #727272));
      }
      .bar,
      .running {
        stroke: none;
      }
      .running {
        opacity: 0.6;
      }
      .hollow {
        fill-opacity: 0.12;
      }
      .ink {
        fill: var(--card-background-color, #fff);
        opacity: 0.7;
      }
      .absent {
        fill: none;
        stroke: var(--secondary-text-color);
        stroke-width: 1.5;
        stroke-dasharray: 3 3;
      }
      .chosen {
        fill: var(--primary-text-color);
        opacity: 0.08;
      }
      .expected {
        fill: var(--primary-color);
        opacity: 0.25;
      }
      .line {
        fill: none;
        stroke-width: 2;
        stroke-linejoin: round;
      }
      .tooltip {
        position: absolute;
        top: 8px;
        z-index: 1;
        max-width: 60%;
        padding: 8px 10px;
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        color: var(--primary-text-color);
        font-size: 13px;
        line-height: 1.5;
        pointer-events: none;
      }
      .tooltip div {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .tooltip b {
        margin-inline-start: auto;
        padding-inline-start: 12px;
        font-variant-numeric: tabular-nums;
      }
      .tooltip .total {
        border-top: 1px solid var(--divider-color);
      }
      .tooltip i {
        flex: none;
        width: 10px;
        height: 10px;
        border-radius: 2px;
      }
      .tooltip em {
        color: var(--secondary-text-color);
      }
    `,
  ];
}
