import type { HomeAssistant } from "./home_assistant";
import type { Period } from "./periods";

/** The integration's own WebSocket commands; times are ISO 8601 with offset, amounts decimal strings. */

export interface ForecastHour {
  start: string;
  kwh: number;
  p10: number;
  p90: number;
}

export interface DeviceForecast {
  /** The hours to come, from the running one on. */
  hours: ForecastHour[];
  /** What was forecast for past hours a day ahead. */
  past: ForecastHour[];
  /** Energy expected for the whole of today and of tomorrow, kWh. */
  today_kwh: number | null;
  tomorrow_kwh: number | null;
  /** Why there is none, in the person's language. */
  reason: string | null;
}

export interface BillLine {
  item: string;
  component: string;
  quantity: string;
  unit: string;
  price: string;
  amount: string;
}

export interface DeviceBill {
  currency: string;
  start: string;
  end: string;
  lines: BillLine[];
  /** Totals by component. */
  components: Record<string, string>;
  total: string;
  /** What the whole period is expected to come to; null without a forecast. */
  projected: string | null;
  /** Four fifths of such totals should lie between these. */
  projected_p10: string | null;
  projected_p90: string | null;
  /** The budget of the period, where the person has set one, in the bill's currency. */
  budget: string | null;
  /** Where the next kWh falls: its name and what is left in it. */
  tier: { name: string; used_kwh: string; limit_kwh: string | null } | null;
  /** Time whose energy is estimated or not known, in hours. */
  estimated_hours: number;
  missing_hours: number;
}

export interface PriceBand {
  start: string;
  end: string;
  price: string;
  period: string;
}

export interface Span {
  start: string;
  end: string;
}

/** What is known of a time beside its energy. */
export interface DeviceHours {
  /** Of the prices; null without a tariff. */
  currency: string | null;
  bands: PriceBand[];
  /** Times without readings, over which energy was divided evenly. */
  estimated: Span[];
  /** Hours whose readings came late. */
  late: Span[];
  /** The time since the last reading of a meter that is silent. */
  missing: Span[];
}

/** By device registry id; a meter without a tariff (or forecast) is left out. */
export type ByDevice<T> = Record<string, T>;

export function loadForecast(hass: HomeAssistant, deviceIds: readonly string[]): Promise<ByDevice<DeviceForecast>> {
  return hass.callWS({ type: "smart_energy/forecast", device_ids: deviceIds });
}

export function loadBills(hass: HomeAssistant, deviceIds: readonly string[]): Promise<ByDevice<DeviceBill>> {
  return hass.callWS({ type: "smart_energy/bill", device_ids: deviceIds });
}

/** `prices`: whether to ask for prices too, which a long time has too many of to show. */
export function loadHours(
  hass: HomeAssistant,
  deviceIds: readonly string[],
  range: Period,
  prices: boolean,
): Promise<ByDevice<DeviceHours>> {
  return hass.callWS({
    type: "smart_energy/hours",
    device_ids: deviceIds,
    start_time: new Date(range.start).toISOString(),
    end_time: new Date(range.end).toISOString(),
    prices,
  });
}
