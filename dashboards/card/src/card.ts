import { css, html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { CardConfig, HomeAssistant } from "./home_assistant";
import { text, type TextKey } from "./language";
import { chosenMeters, findMeters, type Meter } from "./meters";
import type { Refresh } from "./refresh";

export interface MeterCardConfig extends CardConfig {
  /** Device registry ids; all meters where there are none. */
  devices?: string[];
}

/** The schema entries that most cards' editors begin with (Home Assistant's own form draws them). */
export const COMMON_FORM = [
  { name: "title", selector: { text: {} } },
  { name: "devices", selector: { device: { multiple: true, filter: { integration: "smart_energy" } } } },
] as const;

/** What every card shares: its title, its meters, and the states in which there is nothing to show. */
export abstract class SmartEnergyCard<Config extends MeterCardConfig = MeterCardConfig> extends LitElement {
  @property({ attribute: false }) hass!: HomeAssistant;
  @state() protected config!: Config;
  private known: { entities: unknown; devices: unknown; meters: Meter[] } | undefined;

  /** The data that the card loads, where it shows more than states. */
  protected readonly refresh: Refresh | undefined;

  setConfig(config: Config): void {
    this.config = config;
  }

  protected t(key: TextKey, values?: Record<string, string>): string {
    return text(this.hass.language, key, values);
  }

  /** The card's meters, found anew only when the registries have changed. */
  protected get meters(): Meter[] {
    const { entities, devices } = this.hass;
    if (this.known?.entities !== entities || this.known.devices !== devices) {
      this.known = { entities, devices, meters: findMeters(this.hass) };
    }
    return chosenMeters(this.known.meters, this.config.devices);
  }

  /** True when one of the given entities, the language or the connection has changed: most states are not ours. */
  protected concerns(changed: PropertyValues, entityIds: Iterable<string>): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.size > 1 || !before) return true;
    const keys = ["language", "locale", "entities", "devices", "connected", "config"] as const;
    if (keys.some((key) => before[key] !== this.hass[key])) return true;
    for (const id of entityIds) if (before.states[id] !== this.hass.states[id]) return true;
    return false;
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    return this.concerns(changed, this.watched());
  }

  /** The entities whose states the card shows. */
  protected *watched(): Iterable<string> {
    for (const meter of this.meters) yield* Object.values(meter.entities);
  }

  protected override render(): TemplateResult {
    const heading = this.config.title ?? this.heading();
    return html`<ha-card>
      ${heading ? html`<h2>${heading}</h2>` : nothing}
      ${this.hass.connected ? nothing : html`<p class="notice" role="status">${this.t("state.disconnected")}</p>`}
      ${this.content()}
    </ha-card>`;
  }

  private content(): TemplateResult {
    if (this.meters.length === 0) return this.notice("state.no_meters");
    const failed = this.refresh?.error;
    if (failed) return this.failure(failed);
    if (this.refresh && !this.refresh.loaded) return this.notice("state.loading");
    return this.body();
  }

  protected notice(key: TextKey): TemplateResult {
    return html`<p class="notice" role="status">${this.t(key)}</p>`;
  }

  private failure(error: unknown): TemplateResult {
    const reason = error instanceof Object && "message" in error ? String(error.message) : String(error);
    return html`<p class="notice" role="alert">${this.t("state.error", { reason })}</p>
      <button class="plain" @click=${() => void this.refresh?.now()}>${this.t("state.retry")}</button>`;
  }

  protected abstract heading(): string | null;

  /** What the card shows when it has meters and data. */
  protected abstract body(): TemplateResult;

  static override styles: CSSResultGroup = css`
    :host {
      display: block;
    }
    ha-card {
      box-sizing: border-box;
      height: 100%;
      padding: 16px;
      color: var(--primary-text-color);
    }
    h2 {
      margin: 0 0 8px;
      font-size: var(--ha-font-size-l, 16px);
      font-weight: var(--ha-font-weight-medium, 500);
      line-height: 1.4;
    }
    .notice {
      margin: 8px 0;
      color: var(--secondary-text-color);
    }
    button {
      min-width: 44px;
      min-height: 44px;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }
    button.plain {
      border: 1px solid var(--divider-color);
      border-radius: 8px;
      background: none;
      padding: 0 12px;
    }
    :focus-visible {
      outline: 2px solid var(--primary-color);
      outline-offset: 2px;
    }
    .visually-hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (prefers-reduced-motion: reduce) {
      * {
        animation: none !important;
        transition: none !important;
      }
    }
  `;
}
