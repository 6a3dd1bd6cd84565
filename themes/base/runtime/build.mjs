// Bundles each file beside this one that ends in `.ts` into a classic script of the same name, which
// pages can load from a folder too: modules cannot be. With `--check` nothing is written, and a
// script that differs from its source is named.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const scripts = fileURLToPath(new URL("../scripts/", import.meta.url));
const isCheck = process.argv.includes("--check");
const entries = readdirSync(here)
  .filter((name) => name.endsWith(".ts"))
  .sort();

const { outputFiles } = await build({
  entryPoints: entries.map((name) => here + name),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  outdir: scripts,
  write: false,
  logLevel: "warning",
});

const expected = new Map(outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1), file.text]));
const present = readdirSync(scripts).sort();
const stale = [];
for (const [name, text] of expected) {
  const is = present.includes(name) && readFileSync(scripts + name, "utf8") === text;
  if (!is && isCheck) stale.push(name);
  else if (!is) writeFileSync(scripts + name, text);
}
stale.push(...present.filter((name) => !expected.has(name)));
if (stale.length > 0) {
  console.error(`not what its source gives: ${stale.join(", ")}\nrun \`cargo xtask runtime\``);
  process.exit(1);
}
