// Builds the one file that Home Assistant serves. The same sources give the same bytes, so that a check can compare them.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  absWorkingDir: here("."),
  entryPoints: ["src/smart-energy.ts"],
  outfile: process.argv[2] ?? here("../../custom_components/smart_energy/frontend/smart-energy.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
});
