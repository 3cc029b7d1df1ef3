// @vitest-environment jsdom
import type { ChartData } from "../../dashboards/card/src/chart/data";
import { layOut } from "../../dashboards/card/src/chart/layout";
import { BarChart } from "../../dashboards/card/src/chart/bar_chart";
import { ChartView } from "../../dashboards/card/src/chart/chart_view";
import { HeatMap } from "../../dashboards/card/src/chart/heat_map";
import { home } from "./house";

const HOUR = 3_600_000;

beforeAll(() => {
  window.customElements.define("smart-energy-chart", ChartView);
  window.customElements.define("smart-energy-heat-map", HeatMap);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function mount<Element extends ChartView | HeatMap | BarChart>(
  name: string,
  properties: Partial<Element>,
): Promise<ShadowRoot> {
  const element = document.createElement(name) as Element;
  Object.assign(element, {
    hass: home(),
    format: (value: number): string => `${value} kWh`,
    ...properties,
  });
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot!;
}

const texts = (root: ShadowRoot, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map(
    ({ textContent }) => textContent?.replace(/\s+/g, " ").trim() ?? "",
  );

async function press(root: ShadowRoot, label: string): Promise<void> {
  const buttons = [...root.querySelectorAll("button")];
  buttons.find(({ textContent }) => textContent?.includes(label))?.click();
  await (root.host as ChartView).updateComplete;
}

const DATA: ChartData = {
  unit: "kWh",
  columns: [
    {
      label: "0",
      title: "00:00",
      start: 0,
      end: HOUR,
      price: { low: 0.2, high: 0.4 },
      note: "1 h estimated",
    },
    {
      label: "1",
      title: "01:00",
      start: HOUR,
      end: 2 * HOUR,
      price: { low: 0.4, high: 0.4 },
    },
    { label: "2", title: "02:00", start: 2 * HOUR, end: 3 * HOUR, ahead: true },
  ],
  series: [
    {
      name: "meter",
      color: "red",
      values: [1, null, null],
      marks: ["estimated", "missing", null],
    },
  ],
  prices: {
    bands: [],
    legend: [
      { level: 0, text: "Night: 0.2" },
      { level: 1, text: "Peak: 0.4" },
    ],
    unit: "EUR/kWh",
    format: (price) => `${price} EUR`,
  },
};

describe("a chart", () => {
  it("names its series, marks and prices in the legend", async () => {
    const root = await mount<ChartView>("smart-energy-chart", { data: DATA });
    expect(texts(root, ".legend li")).toEqual([
      "meter",
      "not known yet",
      "estimated",
      "Night: 0.2",
      "Peak: 0.4",
    ]);
  });

  it("tells an outline and an expected range in the legend", async () => {
    const [column] = DATA.columns;
    const data: ChartData = {
      unit: "kWh",
      columns: [column!],
      series: [
        { name: "before", color: "red", values: [1], hollow: true },
        { name: "now", color: "red", values: [1] },
      ],
      expected: [{ low: 1, high: 2 }],
    };
    const root = await mount<ChartView>("smart-energy-chart", { data });
    expect(texts(root, ".legend li")).toEqual([
      "before",
      "now",
      "Expected range",
    ]);
    const kinds = [...root.querySelectorAll(".legend i")];
    expect(kinds.map(({ className }) => className)).toEqual([
      "hollow",
      "stacked",
      "expected",
    ]);
    expect(layOut(data, 400).bars.map(({ kind }) => kind)).toEqual([
      "hollow",
      "bar",
    ]);
  });

  it("is a table too: what is unknown is said, what is to come is not", async () => {
    const root = await mount<ChartView>("smart-energy-chart", {
      data: DATA,
      summary: "Usage: 1 kWh in all.",
    });
    await press(root, "Show as table");
    expect(texts(root, "thead th")).toEqual(["Time", "meter", "Price", "Note"]);
    expect(texts(root, "tbody tr")).toEqual([
      "00:00 1 kWh 0.2 EUR – 0.4 EUR 1 h estimated",
      "01:00 Unknown 0.4 EUR",
      "02:00",
    ]);
    expect(root.querySelector("[role=region]")?.ariaLabel).toBe(
      "Usage: 1 kWh in all.",
    );
  });
});

describe("the bars of a chart", () => {
  beforeAll(() => {
    class Observer {
      constructor(private readonly tell: ResizeObserverCallback) {}
      observe(): void {
        const contentRect = { width: 400 } as DOMRectReadOnly;
        this.tell([{ contentRect } as ResizeObserverEntry], this);
      }
      unobserve(): void {}
      disconnect(): void {}
    }
    vi.stubGlobal("ResizeObserver", Observer);
    window.customElements.define("smart-energy-bar-chart", BarChart);
  });

  it("tell each meter and their sum, to eyes and ears", async () => {
    const series = [
      { name: "house", color: "red", values: [1, 2] },
      { name: "barn", color: "blue", values: [0.5, null] },
    ];
    const data: ChartData = {
      unit: "kWh",
      columns: DATA.columns.slice(0, 2).map(({ label, title, start, end }) => ({
        label,
        title,
        start,
        end,
      })),
      series,
    };
    const root = await mount<BarChart>("smart-energy-bar-chart", {
      data,
      total: "Total",
    });
    root
      .querySelector(".frame")
      ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Home" }));
    await vi.waitFor(() => {
      expect(texts(root, "[aria-live]")).toEqual([
        "00:00, house 1 kWh, barn 0.5 kWh, Total 1.5 kWh",
      ]);
    });
    expect(texts(root, ".tooltip .total")).toEqual(["Total1.5 kWh"]);
  });
});

describe("a heat map", () => {
  const properties = {
    values: [
      [0, 0.5],
      [null, 1],
    ],
    row: (index: number) => ["Mon", "Tue"][index] ?? "",
    unit: "kWh",
  };

  it("holds its numbers for those who cannot see colours, and shows them on demand", async () => {
    const root = await mount<HeatMap>("smart-energy-heat-map", properties);
    expect(texts(root, "tbody td")).toEqual([
      "0 kWh",
      "0.5 kWh",
      "Unknown",
      "1 kWh",
    ]);
    expect(root.querySelectorAll("tbody .visually-hidden")).toHaveLength(4);
    await press(root, "Show as table");
    expect(root.querySelectorAll("tbody .visually-hidden")).toHaveLength(0);
  });

  it("paints what is unknown in no colour, and zero in none of its own", async () => {
    const root = await mount<HeatMap>("smart-energy-heat-map", properties);
    const styles = [...root.querySelectorAll("tbody td")].map((cell) =>
      cell.getAttribute("style"),
    );
    expect(styles[2]).toContain("none");
    expect(styles[0]).toContain(" 0%");
    expect(styles[3]).toContain(" 100%");
  });

  it("is a CSV file too", async () => {
    const root = await mount<HeatMap>("smart-energy-heat-map", properties);
    let saved: Blob | undefined;
    URL.createObjectURL = (blob) => {
      saved = blob as Blob;
      return "blob:x";
    };
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    await press(root, "Download CSV");
    expect(await saved?.text()).toBe(
      ",0 (kWh),1 (kWh)\r\nMon,0,0.5\r\nTue,,1\r\n",
    );
  });
});
