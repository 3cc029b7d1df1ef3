import type { HassLocale, HomeAssistant } from "./home_assistant";
import { isolated, leftToRight } from "./language";

const NUMBER_LANGUAGE: Partial<Record<HassLocale["number_format"], string[]>> = {
  comma_decimal: ["en-US", "en"],
  decimal_comma: ["de", "es", "it"],
  space_comma: ["fr", "sv", "cs"],
  quote_decimal: ["de-CH"],
  none: ["en-US"],
};

/** The zone in which days begin: the person's browser's, or the home's. */
export function timeZone(hass: HomeAssistant): string {
  return hass.locale.time_zone === "server" ? hass.config.time_zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function numberLanguage(hass: HomeAssistant): string[] | string | undefined {
  const { number_format: format, language } = hass.locale;
  if (format === "system") return undefined;
  return NUMBER_LANGUAGE[format] ?? language;
}

/** A number in the person's format, without a unit. */
export function formatNumber(hass: HomeAssistant, value: number, digits: number): string {
  return new Intl.NumberFormat(numberLanguage(hass), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: hass.locale.number_format !== "none",
  }).format(value === 0 ? 0 : value);
}

/** An amount with the currency's own number of decimals. `currency` is an ISO 4217 code. */
export function formatMoney(hass: HomeAssistant, value: number, currency: string): string {
  const money = new Intl.NumberFormat(numberLanguage(hass), { style: "currency", currency });
  return isolated(hass.language, money.format(value === 0 ? 0 : value));
}

/** A price of a kWh, with up to four decimals: prices are told in tenths of a cent. */
export function formatPrice(hass: HomeAssistant, value: number, currency: string): string {
  const money = new Intl.NumberFormat(numberLanguage(hass), {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  });
  return leftToRight(hass.language, `${money.format(value)}/kWh`);
}

/** The currency that an entity counts in, as its unit says; the home's where it says none, undefined without entity. */
export function currencyOf(hass: HomeAssistant, entityId: string | undefined): string | undefined {
  if (entityId === undefined) return undefined;
  const unit = hass.states[entityId]?.attributes.unit_of_measurement?.split("/")[0] ?? "";
  return /^[A-Z]{3}$/.test(unit) ? unit : (hass.config.currency ?? undefined);
}

/** A ratio in percent without decimals: 0.12 is 12 %. */
export function formatPercent(hass: HomeAssistant, ratio: number): string {
  return isolated(hass.language, `${formatNumber(hass, ratio * 100, 0)}\u00a0%`);
}

/** Energy with a precision that suits its size. `kwh` in kWh. */
export function formatEnergy(hass: HomeAssistant, kwh: number): string {
  const size = Math.abs(kwh);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  return isolated(hass.language, `${formatNumber(hass, kwh, digits)}\u00a0kWh`);
}

/** Power in W, or in kW from 10 kW on. */
export function formatPower(hass: HomeAssistant, watts: number): string {
  const text =
    Math.abs(watts) >= 10_000
      ? `${formatNumber(hass, watts / 1000, 2)}\u00a0kW`
      : `${formatNumber(hass, watts, Math.abs(watts) < 100 ? 1 : 0)}\u00a0W`;
  return isolated(hass.language, text);
}

/** A date or time in the person's language, clock, order of dates and zone. */
export function formatTime(hass: HomeAssistant, time: number, options: Intl.DateTimeFormatOptions): string {
  const { dateStyle, ...rest } = options;
  if (dateStyle === "short" && hass.locale.date_format !== "language") {
    const date = numericDate(hass, time, options.timeZone);
    return rest.timeStyle ? `${date}, ${formatTime(hass, time, rest)}` : date;
  }
  return new Intl.DateTimeFormat(hass.locale.language, {
    timeZone: timeZone(hass),
    ...(options.hour || options.timeStyle ? clockOf(hass) : {}),
    ...options,
  }).format(time);
}

/** Twelve or 24 hours, as the person chose, or as their browser has it. */
function clockOf(hass: HomeAssistant): Intl.DateTimeFormatOptions {
  const clock = hass.locale.time_format;
  if (clock === "language") return {};
  const { hour12 = false } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
  const isTwelve = clock === "12" || (clock === "system" && hour12);
  return { hourCycle: isTwelve ? "h12" : "h23" };
}

/** Day, month and year in the order that the person chose, divided as their language does. */
function numericDate(hass: HomeAssistant, time: number, zone?: string): string {
  const order = hass.locale.date_format;
  const format = new Intl.DateTimeFormat(order === "system" ? undefined : hass.locale.language, {
    timeZone: zone ?? timeZone(hass),
    day: "numeric",
    month: "numeric",
    year: "numeric",
  });
  if (order === "system") return format.format(time);
  const parts = format.formatToParts(time);
  const valueOf = (type: string): string => parts.find((part) => part.type === type)?.value.trim() ?? "";
  const names = { D: "day", M: "month", Y: "year" };
  return [...order].map((letter) => valueOf(names[letter as keyof typeof names])).join(valueOf("literal") || "/");
}

/** The first day of the week in the person's format: 0 is Sunday. */
export function firstWeekday(hass: HomeAssistant): number {
  const names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const chosen = names.indexOf(hass.locale.first_weekday);
  if (chosen >= 0) return chosen;
  const locale = new Intl.Locale(hass.locale.language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}
