// The search on a small index, and the words it compares.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { SearchHead } from "../../themes/base/runtime/core/data";
import { type Forms, marks, pieces, sections } from "../../themes/base/runtime/core/search/excerpt";
import type { Parts } from "../../themes/base/runtime/core/search/matches";
import { search } from "../../themes/base/runtime/core/search/search";
import { distance, splits, tolerance, variants } from "../../themes/base/runtime/core/search/spelling";
import { fold, words } from "../../themes/base/runtime/core/search/words";
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
        const written = text.slice(word.start, word.end);
        // What stands between the parts of a joined word is left out.
        if (word.isJoined) assert.ok(written.length >= 2, word.form);
        else assert.equal(fold(written), word.form);
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
  stopWords = "",
  handouts: readonly number[] = [],
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
    titles: pages.map(([title]) => DIGITS[words(title).filter((word) => !word.isJoined).length]).join(""),
    handouts,
    stopWords,
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
      page: async (number) => {
        const page = pages[number];
        return page && [`${number}.html`, page[0], "", [["", "", page[1]]]];
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
      const forms = new Set(list.map(fold));
      assert.equal(
        pieces(text, forms)
          .map((piece) => piece.text)
          .join(""),
        text,
      );
    }),
  );
});

/** What is marked in a text for a query over one page with that text. */
async function shown(text: string, query: string): Promise<string> {
  const [head, parts] = index([["Title", text]]);
  const { forms } = await search(query, head, parts);
  return pieces(text, forms)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join("");
}

test("symbols, and each spelling of a word, are found and marked", async () => {
  const rows: [string, string, string][] = [
    ["C++", "We use C++ and C#.", "We use [C++] and C#."],
    ["c#", "We use C++ and C#.", "We use C++ and [C#]."],
    [".net", "Not net, but .NET.", "Not net, but [.NET]."],
    ["I/O", "Fast i/o, I said.", "Fast [i/o], I said."],
    ["R&D", "Our R & D budget", "Our [R & D] budget"],
    ["1:1", "A 1:1 or 1 : 1 talk", "A [1:1] or [1 : 1] talk"],
    ["50%", "About 50 % of 50", "About [50 %] of 50"],
    ["§", "See § five.", "See [§] five."],
    ["§5", "See § 5.", "See [§ 5]."],
    ["C", "Vitamin C helps.", "Vitamin [C] helps."],
    ["wellbeing", "The well-being of all", "The [well-being] of all"],
    ["well-being", "The wellbeing of all", "The [wellbeing] of all"],
    ["well being", "The wellbeing of all", "The [wellbeing] of all"],
    ["well being", "The well-being of all", "The [well-being] of all"],
    ["burnout", "We burn out.", "We [burn out]."],
    ["burn-out", "A burnout", "A [burnout]"],
    ["email", "An e‑mail to all", "An [e‑mail] to all"],
    ["dont", "We don’t know.", "We [don’t] know."],
    ["resume", "Your résumé", "Your [résumé]"],
    ["fuehrung", "Die Führung", "Die [Führung]"],
    ["Führung", "Die Fuehrung", "Die [Fuehrung]"],
    ["strasse", "Die Straße", "Die [Straße]"],
    ["coeur", "Le cœur", "Le [cœur]"],
    ["权", "授权和权力。权", "授[权]和[权]力。[权]"],
    ["管理者", "这是管理者的书", "这是[管理者]的书"],
    ["القياده", "هذه القِيَـادَة جيدة", "هذه [القِيَـادَة] جيدة"],
    ["احمد", "قال أحمد نعم", "قال [أحمد] نعم"],
    ["قيادة", "القيادة مهمة", "[القيادة] مهمة"],
    ["القيادة", "قيادة جيدة", "[قيادة] جيدة"],
  ];
  for (const [query, text, expected] of rows) assert.equal(await shown(text, query), expected, query);
});

