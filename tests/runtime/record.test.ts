// The record: the state derived from events, the merge of two records, and the content of a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { recall } from "../../themes/base/runtime/core/checkpoint";
import { compacted } from "../../themes/base/runtime/core/compaction";
import { next } from "../../themes/base/runtime/core/completion";
import { checksum, exported, imported, merge } from "../../themes/base/runtime/core/merge";
import { type FullOutline, open, tally } from "../../themes/base/runtime/core/progress";
import { readEvent } from "../../themes/base/runtime/core/reading";
import { answerTo, derive, type Event, type Fact, type Given } from "../../themes/base/runtime/core/record";

const answered: Fact = {
  type: "answered",
  question: "q",
  kind: "single",
  page: "p",
  response: { chosen: ["a"] },
  offered: { options: ["a t1", "b t2"] },
  shown: "A",
  wording: "w",
  key: "k",
  rev: 1,
  share: 1,
  points: 2,
  hints: 0,
  attempt: "",
};

/** Facts of all kinds about only a few things, so that many are about the same one. */
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    type: fc.constant("opened" as const),
    page: fc.constantFrom("p", "r"),
    title: fc.constant("P"),
    path: fc.constant("p.html"),
  }),
  fc.record({ type: fc.constant("read" as const), page: fc.constantFrom("p", "r") }),
  fc.record({
    type: fc.constant("completed" as const),
    page: fc.constantFrom("p", "r"),
    how: fc.constantFrom("read" as const, "said" as const),
    value: fc.boolean(),
  }),
  fc
    .record({
      question: fc.constantFrom("q", "s"),
      share: fc.constantFrom(0, 0.5, 1, null),
      attempt: fc.constantFrom("", "t1", "t2"),
      more: fc.constantFrom(
        {},
        {},
        { guess: true },
        { review: true },
        { sure: 0 as const },
        { sure: 3 as const, self: 0.5, language: "de" },
      ),
    })
    .map(({ more, ...some }) => ({ ...answered, ...some, ...more })),
  fc
    .record({
      question: fc.constantFrom("q", "s"),
      share: fc.constantFrom(0, 1, null),
      tries: fc.integer({ min: 1, max: 9 }),
      best: fc.constantFrom(0.5, 1, null),
    })
    .map(({ tries, best, ...some }) => {
      const { shown: _, attempt: __, ...known } = answered;
      return { ...known, ...some, type: "carried" as const, tries, best };
    }),
  fc.record({
    type: fc.constant("carried-attempt" as const),
    attempt: fc.constantFrom("t1", "t2"),
    quiz: fc.constant("z"),
    page: fc.constant("p"),
    earned: fc.constant(2),
    possible: fc.constant(2),
    passed: fc.constantFrom(true, null),
    seed: fc.nat(),
  }),
  fc.record({
    type: fc.constant("carried-story" as const),
    scenario: fc.constant("s"),
    page: fc.constant("p"),
    to: fc.constant("b"),
    outcome: fc.constantFrom("sound" as const, null),
  }),
  fc.record({
    type: fc.constant("noted" as const),
    note: fc.constantFrom("n1", "n2"),
    form: fc.constantFrom("note" as const, "highlight" as const, "bookmark" as const),
    page: fc.constantFrom("p", "r"),
    title: fc.constant("P"),
    path: fc.constant("p.html"),
    block: fc.constant("b"),
    quote: fc.string(),
    before: fc.constant(""),
    after: fc.constant(""),
    text: fc.string(),
    gone: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("followed-up" as const),
    field: fc.constantFrom("goal-1", "goal-2"),
    day: fc.constantFrom(7, 28),
    answer: fc.constantFrom("yes" as const, "partly" as const, "no" as const),
  }),
  fc.record({
    type: fc.constant("rubric" as const),
    question: fc.constantFrom("q", "s"),
    page: fc.constant("p"),
    marks: fc.constant([["clear", "2"] as const]),
  }),
  fc.record({
    type: fc.constant("started" as const),
    attempt: fc.constantFrom("t1", "t2"),
    quiz: fc.constant("z"),
    page: fc.constant("p"),
    seed: fc.nat(),
    asked: fc.constant(["q", "s"]),
  }),
  fc.record({
    type: fc.constant("submitted" as const),
    attempt: fc.constantFrom("t1", "t2"),
    quiz: fc.constant("z"),
    page: fc.constant("p"),
    earned: fc.constant(1),
    possible: fc.constant(2),
    passed: fc.constantFrom(true, false, null),
  }),
  fc.record({
    type: fc.constant("reset" as const),
    questions: fc.constantFrom([], ["q"]),
    quizzes: fc.constantFrom([], ["z"]),
    pages: fc.constantFrom([], ["p"]),
    all: fc.boolean(),
  }),
  fc.record({ type: fc.constant("undone" as const), reset: fc.constantFrom("e1", "e2", "e3") }),
  fc.record({
    type: fc.constant("rescored" as const),
    of: fc.constantFrom("e1", "e2", "t1"),
    key: fc.constant("k2"),
    share: fc.constantFrom(0, 1, null),
    earned: fc.constantFrom(null, 2),
    possible: fc.constantFrom(null, 2),
    passed: fc.constantFrom(null, true),
  }),
  fc.record({
    type: fc.constant("chose" as const),
    scenario: fc.constant("s"),
    page: fc.constant("p"),
    run: fc.constantFrom("1", "2"),
    after: fc.constantFrom("", "e1", "e2"),
    scene: fc.constant("a"),
    choice: fc.constantFrom("x", "y"),
    shown: fc.constant("X"),
    to: fc.constant("b"),
    outcome: fc.constantFrom("sound" as const, null),
  }),
  fc.record({
    type: fc.constant("rated" as const),
    survey: fc.constant("c"),
    page: fc.constantFrom("p", "r"),
    observer: fc.constantFrom("", "Kim"),
    answers: fc.constant([["m1", "3"] as const]),
  }),
  fc.record({ type: fc.constant("wrote" as const), field: fc.constantFrom("f", ":track"), text: fc.string() }),
);
const event = (device: string) =>
  fc
    .record({
      id: fc.integer({ min: 1, max: 30 }).map((at) => `e${at}`),
      device: fc.constant(device),
      count: fc.integer({ min: 1, max: 40 }),
      at: fc.integer({ min: -8.64e15, max: 8.64e15 }),
      of: fact,
    })
    .map(({ of, ...stamp }) => ({ ...stamp, ...of }) as Event);
