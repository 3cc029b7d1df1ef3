import de from "../../dashboards/card/src/language/de.json";
import en from "../../dashboards/card/src/language/en.json";
import es from "../../dashboards/card/src/language/es.json";
import { text } from "../../dashboards/card/src/language";

const names = (value: string): string[] =>
  [...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

describe.each([
  ["German", de],
  ["Spanish", es],
])("%s", (_name, language: Record<string, string>) => {
  it("has every text, and no other", () => {
    expect(Object.keys(language).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.entries(en))(
    "puts the same values into %s",
    (key, english) => {
      expect(names(language[key] ?? "")).toEqual(names(english));
    },
  );
});

describe("a text", () => {
  it.each([
    ["de-CH", "Noch einmal versuchen"],
    ["fr", "Try again"],
  ])("in %s", (language, shown) => {
    expect(text(language, "state.retry")).toBe(shown);
  });

  it("keeps a place whose value is missing", () => {
    expect(text("en", "state.error")).toContain("{reason}");
  });
});
