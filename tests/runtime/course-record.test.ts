// The record with a given store: facts count, other tabs hear of them, and nothing is lost when the store refuses to
// write.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mark } from "../../themes/base/runtime/core/checkpoint";
import { compacted } from "../../themes/base/runtime/core/compaction";
import { exported, imported } from "../../themes/base/runtime/core/merge";
import type { Event, Fact } from "../../themes/base/runtime/core/record";
import { CourseRecord } from "../../themes/base/runtime/io/course-record";
import { Drafts } from "../../themes/base/runtime/io/drafts";
import { MemoryStore } from "../../themes/base/runtime/io/memory-store";
import type { Store } from "../../themes/base/runtime/io/store";
import type { Leavings, Tab, Word } from "../../themes/base/runtime/io/tab";

/** A browser with several tabs. */
class Browser {
  readonly tabs: TestTab[] = [];
  left: ReadonlyMap<string, unknown> = new Map();

  tab(): TestTab {
    const made = new TestTab(this);
    this.tabs.push(made);
    return made;
  }
}

class TestTab implements Tab, Leavings {
  heard: (word: Word) => void = () => {};
  back: () => void = () => {};
  leaves: () => void = () => {};

  constructor(readonly browser: Browser) {}

  tell(word: Word): void {
    for (const other of this.browser.tabs) if (other !== this) other.heard(word);
  }
  onWord(heard: (word: Word) => void): void {
    this.heard = heard;
  }
  onReturn(act: () => void): void {
    this.back = act;
  }
  onLeave(act: () => void): void {
    this.leaves = act;
  }
  get left(): Map<string, unknown> {
    return new Map(this.browser.left);
  }
  leave(drafts: ReadonlyMap<string, unknown>): void {
    this.browser.left = drafts;
  }
}

const read = (page: string): Fact => ({ type: "read", page });
const on = async (store: Store, tab: Tab = new Browser().tab()): Promise<CourseRecord> => {
  const record = new CourseRecord("c", async () => store, tab);
  await record.ready;
  return record;
};
/** Runs `act`, which writes an expected warning, without showing that warning. */
const silently = async (act: () => Promise<unknown>) => {
  const warn = console.warn;
  console.warn = () => {};
  await act();
  console.warn = warn;
};
const typing = async (record: CourseRecord, tab: TestTab): Promise<Drafts> => {
  const drafts = new Drafts(record, tab, tab);
  await drafts.ready;
  return drafts;
};
/** Resolves when `holds` is true after a change of the record. */
const until = (record: CourseRecord, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (holds()) resolve();
    };
    record.listen(look);
    look();
  });

test("what is added counts at once, and is there when the record is opened again", async () => {
  const store = new MemoryStore();
  const record = await on(store);
  assert.equal(record.kind, "memory");
  const [first, second] = await record.add(read("a"), read("b"));
  assert.deepEqual([first?.count, second?.count], [1, 2]);
  assert.equal(record.state.pages.get("a")?.read, true);
  const again = await on(store);
  assert.deepEqual(
    (await again.all()).events.map(({ id }) => id),
    [first?.id, second?.id],
  );
});

test("another tab hears what was added, and what was typed", async () => {
  const store = new MemoryStore();
  const browser = new Browser();
  const [one, other] = [await on(store, browser.tab()), await on(store, browser.tab())];
  await one.add(read("a"));
  await until(other, () => other.state.pages.get("a")?.read === true);
  const [typed, shown] = [await typing(one, browser.tab()), await typing(other, browser.tab())];
  await new Promise<void>((safe) => typed.set("q", "typed", safe));
  await until(other, () => shown.get("q") === "typed");
});

test("what was typed is not lost when the page is left before it was kept", async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const slow = new MemoryStore();
  slow.draft = () => new Promise<void>(() => {});
  (await typing(await on(slow, tab), tab)).set("q", "half a sentence");
  tab.leaves();
  assert.deepEqual([...browser.left], [["q", "half a sentence"]]);
  const store = new MemoryStore();
  const next = await typing(await on(store), browser.tab());
  assert.equal(next.get("q"), "half a sentence");
  while (browser.left.size > 0) await new Promise((later) => setTimeout(later, 5));
  assert.deepEqual(await store.drafts(), [{ key: "q", value: "half a sentence" }]);
});

