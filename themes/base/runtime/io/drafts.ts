// Drafts: texts and choices that were not submitted yet. They are stored beside the record, soon after each change.

import { BrowserTab } from "./browser";
import type { CourseRecord } from "./course-record";
import { LocalLeavings } from "./leavings";
import { record } from "./record";
import type { Leavings, Tab } from "./tab";

/** The time in milliseconds until typed text is stored as a draft. */
const DELAY_MS = 200;

/** The drafts of a course. */
export class Drafts {
  readonly #record: CourseRecord;
  readonly #tab: Tab;
  readonly #leavings: Leavings;
  #store: CourseRecord["store"] | undefined;
  #drafts = new Map<string, unknown>();
  /** The drafts that are not stored yet; `undefined` for one to drop. */
  readonly #pending = new Map<string, unknown>();
  readonly #waiting = new Map<string, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Resolves when the record and its drafts have been read. It never rejects. */
  readonly ready: Promise<void>;

  constructor(record: CourseRecord, tab: Tab, leavings: Leavings) {
    this.#record = record;
    this.#tab = tab;
    this.#leavings = leavings;
    this.ready = this.#open();
    tab.onWord((word) => {
      if (word === "drafts") void this.#refresh();
    });
    tab.onReturn(() => void this.#refresh());
    leavings.onLeave(() => this.#leave());
    record.listen(() => this.#follow());
  }

  async #open(): Promise<void> {
    await this.#record.opened;
    this.#store = this.#record.store;
    for (const [key, value] of this.#leavings.left) this.#pending.set(key, value ?? undefined);
    await Promise.all([this.#record.ready, this.#read().catch(() => {})]);
    void this.#flush();
  }

  async #read(): Promise<void> {
    const drafts = await this.#record.store.drafts();
    this.#drafts = new Map(drafts.map(({ key, value }) => [key, value]));
    for (const [key, value] of this.#pending) {
      if (value === undefined) this.#drafts.delete(key);
      else this.#drafts.set(key, value);
    }
  }

  async #refresh(): Promise<void> {
    await this.ready;
    await this.#read().catch(() => {});
    this.#record.tell();
  }

  /** Stores all drafts again when the record has moved to another store. */
  #follow(): void {
    const { store } = this.#record;
    if (this.#store === store || !this.#store) return;
    this.#store = store;
    for (const [key, value] of this.#drafts) this.#pending.set(key, value);
    void this.#flush();
  }

  get(key: string): unknown {
    return this.#drafts.get(key);
  }

  /** Stores a draft soon, or drops it if there is no value. Calls `kept` when the draft is safe. */
  set(key: string, value: unknown, kept?: () => void): void {
    if (value === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, value);
    this.#pending.set(key, value);
    if (kept) this.#waiting.set(key, kept);
    this.#flushLater();
  }

  #flushLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), DELAY_MS);
  }

  async #flush(): Promise<void> {
    await this.ready;
    const pending = [...this.#pending];
    try {
      for (const [key, value] of pending) {
        await this.#record.store.draft(key, value);
        if (this.#pending.get(key) !== value) continue;
        this.#pending.delete(key);
        this.#waiting.get(key)?.();
        this.#waiting.delete(key);
        this.#unleave(key);
      }
      if (pending.length > 0) this.#tab.tell("drafts");
    } catch {
      // The changes stay pending, and are put aside when the page is left.
    }
  }

  /**
   * There is no time for a transaction when a page is left, so everything that is still pending is put aside. WebKit
   * keeps pages that were left, with the transactions that they began, and these would hold up the next page for good.
   */
  #leave(): void {
    if (this.#pending.size === 0) return;
    const known = this.#leavings.left;
    for (const [key, value] of this.#pending) known.set(key, value ?? null);
    this.#leavings.leave(known);
    // The page may only be hidden behind another tab.
    this.#flushLater();
  }

  /**
   * Drops a draft that is safe elsewhere. It must not be dropped earlier, because the page may be left again in the
   * meantime.
   */
  #unleave(key: string): void {
    const left = this.#leavings.left;
    if (left.delete(key)) this.#leavings.leave(left);
  }
}

let shared: Drafts | undefined;

/** The drafts of the course that the page belongs to. */
export function drafts(): Drafts {
  const { course } = record();
  shared ??= new Drafts(record(), new BrowserTab(course), new LocalLeavings(course));
  return shared;
}
