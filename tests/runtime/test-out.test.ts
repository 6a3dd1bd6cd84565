// Testing out: for any graph of objectives and any answers it ends soon, follows what the objectives need, asks nothing twice
// while anything else is left, and does not depend on the device on which the answers were given.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { asWork, KNOWN, left, next, shareDone } from "../../themes/base/runtime/core/completion";
import type { TestOut } from "../../themes/base/runtime/core/data";
import { merge } from "../../themes/base/runtime/core/merge";
import { reached } from "../../themes/base/runtime/core/milestones";
import { derive, type Event, type Fact, type Sure } from "../../themes/base/runtime/core/record";
import {
  attemptOf,
  ending,
  MAX_QUESTIONS,
  MAX_TRIES,
  type Standing,
  standing,
  TEST_OUT,
} from "../../themes/base/runtime/core/test-out";

/** A course with an objective and a lesson for each entry of `needs`, which lists what the objective needs. */
const course = (needs: readonly (readonly number[])[], items: readonly number[] = []): TestOut => ({
  objectives: needs.map((of, at) => ({
    id: `o${at}`,
    title: `O${at}`,
    needs: of.map((need) => `o${need}`),
    items: Array.from({ length: items[at] ?? 8 }, (_, item) => ({ id: `q${at}-${item}`, page: `l${at}` })),
  })),
  lessons: needs.map((_, at) => ({
    slug: `l${at}`,
    title: `L${at}`,
    url: `l${at}.html`,
    tracks: at % 2 === 0 ? ["even"] : [],
    objectives: [`o${at}`],
  })),
});

/** A browser with a record. */
class Device {
  events: Event[] = [];
  constructor(readonly name: string) {}

  add(...facts: readonly Fact[]): void {
    for (const fact of facts) {
      const count = Math.max(0, ...this.events.map((event) => event.count)) + 1;
      this.events.push({ id: `${this.name}${count}`, device: this.name, count, at: count, ...fact });
    }
  }

  now(plan: TestOut, track = ""): Standing {
    return standing(plan, this.events, "who", track);
  }

  begin(name: string): void {
    this.add({ type: "started", attempt: name, quiz: TEST_OUT, page: "", seed: 0, asked: [] });
  }

  /** Answers what is asked. Returns the objective and the question, or `undefined` if nothing is asked. */
  answer(plan: TestOut, share: number, sure: Sure): readonly [objective: string, question: string] | undefined {
    const { open, next: asked } = this.now(plan);
    if (!open || !asked) return undefined;
    this.add({
      ...{ type: "answered", question: asked.item.id, kind: "single", page: asked.item.page, response: {} },
      ...{ offered: {}, shown: "", wording: "w", key: "k", rev: 1, share, points: 1, hints: 0, sure },
      attempt: attemptOf(open.name, asked.objective),
    });
    return [asked.objective, asked.item.id];
  }

  end(plan: TestOut): void {
    const now = this.now(plan);
    const last = derive(this.events).attempts.get(TEST_OUT)?.at(-1);
    if (last) this.add(...ending(now, { name: last.start.attempt, steps: [] }, this.written));
  }

  get written(): string {
    return derive(this.events).written.get(KNOWN)?.text ?? "";
  }
}

/** A graph without circles: each objective needs some of those before it. */
const graph = fc
  .array(fc.array(fc.nat(99), { maxLength: 4 }), { minLength: 1, maxLength: 25 })
  .map((raw) => raw.map((of, at) => [...new Set(at === 0 ? [] : of.map((need) => need % at))]));
const sure = fc.constantFrom<Sure>(0, 1, 2, 3, 3, 3);
const answers = fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1, 1), sure), { minLength: 80, maxLength: 80 });

/** Everything that follows from what an objective needs. */
function assertClosed(plan: TestOut, { known, failed }: Standing): void {
  for (const { id, needs } of plan.objectives)
    for (const need of needs) {
      assert.ok(!known.has(id) || known.has(need), `${id} is known, and ${need} is not`);
      assert.ok(!failed.has(need) || failed.has(id), `${need} is failed, and ${id} is not`);
    }
  for (const id of known) assert.ok(!failed.has(id), `${id} is both`);
}

test("every try ends within 15 questions, follows the needs, and asks nothing twice while there is more", () => {
  fc.assert(
    fc.property(graph, fc.array(fc.nat(6), { maxLength: 25 }), answers, (needs, items, given) => {
      const plan = course(needs, items);
      const device = new Device("a");
      const ever: string[] = [];
      let at = 0;
      for (let name = 0; name < MAX_TRIES && device.now(plan).hasMore; name += 1) {
        device.begin(`try${name}`);
        const asked: string[] = [];
        for (;;) {
          const [share, how] = given[at % given.length] ?? [1, 3];
          at += 1;
          const found = device.answer(plan, share, how);
          if (!found) break;
          const [objective, question] = found;
          assert.ok(!asked.includes(question), "asked twice in a try");
          const all = plan.objectives.find(({ id }) => id === objective)?.items.map(({ id }) => id) ?? [];
          const isFresh = (id: string) => !ever.includes(id);
          assert.ok(isFresh(question) || !all.some((id) => isFresh(id)), "asked again while another is left");
          asked.push(question);
          ever.push(question);
          assert.ok(asked.length <= MAX_QUESTIONS, "too many questions");
          assertClosed(plan, device.now(plan));
        }
        assert.ok(asked.length > 0, "a try asks something");
        device.end(plan);
        const now = device.now(plan);
        assertClosed(plan, now);
        assert.equal(now.open, undefined);
        const slugs = now.lessons.map(({ slug }) => slug);
        assert.deepEqual(device.written.split(" ").filter(Boolean), slugs, "what is known is written");
        assert.deepEqual(
          slugs,
          plan.lessons.filter(({ objectives }) => objectives.every((id) => now.known.has(id))).map(({ slug }) => slug),
        );
      }
      assert.ok(device.now(plan).left >= 0);
    }),
  );
});

