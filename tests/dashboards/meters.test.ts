import {
  chosenMeters,
  findMeters,
  mainMeters,
  valueOf,
} from "../../dashboards/card/src/meters";
import { home } from "./house";

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
});
