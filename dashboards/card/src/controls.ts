import { css, html, type TemplateResult } from "lit";

export interface Choice<Value> {
  value: Value;
  text: string;
}

/** Buttons of which one is chosen. `label` says what is chosen here. */
export function choices<Value>(
  label: string,
  options: readonly Choice<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${label}>
    ${options.map(
      ({ value, text }) =>
        html`<button
          aria-pressed=${value === chosen ? "true" : "false"}
          @click=${() => {
            choose(value);
          }}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}

export const choicesStyle = css`
  .choices {
    display: inline-flex;
    max-width: 100%;
    border: 1px solid var(--divider-color);
    border-radius: 22px;
    overflow: auto hidden;
  }
  .choices button:first-child {
    border-start-start-radius: 22px;
    border-end-start-radius: 22px;
  }
  .choices button:last-child {
    border-start-end-radius: 22px;
    border-end-end-radius: 22px;
  }
  .choices button {
    flex: 1 1 auto;
    padding: 0 12px;
    border: 0;
    background: none;
  }
  .choices button[aria-pressed="true"] {
    background: color-mix(in srgb, var(--primary-color) 18%, transparent);
    box-shadow: inset 0 0 0 2px var(--primary-color);
    font-weight: 600;
  }
`;
