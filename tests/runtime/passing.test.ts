// The rule for passing, and the percentages that learners see.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { done } from "../../themes/base/runtime/core/certificate";
import { bestAttempt, ended, passes, shownPercent, verdict } from "../../themes/base/runtime/core/passing";
import { derive, type Event, type Fact } from "../../themes/base/runtime/core/record";

interface Case {
  readonly says: string;
  readonly earned: number;
  readonly possible: number;
  readonly percent: number;
  readonly passes: boolean;
  readonly shown: number;
}

test("a result passes as the table says, and what is shown agrees", () => {
  const table = JSON.parse(readFileSync("tests/contract/passing.json", "utf8")) as readonly Case[];
  assert.ok(table.length > 10);
  for (const { says, earned, possible, percent, passes: expected, shown } of table) {
    assert.equal(passes(earned, possible, percent), expected, says);
    assert.equal(shownPercent(earned, possible, percent), shown, says);
  }
});

test("the percentage shown never contradicts the verdict", () => {
  const percent = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 10, 100, 1000));
  const shares = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 12 })), { minLength: 1 });
  fc.assert(
    fc.property(shares, percent, (parts, [number, scale]) => {
      const needed = Math.min(number / scale, 100);
      const earned = parts.reduce((sum, [right, all]) => sum + Math.min(right, all) / all, 0);
      const isPassed = passes(earned, parts.length, needed);
      assert.equal(shownPercent(earned, parts.length, needed) >= needed, isPassed);
    }),
  );
});

test("where nothing is needed there is no verdict, and whole percent are shown", () => {
  assert.equal(verdict(2, 3, null), null);
  assert.equal(verdict(0, 0, 80), null);
  assert.equal(verdict(2, 3, 66.6), true);
  assert.equal(shownPercent(2, 3), 66);
  assert.equal(shownPercent(3, 3), 100);
});

test("quiz and certificate agree: two of three reach 66.6 percent", () => {
  const facts: Fact[] = [
    { type: "started", attempt: "a", quiz: "z", page: "z", seed: 1, asked: [] },
    {
      type: "submitted",
      attempt: "a",
      quiz: "z",
      page: "z",
      earned: 2,
      possible: 3,
      passed: verdict(2, 3, 66.6),
    },
  ];
  const events = facts.map((fact, at): Event => ({ id: `e${at}`, device: "d", count: at + 1, at, ...fact }));
  const state = derive(events);
  assert.equal(ended(state, "z")[0]?.passed, true);
  assert.deepEqual(done(state, { kind: "quiz", quiz: "z", percent: 66.6 }), { done: 1, needed: 1 });
  assert.deepEqual(done(state, { kind: "quiz", quiz: "z", percent: 66.7 }), { done: 0, needed: 1 });
  assert.equal(bestAttempt(ended(state, "z"))?.earned, 2);
});
