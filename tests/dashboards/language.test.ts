import de from "../../dashboards/card/src/language/de.json";
import en from "../../dashboards/card/src/language/en.json";
import es from "../../dashboards/card/src/language/es.json";
import { lines } from "../../dashboards/card/src/chart/data";
import {
  formatEnergy,
  formatMoney,
  formatPercent,
  formatPower,
  formatPrice,
} from "../../dashboards/card/src/formats";
import { languageOf, text } from "../../dashboards/card/src/language";
import { home, plain } from "./house";

const names = (value: string): string[] =>
  [...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

describe.each([
  ["German", de],
  ["Spanish", es],
])("%s", (_name, language: Record<string, string>) => {
  it("has every text, and no other", () => {
    expect(Object.keys(language).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.entries(en))(
    "puts the same values into %s",
    (key, english) => {
      expect(names(language[key] ?? "")).toEqual(names(english));
    },
  );
});

describe("a text", () => {
  it.each([
    ["de-CH", "Noch einmal versuchen"],
    ["fr", "Try again"],
  ])("in %s", (language, shown) => {
    expect(text(language, "state.retry")).toBe(shown);
  });

  it("keeps a place whose value is missing", () => {
    expect(text("en", "state.error")).toContain("{reason}");
  });
});

describe("a page from right to left", () => {
  const hass = home({ language: "he" });
  const inside = (value: string): string => `\u2068${value}\u2069`;

  it("has texts and what is put into them in their own direction", () => {
    expect(text("he", "costs.since", { date: "1" })).toBe(
      `\u2066since ${inside("1")}\u2069`,
    );
    expect(text("de", "costs.since", { date: "1" })).toBe("seit 1");
  });

  it.each([
    ["energy", formatEnergy(hass, 5), "5.00 kWh"],
    ["power", formatPower(hass, 12_000), "12.00 kW"],
    ["money", formatMoney(hass, 2, "EUR"), "€2.00"],
    ["percent", formatPercent(hass, 0.5), "50 %"],
  ])("has %s in one piece", (_, written, value) => {
    expect(plain(written)).toBe(inside(value));
  });

  it("has a price from left to right, although its amount begins otherwise", () => {
    expect(formatPrice(hass, 0.3, "EUR")).toBe("\u2066€0.30/kWh\u2069");
  });

  it("finds no style that knows only left and right", () => {
    const files = import.meta.glob<string>(
      "../../dashboards/card/src/**/*.ts",
      { query: "?raw", import: "default", eager: true },
    );
    const physical = Object.entries(files).flatMap(([name, source]) =>
      [
        ...source.matchAll(
          /(text-align: |float: |(margin|padding|border)-)(left|right)|border-(top|bottom)-(left|right)-radius/g,
        ),
      ].map(([found]) => `${name}: ${found}`),
    );
    expect(Object.keys(files).length).toBeGreaterThan(30);
    expect(physical).toEqual([]);
  });

  it("leaves a program's file without marks", () => {
    expect(plain(lines([[formatEnergy(hass, 5)]]))).toBe("5.00 kWh\r\n");
  });

  it.each([
    ["he", "en"],
    ["de-CH", "de"],
    ["es", "es"],
  ])("of %s tells a screen reader that its texts are of %s", (of, shown) => {
    expect(languageOf(of)).toBe(shown);
  });
});
