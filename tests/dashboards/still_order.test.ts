import { STILL_MS, StillOrder } from "../../dashboards/card/src/still_order";

const same = (id: string): string => id;

describe("rows that are sorted", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("stay a while where they are, and then are where they belong", () => {
    const order = new StillOrder();
    expect(order.arranged(["a", "b"], same, "power").rows).toEqual(["a", "b"]);
    vi.setSystemTime(1000);
    expect(order.arranged(["b", "a"], same, "power")).toEqual({
      rows: ["a", "b"],
      waitMs: STILL_MS - 1000,
    });
    vi.setSystemTime(STILL_MS);
    expect(order.arranged(["b", "a"], same, "power")).toEqual({
      rows: ["b", "a"],
      waitMs: null,
    });
  });

  it("stay while they are pointed at", () => {
    const order = new StillOrder();
    order.arranged(["a", "b"], same, "power");
    vi.setSystemTime(STILL_MS - 1);
    order.touch();
    vi.setSystemTime(STILL_MS + 1);
    expect(order.arranged(["b", "a"], same, "power").rows).toEqual(["a", "b"]);
  });

  it("are arranged at once by another choice", () => {
    const order = new StillOrder();
    order.arranged(["a", "b"], same, "power");
    expect(order.arranged(["b", "a"], same, "name").rows).toEqual(["b", "a"]);
  });
});
