import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: "../..",
  // The tests lie outside of this folder, where no node_modules is found.
  resolve: { alias: { yaml: fileURLToPath(new URL("node_modules/yaml", import.meta.url)) } },
  test: {
    include: ["tests/dashboards/**/*.test.ts"],
    environment: "node",
    globals: true,
    // Sums by the day must be right where days have 23 and 25 hours, whatever the zone of the machine.
    env: { TZ: "Europe/Berlin" },
  },
});
