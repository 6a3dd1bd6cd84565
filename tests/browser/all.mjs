// Runs all browser tests in one process, with one browser and one copy of the sites. Two files run at a time, and the
// tests of a file run one after the other. `node all.mjs theme serve` runs only those two files.
import { readdirSync } from "node:fs";
import { describe } from "node:test";
import "./support.mjs";

const chosen = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".test.mjs"))
  .map((file) => file.replace(".test.mjs", ""));
for (const name of chosen) if (!names.includes(name)) throw new Error(`there is no ${name}.test.mjs`);

describe("in browsers", { concurrency: 2 }, () => {
  for (const name of names.filter((name) => chosen.length === 0 || chosen.includes(name)).sort()) {
    describe(name, { concurrency: 1 }, async () => {
      await import(`./${name}.test.mjs`);
    });
  }
});
