// What a learner did lately, and the milestones that are worth a word.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outline } from "../../themes/base/runtime/core/data";
import { fresh, reached } from "../../themes/base/runtime/core/milestones";
import { derive, type Event, type Fact } from "../../themes/base/runtime/core/record";
import { doneSince } from "../../themes/base/runtime/core/week";

const at = (time: number, count: number, fact: Fact): Event => ({
  id: `e${count}`,
  device: "d",
  count,
  at: time,
  ...fact,
});
const completed = (page: string, value = true): Fact => ({ type: "completed", page, how: "said", value });
const answered = (question: string): Fact => ({
  type: "answered",
  question,
  kind: "single",
  page: "p",
  response: { chosen: ["a"] },
  offered: {},
  shown: "",
  wording: "",
  key: "",
  rev: 1,
  share: 1,
  points: 1,
  hints: 0,
  attempt: "",
});

test("what was done since a day is counted once each, without what was cleared or taken back", () => {
  const events = [
    at(1, 1, completed("old")),
    at(20, 2, completed("new")),
    at(21, 3, completed("new")),
    at(22, 4, completed("back")),
    at(23, 5, completed("back", false)),
    at(2, 6, answered("early")),
    at(24, 7, answered("late")),
    at(25, 8, answered("late")),
    at(26, 9, answered("cleared")),
    at(27, 10, { type: "reset", questions: ["cleared"], quizzes: [], pages: [], all: false }),
    at(3, 11, { type: "started", attempt: "a", quiz: "q", page: "q", seed: 1, asked: [] }),
    at(28, 12, { type: "submitted", attempt: "a", quiz: "q", page: "q", earned: 1, possible: 1, passed: true }),
    at(29, 13, { type: "started", attempt: "b", quiz: "r", page: "r", seed: 1, asked: [] }),
    at(30, 14, { type: "submitted", attempt: "b", quiz: "r", page: "r", earned: 0, possible: 1, passed: false }),
  ];
  assert.deepEqual(doneSince(derive(events), events, 20), { pages: 1, questions: 1, quizzes: 1 });
  assert.deepEqual(
    doneSince(derive(events), events, 21),
    { pages: 1, questions: 1, quizzes: 1 },
    "the day itself counts",
  );
  assert.deepEqual(doneSince(derive(events), events, 31), { pages: 0, questions: 0, quizzes: 0 });
  assert.deepEqual(doneSince(derive(events), events, 0), { pages: 2, questions: 2, quizzes: 1 });
});

test("milestones are whole units, half of the way and all of it, each said once", () => {
  const page = (slug: string) => ({
    slug,
    title: slug,
    url: `${slug}.html`,
    kind: "lesson" as const,
    minutes: 1,
    tracks: [],
  });
  const unit = (title: string, ...pages: string[]) => ({ title, url: `${title}/`, cover: [], pages: pages.map(page) });
  const outline = { units: [unit("one", "a", "b"), unit("two", "c", "d", "e")] } as unknown as Outline;
  const ids = (...done: string[]) =>
    reached(derive(done.map((slug, count) => at(0, count, completed(slug)))), outline, "").map(({ id }) => id);
  assert.deepEqual(ids("a"), []);
  assert.deepEqual(ids("a", "b"), ["unit:one/"]);
  assert.deepEqual(ids("a", "c", "d"), ["half:"]);
  assert.deepEqual(ids("a", "b", "c"), ["unit:one/", "half:"]);
  assert.deepEqual(ids("a", "b", "c", "d", "e"), ["unit:one/", "unit:two/", "half:", "all:"]);
  const found = reached(derive(["a", "b", "c"].map((slug, count) => at(0, count, completed(slug)))), outline, "");
  assert.deepEqual(
    fresh(found, ["unit:one/"]).map(({ kind }) => kind),
    ["half"],
  );
  assert.deepEqual(fresh(found, ["half:", "unit:one/"]), []);
});