const events = (device: string) => fc.uniqueArray(event(device), { maxLength: 12, selector: ({ id }) => id });

/** A state as plain data, to compare. */
const plain = (state: ReturnType<typeof derive>) =>
  JSON.stringify([
    [...state.pages],
    state.last,
    [...state.given],
    [...state.attempts].map(([quiz, list]) => [
      quiz,
      list.map((attempt) => ({ ...attempt, given: [...attempt.given] })),
    ]),
    [...state.stories],
    [...state.surveys],
    [...state.written],
    [...state.guesses],
    [...state.notes],
    [...state.followUps],
    [...state.rubrics],
    state.resets,
  ]);

test("merging is commutative, associative and idempotent, and drops nothing", () => {
  fc.assert(
    fc.property(events("d1"), events("d2"), events("d3"), (a, b, c) => {
      assert.deepEqual(merge(a, b), merge(b, a));
      assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
      assert.deepEqual(merge(a, a), merge(a, []));
      const ids = new Set([...a, ...b, ...c].map(({ id }) => id));
      assert.deepEqual(new Set(merge(merge(a, b), c).map(({ id }) => id)), ids);
    }),
    { numRuns: 10_000 },
  );
});

test("what events amount to does not depend on the order in which they arrive, nor on clocks", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(event("d1"), event("d2")), { maxLength: 16, selector: ({ id }) => id }),
      fc.integer(),
      (all, shift) => {
        const state = plain(derive(all));
        assert.equal(plain(derive([...all].reverse())), state);
        // Clock time is only for people: a shift of ten years changes no score, mark or order.
        const moved = all.map((one) => ({ ...one, at: one.at / 2 + shift }));
        const bare = (text: string) => text.replace(/"at":[^,}]+/g, "");
        assert.equal(bare(plain(derive(moved))), bare(state));
      },
    ),
    { numRuns: 5000 },
  );
});