test("two devices show the same, whichever record is merged into the other", () => {
  fc.assert(
    fc.property(graph, answers, fc.nat(15), fc.nat(15), fc.boolean(), (needs, given, first, second, isBack) => {
      const plan = course(needs);
      const [a, b] = [new Device("a"), new Device("b")];
      for (const [device, count, from] of [
        [a, first, 0],
        [b, second, 20],
      ] as const) {
        device.begin(`try-${device.name}`);
        for (const [share, how] of given.slice(from, from + count)) device.answer(plan, share, how);
        if (count % 2 === 0) device.end(plan);
      }
      if (isBack) b.add({ type: "wrote", field: KNOWN, text: "" });
      const one = standing(plan, merge(a.events, b.events), "who");
      const other = standing(plan, merge(b.events, a.events), "who");
      assert.deepEqual(one, other);
      assert.deepEqual(standing(plan, merge(merge(a.events, b.events), a.events), "who"), one, "merged twice");
      assertClosed(plan, one);
    }),
  );
});

test("a chain is searched from its middle, and two right and sure answers count for all below", () => {
  const plan = course([[], [0], [1], [2], [3], [4], [5]]);
  const device = new Device("a");
  assert.equal(device.now(plan).open, undefined);
  device.begin("one");
  assert.equal(device.answer(plan, 1, 3)?.[0], "o3");
  assert.equal(device.answer(plan, 1, 3)?.[0], "o3");
  assert.deepEqual([...device.now(plan).known].sort(), ["o0", "o1", "o2", "o3"]);
  assert.equal(device.answer(plan, 0, 3)?.[0], "o5", "the middle of what is left");
  assert.deepEqual([...device.now(plan).failed].sort(), ["o5", "o6"], "one wrong answer is enough");
  assert.equal(device.answer(plan, 1, 2)?.[0], "o4", "right, and only rather sure");
  assert.equal(device.answer(plan, 1, 3), undefined, "nothing is left to ask");
  const { known, failed, lessons } = device.now(plan);
  assert.ok(!known.has("o4") && !failed.has("o4"));
  assert.deepEqual(
    lessons.map(({ slug }) => slug),
    ["l0", "l1", "l2", "l3"],
  );
});

test("not to know fails an objective, whatever the share says", () => {
  const plan = course([[], [0]]);
  const device = new Device("a");
  device.begin("one");
  const [objective] = device.answer(plan, 0, 0) ?? [];
  assert.ok(device.now(plan).failed.has(objective ?? ""));
});

test("what was taken back is gone at once, and can be shown again in one of three more tries", () => {
  const plan = course([[], [0]]);
  const device = new Device("a");
  for (let name = 0; name < MAX_TRIES; name += 1) {
    assert.equal(device.now(plan).left, MAX_TRIES - name);
    assert.ok(device.now(plan).hasMore);
    device.begin(`try${name}`);
    while (device.answer(plan, 1, 3));
    device.end(plan);
    assert.equal(device.written, "l0 l1");
    device.add({ type: "wrote", field: KNOWN, text: "" });
    assert.deepEqual([device.now(plan).known.size, device.now(plan).lessons.length, device.written], [0, 0, ""]);
  }
  assert.deepEqual([device.now(plan).left, device.now(plan).hasMore], [0, false]);
  device.add({ type: "reset", questions: [], quizzes: [], pages: [], all: true });
  assert.equal(device.now(plan).left, MAX_TRIES, "clearing everything clears the tries");
});

test("on a track only its objectives are in question", () => {
  const plan = course([[], [], []]);
  const { objectives, most } = new Device("a").now(plan, "even");
  assert.deepEqual(
    objectives.map(({ id }) => id),
    ["o0", "o2"],
  );
  assert.equal(most, 4);
});

test("known pages are neither work nor done: continuing skips them, and what is done counts without them", () => {
  const device = new Device("a");
  const pages = ["l0", "l1", "l2"].map((slug) => ({ slug, minutes: 5 }));
  device.add({ type: "wrote", field: KNOWN, text: "l0 l1" });
  device.add({ type: "completed", page: "l1", how: "said", value: true });
  const state = derive(device.events);
  assert.equal(next(state, pages)?.slug, "l2");
  assert.deepEqual(left(state, pages), { done: 1, total: 2, minutes: 5 }, "what was completed as well is done");
  const nothing = left(state, pages.slice(0, 1));
  assert.deepEqual(nothing, { done: 0, total: 0, minutes: 0 });
  assert.equal(shareDone(nothing), 1, "who knew everything has nothing left");
  assert.deepEqual(
    asWork(state, pages).map(({ slug }) => slug),
    ["l1", "l2"],
  );
  const unit = (slugs: readonly string[]) => ({
    title: "U",
    url: "u/",
    cover: [],
    pages: slugs.map((slug) => ({
      slug,
      kind: "lesson" as const,
      number: 1,
      title: "",
      url: "",
      minutes: 5,
      tracks: [],
    })),
  });
  const found = (slugs: readonly string[]) => reached(state, { title: "", version: null, units: [unit(slugs)] }, "");
  assert.deepEqual(found(["l0"]), [], "nobody completes a unit by knowing it");
  assert.deepEqual(
    found(["l0", "l1"]).map(({ kind }) => kind),
    ["unit", "all"],
  );
});
