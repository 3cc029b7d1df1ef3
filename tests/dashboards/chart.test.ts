import {
  toCsv,
  totalOf,
  type ChartData,
  stackTotal,
} from "../../dashboards/card/src/chart/data";
import { layOut } from "../../dashboards/card/src/chart/layout";
import { labelEvery, niceScale } from "../../dashboards/card/src/chart/scale";

const column = (index: number): ChartData["columns"][number] => ({
  label: `${index}`,
  title: `column ${index}`,
  start: index * 3_600_000,
  end: (index + 1) * 3_600_000,
});

describe("the scale", () => {
  it.each([
    [[0, 3.7], 0, 4, 0],
    [[0.031, 0.012], 0, 0.04, 2],
    [[-1.2, 2.4], -2, 3, 0],
    [[null, null], 0, 1, 1],
    [[1e-6], 0, 1e-6, 7],
    [[0, 123_456], 0, 150_000, 0],
  ] as const)("of %j reaches from %d to %d", (values, low, high, digits) => {
    const scale = niceScale(values);
    expect(scale.low).toBeCloseTo(low, 9);
    expect(scale.high).toBeCloseTo(high, 9);
    expect(scale.digits).toBe(digits);
    expect(scale.ticks).toContain(0);
  });

  it.each([
    [24, 300, 44, 4],
    [7, 700, 44, 1],
    [366, 300, 44, 61],
  ])(
    "labels of %d columns on %d px stand apart",
    (count, width, wanted, every) => {
      expect(labelEvery(count, width, wanted)).toBe(every);
    },
  );
});

describe("the layout", () => {
  const data: ChartData = {
    unit: "kWh",
    columns: [column(0), { ...column(1), running: true }, column(2)],
    series: [
      {
        name: "a",
        color: "red",
        values: [1, 2, null],
        marks: ["late", "missing", "missing"],
      },
      { name: "b", color: "blue", values: [1, -1, 0] },
    ],
  };
  const layout = layOut(data, 400);

  it("stacks what is used upwards and what is exported downwards", () => {
    const [first, second, third, fourth] = layout.bars;
    expect(layout.bars).toHaveLength(4);
    expect(second && first && second.y + second.height).toBeCloseTo(
      first?.y ?? NaN,
    );
    expect(fourth?.y).toBeCloseTo((third?.y ?? NaN) + (third?.height ?? NaN));
  });

  it("marks the bars of the series that it is said of, and fades what has only begun", () => {
    expect(layout.bars.map(({ mark }) => mark)).toEqual([
      "late",
      null,
      null,
      null,
    ]);
    expect(layout.bars.map(({ kind }) => kind)).toEqual([
      "bar",
      "bar",
      "running",
      "running",
    ]);
  });

  it("draws a box where something is missing, on top of what is known", () => {
    const [second, third] = layout.absent;
    expect(layout.absent).toHaveLength(2);
    expect(second && second.y + second.height).toBeCloseTo(
      layout.bars[2]?.y ?? NaN,
    );
    const zero = layout.ticks.find(({ value }) => value === 0);
    expect(third && third.y + third.height).toBeCloseTo(zero?.y ?? NaN);
  });

  it("places prices by their time, and joins those of one level", () => {
    const level = (from: number, to: number, of: number) => ({
      start: from * 3_600_000,
      end: to * 3_600_000,
      price: of,
      level: of,
    });
    const { bands, plot, step } = layOut(
      {
        ...data,
        prices: {
          bands: [
            level(-1, 0.5, 0),
            level(0.5, 1, 1),
            level(1, 2, 1),
            level(2, 9, 0),
          ],
          legend: [
            { level: 0, text: "low" },
            { level: 1, text: "high" },
          ],
          unit: "EUR/kWh",
          format: String,
        },
      },
      400,
    );
    expect(bands.map(({ x }) => (x - plot.left) / step)).toEqual([
      0,
      expect.closeTo(0.5),
      expect.closeTo(2),
    ]);
    expect(bands.map(({ width }) => width / step)).toEqual([
      expect.closeTo(0.5),
      expect.closeTo(1.5),
      expect.closeTo(1),
    ]);
    expect(bands[1]?.strip).toBeGreaterThan(bands[0]?.strip ?? NaN);
  });

  it.each([
    [2, [0, 1]],
    [3, [0, 0.5, 1]],
    [4, [0, 1 / 3, 2 / 3, 1]],
  ])("keeps %d prices quiet, and apart without colour", (count, levels) => {
    const prices = {
      bands: levels.map((level, index) => ({
        start: index * 3_600_000,
        end: (index + 1) * 3_600_000,
        price: level,
        level,
      })),
      legend: levels.map((level) => ({ level, text: "" })),
      unit: "EUR/kWh",
      format: String,
    };
    const columns = levels.map((_, index) => ({
      label: "",
      title: "",
      start: index * 3_600_000,
      end: (index + 1) * 3_600_000,
    }));
    const { bands } = layOut({ ...data, columns, prices }, 400);
    expect(bands).toHaveLength(count);
    bands.forEach(({ strip, ink }, index) => {
      const before = bands[index - 1];
      expect(ink.band).toBeLessThan(0.1);
      expect(ink.mark).toBeLessThan(0.6);
      expect(strip - (before?.strip ?? 0)).toBeGreaterThanOrEqual(3);
      expect(ink.mark).toBeGreaterThan(before?.ink.mark ?? 0);
    });
  });

  it("draws no band where there is only one price", () => {
    const prices = {
      bands: [{ start: 0, end: 10_800_000, price: 0.3, level: 0 }],
      legend: [{ level: 0, text: "€0.30/kWh" }],
      unit: "EUR/kWh",
      format: String,
    };
    expect(layOut({ ...data, prices }, 400).bands).toEqual([]);
  });

  it.each([
    [0, null],
    [50, 0],
    [395, 2],
    [399, null],
  ])("finds the column under x = %d", (x, index) => {
    expect(layout.columnAt(x)).toBe(index);
  });

  it("has a mark for no value that is not a number", () => {
    const text = JSON.stringify(
      layOut({ ...data, columns: [], series: [] }, 320),
    );
    expect(text).not.toMatch(/null|NaN/);
  });

  it("leaves room for the numbers beside the axis", () => {
    const series = [{ name: "a", color: "red", values: [600_000] }];
    const money = { unit: "IDR", columns: [column(0)], series };
    const write = (value: number): string => `${String(value)},00`;
    expect(layOut(money, 400, write).plot.left).toBeGreaterThan(9 * 6);
    expect(layout.plot.left).toBe(44);
  });
});