/** A state without the numbers of tries, in an order that does not depend on events that no longer count. */
const counted = (state: ReturnType<typeof derive>) => {
  const given = (all: ReadonlyMap<string, Given>) =>
    [...all].map(([id, { event, share, answerHash }]) => [id, event, share, answerHash]).sort();
  return [
    [...state.pages].sort(),
    state.last,
    given(state.given),
    [...state.attempts]
      .map(([quiz, list]) => [quiz, list.map((attempt) => ({ ...attempt, given: given(attempt.given) }))])
      .sort(),
    [...state.stories].sort(),
    [...state.surveys].sort(),
    [...state.written].sort(),
    [...state.guesses].sort(),
    [...state.notes].sort(),
    [...state.followUps].sort(),
    [...state.rubrics].sort(),
    state.resets,
  ];
};
const mark = { epoch: "e", entries: 0, last: 0 };

test("what follows from a checkpoint and later events is what follows from all", () => {
  const asked = ["q", "s", "z"];
  fc.assert(
    fc.property(
      fc.uniqueArray(event("d1"), { maxLength: 24, selector: ({ id }) => id }),
      fc.nat(24),
      fc.nat(24),
      (some, first, second) => {
        const all = merge(some, []);
        const parts = [all.slice(0, first), all.slice(first, second), all.slice(Math.max(first, second))];
        // Only a forged record names an event before it is there.
        const ahead = (early: readonly Event[], late: readonly Event[]) =>
          early.some((one) =>
            late.some(
              (other) =>
                (one.type === "undone" && one.reset === other.id) ||
                (one.type === "rescored" &&
                  (one.of === other.id || (other.type === "carried-attempt" && one.of === other.attempt))),
            ),
          );
        const [before = [], between = [], after = []] = parts;
        if (ahead(before, [...between, ...after]) || ahead(between, after)) return;
        const once = compacted(undefined, before, mark);
        assert.ok(once);
        // A store keeps what can be cloned.
        const twice =
          compacted(structuredClone(once), between, mark) ?? compacted(undefined, [...before, ...between], mark);
        const known = recall(structuredClone(twice) ?? {}, asked);
        assert.ok(known);
        if (after.some(({ type }) => type === "undone" || type === "rescored")) return;
        assert.deepEqual(counted(derive([...known, ...after])), counted(derive(all)));
        assert.deepEqual(counted(derive(recall(twice ?? {}) ?? [])), counted(derive(known)));
      },
    ),
    { numRuns: 10_000 },
  );
});

test("a checkpoint holds no more than still counts, and gives a page no more than it asks for", () => {
  const all = Array.from({ length: 20_000 }, (_, at): Event => {
    const stamp = { id: `e${at}`, device: "d", count: at + 1, at };
    return at % 2 === 0
      ? { ...stamp, ...answered, question: `q${at % 2000}` }
      : { ...stamp, type: "opened", page: `p${at % 100}`, title: "P", path: "p.html" };
  });
  const kept = compacted(undefined, all, mark) ?? {};
  assert.equal(recall(kept)?.length, 1000 + 50);
  assert.equal(recall(kept, ["q0", "q2", "unknown"])?.length, 2 + 50);
});

test("a checkpoint that is damaged is not used", () => {
  const whole = compacted(undefined, [{ id: "e1", device: "d", count: 1, at: 0, ...answered }], mark);
  assert.ok(whole);
  assert.equal(recall(whole, ["q"])?.length, 1);
  const damaged: object[] = [
    {},
    { ...whole, version: 1 },
    { ...whole, version: 3 },
    { ...whole, parts: {} },
    { ...whole, parts: new Map([["q", 7]]) },
  ];
  for (const text of ["{", '{"id":"e1"}', "[", "null"])
    damaged.push({ ...whole, parts: new Map(whole.parts).set("q", text) });
  for (const one of damaged) assert.equal(recall(one, ["q"]), undefined, JSON.stringify(one));
});

const stamp = (count: number, id = `i${count}`): { id: string; device: string; count: number; at: number } => ({
  id,
  device: "d",
  count,
  at: 0,
});

