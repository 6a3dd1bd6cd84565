// Goals of the plan are asked about after 7 and 28 days, whatever clocks say.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayOf } from "../../themes/base/runtime/core/days";
import { asked, followUps, kept, sentence } from "../../themes/base/runtime/core/follow-up";
import { lacking } from "../../themes/base/runtime/core/plan";
import { derive, type Event, type Fact } from "../../themes/base/runtime/core/record";

const DAY = 86_400_000;
const FIRST = 20_000;
const FIELDS = [{ id: "g", form: "goal" as const }];
const at = (day: number, count: number, fact: Fact, device = "d"): Event => ({
  id: `${device}${count}`,
  device,
  count,
  // Noon, whatever the time zone.
  at: day * DAY + DAY / 2,
  ...fact,
});
const wrote = (field: string, text = "x"): Fact => ({ type: "wrote", field, text });
const said = (day: number, answer: "yes" | "partly" | "no" = "yes", field = "g"): Fact => ({
  type: "followed-up",
  field,
  day,
  answer,
});
const made = (day = FIRST) => [at(day, 1, wrote("g:if")), at(day, 2, wrote("g:then"))];
const due = (events: readonly Event[], today: number) =>
  asked(followUps(derive(events), events, FIELDS, today), today).map(({ day }) => day);

test("a goal is asked about from the seventh day, and then from the twenty-eighth", () => {
  const days = [6, 7, 27, 28, 400].map((after) => due(made(), FIRST + after));
  assert.deepEqual(days, [[], [7], [7], [28], [28]]);
  const answered = [...made(), at(FIRST + 8, 3, said(7))];
  assert.deepEqual(
    [8, 27, 28].map((after) => due(answered, FIRST + after)),
    [[], [], [28]],
  );
  const both = [...answered, at(FIRST + 30, 4, said(28, "no"))];
  assert.deepEqual(due(both, FIRST + 60), []);
  assert.deepEqual(kept(derive(both)), { kept: 1, count: 2 });
});

test("half a sentence is no goal, and a new one begins the days again", () => {
  const half = [at(FIRST, 1, wrote("g:if")), at(FIRST, 2, wrote("g:then", "  "))];
  assert.deepEqual(due(half, FIRST + 100), []);
  const whole = [...half, at(FIRST + 50, 3, wrote("g:then", "y"))];
  assert.deepEqual(due(whole, FIRST + 56), [], "the days count from the second half");
  assert.deepEqual(due(whole, FIRST + 57), [7]);
  const anew = [...made(), at(FIRST + 8, 3, said(7)), at(FIRST + 9, 4, wrote("g:if", "z"))];
  assert.deepEqual(due(anew, FIRST + 15), []);
  assert.deepEqual(due(anew, FIRST + 16), [7], "what was said of the old goal is not said of the new one");
  assert.deepEqual(sentence(derive(anew), "g"), ["z", "x"]);
  assert.deepEqual(due([...anew, at(FIRST + 10, 5, wrote("g:then", ""))], FIRST + 90), [], "and one taken back");
  const others = followUps(derive(made()), made(), [{ id: "g", form: "text" as const }], FIRST + 90);
  assert.deepEqual(others, [], "only goals are asked about");
});

test("a clock that was wrong neither buries the question nor asks at once", () => {
  const around = (wrong: number) => [
    ...[1, 2, 3].map((count) => at(FIRST - 4 + count, count, wrote(":start"))),
    at(wrong, 4, wrote("g:if")),
    at(wrong, 5, wrote("g:then")),
    at(FIRST, 6, wrote("g:why")),
  ];
  for (const wrong of [FIRST + 4000, FIRST - 4000]) {
    assert.deepEqual(due(around(wrong), FIRST + 5), [], `not at once, by a clock at ${wrong}`);
    assert.deepEqual(due(around(wrong), FIRST + 7), [7], `and not too late, by a clock at ${wrong}`);
  }
});

test("with any clocks, each goal that was made is asked about within 28 days of the true day", () => {
  const clock = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(clock, fc.integer({ min: 1, max: 30 }), (wrong, later) => {
      const events = [
        at(FIRST, 1, wrote(":start")),
        at(FIRST + wrong, 2, wrote("g:if")),
        at(FIRST, 3, wrote("g:then")),
      ];
      const today = FIRST + 28 + later;
      const found = due([...events, at(today, 4, wrote("g:why"))], today);
      assert.deepEqual(found, [28]);
    }),
  );
  assert.equal(dayOf(FIRST * DAY + DAY / 2, 0), FIRST);
});

test("a goal that was begun says what it lacks, one thing at a time, the sentence first", () => {
  const lacks = (...parts: string[]) => lacking((part) => (parts.includes(part) ? "x" : " "));
  assert.equal(lacks(), undefined, "nothing was begun");
  assert.equal(lacks("if"), "behaviour");
  assert.equal(lacks("behaviour"), "if");
  assert.equal(lacks("behaviour", "if"), "then");
  assert.equal(lacks("behaviour", "then", "measure"), "if");
  assert.equal(lacks("behaviour", "if", "then"), "measure");
  assert.equal(lacks("behaviour", "if", "then", "measure"), undefined);
});
