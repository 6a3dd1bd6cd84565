// Scores: the table that the build is checked against too, and properties that every score must have.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { comparison, numbers, plain } from "../../themes/base/runtime/core/compare";
import type { AnswerOption, Question, Quiz } from "../../themes/base/runtime/core/data";
import { drawn, random, shuffled } from "../../themes/base/runtime/core/draw";
import { noted, offered, type Response, reconciled, score, unreadable } from "../../themes/base/runtime/core/question";

interface Entry {
  readonly name: string;
  readonly language?: string;
  readonly data: Question;
  readonly cases: readonly {
    readonly says: string;
    readonly response: Response & { readonly pairs?: unknown };
    readonly share: number | null;
  }[];
}

const table = JSON.parse(readFileSync("tests/contract/scoring.json", "utf8")) as readonly Entry[];
const same = comparison("en");

/**
 * Pairs, as the table names them: those of the key, none, or everywhere a right-hand item that belongs to no left-hand
 * one.
 */
function pairs(question: Question, which: unknown): Response["pairs"] {
  const spare = question.rights?.find(([name]) => !question.pairs?.includes(name))?.[0] ?? "";
  return question.lefts?.map(
    ([left], at) => [left, which === "key" ? (question.pairs?.[at] ?? "") : which === "spare" ? spare : ""] as const,
  );
}

for (const { name, language, data, cases } of table) {
  test(`the table: ${name}`, () => {
    for (const { says, response, share } of cases) {
      const given = response.pairs === undefined ? response : { pairs: pairs(data, response.pairs) ?? [] };
      const found = score(data, given, comparison(language ?? "en"));
      if (share === null) assert.equal(found, undefined, says);
      else assert.ok(found && Math.abs(found.share - share) < 1e-9, `${says}: ${found?.share} and not ${share}`);
    }
  });
}

// Questions of every kind with a key, and responses to them.

const names = (least: number, most: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: least, maxLength: most });
const base = { id: "q", points: 1, rev: 1, wording: "w", answerHash: "k" } as const;
const options = (all: readonly string[], credits: readonly number[]): AnswerOption[] =>
  all.map((name, at) => [name, name, credits[at % credits.length] ?? 0] as const);

const choice = fc
  .record({
    all: names(2, 8),
    keys: fc.array(fc.constantFrom(0, 1), { minLength: 8, maxLength: 8 }),
    picks: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ all, keys, picks }) => {
    const credits = [1, ...keys.slice(1)];
    const question: Question = { ...base, kind: "multiple", options: options(all, credits) };
    return { question, response: { chosen: all.filter((_, at) => picks[at]) } };
  });
const single = names(2, 6).chain((all) =>
  fc
    .record({
      credits: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      at: fc.nat(all.length - 1),
    })
    .map(({ credits, at }) => ({
      question: { ...base, kind: "single", options: options(all, credits) } as Question,
      response: { chosen: [all[at] ?? ""] },
    })),
);
const order = names(2, 7).chain((all) =>
  fc.shuffledSubarray(all, { minLength: all.length }).map((given) => ({
    question: { ...base, kind: "order", steps: all.map((name) => [name, name] as const) } as Question,
    response: { order: given },
  })),
);
const matching = names(2, 6).chain((all) =>
  fc.array(fc.nat(all.length - 1), { minLength: all.length, maxLength: all.length }).map((given) => {
    const list = all.map((name) => [name, name] as const);
    return {
      question: { ...base, kind: "match", lefts: list, rights: list, pairs: all } as Question,
      response: { pairs: all.map((left, at) => [left, all[given[at] ?? 0] ?? ""] as const) },
    };
  }),
);
const gaps = names(1, 5).chain((all) =>
  fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length }).map((hits) => ({
    question: { ...base, kind: "gap", gaps: all.map((name) => ({ answers: [name] })) } as Question,
    response: { gaps: all.map((name, at) => (hits[at] ? name : "?")) },
  })),
);
const any = fc.oneof<fc.Arbitrary<{ question: Question; response: Response }>[]>(choice, single, order, matching, gaps);

test("a share is from 0 to 1, and 1 for what is right", () => {
  fc.assert(
    fc.property(any, ({ question, response }) => {
      const found = score(question, response, same);
      assert.ok(found && found.share >= 0 && found.share <= 1);
    }),
    { numRuns: 3000 },
  );
});

