// The search on a small index, and the words it compares.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { SearchHead } from "../../themes/base/runtime/core/data";
import {
  distance,
  marks,
  type Parts,
  pieces,
  search,
  sections,
  tolerance,
} from "../../themes/base/runtime/core/search";
import { fold, words } from "../../themes/base/runtime/core/words";
import cases from "../contract/words.json";

test("words are what the build says they are", () => {
  for (const [text, expected] of cases as [string, string[]][]) {
    assert.deepEqual(
      words(text).map((word) => word.form),
      expected,
      text,
    );
  }
});

test("every word is the part of the text that it names", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      for (const word of words(text)) {
        assert.equal(fold(text.slice(word.start, word.end)), word.form);
        assert.equal(fold(word.form), word.form);
      }
    }),
  );
});

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function number(value: number): string {
  const low = value & 31;
  const rest = value >>> 5;
  return rest === 0 ? (DIGITS[low] ?? "") : (DIGITS[low | 32] ?? "") + number(rest);
}

/** An index of `pages`, each a title and a text, with three forms to a file. `stems` lists relatives. */
function index(
  pages: readonly (readonly [string, string])[],
  stems: readonly (readonly string[])[] = [],
): [SearchHead, Parts, () => number] {
  const on = new Map<string, Map<number, number>>();
  pages.forEach(([title, text], page) => {
    for (const [source, flag] of [
      [title, 8],
      [text, 1],
    ] as const) {
      for (const { form } of words(source)) {
        const line = on.get(form) ?? new Map<number, number>();
        line.set(page, (line.get(page) ?? 0) | flag);
        on.set(form, line);
      }
    }
  });
  const forms = [...on.keys()].sort();
  const lines = forms.map((form) => {
    const family = (stems.find((stem) => stem.includes(form)) ?? []).filter((other) => on.has(other)).sort();
    const relatives = family[0] === form ? family.slice(1).join(" ") : family.length > 0 ? `=${family[0]}` : "";
    let before = 0;
    const encoded = [...(on.get(form) ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([page, flags]) => {
        const text = number(((page - before) << 4) | flags);
        before = page;
        return text;
      });
    return `${form}\t${relatives}\t${encoded.join("")}\n`;
  });
  const files = Array.from({ length: Math.max(1, Math.ceil(lines.length / 3)) }, (_, at) =>
    lines.slice(at * 3, at * 3 + 3).join(""),
  );
  const starts = files.map((_, at) => forms[at * 3] ?? "");
  const head = {
    pages: pages.length,
    chunk: 4,
    starts,
    byLength: false,
    longest: 20,
    shortest: 4,
    lengths: "I".repeat(pages.length),
  };
  let loaded = 0;
  return [
    head,
    {
      words: async (part) => {
        loaded += 1;
        return files[part] ?? "";
      },
      spelling: async () => {
        loaded += 1;
        return forms.filter((form) => form.length >= 4).join(" ");
      },
    },
    () => loaded,
  ];
}

const PAGES = [
  ["Delegation", "How to hand over work, and when not to delegate."],
  ["Coaching", "Questions come before answers. Delegation is another matter."],
  ["Feedback", "Say what you saw and what it led to."],
] as const;
const STEMS = [["delegate", "delegated", "delegation"]];

test("titles come first, inflections and typos are found, and what was meant is said", async () => {
  const [head, parts] = index(PAGES, STEMS);
  const pages = async (query: string) => (await search(query, head, parts)).hits.map((hit) => hit.page);
  assert.deepEqual(await pages("delegation"), [0, 1]);
  assert.deepEqual(await pages("delegated"), [0, 1]);
  assert.deepEqual(await pages("Délégation"), [0, 1]);
  assert.deepEqual(await pages("delegations "), [0, 1]);
  assert.deepEqual(await pages("deleg"), [0, 1]);
  assert.deepEqual(await pages("deelgation"), [0, 1]);
  assert.deepEqual(await pages("questions delegation"), [1, 0]);
  assert.deepEqual(await pages("xylophone"), []);
  assert.deepEqual(await pages("  ?! "), []);
  const found = await search("feedbakc", head, parts);
  assert.deepEqual([...found.corrected], [["feedbakc", "feedback"]]);
});

test("a search loads one file for each word, and spellings only for words that are not there", async () => {
  const [head, parts, loaded] = index(PAGES, STEMS);
  await search("feedback questions ", head, parts);
  assert.equal(loaded(), 2);
});

test("every word of every page finds that page", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.lorem({ maxCount: 3 }), fc.lorem({ maxCount: 12 })), { minLength: 1, maxLength: 8 }),
      async (pages) => {
        const [head, parts] = index(pages);
        for (const [page, [title, text]] of pages.entries()) {
          for (const { form } of words(`${title} ${text}`)) {
            assert.ok(
              (await search(`${form} `, head, parts)).hits.some((hit) => hit.page === page),
              form,
            );
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("a word with one letter changed is found", async () => {
  const [head, parts] = index(PAGES, STEMS);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 9 }), fc.constantFrom(..."xyz"), async (at, letter) => {
      const word = `${"delegation".slice(0, at)}${letter}${"delegation".slice(at + 1)}`;
      assert.ok(
        (await search(`${word} `, head, parts)).hits.some((hit) => hit.page === 0),
        word,
      );
    }),
  );
});

test("distances are those of optimal string alignment", () => {
  const rows: [string, string, number][] = [
    ["team", "team", 0],
    ["taem", "team", 1],
    ["tem", "team", 1],
    ["teams", "team", 1],
    ["", "ab", 2],
    ["abcd", "badc", 2],
    ["kitten", "sitting", 3],
  ];
  for (const [one, other, expected] of rows) {
    assert.equal(distance(one, other, 3), expected, `${one} ${other}`);
    assert.equal(distance(other, one, 3), expected, `${other} ${one}`);
    assert.ok(distance(one, other, 0) === (expected === 0 ? 0 : 1));
  }
  assert.deepEqual([3, 4, 7, 8].map(tolerance), [0, 1, 1, 2]);
});

test("marked pieces put together are the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.array(fc.string({ maxLength: 5 })), (text, list) => {
      const forms = new Map(list.map((form) => [fold(form), 1]));
      assert.equal(
        pieces(text, forms)
          .map((piece) => piece.text)
          .join(""),
        text,
      );
    }),
  );
});

test("an excerpt shows the words that were found, with what is around them", () => {
  const filler = "plain words without any meaning ".repeat(20);
  const page = [
    "a.html",
    "A",
    "",
    [
      ["", "", `${filler}the rare needle in hay ${filler}`],
      ["h", "Hay", "nothing here"],
    ],
  ] as const;
  const [first, second] = sections(
    page,
    new Map([
      ["needle", 2],
      ["hay", 1],
    ]),
    3,
  );
  const shown = first?.excerpt.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("") ?? "";
  assert.match(shown, /^… .*the rare \[needle\] in \[hay\] .* …$/);
  assert.ok(shown.length < 260);
  assert.deepEqual(second?.heading, [{ text: "Hay", marked: true }]);
});

test("words to mark from an address are few and folded", () => {
  assert.deepEqual([...marks("Ärger  <b> team")], ["arger", "<b>", "team"]);
  assert.equal(marks("a ".repeat(5000)).size, 1);
  assert.ok(marks([..."abcdefghijklmnopqrstuvwxyz0123456789"].join(" ")).size <= 24);
});
