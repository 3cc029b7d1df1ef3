import de from "./de.json";
import en from "./en.json";
import es from "./es.json";

export type TextKey = keyof typeof en;

const languages: Record<string, Partial<Record<TextKey, string>>> = { de, en, es };

/** Home Assistant's languages that are written from right to left; ours are not. */
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

function codeOf(language: string): string {
  return language.split("-")[0] ?? "";
}

const OWN_DIRECTION = "\u2068";
const LEFT_TO_RIGHT = "\u2066";

/** A value within a page from right to left, in its own direction: "5 kWh" would be shown as "kWh 5" there. */
export function isolated(language: string, value: string, direction = OWN_DIRECTION): string {
  return RIGHT_TO_LEFT.includes(codeOf(language)) ? `${direction}${value}\u2069` : value;
}

/** A value that is written from left to right whatever it begins with, as a unit with a slash is. */
export function leftToRight(language: string, value: string): string {
  return isolated(language, value, LEFT_TO_RIGHT);
}

/** Without the marks that keep a direction: what a program reads. */
export function withoutIsolation(value: string): string {
  return value.replace(/[\u2066-\u2069]/g, "");
}

/** The language in which `text` writes. */
export function languageOf(language: string): string {
  return language in languages ? language : codeOf(language) in languages ? codeOf(language) : "en";
}

/** Whether there is a text of this name. */
export function hasText(key: string): key is TextKey {
  return key in en;
}

/** The text in the person's language, English where there is none; `{name}` is replaced by the value of that name. */
export function text(language: string, key: TextKey, values: Record<string, string> = {}): string {
  const found = languages[languageOf(language)]?.[key] ?? en[key];
  const whole = found.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : isolated(language, value);
  });
  return leftToRight(language, whole);
}
