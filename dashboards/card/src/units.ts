import type { HassEntity } from "./home_assistant";

const KWH_PER_J = 1 / 3_600_000;
const J_PER_CAL = 4.184;
const W_PER_BTU_H = 0.29307107;

/** How many W or kWh each unit is that Home Assistant lets a person choose for an entity of power or energy. */
const FACTORS: Readonly<Record<string, number>> = {
  mW: 1e-3,
  W: 1,
  kW: 1e3,
  MW: 1e6,
  GW: 1e9,
  TW: 1e12,
  "BTU/h": W_PER_BTU_H,
  mWh: 1e-6,
  Wh: 1e-3,
  kWh: 1,
  MWh: 1e3,
  GWh: 1e6,
  TWh: 1e9,
  J: KWH_PER_J,
  kJ: 1e3 * KWH_PER_J,
  MJ: 1e6 * KWH_PER_J,
  GJ: 1e9 * KWH_PER_J,
  cal: J_PER_CAL * KWH_PER_J,
  kcal: 1e3 * J_PER_CAL * KWH_PER_J,
  Mcal: 1e6 * J_PER_CAL * KWH_PER_J,
  Gcal: 1e9 * J_PER_CAL * KWH_PER_J,
};

/** What a state must be multiplied by to be W or kWh; 1 for the units of other quantities. */
export function factorOf(state: HassEntity | undefined): number {
  return FACTORS[state?.attributes.unit_of_measurement ?? ""] ?? 1;
}

/** A state as a number, power in W and energy in kWh; null while it is unknown, unavailable or not there. */
export function numberOf(state: HassEntity | undefined): number | null {
  if (state === undefined || state.state.trim() === "") return null;
  const value = Number(state.state);
  return Number.isFinite(value) ? value * factorOf(state) : null;
}
