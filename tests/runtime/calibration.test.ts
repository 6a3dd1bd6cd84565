// How often someone was right, beside how sure they were.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calibration, chance, told } from "../../themes/base/runtime/core/calibration";
import type { Event, EventOf, Fact, Sure } from "../../themes/base/runtime/core/record";

const stamped = (count: number, fact: Fact): Event => ({ id: `e${count}`, device: "d", count, at: count, ...fact });
/** An answer that someone was sure of, unless `more` says otherwise. */
function answer(count: number, more: Partial<EventOf<"answered">> = {}, isAsked = true): EventOf<"answered"> {
  return {
    id: `e${count}`,
    device: "d",
    count,
    at: count,
    type: "answered",
    question: `q${count}`,
    kind: "single",
    page: "p",
    response: { chosen: ["a"] },
    offered: { options: ["a", "b", "c", "d"] },
    shown: "",
    wording: "",
    key: "",
    rev: 0,
    share: 1,
    points: 1,
    hints: 0,
    attempt: "",
    ...(isAsked ? { sure: 3 } : {}),
    ...more,
  };
}

test("a guess promises what chance gives, by the kind of question", () => {
  const of = (kind: string, offered: Record<string, string[]>) => chance(answer(1, { kind, offered }));
  assert.equal(of("single", { options: ["a", "b", "c"] }), 1 / 3);
  assert.equal(of("multiple", { options: ["a", "b", "c"] }), 1 / 7);
  assert.equal(of("two-tier", { options: ["a", "b"], reasons: ["c", "d", "e"] }), 1 / 6);
  assert.equal(of("gap", { gap0: ["a", "b"], gap1: ["c", "d", "e"] }), 1 / 6);
  assert.equal(of("gap", { gap0: [], gap1: ["a", "b"] }), 0, "nobody guesses a word that is typed");
  assert.equal(of("number", { gap0: [] }), 0);
  assert.equal(of("order", { steps: ["a", "b"] }), 0);
});

test("what was not asked, not known, not scored or cleared does not count, and corrections do", () => {
  const events = [
    answer(1),
    answer(2, {}, false),
    answer(3, { sure: 0 }),
    answer(4, { share: null }),
    answer(12, { guess: true }),
    answer(5),
    answer(6),
    stamped(7, { type: "reset", questions: ["q5"], quizzes: [], pages: [], all: false }),
    stamped(8, { type: "reset", questions: ["q6"], quizzes: [], pages: [], all: false }),
    stamped(9, { type: "undone", reset: "e8" }),
    answer(10, { question: "q5", sure: 1 }),
    stamped(11, { type: "rescored", of: "e1", key: "k", share: 0, earned: null, possible: null, passed: null }),
  ];
  const found = told(events).map(({ event, sure, share }) => [event.id, sure, share]);
  assert.deepEqual(found, [
    ["e1", 3, 0],
    ["e6", 3, 1],
    ["e10", 1, 1],
  ]);
  assert.deepEqual(told([...events].reverse()).length, 3, "in any order");
});

test("a fit is said only where chance does not explain the difference", () => {
  const of = (sure: Sure, right: number, count: number) =>
    calibration(told(Array.from({ length: count }, (_, at) => answer(at + 1, { sure, share: at < right ? 1 : 0 }))));
  const { promised, ...rest } = of(3, 9, 10);
  assert.deepEqual(rest, { count: 10, right: 9, fit: "about" });
  assert.ok(Math.abs(promised - 9) < 1e-9);
  assert.equal(of(3, 8, 10).fit, "about");
  assert.equal(of(3, 5, 10).fit, "less");
  assert.equal(of(2, 7, 10).fit, "about");
  assert.equal(of(2, 10, 10).fit, "more");
  assert.equal(of(1, 3, 12).fit, "about");
  assert.equal(of(1, 8, 12).fit, "more");
  assert.equal(of(3, 0, 1).fit, "about", "one answer says nothing");
});

test("a learner whose answers are as sure as they say is never far off for long", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom<Sure>(1, 2, 3), fc.boolean()), { maxLength: 60 }), (answers) => {
      const { count, right, promised, fit } = calibration(
        told(answers.map(([sure, isRight], at) => answer(at + 1, { sure, share: isRight ? 1 : 0 }))),
      );
      assert.equal(count, answers.length);
      assert.ok(promised >= 0 && promised <= count);
      if (Math.abs(right - promised) <= 1) assert.equal(fit, "about");
      if (fit !== "about") assert.equal(fit, right < promised ? "less" : "more");
    }),
  );
});