test("a page that comes back reads what happened meanwhile", async () => {
  const store = new MemoryStore();
  const tab = new Browser().tab();
  const record = await on(store, tab);
  await store.add([read("a")]);
  assert.equal(record.state.pages.size, 0);
  tab.back();
  await until(record, () => record.state.pages.get("a")?.read === true);
});

test("what a store refuses to write lasts as long as the page, and is written with what follows", async () => {
  let isFull = false;
  class Full extends MemoryStore {
    override readonly kind = "kept" as never;
    override async add(facts: readonly Fact[]): Promise<Event[]> {
      if (isFull) throw new Error("full");
      return super.add(facts);
    }
  }
  const store = new Full();
  const record = await on(store);
  assert.equal(record.kind, "kept");
  isFull = true;
  await silently(() => record.add(read("a")));
  assert.equal(record.kind, "memory", "the page says that this is not kept");
  assert.equal(record.state.pages.get("a")?.read, true);
  isFull = false;
  await record.add(read("b"));
  assert.equal(record.kind, "kept");
  const { events } = await store.read();
  assert.deepEqual(
    events.map((event) => event.type === "read" && event.page),
    ["a", "b"],
  );
  assert.ok((events[0]?.count ?? 0) < (events[1]?.count ?? 0), "in the order in which they happened");
});

/** A store that claims to store for good. */
class Keeping extends MemoryStore {
  override readonly kind = "kept" as never;
}

test("a store that is closed for good leaves the page what it knows", async () => {
  let change = (_: Store) => {};
  const store = new Keeping();
  await store.add([read("a")]);
  const record = new CourseRecord(
    "c",
    async (onChange) => {
      change = onChange;
      return store;
    },
    new Browser().tab(),
  );
  await record.ready;
  store.add = () => Promise.reject(new Error("closed"));
  change(new MemoryStore("newer"));
  await until(record, () => record.kind === "newer");
  assert.equal(record.state.pages.get("a")?.read, true);
  await silently(() => record.add(read("b")));
  assert.deepEqual([...record.state.pages.keys()], ["a", "b"]);
  assert.equal((await store.read()).events.length, 1, "nothing is written there");
});

test("erasing forgets events and drafts, here and in other tabs", async () => {
  const store = new MemoryStore();
  const browser = new Browser();
  const [record, other] = [await on(store, browser.tab()), await on(store, browser.tab())];
  await record.add(read("a"));
  const drafts = await typing(record, browser.tab());
  await new Promise<void>((safe) => drafts.set("q", "x", safe));
  await record.erase();
  await until(other, () => other.state.pages.size === 0);
  assert.equal((await record.all()).events.length, 0);
  assert.deepEqual(await store.drafts(), []);
});

const answer = (text: string): Fact => ({
  type: "answered",
  question: "q",
  kind: "reflect",
  page: "p",
  response: { text, ticks: [] },
  offered: {},
  shown: text.slice(0, 5000),
  wording: "w",
  key: "",
  rev: 1,
  share: null,
  points: 1,
  hints: 0,
  attempt: "",
});

test("what is kept can be read again, and what could not be is refused before anything is kept", async () => {
  const store = new Keeping();
  const record = await on(store);
  const facts: Fact[] = [
    answer("x".repeat(100_001)),
    { ...answer(""), response: { gaps: ["x".repeat(2001)] } } as Fact,
    { type: "wrote", field: "f", text: "x".repeat(100_001) },
    { type: "opened", page: "p", title: "x".repeat(2001), path: "p.html" },
    { type: "started", attempt: "x".repeat(501), quiz: "z", page: "p", seed: 1, asked: [] },
  ];
  for (const fact of facts) await assert.rejects(record.add(read("a"), fact), fact.type);
  assert.equal((await store.read()).events.length, 0, "none of what was given at once");
  const strange = ["x".repeat(100_000), "\ud800", "a\u0000b", "\u202eabc", "\u2069", "é".repeat(5000)];
  for (const text of strange) {
    await record.add(answer(text), { type: "wrote", field: "f", text });
    const again = await on(store);
    assert.deepEqual(again.state.given.get("q")?.event.response.text, text);
    assert.equal(again.state.written.get("f")?.text, text);
    const file = imported(exported((await record.all()).events, "c", "C", "2026-01-01"), "c");
    assert.ok(file.fault === undefined && file.isWhole && file.broken === 0, JSON.stringify(text.slice(0, 9)));
  }
});

