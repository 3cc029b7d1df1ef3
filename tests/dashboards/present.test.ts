import { addedUp, type Present } from "../../dashboards/card/src/sums/present";

const meter = (name: string, other: Partial<Present> = {}): Present => ({
  name,
  powerW: 100,
  hourCost: { amount: 0.03, currency: "EUR" },
  todayKwh: 2,
  todayCost: { amount: 0.6, currency: "EUR" },
  ...other,
});

describe("several meters", () => {
  it("are added up", () => {
    expect(addedUp([meter("a"), meter("b", { powerW: -20 })])).toEqual({
      powerW: 80,
      todayKwh: 4,
      hourCost: { amount: 0.06, currency: "EUR" },
      todayCost: { amount: 1.2, currency: "EUR" },
      without: [],
    });
  });

  it("are added up without the one whose power is not known", () => {
    const dark = meter("b", {
      powerW: null,
      hourCost: null,
      todayKwh: null,
      todayCost: null,
    });
    const sum = addedUp([meter("a"), dark]);
    expect(sum).toMatchObject({ powerW: 100, todayKwh: 2, without: ["b"] });
    expect(sum?.hourCost).toEqual({ amount: 0.03, currency: "EUR" });
    expect(addedUp([dark])).toBeNull();
  });

  it.each([
    ["energy", { todayKwh: null }, { todayKwh: null, powerW: 200 }],
    ["price", { hourCost: null }, { hourCost: null, powerW: 200 }],
    [
      "currency",
      { hourCost: { amount: 1, currency: "CHF" } },
      { hourCost: null, powerW: 200 },
    ],
  ])("have no sum where the %s of one is not the others'", (_, other, sum) => {
    expect(addedUp([meter("a"), meter("b", other)])).toMatchObject(sum);
  });
});
