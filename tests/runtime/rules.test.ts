// The rules of completion, quizzes, corrections, stories and results of surveys.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  completion,
  completionByReading,
  isDone,
  isRead,
  left,
  markOf,
  next,
} from "../../themes/base/runtime/core/completion";
import type { Question, Quiz, Scenario, Survey } from "../../themes/base/runtime/core/data";
import { type FullPage, markOfRow, outcomes } from "../../themes/base/runtime/core/progress";
import {
  asked,
  attemptName,
  attemptsLeft,
  isHandedIn,
  practised,
  questionsOf,
  result,
  showsFeedback,
} from "../../themes/base/runtime/core/quiz";
import { derive, type Event, type EventOf, type Fact } from "../../themes/base/runtime/core/record";
import { correction, corrections, recalled } from "../../themes/base/runtime/core/rescoring";
import { earnedPoints, neededPoints, rowsOf } from "../../themes/base/runtime/core/result";
import { move, way } from "../../themes/base/runtime/core/scenario";
import { columns, isKnown, own } from "../../themes/base/runtime/core/survey";

/** Events, one after another. */
const told = (...facts: Fact[]): Event[] =>
  facts.map((fact, at) => ({ id: `e${at}`, device: "d", count: at + 1, at: at * 1000, ...fact }));
const opened = (page: string): Fact => ({ type: "opened", page, title: page, path: `${page}.html` });
const completed = (page: string, value = true): Fact => ({ type: "completed", page, how: "said", value });
const attempt = (quiz: string, name: string, passed: boolean | null, earned = 1): Fact[] => [
  { type: "started", attempt: name, quiz, page: quiz, seed: 1, asked: ["q"] },
  { type: "submitted", attempt: name, quiz, page: quiz, earned, possible: 2, passed },
];
const same = (a: string, b: string) => a === b;

const quiz: Quiz = {
  id: "z",
  title: "Z",
  page: false,
  feedback: "each",
  pass: null,
  attempts: null,
  shuffle: false,
  show: 2,
  own: ["a", "b"],
  always: [],
  order: ["a", "b"],
  file: null,
  was: {},
  pools: [],
  lessons: [],
  objectives: [],
};
const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  kind: "single",
  points: 1,
  rev: 1,
  wording: "w",
  answerHash: "k",
  options: [
    ["x", "x", 1],
    ["y", "y", 0],
  ],
  ...more,
});
const answer = (id: string, share: number | null, more: Partial<Extract<Fact, { type: "answered" }>> = {}): Fact => ({
  type: "answered",
  question: id,
  kind: "single",
  page: "p",
  response: { chosen: [share === 1 ? "x" : "y"] },
  offered: { options: ["x", "y"] },
  shown: "X",
  wording: "w",
  key: "k",
  rev: 1,
  share,
  points: 1,
  hints: 0,
  attempt: "",
  ...more,
});

test("a page is completed once, and never against the word of the learner", () => {
  const [fact] = completion(derive([]), "p");
  assert.deepEqual(fact, { type: "completed", page: "p", how: "read", value: true });
  assert.deepEqual(completion(derive(told(completed("p"))), "p"), []);
  assert.deepEqual(completion(derive(told(completed("p", false))), "p"), []);
});

test("a page of text is completed when it was read and all that it asks is answered", () => {
  const read = derive(told({ type: "read", page: "p" }));
  assert.deepEqual(
    completionByReading(derive([]), "p", () => true),
    [],
  );
  assert.deepEqual(
    completionByReading(read, "p", () => false),
    [],
  );
  assert.equal(completionByReading(read, "p", () => true).length, 1);
});

test("a page is read after a tenth of its time, or when its reader did something there", () => {
  assert.ok(!isRead({ seconds: 1, hasMoved: false }, 5));
  assert.ok(!isRead({ seconds: 29, hasMoved: false }, 5));
  assert.ok(isRead({ seconds: 30, hasMoved: false }, 5));
  assert.ok(isRead({ seconds: 0, hasMoved: true }, 5));
  assert.ok(!isRead({ seconds: 5, hasMoved: false }, 0), "a page without a time asks for a minute");
});

