// The review: days, grades, what is due, what is kept; and that no item is lost or buried, whatever clocks and devices do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { dayOf, daysOf } from "../../themes/base/runtime/core/days";
import { random } from "../../themes/base/runtime/core/draw";
import { answersTo, isObjectiveKept, keptOf } from "../../themes/base/runtime/core/kept";
import { merge } from "../../themes/base/runtime/core/merge";
import type { Event, EventOf } from "../../themes/base/runtime/core/record";
import {
  type Card,
  forecast,
  gradeOf,
  historyOf,
  isLeech,
  LEECH_LAPSES,
  MAX_INTERVAL,
  type Plan,
  seconds,
  session,
  standings,
} from "../../themes/base/runtime/core/review";

const DAY = 86_400_000;
const PLAN: Plan = { daily: 20, retention: 0.9 };
const START = 20_000;

const card = (id: string, more: Partial<Card> = {}): Card => ({
  id,
  was: [],
  rev: 1,
  wording: "w",
  kind: "single",
  page: "p",
  unit: 0,
  group: "",
  label: "",
  ...more,
});

let count = 0;
/** An answer on `day`, a little after noon. */
const answer = (question: string, day: number, share: number, more: Partial<EventOf<"answered">> = {}): Event => {
  count += 1;
  return {
    id: `e${count}`,
    device: "d",
    count,
    at: day * DAY + DAY / 2 + count,
    type: "answered",
    question,
    kind: "single",
    page: "p",
    response: {},
    offered: {},
    shown: "",
    wording: "w",
    key: "k",
    rev: 1,
    share,
    points: 1,
    hints: 0,
    attempt: "",
    ...more,
  };
};
const opened = (day: number, device = "d", at = day * DAY): Event => {
  count += 1;
  return { id: `e${count}`, device, count, at, type: "opened", page: "p", title: "P", path: "p.html" };
};

/** The day on which the only item is due. */
function due(events: readonly Event[], today: number, of = card("q")): number | undefined {
  return standings(historyOf([of], events, today), PLAN)[0]?.due;
}

test("the days are those of another implementation of FSRS on a thousand histories", () => {
  const histories: [day: number, grade: number, interval: number][][] = JSON.parse(
    readFileSync("tests/data/fsrs.json", "utf8"),
  );
  assert.equal(histories.length, 1000);
  let last = START;
  for (const history of histories) {
    const events: Event[] = [];
    for (const [day, grade, interval] of history) {
      const event = answer("q", START + day, grade > 1 ? 1 : 0, { review: true, hints: grade === 2 ? 1 : 0 });
      events.push(event);
      if (grade === 4)
        events.push({
          id: `x${event.id}`,
          device: "d",
          count: count++,
          at: event.at,
          type: "wrote",
          field: ":easy q",
          text: event.id,
        });
      last = START + day;
      assert.equal(due(events, last), last + interval, JSON.stringify(history));
    }
  }
});

test("the grade of a day says how well something was remembered", () => {
  const grade = (...events: Event[]) => gradeOf(answersTo([card("q")], events, START + 1).get("q") ?? [], new Set());
  assert.equal(grade(answer("q", START, 1)), 3);
  assert.equal(grade(answer("q", START, 1, { hints: 1 })), 2, "with a hint");
  assert.equal(grade(answer("q", START, 0), answer("q", START, 1)), 2, "at the second try");
  assert.equal(grade(answer("q", START, 0.5)), 1, "partly");
  assert.equal(grade(answer("q", START, 1, { sure: 1 })), 2, "by a guess");
  assert.equal(grade(answer("q", START, 0, { sure: 0 })), 1, "not known");
  assert.equal(grade(answer("q", START, 0, { review: true }), answer("q", START, 1, { review: true })), 1, "missed");
  const easy = answer("q", START, 1);
  assert.equal(gradeOf(answersTo([card("q")], [easy], START).get("q") ?? [], new Set([easy.id])), 4);
});

test("what was never answered is not asked, nor what was cleared or only guessed", () => {
  assert.equal(due([], START), undefined);
  assert.equal(due([answer("q", START, 0, { guess: true })], START), undefined);
  const given = answer("q", START, 1);
  count += 1;
  const reset: Event = {
    id: "r",
    device: "d",
    count,
    at: 0,
    type: "reset",
    questions: ["q"],
    quizzes: [],
    pages: [],
    all: false,
  };
  assert.equal(due([given, reset], START), undefined);
  count += 1;
  assert.notEqual(
    due([given, reset, { id: "u", device: "d", count, at: 0, type: "undone", reset: "r" }], START),
    undefined,
  );
});

