// The results of scenarios, surveys, the plan and the certificate, and calendar files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { calendar, dayAfter, isDay } from "../../themes/base/runtime/core/calendar";
import { done, isEarned } from "../../themes/base/runtime/core/certificate";
import type { Requirement, Scenario, Survey } from "../../themes/base/runtime/core/data";
import { bestAttempt, ended, shownPercent } from "../../themes/base/runtime/core/passing";
import { fieldText, isBegun, isFilled, later, PARTS } from "../../themes/base/runtime/core/plan";
import { type FullOutline, type FullPage, onTrack } from "../../themes/base/runtime/core/progress";
import { derive, type Event, type Fact } from "../../themes/base/runtime/core/record";
import { after, beginning, isOpen, type Standing, story } from "../../themes/base/runtime/core/scenario";
import { fitting, lowest, means, observed, readObserved } from "../../themes/base/runtime/core/survey";

/** Events, one after another. */
const told = (...facts: Fact[]): Event[] =>
  facts.map((fact, at) => ({ id: `e${at}`, device: "d", count: at + 1, at: at * 1000, ...fact }));

interface Contract {
  readonly name: string;
  readonly data: Scenario;
  readonly states: number;
  readonly endings: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

test("stories go where the build says that they can go", () => {
  const table = JSON.parse(readFileSync("tests/contract/scenarios.json", "utf8")) as readonly Contract[];
  assert.ok(table.length >= 3);
  for (const { name, data, states, endings } of table) {
    const seen = new Map<string, Standing>();
    const open = [beginning(data)];
    for (let now = open.pop(); now; now = open.pop()) {
      const key = JSON.stringify(now);
      if (seen.has(key)) continue;
      seen.set(key, now);
      const here = now;
      for (const choice of data.scenes[here.scene]?.choices ?? []) {
        if (isOpen(choice, here.values)) open.push(after(data, choice, here));
      }
    }
    assert.equal(seen.size, states, name);
    const ranges: Record<string, [number, number][]> = {};
    for (const { scene, values } of seen.values()) {
      const { id, outcome } = data.scenes[scene] ?? {};
      if (id === undefined || outcome === undefined) continue;
      ranges[id] ??= values.map(() => [Infinity, -Infinity]);
      const known = ranges[id];
      values.forEach((value, at) => {
        const range = known[at] ?? [0, 0];
        known[at] = [Math.min(range[0], value), Math.max(range[1], value)];
      });
    }
    assert.deepEqual(ranges, endings, name);
  }
});

test("a story ends where an author has taken away or closed what was chosen", () => {
  const scenario: Scenario = {
    id: "s",
    start: 0,
    variables: [{ name: "v", start: 1, min: 0, max: 2, label: "V", good: null }],
    scenes: [
      { id: "a", title: "a", choices: [{ name: "on", to: 1, effects: [[0, "add", 5]], condition: [] }] },
      { id: "b", title: "b", choices: [{ name: "end", to: 2, effects: [], condition: [[0, "<", 2]] }] },
      { id: "c", title: "c", choices: [], outcome: "sound" },
    ],
  };
  const steps = [
    { scene: "a", choice: "on" },
    { scene: "b", choice: "end" },
  ];
  const standings = story(scenario, steps);
  assert.deepEqual(
    standings.map(({ scene }) => scene),
    [0, 1],
    "the value stops at its bound, and closes the end",
  );
  assert.deepEqual(standings[1]?.values, [2]);
  assert.equal(story(scenario, [{ scene: "a", choice: "gone" }]).length, 1);
  assert.equal(story(scenario, [{ scene: "x", choice: "on" }]).length, 1);
});

const survey: Survey = {
  id: "check",
  scale: ["Never", "Sometimes", "Often", "Always"],
  dimensions: [
    { title: "M", least: 2 },
    { title: "L", least: 1 },
  ],
  statements: [
    ["m1", 0, "One"],
    ["m2", 0, "Two"],
    ["m3", 0, "Three"],
    ["l1", 1, "Four"],
  ],
  profiles: [
    { id: "high", title: "High", when: [[0, ">=", 2.5]] },
    { id: "low", title: "Low", when: [[0, "<", 2.5]] },
  ],
  remarks: [{ id: "lopsided", title: "Lopsided", when: [[null, ">=", 1]] }],
  lowest: 2,
  observer: ["m1", "l1"],
  compare: null,
};

test("means leave out what does not apply, and need as many answers as the author says", () => {
  assert.deepEqual(
    means(survey, [
      ["m1", "2"],
      ["m2", "3"],
      ["m3", ""],
      ["l1", "4"],
    ]),
    [2.5, 4],
  );
  assert.deepEqual(
    means(survey, [
      ["m1", "2"],
      ["m2", ""],
      ["m3", ""],
      ["l1", ""],
    ]),
    [undefined, undefined],
  );
  assert.deepEqual(means(survey, [["m1", "2"]], false), [2, undefined], "an observer may answer little");
  assert.deepEqual(
    means(survey, [
      ["m1", "9"],
      ["m2", "0"],
      ["m3", "1.5"],
      ["gone", "2"],
    ]),
    [undefined, undefined],
  );
});

test("a result has the profile of its means, and remarks beside it", () => {
  const ids = (said: readonly { id: string }[]) => said.map(({ id }) => id);
  assert.deepEqual(ids(fitting(survey.profiles, [2.5, 4])), ["high"]);
  assert.deepEqual(ids(fitting(survey.profiles, [2.49, 4])), ["low"]);
  assert.deepEqual(ids(fitting(survey.profiles, [undefined, 4])), []);
  assert.deepEqual(ids(fitting(survey.remarks, [2.5, 4])), ["lopsided"]);
  assert.deepEqual(ids(fitting(survey.remarks, [3.5, 4])), []);
  assert.deepEqual(ids(fitting(survey.remarks, [3.5, undefined])), [], "no difference with one mean alone");
  assert.deepEqual(
    lowest(survey, [
      ["m1", "3"],
      ["m2", "1"],
      ["m3", "1"],
      ["l1", "4"],
    ]),
    [
      ["Two", 1],
      ["Three", 1],
    ],
  );
});

test("whatever was answered, a mean lies on the scale", () => {
  const answers = fc.array(
    fc.tuple(
      fc.constantFrom("m1", "m2", "m3", "l1", "x"),
      fc.oneof(fc.constantFrom("", "1", "2", "3", "4"), fc.string()),
    ),
  );
  fc.assert(
    fc.property(answers, (given) => {
      for (const mean of means(survey, given, false)) assert.ok(mean === undefined || (mean >= 1 && mean <= 4));
    }),
    { numRuns: 2000 },
  );
});

test("an observer's file is read back, and nothing else is", () => {
  const file = observed({
    course: "c",
    survey: "check",
    observer: "Kim",
    answers: [
      ["m1", "3"],
      ["m2", "1"],
      ["l1", ""],
    ],
  });
  assert.deepEqual(readObserved(file, "c", survey), {
    course: "c",
    survey: "check",
    observer: "Kim",
    answers: [
      ["m1", "3"],
      ["l1", ""],
    ],
  });
  assert.equal(readObserved(file, "other", survey), undefined);
  assert.equal(readObserved(file.replace('"check"', '"else"'), "c", survey), undefined);
  assert.equal(readObserved("{", "c", survey), undefined);
  assert.equal(
    readObserved(observed({ course: "c", survey: "check", observer: "", answers: [["m1", ""]] }), "c", survey),
    undefined,
    "an answer at least",
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => assert.equal(readObserved(text, "c", survey), undefined)),
  );
});

