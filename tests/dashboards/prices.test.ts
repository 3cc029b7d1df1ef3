import type { DeviceHours } from "../../dashboards/card/src/commands";
import { priceWithin, pricesOf } from "../../dashboards/card/src/sums/prices";

const HOUR = 3_600_000;

function hours(
  prices: readonly (readonly [string, string])[],
  currency: string | null = "EUR",
): DeviceHours {
  const bands = prices.map(([price, period], index) => ({
    start: new Date(index * HOUR).toISOString(),
    end: new Date((index + 1) * HOUR).toISOString(),
    price,
    period,
  }));
  return { currency, bands, estimated: [], late: [], missing: [] };
}

describe("prices behind a chart", () => {
  it("are levels by the tariff's own names where there are few", () => {
    const found = pricesOf(
      hours([
        ["0.2", "night"],
        ["0.4", "peak"],
        ["0.3", "day"],
        ["0.2", "night"],
      ]),
    );
    expect(found?.bands.map(({ level }) => level)).toEqual([0, 1, 0.5, 0]);
    expect(found?.levels).toEqual([
      { level: 0, low: 0.2, high: 0.2, period: "night" },
      { level: 0.5, low: 0.3, high: 0.3, period: "day" },
      { level: 1, low: 0.4, high: 0.4, period: "peak" },
    ]);
  });

  it("are three levels of equal width where every hour has its own", () => {
    const found = pricesOf(
      hours(
        ["0.10", "0.13", "0.21", "0.29", "0.31", "0.40", "-0.02"].map(
          (price) => [price, ""] as const,
        ),
      ),
    );
    expect(found?.bands.map(({ level }) => level)).toEqual([
      0, 0.5, 0.5, 1, 1, 1, 0,
    ]);
    expect(found?.levels.map(({ low, high }) => [low, high])).toEqual([
      [-0.02, 0.1],
      [0.13, 0.21],
      [0.29, 0.4],
    ]);
  });

  it("have no name where two times of one price have two", () => {
    const found = pricesOf(
      hours([
        ["0.2", "night"],
        ["0.2", "weekend"],
      ]),
    );
    expect(found?.levels).toEqual([
      { level: 0, low: 0.2, high: 0.2, period: "" },
    ]);
  });

  it.each([
    ["there is no tariff", hours([], null)],
    ["no price is known", hours([])],
  ])("are none where %s", (_reason, known) => {
    expect(pricesOf(known)).toBeUndefined();
  });
});

describe("the price of a bar", () => {
  const prices = pricesOf(
    hours([
      ["0.2", ""],
      ["0.4", ""],
    ]),
  )!;

  it.each([
    [0, 1, { low: 0.2, high: 0.2 }],
    [0, 24, { low: 0.2, high: 0.4 }],
    [2, 3, undefined],
  ])("from hour %d to %d", (start, end, found) => {
    expect(
      priceWithin(prices, { start: start * HOUR, end: end * HOUR }),
    ).toEqual(found);
  });
});
