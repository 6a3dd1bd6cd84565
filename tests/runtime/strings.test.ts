// Interface strings as scripts use them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";
import { parse } from "smol-toml";
import { text } from "../../themes/base/runtime/ui/strings";

const table = {
  copy: "Copy",
  minutes: { 1: "{ $count } minute", other: "{ $count } minutes" },
  found: { one: "{ $count } result for { $title }", other: "{ $count } results for { $title }" },
};
Object.assign(globalThis, {
  document: {
    documentElement: { lang: "de" },
    getElementById: (id: string) => (id === "cm:strings" ? { textContent: JSON.stringify(table) } : null),
  },
});

test("a string takes its plural form, its values and the numbers of its language", () => {
  assert.equal(text("copy"), "Copy");
  assert.equal(text("found", { count: 1, title: "$& <b>" }), "1 result for $& <b>");
  assert.equal(text("found", { count: 1234, title: "x" }), "1.234 results for x");
  assert.equal(text("none"), "");
});

test("a form for an exact number comes before the category of the language", () => {
  for (const lang of ["de", "zh", "hi"]) {
    Object.assign(document.documentElement, { lang });
    const said = [0, 1, 2, 5, 11, 100].map((count) => text("minutes", { count }));
    assert.deepEqual(said, ["0 minutes", "1 minute", "2 minutes", "5 minutes", "11 minutes", "100 minutes"], lang);
  }
});

/**
 * The strings that `scripts` ask for: the ids, and all texts, including the beginnings of ids that are put together.
 */
async function literals(...scripts: string[]) {
  const folder = "themes/base/runtime";
  // Bundled, so that only the used parts of each file count.
  const { outputFiles } = await build({
    entryPoints: scripts.map((name) => `${folder}/${name}.ts`),
    bundle: true,
    write: false,
    outdir: "out",
    format: "iife",
    logLevel: "warning",
  });
  const sources = outputFiles.map((file) => file.text).join("\n");
  const whole = new Set([...sources.matchAll(/"([a-z][a-z-]*)"/g)].map(([, id]) => id));
  const begun = [...sources.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map(([, id]) => id ?? "");
  const asked = new Set(
    [
      ...sources.matchAll(/\b(?:text|button)\d*\(\s*(?:[^"()]*\?\s*)?"([a-z][a-z-]*)"(?:\s*:\s*"([a-z][a-z-]*)")?/g),
    ].flatMap(([, one, other]) => (other ? [one, other] : [one])),
  );
  return { asked, says: (id: string) => whole.has(id) || begun.some((beginning) => id.startsWith(beginning)) };
}

test("each script is given the strings that it asks for, and no others", async () => {
  const { "script-strings": lists } = parse(readFileSync("themes/base/theme.toml", "utf8")) as {
    "script-strings": Record<string, string[]>;
  };
  const known = new Set(
    [...readFileSync("themes/base/strings/en.ftl", "utf8").matchAll(/^([a-z][a-z-]*) =/gm)].map(([, id]) => id),
  );
  const page = lists["page"] ?? [];
  // The scripts whose strings one list has, where they are others than the one of that name.
  const SCRIPTS: Record<string, string[]> = { page: ["page", "start"], quiz: ["quiz", "practice"] };
  // Lists that are in the page, or loaded, before another is.
  const BEFORE: Record<string, string[]> = {
    exam: ["quiz"],
    guess: ["quiz"],
    result: ["quiz", "exam"],
    review: ["quiz"],
    "test-out": ["quiz"],
  };
  for (const script of Object.keys(lists)) {
    const { asked, says } = await literals(...(SCRIPTS[script] ?? [script]));
    const also = BEFORE[script]?.flatMap((name) => lists[name] ?? []) ?? [];
    const given = new Set([...page, ...also, ...(lists[script] ?? [])]);
    assert.ok(asked.size > 0, `${script}: ${asked.size}`);
    assert.deepEqual(
      [...asked].filter((id) => known.has(id) && !given.has(id ?? "")),
      [],
      `${script} lacks`,
    );
    assert.deepEqual(
      (lists[script] ?? []).filter((id) => !says(id)),
      [],
      `${script} does not use`,
    );
    assert.deepEqual(
      (lists[script] ?? []).filter((id) => script !== "page" && [...page, ...also].includes(id)),
      [],
      `${script} has twice`,
    );
  }
});
