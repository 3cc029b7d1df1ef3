import { css, html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { timeZone } from "./formats";
import { reasonOf, type CardConfig, type HomeAssistant } from "./home_assistant";
import { text, type TextKey } from "./language";
import { chosenMeters, findMeters, type Meter } from "./meters";
import { check, COMMON, formOf, type Option } from "./options";
import type { Refresh } from "./refresh";
import { focus, visuallyHidden } from "./styles";

export interface MeterCardConfig extends CardConfig {
  /** Device registry ids; all meters where there are none. */
  devices?: string[];
}

/** What every card shares: its title, its meters, and the states in which there is nothing to show. */
export abstract class SmartEnergyCard<Config extends MeterCardConfig = MeterCardConfig> extends LitElement {
  @property({ attribute: false }) hass!: HomeAssistant;
  @state() protected config!: Config;
  private known: { entities: unknown; devices: unknown; meters: Meter[] } | undefined;

  private asked: string | undefined;

  static readonly options: readonly Option[] = COMMON;

  /** The data that the card loads, where it shows more than states. */
  protected readonly refresh: Refresh | undefined;
  /** Whether the card has nothing to show before its data are there. */
  protected readonly needsData: boolean = true;

  /** Every card is sensible without options. */
  static getStubConfig(): Record<string, unknown> {
    return {};
  }

  static getConfigForm(): unknown {
    return formOf(this.options);
  }

  setConfig(config: Config): void {
    check(config as unknown as Record<string, unknown>, (this.constructor as typeof SmartEnergyCard).options);
    this.config = config;
  }

  /** What the data depend on: they are loaded anew when it changes. */
  protected dataKey(): string {
    const { meters, hass } = this;
    const tariffs = meters.map(({ entities }) => hass.states[entities["tariff"] ?? ""]?.state);
    const costs = meters.map(({ entities }) => entities["cost_total"]);
    return [timeZone(hass), hass.config.state, ...meters.map(({ id }) => id), ...tariffs, ...costs].join(" ");
  }

  protected override updated(): void {
    // After a lost connection everything is asked for again.
    const key = this.hass.connected ? this.dataKey() : undefined;
    if (key !== undefined && key !== this.asked && this.meters.length > 0) void this.refresh?.now();
    this.asked = key;
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

  /** The entities whose states the card shows, or its data depend on; all of its meters' unless a card knows better. */
  protected *watched(): Iterable<string> {
    for (const meter of this.meters) yield* Object.values(meter.entities);
  }

  /** What `watched` is for cards that show no state. */
  protected *tariffs(): Iterable<string> {
    for (const { entities } of this.meters) if (entities["tariff"] !== undefined) yield entities["tariff"];
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
    if (this.meters.length === 0) return this.noMeters();
    const { error = null, loaded = true } = this.refresh ?? {};
    const failure = error === null ? nothing : this.failure(error, loaded || !this.needsData);
    if (!loaded && this.needsData) return error === null ? this.notice("state.loading") : html`${failure}`;
    return html`${failure}${this.body()}`;
  }

  private noMeters(): TemplateResult {
    if (this.config.devices?.length) return this.notice("state.no_chosen");
    return html`${this.notice("state.no_meters")}${this.link("state.add_meter")}`;
  }

  /** The way to the integration's own page. */
  protected link(key: TextKey): TemplateResult {
    return html`<a class="link" href="/config/integrations/integration/smart_energy">${this.t(key)}</a>`;
  }

  protected notice(key: TextKey): TemplateResult {
    return html`<p class="notice" role="status">${this.t(key)}</p>`;
  }

  /** What went wrong, and the way to try again; what was loaded before stays. */
  private failure(error: unknown, isOld: boolean): TemplateResult {
    const reason = reasonOf(error) ?? this.t("state.connection");
    return html`<p class="notice" role="alert">${this.t(isOld ? "state.stale" : "state.error", { reason })}</p>
      <button class="plain retry" @click=${() => void this.refresh?.now()}>${this.t("state.retry")}</button>`;
  }

  protected abstract heading(): string | null;

  /** What the card shows when it has meters and data. */
  protected abstract body(): TemplateResult;

  static override styles: CSSResultGroup = [
    focus,
    visuallyHidden,
    css`
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
      button.plain.retry {
        margin-bottom: 12px;
      }
      .link {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--primary-text-color);
      }
      button.plain {
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: none;
        padding: 0 12px;
      }
      @media (prefers-reduced-motion: reduce) {
        * {
          animation: none !important;
          transition: none !important;
        }
      }
    `,
  ];
}