const answered = (question: string, text: string): Fact => ({
  type: "answered",
  question,
  kind: "reflect",
  page: "p",
  response: { text },
  offered: {},
  shown: text,
  wording: "w",
  key: "",
  rev: 1,
  share: null,
  points: 1,
  hints: 0,
  attempt: "",
});
const wrote = (field: string, text: string): Fact => ({ type: "wrote", field, text });

test("a field says what was written on the plan, or else what reflections say", () => {
  const field = { id: "aim", form: "text" as const, survey: null, prompts: [["q1"], ["q2", "old-q2"]] };
  const only = derive(told(answered("q1", "One."), answered("old-q2", "Two.")));
  assert.equal(fieldText(only, field), "One.\n\nTwo.");
  assert.ok(isFilled(only, field));
  const both = derive(told(answered("q1", "One."), wrote("aim", "Mine."), answered("old-q2", "Two.")));
  assert.equal(fieldText(both, field), "Mine.");
  assert.deepEqual(
    later(both, field).map(({ response }) => response.text),
    ["Two."],
    "what came later is offered",
  );
  const cleared = derive(told(answered("q1", "One."), wrote("aim", "")));
  assert.equal(fieldText(cleared, field), "");
  assert.ok(!isFilled(cleared, field));
});

test("a goal needs a behaviour, a measure and an if–then; a plan is begun by a day or by three weeks", () => {
  const field = { id: "g", form: "goal" as const, survey: null, prompts: [] };
  const parts = ["behaviour", "measure", "if", "then"].map((part) => wrote(`g:${part}`, "x"));
  assert.ok(isFilled(derive(told(...parts)), field));
  for (let at = 0; at < parts.length; at += 1)
    assert.ok(!isFilled(derive(told(...parts.filter((_, other) => other !== at))), field));
  assert.ok(PARTS.length === 8);
  assert.ok(isBegun(derive(told(wrote(":start", "2026-01-01")))));
  const weeks = [1, 2, 3].map((week) => wrote(`:week-${week} #g`, "yes"));
  assert.ok(isBegun(derive(told(...weeks))));
  assert.ok(!isBegun(derive(told(...weeks, wrote(":week-2 #g", "")))), "a tick taken back");
  assert.ok(
    !isBegun(derive(told(wrote(":week-1 #g", "yes"), wrote(":week-1 #h", "yes"), wrote(":week-1 #i", "yes")))),
    "one week is one week",
  );
});