test("a word with symbols that the course does not have is found by its longer parts, and not by letters", async () => {
  const [head, parts] = index([["Nine o’clock", "A net for i and o, and c. Data are here."]], [], "i and");
  const count = async (query: string) => (await search(query, head, parts)).hits.length;
  assert.equal(await count("I/O"), 0);
  assert.equal(await count("C++"), 0);
  assert.equal(await count(".NET"), 1);
  assert.equal(await count("data/ai"), 1);
  assert.equal(await count("o"), 1);
});

test("stop words weigh little, and a query of nothing else finds something", async () => {
  const stop = "how do i the to be or not someone";
  const pages = [
    ["How to do it", "How do I do it, and how not to do it? Someone knows how."],
    ["Ending a contract", "When you fire an employee, be kind."],
    ["To be or not to be", "A question."],
  ] as const;
  const [head, parts] = index(pages, [], stop);
  const found = async (query: string) => (await search(query, head, parts)).hits.map((hit) => hit.page);
  assert.deepEqual(await found("how do i fire someone"), [1]);
  assert.deepEqual(await found("how do i xylophone"), []);
  assert.equal((await found("to be"))[0], 2);
});

test("a whole title comes first, and pages with all words before pages with some", async () => {
  const often = "feedback ".repeat(9);
  const pages = [
    ["Feedback, feedback", often],
    ["Feedback and help for those who lead", "Feedback that helps, and feedback that helps more."],
    ["Feedback that helps", "Text."],
    ["Other", "It helps."],
    ["Last", "Feedback is text, and that helps."],
  ] as const;
  const [head, parts] = index(pages, [], "that");
  const { hits } = await search("feedback that helps", head, parts);
  assert.deepEqual(
    hits.map((hit) => hit.page),
    [2, 1, 4, 0, 3],
  );
});

test("words in quotation marks stand beside each other", async () => {
  const pages = [
    ["One", "The next big move."],
    ["Two", "Who has the next move here?"],
    ["Next move", "Text."],
  ] as const;
  const [head, parts] = index(pages, [], "the has who");
  const found = async (query: string) => (await search(query, head, parts)).hits.map((hit) => hit.page).sort();
  assert.deepEqual(await found("next move"), [0, 1, 2]);
  for (const query of ['"next move"', "“next move”", "«Next Move»", "„next move“", '"next move'])
    assert.deepEqual(await found(query), [1, 2], query);
  assert.deepEqual(await found('"the next move"'), [1]);
  assert.deepEqual(await found('who "next move"'), [1, 2]);
  assert.deepEqual(await found('"move next"'), []);
});

test("the word as typed tells more than words that begin with it", async () => {
  const [head, parts] = index([
    ["One", "Personnel, personally personified."],
    ["Two", "A person."],
  ]);
  const { hits, forms } = await search("person", head, parts);
  assert.deepEqual(
    hits.map((hit) => hit.page),
    [1, 0],
  );
  assert.ok((forms.get("person")?.weight ?? 0) > (forms.get("personnel")?.weight ?? 0));
});

test("a word on most pages of a large course does not count as missing", async () => {
  const [head, parts] = index([
    ["One", "Rare words."],
    ["Two", "Frequent words."],
  ]);
  const words = async (part: number) => (await parts.words(part)).replace(/^frequent\t\t/m, "frequent\t\t*");
  const { hits } = await search("frequent rare ", head, { ...parts, words });
  assert.deepEqual(
    hits.map(({ page, tier }) => [page, tier]),
    [
      [0, 1],
      [1, 2],
    ],
  );
});

test("a word with a hyphen somewhere is also found as two words elsewhere", async () => {
  const [head, parts] = index([
    ["One", "A key in front-matter."],
    ["Front matter", "Text."],
    ["Two", "In front of matter."],
    ["Three", "A matter."],
  ]);
  const words = async (part: number) => (await parts.words(part)).replace(/^frontmatter\t/m, "frontmatter\t~5 ");
  for (const query of ["frontmatter", "front matter", "front-matter"]) {
    const { hits, forms } = await search(query, head, { ...parts, words });
    assert.deepEqual(
      hits.map((hit) => hit.page),
      [1, 0, 2],
      query,
    );
    assert.equal(marked(pieces("Front matter", forms)), "[Front matter]", query);
  }
});

