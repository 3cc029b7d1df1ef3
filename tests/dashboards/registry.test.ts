// @vitest-environment jsdom
import { present } from "../../dashboards/card/src/registry";
import { home } from "./house";

const CARDS = [
  { card: "live", keys: ["power"] },
  { card: "usage", keys: ["energy"] },
];

beforeEach(() => {
  delete window.customCards;
  delete window.customStrategies;
  present(CARDS);
});

afterEach(() => {
  document.documentElement.lang = "";
});

describe("the card picker", () => {
  it("has each card once, however often the file is loaded", () => {
    present(CARDS);
    expect(window.customCards?.map(({ type }) => type)).toEqual([
      "smart-energy-live-card",
      "smart-energy-usage-card",
    ]);
    expect(window.customStrategies).toHaveLength(1);
  });

  it.each([
    ["en", "Smart Energy: now"],
    ["de", "Smart Energy: jetzt"],
    ["es-MX", "Smart Energy: ahora"],
  ])("names them in the language of the page: %s", (language, name) => {
    document.documentElement.lang = language;
    expect({ ...window.customCards?.[0] }).toMatchObject({ name });
    expect(window.customStrategies?.[0]?.description).not.toContain("card.");
  });

  it.each([
    ["sensor.meter_10_power", "smart-energy-live-card", "d2"],
    ["sensor.meter_2_energy", "smart-energy-usage-card", "d1"],
  ])("suggests for %s the %s of its meter", (entityId, type, device) => {
    const suggested = window.customCards?.flatMap(
      (card) => card.getEntitySuggestion?.(home(), entityId) ?? [],
    );
    expect(suggested).toEqual([
      { config: { type: `custom:${type}`, devices: [device] } },
    ]);
  });

  it.each(["sensor.other", "sensor.unknown", "binary_sensor.meter_2_status"])(
    "suggests nothing for %s",
    (entityId) => {
      const suggested = window.customCards?.map((card) =>
        card.getEntitySuggestion?.(home(), entityId),
      );
      expect(suggested).toEqual([null, null]);
    },
  );
});
