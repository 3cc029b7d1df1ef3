// @vitest-environment jsdom
import { AlertsCard } from "../../dashboards/card/src/cards/alerts";
import { CompareCard } from "../../dashboards/card/src/cards/compare";
import { CostsCard } from "../../dashboards/card/src/cards/costs";
import { DevicesCard } from "../../dashboards/card/src/cards/devices";
import { ForecastCard } from "../../dashboards/card/src/cards/forecast";
import { LiveCard } from "../../dashboards/card/src/cards/live";
import { UsageCard } from "../../dashboards/card/src/cards/usage";
import { hasText } from "../../dashboards/card/src/language";

interface Form {
  schema: {
    name: string;
    default?: unknown;
    selector: Record<
      string,
      { options?: { value: string; label: string }[] } | undefined
    >;
  }[];
  computeLabel: (entry: { name: string }) => string;
  computeHelper: (entry: { name: string }) => string;
  assertConfig: (config: Record<string, unknown>) => void;
}

const OPTIONS = {
  alerts: [AlertsCard, ["compact"]],
  compare: [CompareCard, ["span"]],
  costs: [CostsCard, []],
  devices: [DevicesCard, ["sort"]],
  forecast: [ForecastCard, []],
  live: [LiveCard, []],
  usage: [UsageCard, ["span", "unit", "prices"]],
} as const;
const ALL = Object.entries(OPTIONS);
const formOf = (card: { getConfigForm: () => unknown }): Form =>
  card.getConfigForm() as Form;

afterEach(() => {
  document.documentElement.lang = "";
});

describe.each(ALL)("the editor of the %s card", (_name, [card, own]) => {
  it("asks for all options", () => {
    expect(formOf(card).schema.map(({ name }) => name)).toEqual([
      "title",
      "devices",
      ...own,
    ]);
  });

  it("explains each of them, and names every choice", () => {
    for (const entry of formOf(card).schema) {
      expect(hasText(`form.${entry.name}`)).toBe(true);
      expect(hasText(`form.${entry.name}_help`)).toBe(true);
      for (const { label } of entry.selector["select"]?.options ?? [])
        expect(label).not.toContain(".");
    }
  });

  it("speaks the page's language", () => {
    document.documentElement.lang = "de";
    const form = formOf(card);
    expect(form.computeLabel({ name: "devices" })).toBe("Zähler");
    expect(form.computeHelper({ name: "title" })).toContain("Titel");
  });

  it("needs none of them", () => {
    expect(card.getStubConfig()).toEqual({});
    expect(() => {
      formOf(card).assertConfig({ type: "custom:x" });
    }).not.toThrow();
  });

  it.each([
    ["title", 7, "title: expected a text, got 7"],
    ["devices", "abc", 'devices: expected a list of device ids, got "abc"'],
  ])("refuses a wrong %s", (name, value, message) => {
    expect(() => {
      formOf(card).assertConfig({ [name]: value });
    }).toThrow(message);
  });
});

describe("what holds without a choice", () => {
  it.each([
    [UsageCard, ["day", "energy", true]],
    [CompareCard, ["week"]],
    [DevicesCard, ["power"]],
  ])("is shown by the editor of %o", (card, standard) => {
    const own = formOf(card).schema.slice(2);
    expect(own.map((entry) => entry.default)).toEqual(standard);
  });
});

describe("a choice that is none", () => {
  it.each([
    [UsageCard, "span", "fortnight", "day, week, month, year"],
    [UsageCard, "unit", "CO2", "energy, money"],
    [CompareCard, "span", "day", "week, month, year"],
    [DevicesCard, "sort", 1, "power, today, cost, name"],
  ])("of %o is refused with those that are", (card, name, value, choices) => {
    expect(() => {
      formOf(card).assertConfig({ [name]: value });
    }).toThrow(`${name}: expected one of ${choices}`);
  });
});