test("a word with a stop word in it is not found by its other part", async () => {
  const pages = [
    ["One", "Well-being matters."],
    ["Two", "It went well."],
    ["Three", "All is well, being late."],
  ] as const;
  const [head, parts] = index(pages, [], "being is it");
  const found = async (query: string) => (await search(query, head, parts)).hits.map((hit) => hit.page);
  assert.deepEqual(await found("wellbeing"), [0]);
  assert.deepEqual(await found("well-being"), [0]);
  assert.deepEqual(await found("well being"), [0, 2]);
});

test("words are split in two, and have variants", () => {
  const pairs = ["ro admap", "roa dmap", "road map", "roadm ap"].map((pair) => pair.split(" "));
  assert.deepEqual(splits("roadmap"), pairs);
  assert.deepEqual(splits("and"), []);
  assert.deepEqual(variants("Mueller"), ["muller"]);
  assert.deepEqual(variants("Müller"), ["mueller"]);
  assert.deepEqual(variants("team"), []);
  assert.deepEqual(variants("والقيادة"), ["قياده", "القياده"]);
});

/** The forms of words, each with its weight. */
const weights = (list: Readonly<Record<string, number>>): Forms =>
  new Map(Object.entries(list).map(([form, weight], wanted) => [form, { wanted, weight }]));
const marked = (list: readonly { text: string; marked: boolean }[] = []) =>
  list.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

test("an excerpt shows the sentence with the most of the words", () => {
  const filler = "Plain words without any meaning are here. ".repeat(9);
  const text = `${filler}A needle. The rare needle lies in hay! ${filler}`;
  const page = [
    "a.html",
    "A",
    "",
    [
      ["", "", text],
      ["h", "Hay", "nothing here"],
    ],
  ] as const;
  const [first, second] = sections(page, weights({ needle: 2, hay: 1 }), 3);
  const shown = marked(first?.excerpt);
  assert.match(shown, /^… A \[needle\]\. The rare \[needle\] lies in \[hay\]! Plain .* here\. …$/);
  assert.ok(shown.length < 200, shown);
  assert.deepEqual(second?.heading, [{ text: "Hay", marked: true }]);
});

test("an excerpt of a sentence that is too long is cut between words", () => {
  const filler = "plain words without any meaning ".repeat(20);
  const page = ["a.html", "A", "", [["", "", `${filler}the rare needle in hay ${filler}`]]] as const;
  const [first] = sections(page, weights({ needle: 2, hay: 1 }), 3);
  const shown = marked(first?.excerpt);
  assert.match(shown, /^… .*the rare \[needle\] in \[hay\] .* …$/);
  assert.ok(shown.length < 260);
});

test("an excerpt begins at a cell of a table", () => {
  const cells = Array.from({ length: 40 }, (_, at) => `Cell ${at} of many`).join(" · ");
  const page = ["a.html", "A", "", [["", "", `${cells} · The needle · Last`]]] as const;
  const [first] = sections(page, weights({ needle: 1 }), 3);
  assert.match(marked(first?.excerpt), /^… Cell \d+ of many · .* · The \[needle\] · Last$/);
});

test("words to mark from an address are few and folded", () => {
  assert.deepEqual([...marks("Ärger  <b> team")], ["arger", "<b>", "team"]);
  assert.equal(marks("a ".repeat(5000)).size, 1);
  assert.ok(marks([..."abcdefghijklmnopqrstuvwxyz0123456789"].join(" ")).size <= 24);
});

test("a handout comes after the lesson that it belongs to", async () => {
  const pages = [
    ["Feedback note", "feedback in five lines"],
    ["Feedback that helps", "feedback in five lines, and more about it"],
  ] as const;
  const first = async (handouts: readonly number[]) => {
    const [head, parts] = index(pages, [], "", handouts);
    return (await search("feedback", head, parts)).hits[0]?.page;
  };
  assert.equal(await first([]), 0);
  assert.equal(await first([0]), 1);
});
