// @vitest-environment jsdom
import { SmartEnergyStrategy } from "../../dashboards/card/src/strategy/dashboard";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";
import { entity, home } from "./house";

const config = { type: "custom:smart-energy" };
const isNew = (before: HomeAssistant, now: HomeAssistant): boolean =>
  SmartEnergyStrategy.shouldRegenerate(config, before, now);

describe("the dashboard", () => {
  const before = home();

  it.each<[string, boolean, (hass: HomeAssistant) => Partial<HomeAssistant>]>([
    [
      "a state",
      false,
      ({ states }) => ({
        states: { ...states, "sensor.other": entity("sensor.other", "1") },
      }),
    ],
    [
      "another integration's entity",
      false,
      ({ entities }) => ({
        entities: {
          ...entities,
          "light.hall": {
            entity_id: "light.hall",
            platform: "hue",
            device_id: "d9",
          },
        },
      }),
    ],
    [
      "the name of a meter",
      true,
      ({ devices }) => ({
        devices: {
          ...devices,
          d2: { ...devices["d2"]!, name_by_user: "Garage" },
        },
      }),
    ],
    [
      "a meter that is removed",
      true,
      ({ devices: { d2: _removed, ...rest } }) => ({ devices: rest }),
    ],
    ["the language", true, () => ({ language: "de" })],
  ])("is arranged anew for %s: %s", (_what, expected, change) => {
    expect(isNew(before, { ...before, ...change(before) })).toBe(expected);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])(
    "shows the way to the options where the person is an administrator: %s",
    async (is_admin, ways) => {
      const built = await SmartEnergyStrategy.generate(
        config,
        home({ user: { is_admin } }),
      );
      const found = JSON.stringify(built).match(/config\/integrations/g) ?? [];
      expect(found).toHaveLength(ways);
    },
  );
});
