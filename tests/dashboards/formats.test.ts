import {
  firstWeekday,
  formatEnergy,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPower,
  formatTime,
} from "../../dashboards/card/src/formats";
import type { HassLocale } from "../../dashboards/card/src/home_assistant";
import { home, plain } from "./house";

const speaking = (locale: Partial<HassLocale>) =>
  home({ locale: { ...home().locale, ...locale } });

describe("numbers", () => {
  it.each([
    ["language", "en", "12,345.60"],
    ["language", "de", "12.345,60"],
    ["comma_decimal", "de", "12,345.60"],
    ["decimal_comma", "en", "12.345,60"],
    ["space_comma", "en", "12 345,60"],
    ["none", "en", "12345.60"],
  ] as const)("as %s in %s", (number_format, language, shown) => {
    expect(
      plain(formatNumber(speaking({ number_format, language }), 12345.6, 2)),
    ).toBe(shown);
  });

  it("never show a zero with a sign", () => {
    expect(formatNumber(home(), -0, 1)).toBe("0.0");
  });

  it.each([
    [0.0421, "0.042 kWh"],
    [3.456, "3.46 kWh"],
    [123.45, "123.5 kWh"],
    [-2.5, "-2.50 kWh"],
    [12345.6, "12,346 kWh"],
  ])("of %d kWh as %s", (kwh, shown) => {
    expect(plain(formatEnergy(home(), kwh))).toBe(shown);
  });

  it.each([
    [0, "0.0 W"],
    [84.83, "84.8 W"],
    [2345.6, "2,346 W"],
    [-12345, "-12.35 kW"],
  ])("of %d W as %s", (watts, shown) => {
    expect(plain(formatPower(home(), watts))).toBe(shown);
  });

  it("and their units stay on one line", () => {
    const hass = home();
    const written = [
      formatEnergy(hass, 1),
      formatPower(hass, 1),
      formatPower(hass, 20_000),
      formatPercent(hass, 0.5),
    ];
    for (const text of written) expect(text).not.toContain(" ");
  });

  it.each([
    ["EUR", "de", "1.234,50 €"],
    ["JPY", "en", "¥1,235"],
    ["KWD", "en", "KWD 1,234.500"],
  ])(
    "of %s in %s with the currency's own decimals",
    (currency, language, shown) => {
      expect(plain(formatMoney(speaking({ language }), 1234.5, currency))).toBe(
        shown,
      );
    },
  );
});

describe("times", () => {
  const noon = Date.parse("2026-11-22T13:05:00+01:00");

  it.each([
    ["24", "13:05"],
    ["12", "1:05 pm"],
  ] as const)("on a %s hour clock", (time_format, shown) => {
    const hass = speaking({ time_format, language: "en-GB" });
    expect(
      plain(formatTime(hass, noon, { hour: "numeric", minute: "2-digit" })),
    ).toBe(shown);
  });

  it.each([
    ["en", "DMY", "24", "22/11/2026, 13:05"],
    ["de", "YMD", "12", "2026.11.22, 01:05 PM"],
    ["en", "MDY", "12", "11/22/2026, 1:05 PM"],
    ["es", "language", "24", "22/11/26, 13:05"],
  ] as const)(
    "in %s with dates as %s and a %s hour clock",
    (language, date_format, time_format, shown) => {
      const hass = speaking({ language, date_format, time_format });
      const text = formatTime(hass, noon, {
        dateStyle: "short",
        timeStyle: "short",
      });
      expect(plain(text)).toBe(shown);
    },
  );

  it("in the person's language also on their computer's clock", () => {
    const hass = speaking({ language: "es", time_format: "system" });
    expect(formatTime(hass, noon, { weekday: "long" })).toBe("domingo");
  });

  it("in the home's zone where the person says so", () => {
    const hass = home({
      config: { currency: null, time_zone: "Asia/Tokyo", state: "RUNNING" },
    });
    expect(
      formatTime(hass, noon, {
        hour: "2-digit",
        minute: "2-digit",
        hour12: false,
      }),
    ).toBe("21:05");
  });

  it.each([
    ["sunday", "de", 0],
    ["saturday", "en", 6],
    ["language", "de", 1],
    ["language", "en-US", 0],
  ] as const)("weeks begin on %s in %s", (first_weekday, language, day) => {
    expect(firstWeekday(speaking({ first_weekday, language }))).toBe(day);
  });
});
