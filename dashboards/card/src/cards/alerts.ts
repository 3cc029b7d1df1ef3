import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";

import { activeAlerts, isMild, pastAlerts, unitOf, type Alert, type LoggedState } from "../alerts";
import { SmartEnergyCard, type MeterCardConfig } from "../card";
import { formatEnergy, formatNumber, formatPower, formatTime, timeZone } from "../formats";
import { reasonOf, showMoreInfo } from "../home_assistant";
import { isolated, type TextKey } from "../language";
import type { Meter } from "../meters";
import { periodOf } from "../periods";
import { COMMON, type Option } from "../options";
import { Refresh } from "../refresh";

export interface AlertsConfig extends MeterCardConfig {
  /** Show what lasts now, and nothing of the past. */
  compact?: boolean;
}

const DAYS = 10;
const WHEN: Intl.DateTimeFormatOptions = { dateStyle: "short", timeStyle: "short" };

interface HistoryState {
  s: string;
  a?: Record<string, unknown>;
}

/** What is wrong now, in red, to be acknowledged; and what was, with a filter. */
export class AlertsCard extends SmartEnergyCard<AlertsConfig> {
  @state() private past: Alert[] = [];
  @state() private kind = "";
  @state() private meterId = "";
  @state() private failed: string | null = null;

  protected override readonly needsData = false;

  protected override readonly refresh = new Refresh(this, { load: () => this.load(), everyMs: 300_000 });

  static override readonly options: readonly Option[] = [...COMMON, { name: "compact", kind: "boolean" }];

  getCardSize(): number {
    return this.config.compact ? 1 : 6;
  }

  getGridOptions(): unknown {
    return { columns: 12, min_columns: 6 };
  }

  /** An alert that began or ended is part of the history at once. */
  protected override dataKey(): string {
    const told = this.meters.map(({ entities }) => this.hass.states[entities["alert"] ?? ""]?.last_updated);
    return [super.dataKey(), ...told].join(" ");
  }

  private async load(): Promise<() => void> {
    if (this.config.compact) return () => undefined;
    const events = new Map(
      this.meters.flatMap((meter) => (meter.entities["alert"] ? [[meter.entities["alert"], meter] as const] : [])),
    );
    if (events.size === 0) return () => (this.past = []);
    const start = Date.now() - DAYS * 86_400_000;
    const answer = await this.hass.callWS<Record<string, HistoryState[]>>({
      type: "history/history_during_period",
      start_time: new Date(start).toISOString(),
      entity_ids: [...events.keys()],
      minimal_response: false,
      no_attributes: false,
      significant_changes_only: false,
    });
    const past = Object.entries(answer)
      .flatMap(([id, states]) => {
        const meter = events.get(id);
        const logged = states.map(({ s, a }): LoggedState => ({ state: s, attributes: a ?? {} }));
        return meter ? pastAlerts(this.hass, meter, logged) : [];
      })
      // Home Assistant restores an event as of its start, however old it is.
      .filter(({ since, until }) => (until ?? since) >= start)
      .sort((a, b) => b.since - a.since);
    return () => (this.past = past);
  }

  protected override heading(): string | null {
    return this.config.compact ? null : this.t("alerts.title");
  }

  protected override body(): TemplateResult {
    const active = activeAlerts(this.hass, this.meters);
    return html`${this.failed === null ? nothing : html`<p class="notice" role="alert">${this.failed}</p>`}
    ${
      active.length
        ? repeat(
            active,
            ({ id }) => id,
            (alert) => this.banner(alert),
          )
        : this.allWell()
    }
    ${this.config.compact ? nothing : this.pastList()}`;
  }

  private allWell(): TemplateResult {
    const statusOf = (meter: Meter): string | undefined => this.hass.states[meter.entities["status"] ?? ""]?.state;
    // Without a status entity nothing is known of a connection; one that is there and not on has none.
    const silent = this.meters.filter((meter) => (statusOf(meter) ?? "on") !== "on");
    if (silent.length && silent.every((meter) => statusOf(meter) === "unavailable")) {
      return html`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.not_running")}
      </p>`;
    }
    if (silent.length) {
      const names = silent.map(({ name }) => name).join(", ");
      return html`<p class="well warn" role="status">
        <ha-icon icon="mdi:lan-disconnect"></ha-icon> ${this.t("alerts.silent", { names })}
      </p>`;
    }
    return html`<p class="well" role="status">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon> ${this.t("alerts.none")}
    </p>`;
  }

  private banner(alert: Alert): TemplateResult {
    const limit = alert.limit === null ? "" : this.t("alerts.limit", { limit: this.amount(alert, alert.limit) });
    return html`<div class=${classMap({ banner: true, known: alert.acknowledged || isMild(alert) })} role="alert">
      <ha-icon icon="mdi:alert"></ha-icon>
      <button
        class="what"
        @click=${() => {
          this.open(alert);
        }}
      >
        <strong>${alert.meter.name}: ${alert.name}</strong>
        <span>${alert.value === null ? nothing : this.amount(alert, alert.value)} ${limit}</span>
        <span>${this.t("alerts.since", { time: formatTime(this.hass, alert.since, WHEN) })}</span>
        ${alert.explanation === null ? nothing : html`<span class="why">${alert.explanation}</span>`}
      </button>
      ${
        alert.acknowledged
          ? html`<span class="noted">${this.t("alerts.acknowledged")}</span>`
          : html`<button class="acknowledge" @click=${() => void this.acknowledge(alert)}>
              ${this.t("alerts.acknowledge")}
            </button>`
      }
    </div>`;
  }