test("a passed quiz completes its page, a failed one does not", () => {
  assert.ok(isDone(derive(told(...attempt("z", "1", true))), "z"));
  assert.ok(!isDone(derive(told(...attempt("z", "1", false))), "z"));
  assert.ok(isDone(derive(told(...attempt("z", "1", true), ...attempt("z", "2", false))), "z"), "one is enough");
  assert.ok(isDone(derive(told(completed("p"))), "p"));
});

test("marks say how a page stands", () => {
  const facts = [...attempt("z", "1", false), opened("p"), opened("c"), completed("c")];
  const state = derive(told(...facts));
  assert.equal(markOf(state, "z"), "failed");
  assert.equal(markOf(state, "p"), "begun");
  assert.equal(markOf(state, "c"), "completed");
  assert.equal(markOf(state, "new"), undefined);
  assert.equal(markOf(derive(told(...facts, ...attempt("z", "2", true))), "z"), "passed");
  const row = { slug: "c", quizzes: [{ id: "z", pass: 50, attempts: null }] } as unknown as FullPage;
  assert.equal(markOfRow(state, row), "failed", "a quiz that was handed in says more than the page");
  assert.equal(markOfRow(state, { ...row, quizzes: [] }), "completed");
});

test("one goes on at the first open page from the last one opened, or else at the first of all", () => {
  const pages = ["a", "b", "c"].map((slug) => ({ slug, minutes: 10 }));
  const slug = (...facts: Fact[]) => next(derive(told(...facts)), pages)?.slug;
  assert.equal(slug(), "a");
  assert.equal(slug(opened("b")), "b");
  assert.equal(slug(opened("b"), completed("b")), "c");
  assert.equal(slug(opened("c"), completed("c")), "a");
  assert.equal(slug(opened("elsewhere")), "a");
  assert.equal(slug(completed("a"), completed("b"), completed("c")), undefined);
  assert.deepEqual(left(derive(told(completed("b"))), pages), { done: 1, total: 3, minutes: 20 });
});

test("a quiz is handed in when it is a page, or when its author counts something", () => {
  assert.ok(!isHandedIn(quiz));
  for (const more of [{ page: true }, { feedback: "end" as const }, { pass: 50 }, { attempts: 2 }])
    assert.ok(isHandedIn({ ...quiz, ...more }), JSON.stringify(more));
});

test("a quiz asks in the order of the page and of the course, with what is always asked", () => {
  const lesson = { slug: "l", number: null, title: "L", url: "l.html", file: "l.js", questions: ["p1", "p2"] };
  const order = ["a", "r", "b"];
  const data: Quiz = { ...quiz, always: ["r"], order, pools: [{ count: 1, of: ["p1", "p2"] }], lessons: [lesson] };
  assert.deepEqual(questionsOf(data), ["a", "r", "b", "p1", "p2"]);
  const round = asked(data, 7);
  assert.deepEqual(
    round,
    questionsOf(data).filter((id) => round.includes(id)),
  );
  assert.equal(round.length, 4, "two of its own, one that is always asked, one of the pool");
  assert.deepEqual(asked(data, 7), round, "the same seed asks the same");
});

test("tabs that begin the same attempt give it the same name", () => {
  const before = attemptName("d", "z", []);
  assert.equal(attemptName("d", "z", []), before);
  assert.notEqual(attemptName("d", "z", told(...attempt("z", before, null))), before);
});

test("attempts are counted, and feedback waits for what its author asked", () => {
  const state = derive(told(...attempt("z", "1", false), ...attempt("z", "2", true)));
  const handedIn = state.attempts.get("z") ?? [];
  assert.equal(attemptsLeft({ ...quiz, attempts: 3 }, handedIn), 1);
  assert.equal(attemptsLeft(quiz, handedIn), Number.POSITIVE_INFINITY);
  assert.ok(showsFeedback({ ...quiz, feedback: "end" }, []));
  assert.ok(!showsFeedback({ ...quiz, feedback: "never" }, handedIn));
  assert.ok(!showsFeedback({ ...quiz, feedback: "pass" }, handedIn.slice(0, 1)));
  assert.ok(showsFeedback({ ...quiz, feedback: "pass" }, handedIn));
});

