import { parse } from "yaml";

import text from "../../dashboards/smart_energy.yaml?raw";
import type { Meter } from "../../dashboards/card/src/meters";
import { meterSection } from "../../dashboards/card/src/strategy/built_in";

interface View {
  path: string;
  sections: { cards: { type: string; heading?: string }[] }[];
}

const file = parse(text) as { views: View[] };

function meter(name: string): Meter {
  const id = name.replace("-", "_");
  const keys = ["power", "voltage", "current", "energy"];
  const entities = Object.fromEntries(
    keys.map((key) => [key, `sensor.${id}_${key}`]),
  );
  return {
    id,
    name,
    parentId: null,
    role: null,
    settings: [],
    entities: { ...entities, status: `binary_sensor.${id}_status` },
  };
}

describe("the dashboard of built-in cards", () => {
  it.each(["meter-01", "meter-02"])(
    "holds for %s what the strategy builds",
    (name) => {
      const sections =
        file.views.find(({ path }) => path === "overview")?.sections ?? [];
      expect(sections.find(({ cards }) => cards[0]?.heading === name)).toEqual(
        meterSection(meter(name)),
      );
    },
  );

  it("names nothing but built-in cards", () => {
    expect(text).not.toContain("custom:");
  });
});