test("draws follow from the learner's id, which travels with the record and outlives a reset", async () => {
  const [one, other] = [new Keeping(), new Keeping()];
  const first = await on(one);
  const who = first.who;
  await first.add(answer("x"));
  assert.equal(first.who, who, "a record that has no id yet keeps the draws it had");
  const second = await on(other);
  await second.add(read("a"));
  assert.notEqual(second.who, who);
  await other.put((await first.all()).events);
  await second.renew();
  assert.equal(second.who, who);
  await second.add({ type: "reset", questions: [], quizzes: [], pages: [], all: true });
  assert.equal(second.who, who);
  await second.add(answer("y"));
  assert.equal((await on(other)).who, who);
});

test("what was done before the browser had opened its database is kept once it has", async () => {
  const browser = new Browser();
  const database = new Keeping();
  const before = await on(database, browser.tab());
  await before.add(answer("long ago"), answer("not so long ago"));
  let change = (_: Store) => {};
  const record = new CourseRecord(
    "c",
    async (onChange) => {
      change = onChange;
      return new MemoryStore("waiting");
    },
    browser.tab(),
  );
  const drafts = await typing(record, browser.tab());
  assert.equal(record.kind, "waiting");
  const [event] = await record.add(answer("meanwhile"));
  await new Promise<void>((safe) => drafts.set("q", "typed", safe));
  change(database);
  await until(record, () => record.kind === "kept");
  await record.refresh();
  assert.equal(record.state.given.get("q")?.event.response.text, "meanwhile", "it comes after what was there");
  assert.equal(record.state.given.get("q")?.event.id, event?.id, "under the name that the page knows it by");
  assert.equal((await database.read()).events.filter(({ type }) => type === "answered").length, 3);
  assert.equal(record.who, before.who);
  while ((await database.drafts()).length === 0) await new Promise((later) => setTimeout(later, 5));
  assert.deepEqual(await database.drafts(), [{ key: "q", value: "typed" }]);
  await until(before, () => before.state.given.get("q")?.event.id === event?.id);
});

test("a page with a checkpoint reads what came after it, and everything if a reset was undone", async () => {
  const all = new Keeping();
  const writer = await on(all);
  for (const text of ["a", "b", "c"]) await writer.add({ ...answer(text), question: text } as Fact);
  const { events, mark } = await all.read();
  const checkpoint = compacted(undefined, events, mark);
  const asked: (object | undefined)[] = [];
  let reads = 0;
  class WithCheckpoint extends Keeping {
    override async resume(known?: Mark) {
      asked.push(known);
      const { events: now, mark: reached } = await all.read();
      const since = known ?? checkpoint;
      return { since, events: now.filter(({ count }) => count > (since?.last ?? 0)), broken: [], mark: reached };
    }
    override async read() {
      reads += 1;
      return all.read();
    }
  }
  const record = new CourseRecord("c", async () => new WithCheckpoint(), new Browser().tab(), ["a"]);
  await record.ready;
  assert.deepEqual([...record.state.given.keys()], ["a"], "of the questions that the page has");
  const [reset] = await writer.add({ type: "reset", questions: ["a"], quizzes: [], pages: [], all: false });
  await record.refresh();
  assert.equal(record.state.given.size, 0);
  assert.equal(reads, 0, "nothing else was read");
  await writer.add({ type: "undone", reset: reset?.id ?? "" });
  await record.refresh();
  assert.equal(record.state.given.get("a")?.event.response.text, "a");
  assert.ok(reads > 0);
});
