// @vitest-environment jsdom
import type { SmartEnergyCard } from "../../dashboards/card/src/card";
import type { ChartData } from "../../dashboards/card/src/chart/data";
import type { DeviceHours } from "../../dashboards/card/src/commands";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";
import { mount, settle, shown, textOf, withCards } from "./cards_page";
import { entity, home, plain } from "./house";

withCards();

describe("the usage card", () => {
  const HOUR = 3_600_000;
  const hour = Date.parse("2026-11-22T11:00:00Z");

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: hour + HOUR / 2 });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function asking(known: Partial<DeviceHours>): HomeAssistant {
    const answers: Record<string, unknown> = {
      "recorder/statistics_during_period": {
        "sensor.meter_10_energy": [
          { start: hour, end: hour + HOUR, change: 1.5 },
        ],
      },
      "smart_energy/hours": {
        d2: {
          currency: null,
          bands: [],
          estimated: [],
          late: [],
          missing: [],
          ...known,
        },
      },
    };
    return home({
      callWS: <T>({ type }: { type: string }) =>
        Promise.resolve(answers[type] as T),
    });
  }

  async function chart(known: Partial<DeviceHours>): Promise<ChartData> {
    const card = await mount("usage", asking(known));
    const view = card.shadowRoot?.querySelector("smart-energy-chart");
    return (view as unknown as { data: ChartData }).data;
  }

  const span = (start: number, end: number) => ({
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
  });

  it("says which meter's hours are late, estimated and missing, and marks its bars", async () => {
    const data = await chart({
      late: [span(hour, hour + HOUR)],
      estimated: [span(hour - HOUR / 2, hour + HOUR / 4)],
    });
    const index = data.columns.findIndex(({ start }) => start === hour);
    expect(data.series[0]?.marks?.[index]).toBe("estimated");
    expect(data.columns[index]?.note).toBe(
      "still running; meter-10: 0.3 h estimated; meter-10: 1.0 h filled in late",
    );
  });

  it.each([
    ["as far as it has come", "42", {}, 0.75],
    [
      "whatever unit a person chose",
      "42000",
      { unit_of_measurement: "Wh" },
      0.75,
    ],
    ["not while its meter is offline", "unavailable", {}, null],
    ["less where it was credited", "41", { state_class: "total" }, -0.25],
    [
      "not where the register began anew",
      "0.5",
      { state_class: "total_increasing" },
      null,
    ],
  ])("shows the running hour %s", async (_name, state, attributes, change) => {
    const id = "sensor.meter_10_energy";
    const hass = asking({});
    hass.states[id] = entity(id, state, attributes);
    hass.callWS = <T>({ type }: { type: string }) =>
      Promise.resolve(
        (type === "smart_energy/hours"
          ? {}
          : {
              [id]: [
                { start: hour - HOUR, end: hour, change: 1.5, state: 41.25 },
              ],
            }) as T,
      );
    const card = await mount("usage", hass);
    const { data } = card.shadowRoot?.querySelector(
      "smart-energy-chart",
    ) as unknown as { data: ChartData };
    const index = data.columns.findIndex(({ end }) => end > Date.now());
    expect(data.columns[index]?.start).toBe(hour);
    expect(data.series[0]?.values.slice(index - 1, index + 2)).toEqual([
      1.5,
      change,
      null,
    ]);
  });

  it("tells the price of each bar, and of the whole in its legend", async () => {
    const prices = {
      currency: "EUR",
      bands: [
        { ...span(hour - 48 * HOUR, hour), price: "0.2853", period: "Night" },
        { ...span(hour, hour + 48 * HOUR), price: "0.4", period: "Peak" },
      ],
    };
    const data = await chart(prices);
    const column = data.columns.find(({ start }) => start === hour);
    expect(column?.price).toEqual({ low: 0.4, high: 0.4 });
    expect(data.prices?.legend.map(({ text }) => text)).toEqual([
      "Night: €0.2853/kWh",
      "Peak: €0.40/kWh",
    ]);
  });

  it("tells nothing yet from nothing at that time, and from no tariff", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const card = await mount("usage", hass);
    await shown(card);
    expect(textOf(card)).toContain("There is no data yet");
    card.shadowRoot
      ?.querySelector<HTMLButtonElement>("[aria-label=Earlier]")
      ?.click();
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("There are no data of this time");
    });
    const money = await mount("usage", hass, { unit: "money" });
    await shown(money);
    expect(textOf(money)).toContain("No tariff is set for these meters");
    expect(money.shadowRoot?.querySelector("a")).not.toBeNull();
  });

  it("names the meters that money of another currency leaves out", async () => {
    const hass = asking({});
    const cost = (meter: string, unit: string) => {
      const id = `sensor.${meter}_cost_total`;
      hass.states[id] = entity(id, "5", { unit_of_measurement: unit });
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: meter === "meter_10" ? "d2" : "d1",
        translation_key: "cost_total",
      };
      return { [id]: [{ start: hour, end: hour + HOUR, change: 5 }] };
    };
    const statistics = {
      ...cost("meter_2", "USD"),
      ...cost("meter_10", "EUR"),
    };
    hass.callWS = <T>({ type }: { type: string }) =>
      Promise.resolve((type === "smart_energy/hours" ? {} : statistics) as T);
    const card = await mount("usage", hass, { unit: "money" });
    await shown(card);
    expect(textOf(card)).toContain("another currency: meter-10");
  });

  it("has no legend of prices where there is no tariff", async () => {
    expect((await chart({})).prices).toBeUndefined();
  });

  it("refuses an option that it does not know, with those that it does", async () => {
    const card = document.createElement(
      "smart-energy-usage-card",
    ) as SmartEnergyCard;
    expect(() => {
      card.setConfig({ type: "x", span: "fortnight" } as never);
    }).toThrow('span: expected one of day, week, month, year, got "fortnight"');
  });
});

