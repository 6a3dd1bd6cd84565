// The record with a given store: facts count, other tabs hear of them, and nothing is lost when the store refuses to
// write.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event, Fact } from "../../themes/base/runtime/core/record";
import { CourseRecord } from "../../themes/base/runtime/io/course-record";
import { MemoryStore } from "../../themes/base/runtime/io/memory-store";
import type { Store } from "../../themes/base/runtime/io/store";
import type { Tab, Word } from "../../themes/base/runtime/io/tab";

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

class TestTab implements Tab {
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
    again.events.map(({ id }) => id),
    [first?.id, second?.id],
  );
});

test("another tab hears what was added, and what was typed", async () => {
  const store = new MemoryStore();
  const browser = new Browser();
  const [one, other] = [await on(store, browser.tab()), await on(store, browser.tab())];
  await one.add(read("a"));
  await until(other, () => other.state.pages.get("a")?.read === true);
  await new Promise<void>((safe) => one.setDraft("q", "typed", safe));
  await until(other, () => other.draft("q") === "typed");
});

test("what was typed is not lost when the page is left before it was kept", async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const slow = new MemoryStore();
  slow.draft = () => new Promise<void>(() => {});
  const record = await on(slow, tab);
  record.setDraft("q", "half a sentence");
  tab.leaves();
  assert.deepEqual([...browser.left], [["q", "half a sentence"]]);
  const store = new MemoryStore();
  const next = await on(store, browser.tab());
  assert.equal(next.draft("q"), "half a sentence");
  while (browser.left.size > 0) await new Promise((later) => setTimeout(later, 5));
  assert.deepEqual(await store.drafts(), [{ key: "q", value: "half a sentence" }]);
});

test("a page that comes back reads what happened meanwhile", async () => {
  const store = new MemoryStore();
  const tab = new Browser().tab();
  const record = await on(store, tab);
  await store.add([read("a")]);
  assert.equal(record.events.length, 0);
  tab.back();
  await until(record, () => record.events.length === 1);
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
  const warn = console.warn;
  console.warn = () => {};
  await record.add(read("a"));
  console.warn = warn;
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

test("a store that is closed from outside is opened again", async () => {
  const stores = [new MemoryStore(), new MemoryStore("newer")];
  let close = () => {};
  const record = new CourseRecord(
    "c",
    async (onClosed) => {
      close = onClosed;
      return stores.shift() ?? new MemoryStore();
    },
    new Browser().tab(),
  );
  await record.ready;
  assert.equal(record.kind, "memory");
  close();
  await until(record, () => record.kind === "newer");
});

test("erasing forgets events, drafts and what a page left behind, here and in other tabs", async () => {
  const store = new MemoryStore();
  const browser = new Browser();
  const [record, other] = [await on(store, browser.tab()), await on(store, browser.tab())];
  await record.add(read("a"));
  await new Promise<void>((safe) => record.setDraft("q", "x", safe));
  browser.left = new Map([["old", 1]]);
  await record.erase();
  await until(other, () => other.events.length === 0);
  assert.deepEqual([record.events.length, record.draft("q"), browser.left.size], [0, undefined, 0]);
  assert.deepEqual(await store.drafts(), []);
});
