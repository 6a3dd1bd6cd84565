// Passages of a text that learners marked, found again after edits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { find, passageAt } from "../../themes/base/runtime/core/passage";

const WORDS = "the people who lead a team agree on what they do and say so before it matters to anyone".split(" ");

/** A generator of whole numbers below `most`, which begins at `seed`. */
function below(seed: number): (most: number) => number {
  let state = seed + 1;
  return (most) => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state % most;
  };
}

/** A text in which every sentence has a number, so that no two are the same. */
const sentences = (next: (most: number) => number, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const words = Array.from({ length: 6 + next(12) }, () => WORDS[next(WORDS.length)]);
    return `${words.join(" ")} ${at}.`;
  });

test("a passage is found again, whatever is edited elsewhere", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const next = below(seed);
    const parts = sentences(next, 12);
    const marked = 2 + next(8);
    const text = parts.join(" ");
    const start = parts.slice(0, marked).join(" ").length + 1;
    const end = start + (parts[marked] ?? "").length;
    const passage = passageAt(text, start, end);
    assert.deepEqual(find(text, passage), [start, end]);
    // Other sentences are removed, added and changed.
    const others = parts.flatMap((part, at) => {
      if (at === marked) return [part];
      const kind = next(4);
      return kind === 0 ? [] : kind === 1 ? [part, "Something new was written here."] : [part];
    });
    const after = others.join(" ");
    const found = find(after, passage);
    assert.ok(found, `seed ${seed}`);
    assert.equal(after.slice(...found), passage.quote);
  }
});

test("a word that is there many times is found where it was marked", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const next = below(seed);
    const text = sentences(next, 20).join(" ");
    const places = [...text.matchAll(/\bthey\b/g)].map(({ index }) => index);
    for (const start of places) {
      const passage = passageAt(text, start, start + 4);
      const more = `A sentence before all others. ${text}`;
      assert.deepEqual(find(more, passage)?.[0], start + 30);
    }
  }
});

test("a passage whose words were corrected is found, and one that is gone is not", () => {
  const text = "A manager plans. People who lead listen first, and say what they heard. Then they decide.";
  const start = text.indexOf("People");
  const end = text.indexOf(" Then");
  const passage = passageAt(text, start, end);
  const corrected = "A manager plans. People who lead listen first and tell what they heard. Then they decide.";
  const found = find(corrected, passage);
  assert.equal(corrected.slice(...(found ?? [0, 0])), "People who lead listen first and tell what they heard.");
  assert.equal(find("A manager plans. Nobody knows why. Then they decide.", passage), undefined);
  // A short word that stands elsewhere as well was not meant there.
  const word = passageAt(text, text.indexOf("listen"), text.indexOf("listen") + 6);
  assert.equal(find("Some people never listen to anyone. Others do.", word), undefined);
  assert.equal(find("", passage), undefined);
});

test("a long passage is found by its beginning and its end", () => {
  const next = below(7);
  const parts = sentences(next, 30);
  const text = parts.join(" ");
  const start = parts.slice(0, 5).join(" ").length + 1;
  const end = parts.slice(0, 25).join(" ").length;
  const passage = passageAt(text, start, end);
  const changed = text.replace(parts[12] ?? "", "This sentence is another one now.");
  const found = find(changed, passage);
  assert.ok(found);
  assert.ok(changed.slice(...found).startsWith(parts[5] ?? "-"));
  assert.ok(changed.slice(...found).endsWith(parts[24] ?? "-"));
});
