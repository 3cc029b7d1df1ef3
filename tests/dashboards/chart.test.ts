import {
  toCsv,
  totalOf,
  type ChartData,
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
    columns: [column(0), { ...column(1), note: "late" }, column(2)],
    series: [
      { name: "a", color: "red", values: [1, 2, null] },
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

  it("hatches bars with a note only", () => {
    expect(layout.bars.map(({ hatched }) => hatched)).toEqual([
      false,
      false,
      true,
      true,
    ]);
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

describe("a total", () => {
  it("of nothing known is not zero", () => {
    expect(totalOf([null, null])).toBeNull();
    expect(totalOf([null, 0, 2])).toBe(2);
  });
});