test("an attempt is worth the points of its answers; what has no key counts nothing", () => {
  const { answerHash: _, ...unscored } = question("r", { kind: "reflect" });
  const questions = [question("a", { points: 2 }), question("b"), unscored];
  const pass66: Quiz = { ...quiz, pass: 66.6 };
  assert.deepEqual(result(pass66, questions, new Map([["a", 1]])), { earned: 2, possible: 3, passed: true });
  assert.deepEqual(result(pass66, questions, new Map([["a", 0.5]])), { earned: 1, possible: 3, passed: false });
  assert.deepEqual(result(quiz, questions, new Map()), { earned: 0, possible: 3, passed: null });
  assert.deepEqual(result(pass66, [unscored], new Map()), { earned: 0, possible: 0, passed: null });
});

test("points are never shown as enough when they are not", () => {
  assert.equal(earnedPoints(1 / 3 + 1 / 3 + 1 / 3), 1);
  assert.equal(earnedPoints(7.999), 7.99);
  assert.equal(neededPoints(10, 80), 8);
  assert.equal(neededPoints(10, 66.6), 6.66);
  assert.equal(neededPoints(3, 66.6), 2);
});

test("a result has a row for each lesson and one for the quiz, or else one for each objective", () => {
  const on = (id: string, slug: string, objective: string) => question(id, { on: slug, objectives: [objective] });
  const questions = [on("b1", "b", "o1"), on("q1", "z", "o1"), on("a1", "a", "o2"), on("b2", "b", "o2")];
  const facts: Fact[] = [
    { type: "started", attempt: "1", quiz: "z", page: "z", seed: 1, asked: questions.map(({ id }) => id) },
    answer("b1", 1, { attempt: "1" }),
    answer("a1", 1, { attempt: "1" }),
    answer("q1", 0.5, { attempt: "1" }),
    { type: "submitted", attempt: "1", quiz: "z", page: "z", earned: 2.5, possible: 4, passed: null },
  ];
  const [taken] = derive(told(...facts)).attempts.get("z") ?? [];
  assert.ok(taken);
  const lesson = (slug: string) => ({
    slug,
    number: null,
    title: slug.toUpperCase(),
    url: `${slug}.html`,
    file: "",
    questions: [],
  });
  const rows = (of: Quiz) =>
    rowsOf(of, taken, questions).map(({ title, right, questions }) => `${title} ${right}/${questions.length}`);
  assert.deepEqual(rows({ ...quiz, lessons: [lesson("a"), lesson("b")] }), ["A 1/1", "B 1/2", "Z 0/1"]);
  const objectives = [
    { id: "o1", title: "First" },
    { id: "o2", title: "Second" },
  ];
  assert.deepEqual(rows({ ...quiz, objectives }), ["First 1/2", "Second 1/2"]);
});

test("a round of practice says how it stands", () => {
  const questions = [question("a"), question("b")];
  const data = { ...quiz, own: ["a", "b", "c"] };
  const standing = (...facts: Fact[]) => practised(derive(told(...facts)), data, questions);
  assert.deepEqual(standing(), { right: 0, count: 2, isBegun: false, hasWrong: false, hasMore: false });
  assert.deepEqual(standing(answer("a", 0)), { right: 0, count: 2, isBegun: true, hasWrong: false, hasMore: false });
  assert.deepEqual(standing(answer("a", 0), answer("b", 1)), {
    right: 1,
    count: 2,
    isBegun: true,
    hasWrong: true,
    hasMore: true,
  });
});

test("a corrected answer key rescores answers, and the attempts that hold them", () => {
  const [start, end] = attempt("z", "1", false, 0) as [Fact, Fact];
  const facts = [start, answer("q", 0, { attempt: "1", response: { chosen: ["y"] } }), end];
  const data: Quiz = { ...quiz, pass: 50 };
  const corrected = question("q", {
    answerHash: "k2",
    options: [
      ["x", "x", 0],
      ["y", "y", 1],
    ],
  });
  const state = derive(told(...facts));
  const found = corrections(data, state.attempts.get("z") ?? [], [corrected], same);
  assert.deepEqual(
    found.map((fact) => [fact.of, fact.key, fact.share, fact.earned, fact.passed]),
    [
      ["e1", "k2", 1, null, null],
      ["1", "", null, 1, true],
    ],
  );
  const after = derive(told(...facts, ...found));
  assert.equal(after.attempts.get("z")?.[0]?.passed, true);
  assert.equal(after.given.get("q")?.share, 1);
  assert.deepEqual(corrections(data, after.attempts.get("z") ?? [], [corrected], same), [], "once is enough");
  assert.deepEqual(corrections(data, state.attempts.get("z") ?? [], [question("q")], same), [], "the same key");
});