test("a question that was changed is asked at once, and begins anew", () => {
  const events = [answer("q", START, 1), answer("q", START + 3, 1)];
  assert.equal(due(events, START + 4, card("q", { wording: "new" })), START + 4);
  assert.equal(due(events, START + 4, card("q", { rev: 2 })), START + 4);
  const again = [...events, answer("q", START + 4, 1, { wording: "new" })];
  assert.equal(due(again, START + 4, card("q", { wording: "new" })), START + 4 + 2, "as after a first answer");
  assert.equal(due([answer("old", START, 1)], START, card("q", { was: ["old"] })), START + 2, "by an earlier id");
});

test("a prompt for recall comes after five days, and the next day if it was missed", () => {
  const recall = (self: number) => answer("q", START, 0, { kind: "recall", share: null, self });
  assert.equal(due([recall(1)], START, card("q", { kind: "recall" })), START + 5);
  assert.equal(due([recall(0)], START, card("q", { kind: "recall" })), START + 1);
});

test("what was wrong and sure comes tomorrow, however well it was known", () => {
  const known = [0, 3, 14, 60, 200].map((day) => answer("q", START + day, 1));
  const missed = (sure: 2 | 3) => due([...known, answer("q", START + 400, 0, { sure })], START + 400) ?? 0;
  assert.equal(missed(3), START + 401);
  assert.ok(missed(2) > START + 401);
});

test("of a group only the item seen longest ago is asked, and the others on other days", () => {
  const cards = [card("a", { group: "g" }), card("b", { group: "g" }), card("c")];
  const events = [answer("a", START, 1), answer("b", START + 1, 1), answer("c", START, 1)];
  const ids = (some: readonly Event[], today: number) =>
    session(historyOf(cards, some, today), PLAN, "who")
      .cards.map(({ id }) => id)
      .sort();
  assert.deepEqual(ids(events, START + 9), ["a", "c"]);
  const later = [...events, answer("a", START + 9, 1, { review: true })];
  assert.deepEqual(ids(later, START + 9), ["c"], "not both on one day");
  assert.deepEqual(ids(later, START + 10), ["b", "c"]);
});

test("what learners confuse never comes twice in a row, where there is enough else", () => {
  const labels = ["conflict", "conflict", "conflict", "bullying", "bullying", "bullying", ""];
  const cards = labels.map((label, at) => card(`q${at}`, { label, unit: at % 2 }));
  const events = cards.map(({ id }) => answer(id, START, 1));
  for (const who of ["a", "b", "c", "d", "e"]) {
    const asked = session(historyOf(cards, events, START + 30), PLAN, who).cards;
    assert.equal(asked.length, cards.length);
    const repeated = asked.filter(({ label }, at) => label !== "" && label === asked[at - 1]?.label);
    assert.deepEqual(repeated, [], who);
  }
});

test("a day's work is at most twenty items and eight minutes, and units are mixed", () => {
  const cards = Array.from({ length: 60 }, (_, at) =>
    card(`q${at}`, { unit: at % 3, kind: ["single", "order", "recall"][at % 3] ?? "" }),
  );
  const events = cards.map(({ id, kind }) => answer(id, START, 1, kind === "recall" ? { share: null, self: 1 } : {}));
  let all: Event[] = events;
  const seen = new Set<string>();
  for (let day = START + 30; seen.size < 60; day += 1) {
    const today = session(historyOf(cards, all, day), PLAN, "who");
    assert.ok(today.cards.length <= 20 && today.cards.length > 0, `${today.cards.length}`);
    assert.ok(today.cards.reduce((sum, one) => sum + seconds(one), 0) <= 480);
    const neighbours = today.cards.filter((one, at) => at > 0 && one.unit === today.cards[at - 1]?.unit);
    const most = Math.max(...[0, 1, 2].map((unit) => today.cards.filter((one) => one.unit === unit).length));
    assert.ok(neighbours.length <= Math.max(0, 2 * most - today.cards.length - 1), "units are mixed");
    for (const { id } of today.cards) seen.add(id);
    all = [...all, ...today.cards.map(({ id }) => answer(id, day, 1, { review: true, self: 1 }))];
    assert.equal(session(historyOf(cards, all, day), PLAN, "who").cards.length === 0 || today.waiting > 0, true);
    assert.ok(day < START + 40, "nothing waits for ever");
  }
});