test("the latest answer counts, the best is remembered, a correction replaces the share", () => {
  const all: Event[] = [
    { ...stamp(1), ...answered, share: 1 },
    { ...stamp(2), ...answered, share: 0.5 },
  ];
  const given = derive(all).given.get("q");
  assert.equal(given?.share, 0.5);
  assert.equal(given?.best, 1);
  assert.equal(given?.tries, 2);
  const corrected = derive([
    ...all,
    { ...stamp(3), type: "rescored", of: "i2", key: "k2", share: 1, earned: null, possible: null, passed: null },
  ]).given.get("q");
  assert.equal(corrected?.share, 1);
  assert.equal(corrected?.answerHash, "k2");
  assert.equal(answerTo(derive(all), "new", ["q"])?.share, 0.5, "a former id finds it");
});

test("a reset hides what came before it, and its undoing shows that again", () => {
  const all: Event[] = [
    { ...stamp(1), ...answered },
    { ...stamp(2), type: "reset", questions: ["q"], quizzes: [], pages: [], all: false },
  ];
  assert.equal(derive(all).given.size, 0);
  assert.equal(derive([...all, { ...stamp(3), type: "undone", reset: "i2" }]).given.size, 1);
  assert.equal(derive([...all, { ...stamp(3), ...answered }]).given.get("q")?.tries, 1);
});

test("an answer that arrives after an attempt was handed in changes nothing in it", () => {
  const start: Event = { ...stamp(1), type: "started", attempt: "t", quiz: "z", page: "p", seed: 1, asked: ["q"] };
  const end: Event = {
    ...stamp(3),
    type: "submitted",
    attempt: "t",
    quiz: "z",
    page: "p",
    earned: 2,
    possible: 2,
    passed: true,
  };
  const late: Event = { ...stamp(4), ...answered, attempt: "t", share: 0 };
  const [attempt] = derive([start, { ...stamp(2), ...answered, attempt: "t" }, end, late]).attempts.get("z") ?? [];
  assert.equal(attempt?.given.get("q")?.share, 1);
  assert.equal(attempt?.passed, true);
});

test("a file of every version is read for ever", () => {
  const text = readFileSync("tests/runtime/fixtures/record-v1.json", "utf8");
  const found = imported(text, "course");
  assert.ok(found.fault === undefined);
  assert.equal(found.broken, 0);
  assert.ok(found.isWhole, "its checksum holds");
  assert.equal(new Set(found.events.map(({ type }) => type)).size, 12, "one event of each type at least");
  const state = derive(found.events);
  assert.deepEqual([...state.given.keys()].sort(), ["gap", "match", "order", "q", "text", "two"]);
  assert.equal(state.attempts.get("quiz")?.[0]?.passed, true);
  assert.equal(state.pages.get("lesson")?.completed, true);
  assert.deepEqual(
    state.stories.get("story")?.map(({ outcome }) => outcome),
    [null, "sound"],
  );
  assert.deepEqual(state.surveys.get("self-check")?.[0]?.answers, [
    ["m1", "4"],
    ["m2", ""],
  ]);
  assert.equal(state.written.get("goal-1:then")?.text, "I ask two questions.");
  const now = text.trimEnd().replace('"version": 1', '"version": 2');
  assert.equal(exported(found.events, "course", "A course", "2026-11-23"), now, "and written as it was");
});

test("a file of version 2 has all that version 1 has, and what learners say of their answers", () => {
  const text = readFileSync("tests/runtime/fixtures/record-v2.json", "utf8");
  const found = imported(text, "course");
  assert.ok(found.fault === undefined);
  assert.equal(found.broken, 0);
  assert.ok(found.isWhole, "its checksum holds");
  assert.equal(new Set(found.events.map(({ type }) => type)).size, 18, "one event of each type at least");
  const state = derive(found.events);
  assert.equal(state.guesses.get("q")?.sure, 0);
  assert.equal(state.given.get("r-first")?.event.self, 1);
  assert.equal(state.given.get("sure")?.event.sure, 3);
  assert.equal(state.given.get("sure")?.event.review, true);
  assert.equal(state.given.get("sure")?.event.language, "de");
  assert.deepEqual([...state.notes.keys()], ["n1"], "n2 was removed");
  assert.equal(state.followUps.get("goal-1 7")?.answer, "partly");
  assert.deepEqual(state.rubrics.get("text")?.marks, [["clear", "2"]]);
  assert.equal(state.given.get("carried")?.tries, 3);
  assert.equal(state.given.get("carried")?.best, 1);
  assert.equal(state.given.get("carried")?.share, 0.5);
  assert.equal(state.attempts.get("carried-quiz")?.[0]?.passed, true);
  assert.deepEqual(
    state.stories.get("carried-story")?.map(({ outcome }) => outcome),
    ["recoverable"],
  );
  assert.equal(exported(found.events, "course", "A course", "2026-11-23"), text.trimEnd(), "and written as it was");
});