describe("the CSV file", () => {
  it("quotes names, leaves unknown values empty and cannot hold a formula", () => {
    const data: ChartData = {
      unit: "kWh",
      columns: [{ ...column(0), note: 'late, "very"' }],
      series: [
        { name: "=HYPERLINK(1)", color: "red", values: [-1.5] },
        { name: "b", color: "blue", values: [null] },
      ],
    };
    expect(toCsv(data)).toBe(
      "start,end,'=HYPERLINK(1) (kWh),b (kWh),note\r\n" +
        '1970-01-01T00:00:00.000Z,1970-01-01T01:00:00.000Z,-1.5,,"late, ""very"""\r\n',
    );
  });
});

describe("the CSV file of a chart with prices", () => {
  it("has them as numbers, and none where it is not known", () => {
    const text = toCsv({
      unit: "kWh",
      columns: [{ ...column(0), price: { low: 0.1, high: 0.3 } }, column(1)],
      series: [{ name: "a", color: "red", values: [1, 2] }],
      prices: { bands: [], legend: [], unit: "EUR/kWh", format: String },
    });
    const [header, first, second] = text
      .split("\r\n")
      .map((row) => row.split(",").slice(2).join());
    expect(header).toBe(
      "a (kWh),lowest price (EUR/kWh),highest price (EUR/kWh),note",
    );
    expect(first).toBe("1,0.1,0.3,");
    expect(second).toBe("2,,,");
  });
});

describe("the sum of a column", () => {
  const series = (values: (number | null)[], shape?: "beside" | "line") => ({
    name: "",
    color: "",
    values,
    ...(shape ? { shape } : {}),
  });

  it.each([
    ["of bars on each other", [series([1, 2]), series([5, 0.5])], 6],
    ["with what is fed in", [series([1]), series([-4])], -3],
    ["of what is known", [series([null]), series([2])], 2],
    ["of nothing known", [series([null]), series([null])], undefined],
    ["of one bar", [series([1]), series([2], "line")], undefined],
    [
      "beside another",
      [series([1], "beside"), series([2]), series([3])],
      undefined,
    ],
  ])("%s", (_, all, sum) => {
    expect(stackTotal({ unit: "kWh", columns: [], series: all }, 0)).toBe(sum);
  });
});

describe("a total", () => {
  it("of nothing known is not zero", () => {
    expect(totalOf([null, null])).toBeNull();
    expect(totalOf([null, 0, 2])).toBe(2);
  });
});
