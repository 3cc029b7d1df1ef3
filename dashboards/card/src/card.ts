import { css, html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { timeZone } from "./formats";
import { reasonOf, type CardConfig, type HomeAssistant } from "./home_assistant";
import { languageOf, text, type TextKey } from "./language";
import { areRolesCurrent, chosenMeters, findMeters, type Meter } from "./meters";
import { check, COMMON, formOf, type Option } from "./options";
import type { Refresh } from "./refresh";
import { focus, visuallyHidden } from "./styles";

export interface MeterCardConfig extends CardConfig {
  /** Device registry ids; all meters where there are none. */
  devices?: string[];
}

/** A card of more meters than this draws what they tell at most once in `TOGETHER_MS`. */
const MANY_METERS = 20;
const TOGETHER_MS = 1000;

/** What every card shares: its title, its meters, and the states in which there is nothing to show. */
export abstract class SmartEnergyCard<Config extends MeterCardConfig = MeterCardConfig> extends LitElement {
  @property({ attribute: false }) hass!: HomeAssistant;
  @state() protected config!: Config;
  private known: { entities: unknown; devices: unknown; states: unknown; meters: Meter[] } | undefined;
  private drawnAt = 0;
  private drawing: ReturnType<typeof setTimeout> | undefined;

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
    clearTimeout(this.drawing);
    this.drawing = undefined;
    this.drawnAt = performance.now();
    // After a lost connection everything is asked for again.
    const key = this.hass.connected ? this.dataKey() : undefined;
    if (key !== undefined && key !== this.asked && this.meters.length > 0) void this.refresh?.now();
    this.asked = key;
  }

  protected t(key: TextKey, values?: Record<string, string>): string {
    return text(this.hass.language, key, values);
  }

  /** The card's meters, found anew only when the registries or a role have changed. */
  protected get meters(): Meter[] {
    const { entities, devices, states } = this.hass;
    if (this.known?.entities !== entities || this.known.devices !== devices) this.known = undefined;
    if (this.known && this.known.states !== states && !areRolesCurrent(this.hass, this.known.meters)) {
      this.known = undefined;
    }
    this.known ??= { entities, devices, states, meters: findMeters(this.hass) };
    this.known.states = states;
    return chosenMeters(this.known.meters, this.config.devices);
  }

  /** The states before, where nothing but states has changed: no choice of the person, no registry, no connection. */
  private statesBefore(changed: PropertyValues): HomeAssistant["states"] | undefined {
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.size > 1 || !before) return undefined;
    const keys = ["language", "locale", "entities", "devices", "connected", "config"] as const;
    return keys.some((key) => before[key] !== this.hass[key]) ? undefined : before.states;
  }

  /** Most states are not ours; those of many meters are drawn together. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = this.statesBefore(changed);
    if (before === undefined) return true;
    // What waits to be drawn is drawn with what changes meanwhile.
    if (this.drawing !== undefined || !this.hasChanged(before)) return false;
    const wait = this.meters.length > MANY_METERS ? this.drawnAt + TOGETHER_MS - performance.now() : 0;
    if (wait <= 0) return true;
    this.drawing = setTimeout(() => {
      this.requestUpdate();
    }, wait);
    return false;
  }

  private hasChanged(before: HomeAssistant["states"]): boolean {
    for (const id of this.watched()) if (before[id] !== this.hass.states[id]) return true;
    return false;
  }

  /** The entities whose states the card shows, or its data depend on; all of its meters' unless a card knows better. */
  protected *watched(): Iterable<string> {
    for (const meter of this.meters) yield* Object.values(meter.entities);
  }

  /** Whether the integration answers for one of the card's meters at least. */
  protected get isRunning(): boolean {
    return this.meters.some(({ entities }) => this.hass.states[entities["status"] ?? ""]?.state !== "unavailable");
  }

  /** What `watched` is for cards that show some states of each meter. */
  protected *statesOf(keys: readonly string[]): Iterable<string> {
    for (const { entities } of this.meters)
      for (const key of keys) if (entities[key] !== undefined) yield entities[key];
  }

  /** What `watched` is for cards that show no state. */
  protected *tariffs(): Iterable<string> {
    for (const { entities } of this.meters) if (entities["tariff"] !== undefined) yield entities["tariff"];
  }

  protected override render(): TemplateResult {
    const heading = this.config.title ?? this.heading();
    return html`<ha-card lang=${languageOf(this.hass.language)}>
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
    if (this.hass.user?.is_admin === false) return this.notice("state.ask_admin");
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