test("a guess before the text is kept, and counts for nothing", () => {
  const guess: Event = { ...stamp(1), ...answered, share: 0, guess: true, sure: 1 };
  const state = derive([guess]);
  assert.equal(state.given.size, 0);
  assert.equal(state.guesses.get("q"), guess);
  const later = derive([guess, { ...stamp(2), ...answered, share: 1 }]);
  assert.equal(later.given.get("q")?.tries, 1);
  assert.equal(later.given.get("q")?.best, 1);
  const reset: Event = { ...stamp(3), type: "reset", questions: ["q"], quizzes: [], pages: [], all: false };
  assert.equal(derive([guess, reset]).guesses.size, 0, "a reset clears it");
});

test("what was carried counts once, however often it is read, and answers after it add to it", () => {
  const { shown: _, attempt: __, ...known } = answered;
  const carried: Event = { ...stamp(1, "c"), ...known, type: "carried", share: 0.5, tries: 3, best: 1 };
  const again: Event = { ...carried, id: "c2", count: 2 };
  assert.equal(derive([carried, again]).given.get("q")?.tries, 3);
  const later = derive([carried, again, { ...stamp(3), ...answered, share: 0 }]).given.get("q");
  assert.deepEqual([later?.tries, later?.best, later?.share], [4, 1, 0]);
});

test("notes stay when a page is cleared, and go when everything is", () => {
  const note: Event = {
    ...stamp(1),
    type: "noted",
    note: "n",
    form: "note",
    page: "p",
    title: "P",
    path: "p.html",
    block: "b",
    quote: "words",
    before: "",
    after: "",
    text: "mine",
    gone: false,
  };
  const reset = (all: boolean): Event => ({
    ...stamp(2),
    type: "reset",
    questions: [],
    quizzes: [],
    pages: ["p"],
    all,
  });
  assert.equal(derive([note, reset(false)]).notes.size, 1);
  assert.equal(derive([note, reset(true)]).notes.size, 0);
  assert.equal(derive([note, { ...note, ...stamp(3), gone: true }]).notes.size, 0);
});

test("what is exported is imported whole; what was changed on the way is said to be so", () => {
  fc.assert(
    fc.property(events("d1"), (all) => {
      const text = exported(all, "c", "C", "2026-01-01");
      const found = imported(text, "c");
      assert.ok(found.fault === undefined && found.isWhole && found.broken === 0);
      assert.deepEqual(merge(found.events, []), merge(all, []));
    }),
    { numRuns: 500 },
  );
  const text = exported([{ ...stamp(1), ...answered }], "c", "C", "2026-01-01");
  const changed = imported(text.replace('"share": 1', '"share": 0'), "c");
  assert.ok(changed.fault === undefined && !changed.isWhole);
  assert.equal(checksum("123456789"), "cbf43926", "the check value of CRC-32");
});

test("files that are none, or another course's, or hostile, are refused or read without harm", () => {
  assert.equal(imported("", "c").fault, "unreadable");
  assert.equal(imported("[]", "c").fault, "unreadable");
  assert.equal(imported("null", "c").fault, "unreadable");
  assert.equal(
    imported('{"format":"coursemark-record","version":1,"course":"x","title":"X","events":[]}', "c").fault,
    "other",
  );
  assert.equal(imported('{"format":"coursemark-record","version":3,"course":"c","events":[]}', "c").fault, "newer");
  assert.equal(imported("x".repeat(50_000_001), "c").fault, "large");
  const events = [
    '{"__proto__":{"x":1}}',
    '{"id":"a","device":"d","count":1,"at":1,"type":"constructor"}',
    '{"id":"b","device":"d","count":1,"at":1,"type":"read","page":"p","__proto__":{"polluted":true}}',
  ];
  const hostile = `{"format":"coursemark-record","version":1,"course":"c","events":[${events.join()}]}`;
  const found = imported(hostile, "c");
  assert.ok(found.fault === undefined);
  assert.equal(found.events.length, 1);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  assert.equal((found.events[0] as unknown as Record<string, unknown>)["polluted"], undefined);
});

