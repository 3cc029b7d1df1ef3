import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Home Assistant compiles 5-minute statistics some seconds after their end. */
const AFTER_BOUNDARY_MS = 20_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;

export interface RefreshOptions {
  /** Loads the data, and returns how to keep them, which is done unless others were asked for meanwhile. Throws what went wrong. */
  load: () => Promise<() => void>;
  /** Reloads whenever this much time has passed on the clock, in ms: 300 000 reloads at 12:00, 12:05, ... */
  everyMs: number;
}

/**
 * Loads a card's data: when it appears, at each boundary of a period, and again after an error.
 *
 * A hidden page and a card that was left ask for nothing; when they are shown again, what they missed is loaded at once.
 */
export class Refresh implements ReactiveController {
  /** What the last load threw; null after a good one. */
  error: unknown = null;
  loaded = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private due = 0;
  private running = 0;
  private isConnected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: RefreshOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.isConnected = true;
    document.addEventListener("visibilitychange", this.onVisibility);
    // Home Assistant keeps the cards of a view that is left, and shows them again.
    this.onVisibility();
  }

  hostDisconnected(): void {
    this.isConnected = false;
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.stop();
  }

  /** Load now: what to load has changed, or the person asked to try again. */
  async now(): Promise<void> {
    this.stop();
    if (!this.isShown) {
      this.due = Date.now();
      return;
    }
    const run = ++this.running;
    try {
      const keep = await this.options.load();
      if (run !== this.running) return;
      keep();
      this.error = null;
      this.loaded = true;
      this.retryMs = FIRST_RETRY_MS;
      this.schedule(this.untilBoundary());
    } catch (error) {
      if (run !== this.running) return;
      this.error = error;
      this.schedule(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    }
    this.host.requestUpdate();
  }

  private get isShown(): boolean {
    return this.isConnected && !document.hidden;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(delayMs: number): void {
    this.due = Date.now() + delayMs;
    if (this.isShown) this.timer = setTimeout(() => void this.now(), delayMs);
  }

  private untilBoundary(): number {
    const { everyMs } = this.options;
    const now = Date.now() - AFTER_BOUNDARY_MS;
    return (Math.floor(now / everyMs) + 1) * everyMs - now;
  }

  private readonly onVisibility = (): void => {
    this.stop();
    if (this.isShown && this.due > 0) this.schedule(Math.max(0, this.due - Date.now()));
  };
}
