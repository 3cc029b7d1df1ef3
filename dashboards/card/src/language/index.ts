import de from "./de.json";
import en from "./en.json";
import es from "./es.json";

export type TextKey = keyof typeof en;

const languages: Record<string, Partial<Record<TextKey, string>>> = { de, en, es };

/** Whether there is a text of this name. */
export function hasText(key: string): key is TextKey {
  return key in en;
}

/** The text in the person's language, English where there is none; `{name}` is replaced by the value of that name. */
export function text(language: string, key: TextKey, values: Record<string, string> = {}): string {
  const known = languages[language] ?? languages[language.split("-")[0] ?? ""] ?? en;
  const found = known[key] ?? en[key];
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
