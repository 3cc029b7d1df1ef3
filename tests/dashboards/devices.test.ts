import type { Meter } from "../../dashboards/card/src/meters";
import {
  sorted,
  withRestAndShares,
  type DeviceRow,
} from "../../dashboards/card/src/sums/devices";
import { standby } from "../../dashboards/card/src/sums/standby";
import { periodsWithin } from "../../dashboards/card/src/periods";

function row(
  name: string,
  values: Partial<DeviceRow> & { parentId?: string; role?: string } = {},
): DeviceRow {
  const meter: Meter = {
    id: name,
    name,
    parentId: values.parentId ?? null,
    role: values.role ?? null,
    entities: {},
    settings: [],
  };
  return {
    meter,
    untracked: false,
    depth: 0,
    online: true,
    lastSeen: 0,
    powerW: 100,
    todayKwh: 1,
    costToday: 0.3,
    standbyW: null,
    share: null,
    ...values,
  };
}

const HOUSE = [
  row("house", { powerW: 500, todayKwh: 6, costToday: 2 }),
  row("kitchen", {
    parentId: "house",
    powerW: 300,
    todayKwh: 2,
    costToday: 0.7,
  }),
  row("office", { parentId: "house", powerW: 50, todayKwh: 1, costToday: 0.3 }),
  row("garage", { powerW: 0, todayKwh: 2, costToday: 0.5 }),
];

const names = (rows: DeviceRow[]): string[] =>
  rows.map(({ meter, untracked }) => (untracked ? "rest" : meter.name));

describe("the rest of a meter", () => {
  it("is what its circuits leave, and shares are of the house, circuits not counted twice", () => {
    const rows = withRestAndShares(HOUSE);
    const rest = rows.find(({ untracked }) => untracked);
    expect([rest?.powerW, rest?.todayKwh, rest?.share]).toEqual([
      150,
      3,
      3 / 8,
    ]);
    expect(rows.find(({ meter }) => meter.name === "kitchen")?.share).toBe(
      2 / 8,
    );
  });

  it("is not known while a circuit is silent", () => {
    const silent = HOUSE.map((each) =>
      each.meter.name === "office" ? { ...each, powerW: null } : each,
    );
    expect(
      withRestAndShares(silent).find(({ untracked }) => untracked)?.powerW,
    ).toBeNull();
  });

  it.each([
    [0.96, 0.04],
    [1, 0],
    [1.04, 0],
    [1.06, null],
    [3, null],
  ])(
    "where circuits use %d of the meter's power is %s of it",
    (share, left) => {
      const house = HOUSE.find(({ meter }) => meter.name === "house")?.powerW;
      const kitchen = HOUSE.find(
        ({ meter }) => meter.name === "kitchen",
      )?.powerW;
      const office = share * (house ?? NaN) - (kitchen ?? NaN);
      const rows = HOUSE.map((each) =>
        each.meter.name === "office" ? { ...each, powerW: office } : each,
      );
      const rest = withRestAndShares(rows).find(({ untracked }) => untracked);
      expect(rest?.powerW ?? null).toEqual(
        left && expect.closeTo(left * (house ?? NaN)),
      );
    },
  );
});

describe("a house that generates", () => {
  const shares = (rows: DeviceRow[]): Record<string, number | null> =>
    Object.fromEntries(
      names(rows).map((name, index) => [name, rows[index]?.share ?? null]),
    );

  it("has no share where circuits use more than was imported", () => {
    const rows = withRestAndShares([
      row("house", { todayKwh: 2 }),
      row("kitchen", { parentId: "house", todayKwh: 8 }),
      row("oven", { parentId: "kitchen", todayKwh: 1 }),
      row("office", { parentId: "house", todayKwh: 0.5 }),
      row("garage", { todayKwh: 2 }),
    ]);
    expect(shares(rows)).toEqual({
      house: 0.5,
      kitchen: null,
      rest: null,
      oven: null,
      office: null,
      garage: 0.5,
    });
  });

  it("has shares of at most all where circuits measure a little more", () => {
    const rows = withRestAndShares([
      row("house", { todayKwh: 2 }),
      row("all", { parentId: "house", todayKwh: 2.04 }),
    ]);
    expect(shares(rows)).toEqual({ house: 1, all: 1, rest: 0 });
  });

  it.each(["solar", "battery"])(
    "does not count what its %s gives as use",
    (role) => {
      const rows = withRestAndShares([
        row("house", { todayKwh: 4 }),
        row("roof", { todayKwh: 40, role }),
      ]);
      expect(shares(rows)).toEqual({ house: 1, roof: null });
    },
  );

  it("takes no source from the rest of its grid circuits", () => {
    const rows = withRestAndShares([
      row("house", { todayKwh: 4, role: "grid" }),
      row("L1", { parentId: "house", todayKwh: 3, role: "grid" }),
      row("roof", { parentId: "house", todayKwh: 9, role: "solar" }),
    ]);
    expect(shares(rows)).toEqual({
      house: 1,
      rest: 0.25,
      L1: 0.75,
      roof: null,
    });
  });

  it("tells no rest of what the grid's meter cannot tell: what a source gave to it", () => {
    const rows = withRestAndShares([
      row("house", { todayKwh: 4 }),
      row("kitchen", { parentId: "house", todayKwh: 3 }),
      row("roof", { parentId: "house", todayKwh: 9, role: "solar" }),
    ]);
    expect(names(rows)).toEqual(["house", "kitchen", "roof"]);
  });
});

describe("the order", () => {
  it("walks the whole tree, and says how deep each is", () => {
    const rows = [
      ...HOUSE,
      row("oven", { parentId: "kitchen", todayKwh: 1.5, powerW: 250 }),
    ];
    const inOrder = sorted(withRestAndShares(rows), "power");
    expect(names(inOrder)).toEqual([
      "house",
      "kitchen",
      "oven",
      "rest",
      "rest",
      "office",
      "garage",
    ]);
    expect(inOrder.map(({ depth }) => depth)).toEqual([0, 1, 2, 2, 1, 1, 0]);
  });

  it.each([
    ["name", ["garage", "house", "kitchen", "office", "rest"]],
    ["power", ["house", "kitchen", "rest", "office", "garage"]],
    ["today", ["house", "rest", "kitchen", "office", "garage"]],
  ] as const)("by %s keeps circuits below their meter", (key, expected) => {
    expect(names(sorted(withRestAndShares(HOUSE), key))).toEqual(expected);
  });

  it("puts what is offline first", () => {
    const dark = HOUSE.map((each) =>
      each.meter.name === "garage" ? { ...each, online: false } : each,
    );
    expect(names(sorted(dark, "power"))[0]).toBe("garage");
  });
});

describe("standby", () => {
  const week = periodsWithin(
    {
      start: Date.parse("2026-11-01T00:00:00Z"),
      end: Date.parse("2026-11-08T00:00:00Z"),
    },
    "hour",
    "UTC",
  );

  it("is what every night comes down to, whatever one power cut says", () => {
    const rows = week.map((period, index) => ({
      ...period,
      mean: index === 30 ? 0 : index % 24 < 5 ? 62 : 400,
    }));
    expect(standby(rows, "UTC")).toBe(62);
  });

  it("is not known from a few hours", () => {
    expect(
      standby(
        week.slice(0, 10).map((period) => ({ ...period, mean: 5 })),
        "UTC",
      ),
    ).toBeNull();
  });
});