const chose = (scenario: string, outcome: "sound" | "recoverable" | "harmful" | null): Fact => ({
  type: "chose",
  scenario,
  page: scenario,
  run: "r",
  after: "",
  scene: "s",
  choice: "c",
  shown: "C",
  to: "t",
  outcome,
});

test("a certificate counts the best attempts, endings of the right kind, and no observer's answers", () => {
  const attempt = (name: string, earned: number): Fact[] => [
    { type: "started", attempt: name, quiz: "z", page: "z", seed: 1, asked: [] },
    { type: "submitted", attempt: name, quiz: "z", page: "z", earned, possible: 1000, passed: null },
  ];
  const quiz: Requirement = { kind: "quiz", quiz: "z", percent: 80 };
  assert.deepEqual(done(derive(told(...attempt("a", 799))), quiz), { done: 0, needed: 1 }, "79.9 is not 80");
  const state = derive(told(...attempt("a", 800), ...attempt("b", 100)));
  const best = bestAttempt(ended(state, "z"));
  assert.equal(best && shownPercent(best.earned, best.possible), 80);
  assert.ok(isEarned(state, [quiz]));

  const some: Requirement = {
    kind: "scenario",
    of: [
      ["a", false],
      ["b", true],
      ["c", false],
    ],
    any: 2,
    outcome: ["sound", "recoverable"],
  };
  assert.equal(done(derive(told(chose("a", "harmful"), chose("c", null))), some).done, 0);
  assert.equal(done(derive(told(chose("a", "harmful"), chose("a", "recoverable"))), some).done, 1);
  const read: Fact = { type: "completed", page: "b", how: "said", value: true };
  assert.equal(done(derive(told(chose("a", "sound"), read)), some).done, 2, "read as text counts where it may be");
  assert.equal(done(derive(told(chose("a", "sound"), { ...read, page: "c" })), some).done, 1);

  const asked: Requirement = { kind: "survey", survey: "s" };
  const rated = (observer: string): Fact => ({
    type: "rated",
    survey: "s",
    page: "s",
    observer,
    answers: [["m", "1"]],
  });
  assert.ok(!isEarned(derive(told(rated("Kim"))), [asked]));
  assert.ok(isEarned(derive(told(rated("Kim"), rated(""))), [asked]));
  assert.ok(
    !isEarned(derive(told(rated(""), { type: "reset", questions: [], quizzes: [], pages: ["s"], all: false })), [
      asked,
    ]),
  );
});

test("a track is its pages, and units without any are left out", () => {
  const page = (slug: string, tracks: string[]): FullPage => ({
    slug,
    kind: "lesson",
    number: null,
    title: slug,
    url: slug,
    minutes: 1,
    tracks,
    questions: [],
    quizzes: [],
  });
  const outline: FullOutline = {
    title: "C",
    version: null,
    objectives: [],
    units: [
      { title: "U", url: "u", cover: [], pages: [page("a", ["x"]), page("b", ["y"])] },
      { title: "V", url: "v", cover: [], pages: [page("c", ["y"])] },
    ],
  };
  assert.deepEqual(
    onTrack(outline, "x").units.map(({ pages }) => pages.map(({ slug }) => slug)),
    [["a"]],
  );
  assert.equal(onTrack(outline, ""), outline);
});

test("calendar files keep to RFC 5545, whatever stands in them", () => {
  assert.equal(dayAfter("2026-02-27", 2), "2026-03-01");
  assert.equal(dayAfter("2026-03-28", 1), "2026-03-29", "no clock is put forward");
  assert.ok(isDay("2026-01-31") && !isDay("2026-1-3") && !isDay("") && !isDay("2026-13-01"));
  const file = calendar(
    "C",
    [
      {
        uid: "u",
        day: "2026-12-31",
        title: "Say; what, you\\mean",
        text: "é".repeat(80),
        url: "https://example.org/",
        weeks: 13,
      },
    ],
    new Date(0),
  );
  assert.ok(file.includes("SUMMARY:Say\\; what\\, you\\\\mean\r\n"));
  assert.ok(file.includes("DTSTART;VALUE=DATE:20261231\r\n") && file.includes("DTEND;VALUE=DATE:20270101\r\n"));
  assert.ok(file.includes("RRULE:FREQ=WEEKLY;COUNT=13\r\n") && file.includes("DTSTAMP:19700101T000000Z\r\n"));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme" }), (text, title) => {
      const made = calendar("C", [{ uid: "u", day: "2026-01-01", title, text }], new Date(0));
      for (const line of made.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75);
      const whole = made.replaceAll("\r\n ", "");
      assert.ok(!/[\r\n]/.test(whole.replaceAll("\r\n", "")), "no line ends by itself");
      const found = /DESCRIPTION:(.*)\r\n/.exec(whole)?.[1] ?? "";
      const back = found.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
      assert.equal(back, text.replace(/\r\n|\r/g, "\n"));
    }),
    { numRuns: 500 },
  );
});
