// Interface strings as scripts use them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { text } from "../../themes/base/runtime/ui/strings";

const table = {
  copy: "Copy",
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
