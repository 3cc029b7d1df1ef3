/** The colours of Home Assistant's own graphs, so that themes change ours too. */
const FALLBACKS = ["#4269d0", "#f4bd4a", "#ff725c", "#6cc5b0", "#a463f2", "#ff8ab7", "#9c6b4e", "#97bbf5"];

/** Home Assistant's themes have so many that differ. */
const COLORS = 53;

export function seriesColor(index: number): string {
  const number = (index % COLORS) + 1;
  return `var(--graph-color-${number}, var(--color-${number}, ${FALLBACKS[index % FALLBACKS.length]}))`;
}

export const EXPORT_COLOR = "var(--energy-grid-return-color, #8353d1)";
export const NOW_COLOR = "var(--energy-grid-consumption-color, #488fc2)";
/** Fainter than what is now, and still to be seen on a dark card. */
export const BEFORE_COLOR = "color-mix(in srgb, var(--primary-text-color, #212121) 45%, transparent)";
export const EXPECTED_COLOR = "var(--secondary-text-color, #727272)";
