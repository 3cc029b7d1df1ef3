import {
  chosenMeters,
  findMeters,
  mainMeters,
  topMeters,
  valueOf,
} from "../../dashboards/card/src/meters";
import { entity, home } from "./house";

describe("meters", () => {
  const hass = home();
  const meters = findMeters(hass);

  it("are found with their entities, in the order of their numbers, circuits below their meter", () => {
    expect(meters.map(({ name }) => name)).toEqual([
      "meter-2",
      "meter-2-kitchen",
      "meter-10",
    ]);
    expect(meters[0]?.entities["power"]).toBe("sensor.meter_2_power");
  });

  it("that count for the house leave circuits out, unless only those are chosen", () => {
    expect(mainMeters(meters).map(({ id }) => id)).toEqual(["d1", "d2"]);
    expect(
      mainMeters(chosenMeters(meters, ["d3"])).map(({ id }) => id),
    ).toEqual(["d3"]);
  });

  it("keep a circuit below a circuit", () => {
    const nested = home();
    nested.devices["d2"] = { ...nested.devices["d2"]!, via_device_id: "d3" };
    expect(findMeters(nested).map(({ id }) => id)).toEqual(["d1", "d3", "d2"]);
  });

  it.each(["solar", "battery"])(
    "leave a %s out of the house's use, unless there is nothing else",
    (role) => {
      const roof = home();
      roof.states["binary_sensor.meter_10_status"]!.attributes["role"] = role;
      const found = findMeters(roof);
      expect(topMeters(found).map(({ id }) => id)).toEqual(["d1", "d2"]);
      expect(mainMeters(found).map(({ id }) => id)).toEqual(["d1"]);
      expect(
        mainMeters(chosenMeters(found, ["d2"])).map(({ id }) => id),
      ).toEqual(["d2"]);
    },
  );

  it("are all where a card names none", () => {
    expect(chosenMeters(meters, [])).toHaveLength(3);
    expect(chosenMeters(meters, undefined)).toHaveLength(3);
  });

  it.each([
    ["d2", "power", 120.5],
    ["d1", "power", null],
    ["d3", "power", 0],
    ["d3", "voltage", null],
  ])("tell %s's %s as a number only when it is one", (id, key, value) => {
    const meter = meters.find((each) => each.id === id);
    expect(meter && valueOf(hass, meter, key)).toBe(value);
  });

  it.each([
    ["power", "kW", "1.5", 1500],
    ["power", "BTU/h", "1000", 293.07107],
    ["energy", "Wh", "7250", 7.25],
    ["energy", "MJ", "3.6", 1],
    ["energy", "kcal", "860.42065", 1],
    ["voltage", "V", "231", 231],
  ])(
    "tell %s in W and kWh, although a person chose %s for it",
    (key, unit, state, value) => {
      const id = `sensor.meter_10_${key}`;
      const chosen = entity(id, state, { unit_of_measurement: unit });
      const meter = { ...meters[2]!, entities: { [key]: id } };
      expect(
        valueOf(home({ states: { [id]: chosen } }), meter, key),
      ).toBeCloseTo(value, 6);
    },
  );
});