test("what is forgotten again and again leads to its lesson, and comes back when it was right there", () => {
  const events: Event[] = [answer("q", START, 1)];
  for (let lapse = 1; lapse <= LEECH_LAPSES; lapse += 1)
    events.push(answer("q", START + lapse * 10, 0, { review: true }));
  const today = START + 100;
  const [standing] = standings(historyOf([card("q")], events, today), PLAN);
  assert.ok(standing && isLeech(standing));
  const now = session(historyOf([card("q")], events, today), PLAN, "who");
  assert.deepEqual([now.cards.length, now.leeches.length], [0, 1]);
  const back = [...events, answer("q", today, 1)];
  assert.equal(session(historyOf([card("q")], back, today + 60), PLAN, "who").cards.length, 1);
});

test("kept is what was right on three different days", () => {
  const kept = (...events: Event[]) => keptOf(answersTo([card("q")], events, START + 99)).has("q");
  assert.equal(kept(answer("q", START, 1), answer("q", START, 1), answer("q", START + 1, 1)), false);
  assert.equal(kept(answer("q", START, 1), answer("q", START + 1, 0), answer("q", START + 2, 1)), false);
  assert.equal(kept(answer("q", START, 1), answer("q", START + 1, 1), answer("q", START + 9, 1)), true);
  const self = (day: number) => answer("q", day, 0, { kind: "recall", share: null, self: 1 });
  assert.equal(kept(self(START), self(START + 5), self(START + 20)), true);
  assert.equal(isObjectiveKept(4, 5), true);
  assert.equal(isObjectiveKept(3, 4), false);
  assert.equal(isObjectiveKept(0, 0), false);
});

test("a clock that was years ahead or behind for a while moves nothing else", () => {
  const today = START + 30;
  const days = (events: readonly Event[]) => daysOf(events, today, (at) => Math.floor(at / DAY));
  const wrong = [
    opened(START),
    opened(START + 1),
    opened(0, "d", (START + 4000) * DAY),
    opened(START + 2),
    opened(0, "d", 0),
    opened(START + 9),
  ];
  assert.deepEqual(
    wrong.map(({ id }) => (days(wrong).get(id) ?? 0) - START),
    [0, 1, 1, 2, 2, 9],
  );
  const never = [opened(0, "d", (START + 4000) * DAY)];
  assert.equal(days(never).get(never[0]?.id ?? ""), today, "nothing else is known");
  const other = [opened(START + 3, "e"), ...never];
  count += 1;
  assert.equal(days([...other, { ...opened(START + 5, "e"), count }]).get(never[0]?.id ?? ""), START + 3 + 0);
});

test("days do not depend on the order of events, and no day is after today", () => {
  const event = fc
    .record({
      device: fc.constantFrom("a", "b"),
      count: fc.integer({ min: 1, max: 30 }),
      day: fc.integer({ min: -50, max: 90 }),
    })
    .map(
      ({ device, count, day }) =>
        ({ ...opened(0, device, (START + day) * DAY), count, id: `${device}${count}` }) as Event,
    );
  fc.assert(
    fc.property(fc.uniqueArray(event, { selector: ({ id }) => id, maxLength: 30 }), (events) => {
      const one = daysOf(events, START + 40);
      assert.deepEqual([...one].sort(), [...daysOf([...events].reverse(), START + 40)].sort());
      for (const { id } of events) assert.ok((one.get(id) ?? Infinity) <= START + 40);
      // What every clock tells in order is believed.
      const ordered = [...events]
        .sort((a, b) => a.count - b.count)
        .map((event, at) => ({ ...event, at: (START + at) * DAY + DAY / 2 }));
      const days = daysOf(ordered, START + 40, (at) => dayOf(at, 0));
      for (const { id, at } of ordered) assert.equal(days.get(id), dayOf(at, 0));
    }),
    { numRuns: 500 },
  );
});

