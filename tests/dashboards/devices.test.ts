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
  values: Partial<DeviceRow> & { parentId?: string } = {},
): DeviceRow {
  const meter: Meter = {
    id: name,
    name,
    parentId: values.parentId ?? null,
    entities: {},
    settings: [],
  };
  return {
    meter,
    untracked: false,
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

describe("the order", () => {
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
