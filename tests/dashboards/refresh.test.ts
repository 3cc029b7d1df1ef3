// @vitest-environment jsdom
import type { ReactiveControllerHost } from "lit";

import { Refresh } from "../../dashboards/card/src/refresh";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const MINUTE = 60_000;

let hidden = false;
const page = (isHidden: boolean): void => {
  hidden = isHidden;
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOON + 7 * MINUTE });
  hidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A card that notes when it was asked to load, and fails as often as `failures` says. */
function started(failures = 0): { refresh: Refresh; at: number[] } {
  const at: number[] = [];
  const host = {
    addController: () => undefined,
    requestUpdate: () => undefined,
  } as unknown as ReactiveControllerHost;
  const refresh = new Refresh(host, {
    everyMs: 5 * MINUTE,
    load: () => {
      at.push((Date.now() - NOON) / MINUTE);
      return at.length <= failures
        ? Promise.reject(new Error("locked"))
        : Promise.resolve(() => undefined);
    },
  });
  refresh.hostConnected();
  return { refresh, at };
}

describe("a card's data", () => {
  it("are loaded anew soon after each boundary of a period", async () => {
    const { refresh, at } = started();
    await refresh.now();
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    expect(at).toEqual([7, 10 + 1 / 3, 15 + 1 / 3]);
    refresh.hostDisconnected();
  });

  it("are not asked for while the page is hidden, and at once when it is shown again", async () => {
    const { refresh, at } = started();
    await refresh.now();
    page(true);
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(at).toEqual([7]);
    page(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(at).toEqual([7, 67]);
    refresh.hostDisconnected();
  });

  it("wait for a page that was opened in the background", async () => {
    hidden = true;
    const { refresh, at } = started();
    await refresh.now();
    expect(at).toEqual([]);
    page(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(at).toEqual([7]);
    refresh.hostDisconnected();
  });

  it("are loaded again when a view is left and comes back", async () => {
    const { refresh, at } = started();
    await refresh.now();
    refresh.hostDisconnected();
    await vi.advanceTimersByTimeAsync(30 * MINUTE);
    expect(at).toEqual([7]);
    refresh.hostConnected();
    await vi.advanceTimersByTimeAsync(0);
    expect(at).toEqual([7, 37]);
    refresh.hostDisconnected();
  });

  it("are tried for again, each time later, until they come", async () => {
    const { refresh, at } = started(3);
    await refresh.now();
    expect(refresh.error).toEqual(new Error("locked"));
    expect(refresh.loaded).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(at.map((time) => Math.round((time - 7) * 60))).toEqual([
      0, 5, 15, 35,
    ]);
    expect(refresh.error).toBeNull();
    expect(refresh.loaded).toBe(true);
    refresh.hostDisconnected();
  });

  it("stay when a later load fails", async () => {
    const { refresh } = started();
    await refresh.now();
    const failing = started(99);
    failing.refresh.loaded = true;
    await failing.refresh.now();
    expect(failing.refresh.loaded).toBe(true);
    expect(failing.refresh.error).not.toBeNull();
    refresh.hostDisconnected();
    failing.refresh.hostDisconnected();
  });

  it("are not asked for again by a card that was left while they came", async () => {
    const { refresh, at } = started();
    const loading = refresh.now();
    refresh.hostDisconnected();
    await loading;
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(at).toEqual([7]);
  });

  it("are those that were asked for last, whichever come last", async () => {
    const answers: ((keep: () => void) => void)[] = [];
    const kept: string[] = [];
    const host = {
      addController: () => undefined,
      requestUpdate: () => undefined,
    } as unknown as ReactiveControllerHost;
    const refresh = new Refresh(host, {
      everyMs: 5 * MINUTE,
      load: () => new Promise<() => void>((resolve) => answers.push(resolve)),
    });
    refresh.hostConnected();
    const [year, week] = [refresh.now(), refresh.now()];
    answers[1]?.(() => kept.push("week"));
    answers[0]?.(() => kept.push("year"));
    await Promise.all([year, week]);
    expect(kept).toEqual(["week"]);
    refresh.hostDisconnected();
  });
});
