// Questions about what learners confuse come in blocks at first, and then in turn.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Quiz } from "../../themes/base/runtime/core/data";
import { blocked, mixed } from "../../themes/base/runtime/core/mixing";
import { asked } from "../../themes/base/runtime/core/quiz";

const labelOf = (item: string) => (item.startsWith("-") ? undefined : item.charAt(0));
/** How often a label follows itself. */
const repeats = (items: readonly string[]) =>
  items.filter((item, at) => at > 0 && labelOf(item) !== undefined && labelOf(item) === labelOf(items[at - 1] ?? "-"))
    .length;
const some = fc
  .array(fc.constantFrom("a", "b", "c", "-"), { maxLength: 30 })
  .map((labels) => labels.map((label, at) => label + at));

test("blocks keep what belongs together, and everything else in its place", () => {
  assert.deepEqual(blocked(["a1", "-2", "b3", "a4", "c5", "b6"], labelOf), ["a1", "a4", "-2", "b3", "b6", "c5"]);
  fc.assert(
    fc.property(some, (items) => {
      const found = blocked(items, labelOf);
      assert.deepEqual([...found].sort(), [...items].sort(), "nothing is lost");
      const runs = found.filter((item, at) => at === 0 || labelOf(item) !== labelOf(found[at - 1] ?? "-"));
      const labels = runs.map(labelOf).filter((label) => label !== undefined);
      assert.equal(new Set(labels).size, labels.length, "each label is one block");
    }),
  );
});

test("a mixed order never repeats a label where that can be avoided, and loses nothing", () => {
  assert.deepEqual(mixed(["a1", "a2", "b3", "b4", "c5"], labelOf), ["a1", "b3", "a2", "b4", "c5"]);
  assert.deepEqual(mixed(["a1", "-2", "b3"], labelOf), ["a1", "-2", "b3"], "nothing moves without need");
  fc.assert(
    fc.property(some, (items) => {
      const found = mixed(items, labelOf);
      assert.deepEqual([...found].sort(), [...items].sort());
      const counts = new Map<string, number>();
      for (const label of items.map(labelOf)) if (label) counts.set(label, (counts.get(label) ?? 0) + 1);
      const most = Math.max(0, ...counts.values());
      // The others, and both ends, separate the items of the most frequent label.
      assert.equal(repeats(found), Math.max(0, most - (items.length - most) - 1), found.join(" "));
    }),
  );
});

test("a quiz asks in blocks at first and mixes later, and a quiz without labels stays as it was", () => {
  const quiz: Quiz = {
    id: "q",
    title: "Q",
    page: true,
    feedback: "end",
    pass: null,
    attempts: null,
    shuffle: false,
    show: 6,
    own: ["a1", "b1", "a2", "b2", "a3", "b3"],
    always: [],
    order: ["a1", "b1", "a2", "b2", "a3", "b3"],
    file: null,
    was: {},
    labels: { a1: "a", a2: "a", a3: "a", b1: "b", b2: "b", b3: "b" },
    pools: [],
    lessons: [],
    objectives: [],
  };
  assert.deepEqual(asked(quiz, 1, false), ["a1", "a2", "a3", "b1", "b2", "b3"]);
  const later = asked({ ...quiz, order: ["a1", "a2", "a3", "b1", "b2", "b3"], shuffle: true }, 1, true);
  assert.equal(repeats(later), 0);
  const { labels: _, ...plain } = quiz;
  assert.deepEqual(asked(plain, 1, true), quiz.own);
});