  private amount(alert: Alert, value: number): string {
    const unit = unitOf(alert.kind);
    if (unit === "W") return formatPower(this.hass, value);
    if (unit === "kWh") return formatEnergy(this.hass, value);
    return isolated(
      this.hass.language,
      `${formatNumber(this.hass, value, unit === "A" ? 2 : unit === "V" ? 1 : 0)}\u00a0${unit}`.trim(),
    );
  }

  private open(alert: Alert): void {
    const entityId = alert.meter.entities[alert.kind];
    if (entityId) showMoreInfo(this, entityId);
  }

  private async acknowledge(alert: Alert): Promise<void> {
    try {
      await this.hass.callService("smart_energy", "acknowledge_alert", { alert_id: alert.id });
      this.failed = null;
    } catch (error) {
      this.failed = reasonOf(error) ?? this.t("state.connection");
    }
  }

  private pastList(): TemplateResult | typeof nothing {
    if (this.refresh.error !== null && this.past.length === 0) return nothing;
    const shown = this.past.filter(
      ({ kind, meter }) =>
        (this.kind === "" || kind === this.kind) && (this.meterId === "" || meter.id === this.meterId),
    );
    const kinds = new Map(this.past.map(({ kind, name }) => [kind, name]));
    const meters = new Map(this.past.map(({ meter }) => [meter.id, meter.name]));
    return html`<div class="past">
      <h3>${this.t("alerts.history", { days: String(DAYS) })}</h3>
      ${this.filter("alerts.filter", "alerts.all", kinds, this.kind, (kind) => (this.kind = kind))}
      ${this.filter("alerts.of", "alerts.all_meters", meters, this.meterId, (id) => (this.meterId = id))}
      ${
        shown.length
          ? html`<ul>
              ${shown.map((alert) => this.pastItem(alert))}
            </ul>`
          : this.noPast()
      }
    </div>`;
  }

  private noPast(): TemplateResult {
    return this.notice(this.refresh.loaded ? "alerts.no_history" : "state.loading");
  }

  private filter(
    label: TextKey,
    all: TextKey,
    options: ReadonlyMap<string, string>,
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult | typeof nothing {
    if (options.size < 2) return nothing;
    return html`<label
      >${this.t(label)}
      <select
        @change=${(event: Event) => {
          choose((event.target as HTMLSelectElement).value);
        }}
      >
        <option value="" ?selected=${chosen === ""}>${this.t(all)}</option>
        ${[...options].map(([value, name]) => html`<option value=${value} ?selected=${chosen === value}>${name}</option>`)}
      </select></label
    >`;
  }

  /** An end on the day of the begin is told without its date. */
  private end(since: number, until: number): string {
    const day = (time: number): number => periodOf(time, "day", timeZone(this.hass)).start;
    return formatTime(this.hass, until, day(since) === day(until) ? { timeStyle: "short" } : WHEN);
  }

  private pastItem(alert: Alert): TemplateResult {
    const until = alert.until === null ? this.t("alerts.lasting") : `– ${this.end(alert.since, alert.until)}`;
    return html`<li>
      <strong>${alert.meter.name}: ${alert.name}</strong>
      <span>${alert.value === null ? nothing : this.amount(alert, alert.value)}</span>
      <span class="time">${formatTime(this.hass, alert.since, WHEN)} ${until}</span>
      ${alert.acknowledged ? html`<span class="time">${this.t("alerts.acknowledged")}</span>` : nothing}
      ${alert.explanation === null ? nothing : html`<span class="why">${alert.explanation}</span>`}
    </li>`;
  }

  static override styles = [
    SmartEnergyCard.styles,
    css`
      .well {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0;
      }
      .well ha-icon {
        color: var(--success-color, #43a047);
      }
      .warn ha-icon {
        color: var(--warning-color, #ffa600);
      }
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 8px 12px;
        border-radius: 8px;
        border-inline-start: 4px solid var(--error-color, #db4437);
        background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
      }
      .banner + .banner {
        margin-top: 8px;
      }
      .banner ha-icon {
        color: var(--error-color, #db4437);
      }
      .banner.known {
        border-inline-start-color: var(--warning-color, #ffa600);
        background: color-mix(in srgb, var(--warning-color, #ffa600) 12%, transparent);
      }
      .what {
        display: flex;
        flex: 1 1 160px;
        flex-direction: column;
        padding: 4px 0;
        border: 0;
        background: none;
        text-align: start;
      }
      .why {
        max-width: 70ch;
        padding-top: 4px;
        color: var(--secondary-text-color);
      }
      .acknowledge {
        padding: 0 14px;
        border: 2px solid var(--primary-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        font-weight: 600;
      }
      h3 {
        margin: 16px 0 4px;
        font-size: 14px;
        font-weight: 500;
      }
      label {
        display: inline-block;
        margin-inline-end: 16px;
      }
      select {
        max-width: 100%;
        min-height: 44px;
        margin-inline-start: 8px;
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        background: var(--card-background-color, #fff);
        color: inherit;
        font: inherit;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        padding: 8px 0;
        border-bottom: 1px solid var(--divider-color);
      }
      .time,
      .noted {
        color: var(--secondary-text-color);
      }
    `,
  ];
}