describe("the live card", () => {
  it("says what the last hour was like for those who cannot see its line", async () => {
    const now = Date.now() / 1000;
    const hass = home({
      callWS: <T>() =>
        Promise.resolve({
          "sensor.meter_10_power": [
            { s: "50", lu: now - 3600 },
            { s: "2000", lu: now - 600 },
          ],
        } as T),
    });
    const table = (await mount("live", hass)).shadowRoot?.querySelector(
      "section:last-of-type table",
    );
    expect(plain(table?.querySelector("caption")?.textContent ?? "")).toContain(
      "from 50.0 W to 2,000 W",
    );
    expect(table?.querySelectorAll("tr")).toHaveLength(12);
  });

  it("writes W whatever unit a person chose for the power", async () => {
    const id = "sensor.meter_10_power";
    const lu = Date.now() / 1000 - 3600;
    const hass = home({
      callWS: <T>() => Promise.resolve({ [id]: [{ s: "1.5", lu }] } as T),
    });
    hass.states[id] = entity(id, "1.5", { unit_of_measurement: "kW" });
    const section = (await mount("live", hass)).shadowRoot?.querySelector(
      "section:last-of-type",
    );
    expect(section?.querySelector(".power")?.textContent).toBe("1,500\u00a0W");
    expect(
      plain(section?.querySelector("caption")?.textContent ?? ""),
    ).toContain("from 1,500 W to 1,500 W");
  });

  it("shows its values although the past cannot be loaded", async () => {
    const text = textOf(await mount("live", home()));
    expect(text).toContain("121 W");
    expect(text).toContain("Not up to date");
  });

  it("tells what is offline from what uses nothing", async () => {
    const card = await mount(
      "live",
      home({ callWS: <T>() => Promise.resolve({} as T) }),
    );
    const sections = [
      ...(card.shadowRoot?.querySelectorAll("section") ?? []),
    ].map((each) => each.textContent?.replace(/\s+/g, " "));
    expect(sections).toHaveLength(2);
    expect(sections[0]).toContain("Offline");
    expect(sections[0]).toContain("0.0 W");
    expect(sections[1]).toContain("121 W");
  });

  it("says once that a meter is offline, not of each of its values", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const of = (meter: string, device: string) => {
      const id = `sensor.${meter}_voltage`;
      hass.states[id] = entity(id, "unavailable");
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: device,
        translation_key: "voltage",
      };
    };
    of("meter_2", "d1");
    of("meter_10", "d2");
    const card = await mount("live", hass);
    const [offline, online] = [
      ...(card.shadowRoot?.querySelectorAll("section") ?? []),
    ];
    expect(offline?.textContent).not.toContain("unavailable");
    expect(offline?.querySelector(".trend")).toBeNull();
    expect(online?.textContent).toContain("unavailable");
  });

  it("shows a circuit in one line below its meter, and more of it at a tap", async () => {
    const card = await mount(
      "live",
      home({ callWS: <T>() => Promise.resolve({} as T) }),
    );
    const [circuit, ...others] =
      card.shadowRoot?.querySelectorAll<HTMLElement>(
        "section:first-of-type li button",
      ) ?? [];
    expect(others).toHaveLength(0);
    const opened = vi.fn();
    card.addEventListener("hass-more-info", opened);
    circuit?.click();
    expect(opened).toHaveBeenCalledOnce();
  });

  it("tells what an hour of the present power costs, where there is a price", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const id = "sensor.meter_10_price";
    hass.states[id] = entity(id, "0.3", { unit_of_measurement: "EUR/kWh" });
    hass.entities[id] = {
      entity_id: id,
      platform: "smart_energy",
      device_id: "d2",
      translation_key: "price",
    };
    expect(textOf(await mount("live", hass))).toContain("€0.04 an hour");
  });

  it.each([
    [{ export_price: 0.08 }, "-€0.16 an hour"],
    [{}, "to the grid"],
  ])(
    "tells what feeding in earns, where that is known: %j",
    async (attributes, text) => {
      const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
      const id = "sensor.meter_10_price";
      hass.states[id] = entity(id, "0.3", {
        unit_of_measurement: "EUR/kWh",
        ...attributes,
      });
      hass.entities[id] = {
        entity_id: id,
        platform: "smart_energy",
        device_id: "d2",
        translation_key: "price",
      };
      hass.states["sensor.meter_10_power"]!.state = "-2000";
      const shownText = textOf(await mount("live", hass));
      expect(shownText).toContain(text);
      expect(shownText).not.toContain("€0.60");
    },
  );

  it("does not draw again for a state that is not its own", async () => {
    const hass = home({ callWS: <T>() => Promise.resolve({} as T) });
    const card = await mount("live", hass);
    const render = vi.spyOn(
      card as unknown as { render: () => unknown },
      "render",
    );
    card.hass = {
      ...hass,
      states: {
        ...hass.states,
        "light.other": { ...Object.values(hass.states)[0]! },
      },
    };
    await settle(card);
    expect(render).not.toHaveBeenCalled();
  });
});