/** A learner with two devices, whose clocks may be wrong for some time. */
function simulated(
  start: number,
  clock: (device: number, day: number) => number,
): { waited: number; late: number; asked: number } {
  const next = random(start);
  const cards = Array.from({ length: 400 }, (_, at) =>
    card(`q${at}`, {
      unit: at % 9,
      group: at % 5 === 0 ? `g${Math.floor(at / 10)}` : "",
      kind: at % 4 === 0 ? "recall" : "single",
    }),
  );
  const records: [Event[], Event[]] = [[], []];
  const byId = new Map(cards.map((one) => [one.id, one]));
  const last: [number, number] = [0, 0];
  const answered = new Map<string, number>();
  let waited = 0;
  let late = 0;
  let asked = 0;
  for (let day = START; day < START + 365; day += 1) {
    const device = day % 7 < 4 ? 0 : 1;
    const record = records[device];
    const now = clock(device, day);
    const add = (id: string, isRight: boolean, review: boolean) => {
      last[device] += 1;
      const most = last[device];
      const { kind } = byId.get(id) ?? card(id);
      const known = kind === "recall" ? { kind, share: null, self: isRight ? 1 : 0 } : {};
      record.push({
        ...answer(id, now, isRight ? 1 : 0, review ? { review } : {}),
        ...known,
        device: `d${device}`,
        count: most,
        id: `${device} ${most}`,
      } as Event);
      answered.set(id, day);
    };
    // Two lessons' questions a day, until all were met.
    for (const { id } of cards.slice((day - START) * 2, (day - START + 1) * 2)) add(id, next() < 0.7, false);
    const history = historyOf(cards, record, now);
    const work = session(history, PLAN, "who");
    assert.ok(work.cards.length <= PLAN.daily);
    for (const { id } of work.cards) {
      asked += 1;
      const isRight = next() < 0.85;
      add(id, isRight, true);
      if (!isRight) add(id, true, true);
    }
    if (day % 21 === 0) {
      const both = merge(records[0], records[1]);
      records[0] = [...both];
      records[1] = [...both];
      last[0] = last[1] = Math.max(...last);
    }
    if (day % 30 !== 29) continue;
    const all = merge(records[0], records[1]);
    const found = standings(historyOf(cards, all, day), PLAN);
    const known = new Set(found.map((one) => one.card.id));
    for (const id of answered.keys()) assert.ok(known.has(id), `${id} is lost`);
    for (const one of found) {
      const truly = answered.get(one.card.id) ?? day;
      late = Math.max(late, one.due - truly);
      if (!isLeech(one)) waited = Math.max(waited, day - one.due);
    }
  }
  // Whatever the order of merging, both devices then ask the same.
  const [a, b] = records;
  const today = START + 365;
  const lists = [merge(a, b), merge(b, a), merge(merge(a, b), a)].map((all) =>
    session(historyOf(cards, all, today), PLAN, "who").cards.map(({ id }) => id),
  );
  assert.deepEqual(lists[0], lists[1]);
  assert.deepEqual(lists[0], lists[2]);
  return { waited, late, asked };
}

test("in a year of 400 items on two devices none is lost or buried, with any clock", () => {
  const clocks: Record<string, (device: number, day: number) => number> = {
    right: (_, day) => day,
    // Ten years ahead for a week, at the epoch for a month, and a day behind for the rest of the year.
    wrong: (device, day) => {
      const since = day - START;
      if (device === 1 && since > 100 && since < 108) return day + 3650;
      if (device === 0 && since > 160 && since < 190) return 3;
      return since > 250 ? day - device : day;
    },
  };
  for (const [name, clock] of Object.entries(clocks)) {
    const { waited, late, asked } = simulated(7, clock);
    assert.ok(late <= MAX_INTERVAL + 31, `${name}: asked again ${late} days after the last answer at most`);
    assert.ok(waited <= 60, `${name}: ${waited} days overdue at most`);
    assert.ok(asked > 1500, `${name}: ${asked}`);
  }
});

test("the forecast spreads what is due over the days", () => {
  const cards = Array.from({ length: 30 }, (_, at) => card(`q${at}`));
  const all = standings(
    historyOf(
      cards,
      cards.map(({ id }) => answer(id, START, 1)),
      START,
    ),
    PLAN,
  );
  assert.deepEqual(forecast(all, START, 5, 20), [0, 0, 20, 10, 0]);
});
