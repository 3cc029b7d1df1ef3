import type { BillLine, DeviceBill } from "../../dashboards/card/src/commands";
import {
  billedMeters,
  budgetShare,
  canBeAddedUp,
  deviceRows,
  groupAmounts,
} from "../../dashboards/card/src/sums/costs";

const line = (
  item: string,
  component: string,
  quantity: string,
  amount: string,
  unit = "kWh",
): BillLine => ({
  item,
  component,
  quantity,
  unit,
  price: "0.1",
  amount,
});
const LINES = [
  line("Day", "energy", "10.5", "3.15"),
  line("Night", "energy", "4", "0.80"),
  line("Day", "tax", "10.5", "0.21"),
  line("Meter", "standing", "22", "4.40", "day"),
];

describe("a breakdown", () => {
  it("adds amounts up, and quantities of one unit", () => {
    expect(groupAmounts(LINES, ({ component }) => component)).toEqual([
      { name: "energy", amount: 3.95, quantity: { value: 14.5, unit: "kWh" } },
      { name: "tax", amount: 0.21, quantity: { value: 10.5, unit: "kWh" } },
      { name: "standing", amount: 4.4, quantity: { value: 22, unit: "day" } },
    ]);
  });

  it("tells no quantity where units differ", () => {
    expect(groupAmounts(LINES, () => "all")[0]?.quantity).toBeNull();
  });
});

describe("a budget", () => {
  it.each([
    [30, 60, 0.5],
    [70, 60, 7 / 6],
    [null, 60, null],
    [10, null, null],
    [10, 0, null],
  ])("of which %d of %d is used", (amount, budget, share) => {
    expect(budgetShare(amount, budget)).toBe(share);
  });
});

describe("bills", () => {
  const bill = {
    currency: "EUR",
    start: "2026-11-01T00:00:00+01:00",
    end: "2026-12-01T00:00:00+01:00",
    budget: "60",
    projected: "50",
  } as DeviceBill;

  it.each([
    [{ start: "2026-10-31T23:00:00Z" }, true],
    [{ budget: "10", projected: "5" }, true],
    [{ currency: "CHF" }, false],
    [{ start: "2026-11-15T00:00:00+01:00" }, false],
    [{ budget: null }, false],
    [{ projected: null }, false],
  ])("of which one is %j can be added up: %s", (other, can) => {
    expect(canBeAddedUp([bill, { ...bill, ...other }])).toBe(can);
  });
});

describe("costs by device", () => {
  const meter = (id: string, parentId: string | null = null) => ({
    id,
    name: id,
    parentId,
    entities: {},
    role: null,
    settings: [],
  });
  const bill = (total: string) =>
    ({
      currency: "EUR",
      total,
      lines: LINES,
      start: "2026-11-01T00:00:00+01:00",
      end: "2026-12-01T00:00:00+01:00",
    }) as DeviceBill;
  const house = [
    meter("house"),
    meter("kitchen", "house"),
    meter("office", "house"),
    meter("barn"),
  ];

  it("are the meter's, its circuits' and the rest, which add up to it", () => {
    const bills = {
      house: bill("20.00"),
      kitchen: bill("8.56"),
      office: bill("3.40"),
    };
    expect(deviceRows(house, bills)).toEqual([
      { name: "house", amount: 20, quantity: null },
      { name: "kitchen", amount: 8.56, quantity: null, inner: "circuit" },
      { name: "office", amount: 3.4, quantity: null, inner: "circuit" },
      {
        name: "house",
        amount: expect.closeTo(8.04),
        quantity: null,
        inner: "rest",
      },
    ]);
  });

  const own = { start: "2026-11-15T00:00:00+01:00" };

  it.each([
    ["another currency", { currency: "CHF" }],
    ["another begin", own],
    ["another end", { end: "2026-11-15T00:00:00+01:00" }],
  ])(
    "subtract no circuit that is billed with %s, and tell no rest",
    (_, other) => {
      const office = { ...bill("9.00"), ...other };
      const bills = { house: bill("20.00"), kitchen: bill("8.00"), office };
      expect(deviceRows(house, bills)).toEqual([
        { name: "house", amount: 20, quantity: null },
        { name: "kitchen", amount: 8, quantity: null, inner: "circuit" },
        {
          name: "office",
          amount: 9,
          quantity: null,
          inner: "apart",
          of: "house",
          bill: office,
        },
      ]);
    },
  );

  it("go down to a circuit's own circuits", () => {
    const deep = [...house, meter("oven", "kitchen")];
    const bills = {
      house: bill("20.00"),
      kitchen: bill("8.00"),
      oven: bill("5.00"),
    };
    expect(
      deviceRows(deep, bills).map(({ name, amount, inner, depth }) => [
        name,
        amount,
        inner,
        depth,
      ]),
    ).toEqual([
      ["house", 20, undefined, undefined],
      ["kitchen", 8, "circuit", undefined],
      ["oven", 5, "circuit", 2],
      ["kitchen", 3, "rest", 2],
      ["house", 12, "rest", undefined],
    ]);
  });

  it("are those of the circuits where the meter above has no bill", () => {
    const bills = { kitchen: bill("8.00"), office: bill("9.00") };
    expect(billedMeters(house, bills).map(({ id }) => id)).toEqual([
      "kitchen",
      "office",
    ]);
    expect(deviceRows(house, bills)).toEqual([
      { name: "kitchen", amount: 8, quantity: null },
      { name: "office", amount: 9, quantity: null },
    ]);
  });
});
