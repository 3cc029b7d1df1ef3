import { meansOf, trend } from "../../dashboards/card/src/sums/trend";

describe("the trend", () => {
  const range = { start: 0, end: 400 };

  it.each([
    ["a state that lasts", [{ time: -50, value: 5 }], [5, 5, 5, 5]],
    [
      "a change in the middle of a part",
      [
        { time: 0, value: 0 },
        { time: 150, value: 10 },
      ],
      [0, 5, 10, 10],
    ],
    [
      "a time that is not known",
      [
        { time: 0, value: 4 },
        { time: 100, value: null },
        { time: 300, value: 8 },
      ],
      [4, null, null, 8],
    ],
    ["nothing yet", [], [null, null, null, null]],
  ])("of %s", (_name, points, values) => {
    expect(trend(points, range, 4)).toEqual(values);
  });
});

describe("means", () => {
  it("are of what is known only", () => {
    expect(meansOf([1, 3, null, 4, null, null, 7], 2)).toEqual([2, 4, null, 7]);
  });
});