test("an earlier answer is kept when the question is reworded, and asked again after a new revision", () => {
  const given = derive(told(answer("q", 1))).given.get("q");
  assert.ok(given);
  const now = recalled(question("q", { wording: "w2" }), given.event, same);
  assert.deepEqual([now.isChanged, now.isCorrected, now.response?.chosen, now.score?.share], [true, false, ["x"], 1]);
  const { answerHash: _, ...withheld } = question("q");
  assert.equal(recalled(question("q", { rev: 2 }), given.event, same).response, undefined);
  assert.equal(correction(given, recalled(withheld, given.event, same), undefined), undefined);
});

const scenario: Scenario = {
  id: "s",
  variables: [{ name: "trust", start: 0, min: null, max: null, label: null, good: null }],
  start: 0,
  scenes: [
    {
      id: "one",
      title: "One",
      choices: [
        { name: "go", to: 1, effects: [[0, "add", 1]], condition: [] },
        { name: "closed", to: 1, effects: [], condition: [[0, ">", 0]] },
      ],
    },
    { id: "end", title: "End", choices: [], outcome: "sound" },
  ],
};
const chose = (id: string, after: string, choice: string, outcome: "sound" | "harmful" | null = null): Event => ({
  id,
  device: "d",
  count: 1,
  at: 1,
  type: "chose",
  scenario: "s",
  page: "s",
  run: "r",
  after,
  scene: "one",
  choice,
  shown: choice,
  to: "end",
  outcome,
});

test("the way of a story is the one that ends in the event it stands at", () => {
  const events = [chose("1", "", "go"), chose("2", "1", "left"), chose("3", "1", "right"), chose("4", "4", "loop")];
  const ids = (last: string | undefined) => way(events as EventOf<"chose">[], last).map(({ id }) => id);
  assert.deepEqual(ids("3"), ["1", "3"]);
  assert.deepEqual(ids("2"), ["1", "2"]);
  assert.deepEqual(ids("4"), ["4"], "a damaged record does not hang the page");
  assert.deepEqual(ids(undefined), []);
});

test("only an open choice can be taken", () => {
  assert.equal(move(scenario, [], "go")?.to?.outcome, "sound");
  assert.equal(move(scenario, [], "closed"), undefined);
  assert.equal(move(scenario, [], "other"), undefined);
  assert.equal(move(scenario, [{ scene: "one", choice: "go" }], "go"), undefined, "the story is over");
});

test("the outcomes of a scenario are named once, the best first", () => {
  const state = derive([chose("1", "", "a", "harmful"), chose("2", "", "a", "sound"), chose("3", "", "a", "sound")]);
  assert.deepEqual(outcomes(state, "s"), ["sound", "harmful"]);
  assert.deepEqual(outcomes(derive([]), "s"), []);
});

test("results of a survey stand beside the first ones and those of observers", () => {
  const survey: Survey = {
    id: "later",
    scale: ["never", "sometimes", "always"],
    dimensions: [{ title: "D", least: 1 }],
    statements: [["m1", 0, "M"]],
    profiles: [],
    remarks: [],
    lowest: 1,
    observer: ["m1"],
    compare: "first",
  };
  const rated = (id: string, place: string, observer = ""): Fact => ({
    type: "rated",
    survey: id,
    page: id,
    observer,
    answers: [["m1", place]],
  });
  const shown = (...facts: Fact[]) => columns(derive(told(...facts)), survey).map(({ who, means }) => [who, means[0]]);
  assert.deepEqual(shown(), []);
  assert.deepEqual(shown(rated("later", "1")), [["you", 1]]);
  assert.deepEqual(shown(rated("first", "1"), rated("later", "2"), rated("later", "3", "Kim")), [
    ["first", 1],
    ["now", 2],
    ["observer", 3],
  ]);
  assert.deepEqual(shown(rated("later", "1"), rated("later", "3")), [
    ["first", 1],
    ["now", 3],
  ]);
  const state = derive(told(rated("later", "3", "Kim")));
  assert.deepEqual(own(state, "later"), []);
  assert.ok(isKnown(state, survey, "Kim", [["m1", "3"]]));
  assert.ok(!isKnown(state, survey, "Kim", [["m1", "2"]]));
});
