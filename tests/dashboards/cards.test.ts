// @vitest-environment jsdom
import { ALL, mount, settle, shown, textOf, withCards } from "./cards_page";
import { home } from "./house";

withCards();

const LOADING = ALL.filter(([name]) => !["alerts", "live"].includes(name));

describe.each(ALL)("the %s card", (name) => {
  it("says how to add a meter where there is none", async () => {
    const card = await mount(name, home({ entities: {} }));
    expect(textOf(card)).toContain("No meter yet");
  });

  it("says so where the meters that it was told are gone", async () => {
    const card = await mount(name, home(), { devices: ["gone"] });
    expect(textOf(card)).toContain("not there any more");
  });

  it("says that Home Assistant cannot be reached", async () => {
    const card = await mount(name, home({ connected: false }));
    expect(textOf(card)).toContain("cannot be reached");
  });

  it("speaks German", async () => {
    const card = await mount(name, home({ entities: {}, language: "de" }));
    expect(textOf(card)).toContain("Noch kein Zähler");
  });
});

describe.each(LOADING)("the %s card", (name) => {
  it("says that it loads, and shows no zero meanwhile", async () => {
    const card = await mount(
      name,
      home({ callWS: () => new Promise(() => undefined) }),
    );
    expect(textOf(card)).toContain("Loading");
    expect(textOf(card)).not.toMatch(/\b0([.,]0+)? ?(W|kWh|€)/);
  });

  it("says what went wrong, and tries again when asked", async () => {
    let calls = 0;
    const hass = home({
      callWS: () => {
        calls += 1;
        return Promise.reject(new Error("database is locked"));
      },
    });
    const card = await mount(name, hass);
    expect(textOf(card)).toContain("database is locked");
    const before = calls;
    card.shadowRoot?.querySelector<HTMLButtonElement>("button.plain")?.click();
    await settle(card);
    expect(calls).toBeGreaterThan(before);
  });

  it("shows no zero where nothing is known", async () => {
    const card = await mount(
      name,
      home({ callWS: <T>() => Promise.resolve({} as T) }),
    );
    expect(textOf(card)).not.toMatch(/\b0([.,]0+)? ?(kWh|€)/);
  });
});

describe.each(LOADING)("the %s card, once loaded", (name) => {
  it("keeps what it shows when a later load fails, and says so", async () => {
    let broken = false;
    const hass = home({
      callWS: <T>() =>
        broken ? Promise.reject(new Error("locked")) : Promise.resolve({} as T),
    });
    const card = await mount(name, hass);
    await shown(card);
    const before = textOf(card);
    broken = true;
    card.hass = { ...hass, config: { ...hass.config, state: "STARTING" } };
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("locked");
    });
    const after = textOf(card);
    expect(after).toContain("Not up to date, this could not be loaded: locked");
    expect(after.length).toBeGreaterThan(before.length);
  });

  it("asks again when Home Assistant is back, and when a meter is new", async () => {
    let calls = 0;
    const hass = home({
      callWS: <T>() => {
        calls += 1;
        return Promise.resolve({} as T);
      },
    });
    const card = await mount(name, hass);
    await shown(card);
    const each = calls;
    card.hass = { ...hass, connected: false };
    await settle(card);
    expect(calls).toBe(each);
    card.hass = { ...hass };
    await vi.waitFor(() => {
      expect(calls).toBe(2 * each);
    });
    const entities = { ...hass.entities };
    entities["sensor.new_power"] = {
      entity_id: "sensor.new_power",
      platform: "smart_energy",
      device_id: "d4",
      translation_key: "power",
    };
    const devices = {
      ...hass.devices,
      d4: { ...hass.devices["d2"]!, id: "d4" },
    };
    card.hass = { ...hass, entities, devices };
    await vi.waitFor(() => {
      expect(calls).toBe(3 * each);
    });
  });

  it("says in words that the connection broke, of which Home Assistant tells a number", async () => {
    // Home Assistant rejects with ERR_CONNECTION_LOST, which is 3.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const card = await mount(name, home({ callWS: () => Promise.reject(3) }));
    expect(textOf(card)).toContain("Home Assistant cannot be reached");
    expect(textOf(card)).not.toContain(": 3");
  });
});
