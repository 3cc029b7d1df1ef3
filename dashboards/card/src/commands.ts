import type { HomeAssistant } from "./home_assistant";
import type { Period } from "./periods";
import { commonRange, Together, union, type Question } from "./together";

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

interface Devices extends Question {
  deviceIds: readonly string[];
}

/** A command that answers for each of the devices. */
function forDevices<Answer>(type: string): Together<Devices, ByDevice<Answer>> {
  return new Together({
    join: (known, next) => ({ deviceIds: union(known.deviceIds, next.deviceIds) }),
    send: (hass, { deviceIds }) => hass.callWS({ type, device_ids: deviceIds }),
    pick: (answer, { deviceIds }) => ownOf(answer, deviceIds),
  });
}

function ownOf<Answer>(answer: ByDevice<Answer>, deviceIds: readonly string[]): ByDevice<Answer> {
  return Object.fromEntries(Object.entries(answer).filter(([id]) => deviceIds.includes(id)));
}

const forecasts = forDevices<DeviceForecast>("smart_energy/forecast");
const bills = forDevices<DeviceBill>("smart_energy/bill");

export function loadForecast(hass: HomeAssistant, deviceIds: readonly string[]): Promise<ByDevice<DeviceForecast>> {
  return forecasts.ask(hass, { deviceIds });
}

export function loadBills(hass: HomeAssistant, deviceIds: readonly string[]): Promise<ByDevice<DeviceBill>> {
  return bills.ask(hass, { deviceIds });
}

interface HoursQuery extends Devices {
  range: Period;
  prices: boolean;
}

const hours = new Together<HoursQuery, ByDevice<DeviceHours>>({
  join: (known, next) => {
    const range = known.prices === next.prices ? commonRange(known.range, next.range) : undefined;
    return range && { ...known, deviceIds: union(known.deviceIds, next.deviceIds), range };
  },
  send: (hass, { deviceIds, range, prices }) =>
    hass.callWS({
      type: "smart_energy/hours",
      device_ids: deviceIds,
      start_time: new Date(range.start).toISOString(),
      end_time: new Date(range.end).toISOString(),
      prices,
    }),
  pick: (answer, { deviceIds, range }) => {
    const own = Object.entries(ownOf(answer, deviceIds));
    return Object.fromEntries(own.map(([id, known]) => [id, within(known, range)]));
  },
});

function within({ currency, bands, estimated, late, missing }: DeviceHours, range: Period): DeviceHours {
  const of = <Part extends Span>(parts: readonly Part[]): Part[] =>
    parts.filter(({ start, end }) => Date.parse(start) < range.end && Date.parse(end) > range.start);
  return { currency, bands: of(bands), estimated: of(estimated), late: of(late), missing: of(missing) };
}

/** `prices`: whether to ask for prices too, which a long time has too many of to show. */
export function loadHours(
  hass: HomeAssistant,
  deviceIds: readonly string[],
  range: Period,
  prices: boolean,
): Promise<ByDevice<DeviceHours>> {
  return hours.ask(hass, { deviceIds, range, prices });
}
