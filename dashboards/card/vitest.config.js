import { defineConfig } from "vitest/config";

export default defineConfig({
  root: "../..",
  test: {
    include: ["tests/dashboards/**/*.test.ts"],
    environment: "node",
    globals: true,
    // Sums by the day must be right where days have 23 and 25 hours, whatever the zone of the machine.
    env: { TZ: "Europe/Berlin" },
  },
});
