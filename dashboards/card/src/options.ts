import { text, type TextKey } from "./language";

/** One option of a card: how Home Assistant's form asks for it, and what it may be. */
export interface Option {
  name: string;
  kind: "text" | "devices" | "boolean" | "choice";
  choices?: readonly string[];
  /** What holds where the person has chosen nothing. */
  standard?: string | boolean;
  /** The texts of the choices are those of this card. */
  texts?: "usage" | "compare" | "devices";
}

/** What all cards can be told. */
export const COMMON: readonly Option[] = [
  { name: "title", kind: "text" },
  { name: "devices", kind: "devices" },
];

/** The form that Home Assistant draws as the card's visual editor. */
export function formOf(options: readonly Option[]): unknown {
  // Home Assistant asks without telling the language; its pages are in it.
  const t = (key: string): string => text(document.documentElement.lang, key as TextKey);
  return {
    schema: options.map((option) => ({
      name: option.name,
      selector: selectorOf(option, t),
      ...(option.standard === undefined ? {} : { default: option.standard }),
    })),
    computeLabel: ({ name }: { name: string }) => t(`form.${name}`),
    computeHelper: ({ name }: { name: string }) => t(`form.${name}_help`),
    assertConfig: (config: Record<string, unknown>) => {
      check(config, options);
    },
  };
}

function selectorOf({ kind, choices = [], texts }: Option, t: (key: string) => string): Record<string, object> {
  switch (kind) {
    case "devices":
      return { device: { multiple: true, filter: { integration: "smart_energy" } } };
    case "choice":
      return {
        select: { mode: "dropdown", options: choices.map((value) => ({ value, label: t(`${texts ?? ""}.${value}`) })) },
      };
    default:
      return { [kind]: {} };
  }
}

/** Throws an error that names the option and the reason, which Home Assistant shows in the card's place. */
export function check(config: Record<string, unknown>, options: readonly Option[]): void {
  for (const option of options) {
    const value = config[option.name];
    if (value !== undefined && value !== null && !fits(value, option)) {
      throw new Error(`${option.name}: expected ${wanted(option)}, got ${JSON.stringify(value)}`);
    }
  }
}

function fits(value: unknown, { kind, choices }: Option): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "devices":
      return Array.isArray(value) && value.every((id) => typeof id === "string");
    case "choice":
      return typeof value === "string" && !!choices?.includes(value);
  }
}

function wanted({ kind, choices = [] }: Option): string {
  const words = { text: "a text", boolean: "true or false", devices: "a list of device ids" };
  return kind === "choice" ? `one of ${choices.join(", ")}` : words[kind];
}
