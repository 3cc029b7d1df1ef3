import {
  continued,
  meansOf,
  trend,
} from "../../dashboards/card/src/sums/trend";

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

describe("what was loaded", () => {
  const at = (...times: number[]) =>
    times.map((time) => ({ time, value: time }));

  it.each([
    ["what came later", at(10, 20), at(15, 20, 25), 0, at(10, 20, 25)],
    ["nothing where nothing came", at(10), [], 0, at(10)],
    ["what was seen where nothing was loaded", [], at(5), 0, at(5)],
    [
      "the state that held at its start, and none before",
      at(1, 2, 9),
      at(12),
      5,
      at(2, 9, 12),
    ],
  ])("is continued by %s", (_name, loaded, seen, start, points) => {
    expect(continued(loaded, seen, start)).toEqual(points);
  });
});

describe("means", () => {
  it("are of what is known only", () => {
    expect(meansOf([1, 3, null, 4, null, null, 7], 2)).toEqual([2, 4, null, 7]);
  });
});