test("to get one more part right never lowers a score, to get one more wrong never raises it", () => {
  fc.assert(
    fc.property(choice, ({ question, response }) => {
      const before = score(question, response, same)?.share ?? 0;
      for (const [name, , worth] of question.options ?? []) {
        if (response.chosen.includes(name)) continue;
        const after = score(question, { chosen: [...response.chosen, name] }, same)?.share ?? 0;
        assert.ok(worth === 1 ? after >= before : after <= before);
      }
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.oneof(matching, gaps), ({ question, response }) => {
      const before = score(question, response, same)?.share ?? 0;
      const better: Response =
        "pairs" in response
          ? {
              pairs: response.pairs.map(
                ([left], at) =>
                  [left, at === 0 ? (question.pairs?.[0] ?? "") : (response.pairs[at]?.[1] ?? "")] as const,
              ),
            }
          : { gaps: response.gaps.map((value, at) => (at === 0 ? (question.gaps?.[0]?.answers?.[0] ?? "") : value)) };
      assert.ok((score(question, better, same)?.share ?? 0) >= before);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(order, fc.nat(), ({ question, response }, seed) => {
      // Puts a step into its place, and what was there into that of the step.
      const right = (question.steps ?? []).map(([name]) => name);
      const wrong = right.flatMap((name, at) => (response.order[at] === name ? [] : [at]));
      const at = wrong[seed % Math.max(1, wrong.length)];
      if (at === undefined) return;
      const better = [...response.order];
      const from = better.indexOf(right[at] ?? "");
      [better[at], better[from]] = [better[from] ?? "", better[at] ?? ""];
      assert.ok((score(question, { order: better }, same)?.share ?? 0) > (score(question, response, same)?.share ?? 0));
    }),
    { numRuns: 2000 },
  );
});

/** The same question with its parts shown in another order. */
function shuffledQuestion(question: Question, seed: number): Question {
  const next = random(seed);
  const shuffle = <T>(list: readonly T[] | undefined) => (list ? shuffled(list, next) : undefined);
  return {
    ...question,
    ...(question.options ? { options: shuffle(question.options) ?? [] } : {}),
    ...(question.rights ? { rights: shuffle(question.rights) ?? [] } : {}),
  };
}

test("a score does not depend on the order in which options are shown or chosen", () => {
  fc.assert(
    fc.property(any, fc.nat(), ({ question, response }, seed) => {
      const before = score(question, response, same)?.share;
      const next = random(seed);
      const again: Response = {
        ...response,
        ...(response.chosen ? { chosen: shuffled(response.chosen, next) } : {}),
        ...(response.pairs ? { pairs: shuffled(response.pairs, next) } : {}),
      };
      assert.equal(score(shuffledQuestion(question, seed), again, same)?.share, before);
    }),
    { numRuns: 3000 },
  );
});

test("a score does not depend on wording: reworded and reordered, an answer is the same answer", () => {
  fc.assert(
    fc.property(fc.oneof(choice, single), fc.nat(), ({ question, response }, seed) => {
      // Names that come from the text change with it. The place still matches, because nothing else does.
      const reworded: Question = {
        ...question,
        wording: "w2",
        options: (question.options ?? []).map(([name, , worth]) => [`~${name}`, `~${name}`, worth ?? 0] as const),
      };
      const moved = reconciled(reworded, response, offered(question));
      assert.ok(moved);
      assert.equal(score(reworded, moved, same)?.share, score(question, response, same)?.share);
      const elsewhere = shuffledQuestion(question, seed);
      assert.deepEqual(
        reconciled(elsewhere, response, offered(question)),
        response,
        "text finds an option at another place",
      );
    }),
    { numRuns: 2000 },
  );
});

test("an option that was removed is asked again, one that was added changes nothing", () => {
  const before: Question = {
    ...base,
    kind: "single",
    options: [
      ["a", "ta", 1],
      ["~tb", "~tb", 0],
      ["~tc", "~tc", 0],
    ],
  };
  const without: Question = {
    ...before,
    options: [
      ["a", "ta", 1],
      ["~tc", "~tc", 0],
    ],
  };
  assert.equal(reconciled(without, { chosen: ["~tb"] }, offered(before)), undefined);
  assert.deepEqual(reconciled(without, { chosen: ["~tc"] }, offered(before)), { chosen: ["~tc"] });
  const more: Question = { ...before, options: [["new", "n", 0], ...(before.options ?? [])] };
  assert.deepEqual(reconciled(more, { chosen: ["~tb"] }, offered(before)), { chosen: ["~tb"] });
});

test("numbers are read with both separators, and nothing else is", () => {
  const cases: [string, number[]][] = [
    ["12", [12]],
    ["12.5", [12.5]],
    ["12,5", [12.5]],
    ["1.000", [1, 1000]],
    ["1,000", [1, 1000]],
    ["1.000,5", [1000.5]],
    ["1,000.5", [1000.5]],
    ["1 000 000", [1000000]],
    ["1'000", [1000]],
    ["1.000.000", [1000000]],
    [".5", [0.5]],
    [",5", [0.5]],
    ["-3", [-3]],
    ["−3", [-3]],
    ["+3", [3]],
    ["１２．５", [12.5]],
    ["٣٫٥", [3.5]],
    ["", []],
    ["twelve", []],
    ["12 kg", []],
    ["1,2,3", []],
    ["1.2.3", []],
    ["1 2", []],
    ["--1", []],
    ["1e5", []],
    ["0x10", []],
    ["Infinity", []],
    ["5.", []],
  ];
  for (const [typed, meant] of cases)
    assert.deepEqual(
      [...numbers(typed)].sort((a, b) => a - b),
      meant,
      typed,
    );
  fc.assert(
    fc.property(fc.string(), (typed) => numbers(typed).every((number) => Number.isFinite(number))),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (number) =>
      numbers(number.toFixed(2).replace(".", ",")).includes(Number(number.toFixed(2)) + 0),
    ),
    { numRuns: 2000 },
  );
});

test("a number that cannot be read is said to be so, and decimals are right where people take them for right", () => {
  const question: Question = {
    ...base,
    kind: "number",
    gaps: [{ least: 0.3, most: 0.3 }, { answers: ["x"] }],
    notes: [
      [null, "0.4"],
      [1, "y"],
    ],
  };
  assert.deepEqual(unreadable(question, { gaps: ["a third", "what"] }), [0]);
  assert.deepEqual(unreadable(question, { gaps: ["", ""] }), []);
  assert.equal(score(question, { gaps: [String(0.1 + 0.2), "X"] }, same)?.share, 1);
  assert.equal(noted(question, 0, "0,40", same), 0);
  assert.equal(noted(question, 1, " Y ", same), 1);
  assert.equal(noted(question, 0, "y", same), undefined);
});

test("text is compared as its language does", () => {
  assert.ok(comparison("en")("Café", "cafe"));
  assert.ok(comparison("es")("camión", "camion"));
  assert.ok(!comparison("es")("año", "ano"));
  assert.ok(comparison("fr")("élève", "ELEVE"));
  assert.ok(!comparison("sv")("ål", "al"));
  assert.ok(comparison("de")("„Straße“", '"strasse"'));
  assert.ok(comparison("ja")("ＡＢＣ", "abc"));
  assert.ok(comparison("not a language")("a", "A"));
  assert.ok(!comparison("en")("resume it", "resumed it"));
  assert.equal(plain(" a\u00A0\u00ADb  c\u200B "), "a b c");
});

test("a draw is the same for the same seed, of the right size, and reaches everything in time", () => {
  const quiz: Quiz = {
    id: "z",
    title: "",
    page: true,
    feedback: "end",
    pass: null,
    attempts: null,
    shuffle: false,
    show: 2,
    own: ["a", "b", "c"],
    always: [],
    order: ["a", "b", "c"],
    file: null,
    was: {},
    pools: [{ count: 1, of: ["x", "y", "z"] }],
    lessons: [],
    objectives: [],
  };
  const seen = new Set<string>();
  for (let seed = 0; seed < 200; seed += 1) {
    const once = drawn(quiz, seed);
    assert.deepEqual(drawn(quiz, seed), once);
    assert.equal(once.length, 3);
    assert.equal(new Set(once).size, 3);
    for (const id of once) seen.add(id);
  }
  assert.deepEqual([...seen].sort(), ["a", "b", "c", "x", "y", "z"]);
  // Each of the three is left out about as often as the others.
  const out = { a: 0, b: 0, c: 0 };
  for (let seed = 0; seed < 3000; seed += 1)
    for (const id of ["a", "b", "c"] as const) if (!drawn(quiz, seed).includes(id)) out[id] += 1;
  for (const times of Object.values(out)) assert.ok(times > 850 && times < 1150, JSON.stringify(out));
});

test("an attempt asks one of the questions that ask the same thing, as long as there are enough others", () => {
  const quiz: Quiz = {
    id: "z",
    title: "",
    page: true,
    feedback: "end",
    pass: null,
    attempts: null,
    shuffle: false,
    show: 3,
    own: ["a", "a2", "b", "b2", "c", "d"],
    always: [],
    order: ["a", "a2", "b", "b2", "c", "d"],
    file: null,
    was: {},
    siblings: [
      ["a", "a2", "a3"],
      ["b", "b2", "b3"],
    ],
    pools: [{ count: 1, of: ["a3", "b3", "x", "y"] }],
    lessons: [],
    objectives: [],
  };
  const seen = new Set<string>();
  for (let seed = 0; seed < 500; seed += 1) {
    const ids = drawn(quiz, seed);
    assert.equal(new Set(ids).size, 4, ids.join(" "));
    for (const group of quiz.siblings ?? [])
      assert.ok(group.filter((id) => ids.includes(id)).length < 2, ids.join(" "));
    for (const id of ids) seen.add(id);
  }
  assert.equal(seen.size, 10, "each of them comes in time");
  // Where there are too few others, siblings are asked rather than nothing.
  const few = { ...quiz, show: 5 };
  for (let seed = 0; seed < 50; seed += 1) assert.equal(new Set(drawn(few, seed)).size, 6);
});