test("a file with a count far above what its events can have reached is refused", () => {
  const file = (count: unknown, last?: number) =>
    imported(
      JSON.stringify({
        format: "coursemark-record",
        version: 1,
        course: "c",
        events: [{ id: "a", device: "d", count, at: 1, type: "read", page: "p" }],
      }),
      "c",
      last,
    );
  assert.deepEqual(file(Number.MAX_SAFE_INTEGER), { fault: "count", count: Number.MAX_SAFE_INTEGER });
  assert.equal(file(1e300).fault, "count");
  assert.equal(file(1_000_002).fault, "count");
  assert.equal(file(1_000_001).fault, undefined);
  assert.equal(file(1_500_000, 600_000).fault, undefined, "what is known raises the bound");
  for (const none of ["x", null, {}, -1]) assert.equal(file(none).fault, undefined);
});

test("whatever an entry is, it is an event or it is not, and never an error", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      const read = readEvent(value);
      if (read) derive([read]);
    }),
    { numRuns: 5000 },
  );
  // One field of a real event is replaced by any value.
  fc.assert(
    fc.property(event("d"), fc.nat(), fc.anything(), (real, at, value) => {
      const keys = Object.keys(real);
      const damaged = { ...real, [keys[at % keys.length] ?? ""]: value };
      const read = readEvent(damaged);
      if (read) plain(derive([read, real]));
    }),
    { numRuns: 5000 },
  );
});

test("progress counts what is right, wrong, changed, gone and to be scored anew", () => {
  const question = {
    id: "q",
    kind: "single" as const,
    title: "Q",
    scored: true,
    points: 1,
    rev: 1,
    wording: "w",
    answerHash: "k",
    was: [],
    objectives: ["o"],
  };
  const outline = (more: object): FullOutline => ({
    title: "C",
    version: null,
    objectives: [["o", "O"]],
    units: [
      {
        title: "U",
        url: "u",
        cover: [],
        pages: [
          {
            slug: "p",
            kind: "lesson",
            number: null,
            title: "P",
            url: "p.html",
            minutes: 5,
            tracks: [],
            questions: [{ ...question, ...more }],
            quizzes: [],
          },
        ],
      },
    ],
  });
  const state = derive([
    { ...stamp(1), ...answered, share: 0.5 },
    { ...stamp(2), ...answered, question: "gone" },
  ]);
  const found = open(state, outline({}));
  assert.equal(found.wrong.length, 1);
  assert.equal(found.gone, 1);
  assert.equal(next(state, outline({}).units[0]?.pages ?? [])?.slug, "p");
  assert.equal(open(state, outline({ wording: "w2" })).changed.length, 1);
  assert.equal(open(state, outline({ answerHash: "k2" })).stale.length, 1);
  assert.deepEqual(tally(state, outline({}).units[0]?.pages[0]?.questions ?? []), { right: 0, count: 1 });
});

test("the documentation names all that the file holds", () => {
  const page = readFileSync("docs/reference/record-file.md", "utf8");
  const fixture = JSON.parse(readFileSync("tests/runtime/fixtures/record-v2.json", "utf8"));
  const names = new Set<string>(Object.keys(fixture));
  for (const event of fixture.events) {
    for (const key of [
      ...Object.keys(event),
      event.type,
      ...Object.keys(event.response ?? {}),
      ...Object.keys(event.offered ?? {}),
    ])
      names.add(key);
    if (event.kind) names.add(event.kind);
  }
  assert.ok(names.size > 75, `${names.size}`);
  const missing = [...names].filter((name) => !/^gap[1-9]/.test(name) && !page.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});
