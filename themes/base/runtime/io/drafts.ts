// Drafts: texts and choices that were not handed in yet. They are kept beside the record, soon after each change.

import { BrowserTab } from "./browser";
import type { CourseRecord } from "./course-record";
import { LocalLeavings } from "./leavings";
import { record } from "./record";
import type { Leavings, Tab } from "./tab";

/** Milliseconds after which what is typed is kept. */
const DELAY_MS = 200;

/** The drafts of a course. */
export class Drafts {
  readonly #record: CourseRecord;
  readonly #tab: Tab;
  readonly #leavings: Leavings;
  #store: CourseRecord["store"] | undefined;
  #drafts = new Map<string, unknown>();
  /** Those that are not kept yet. */
  readonly #pending = new Map<string, unknown>();
  readonly #waiting = new Map<string, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Fulfilled once the record and its drafts were read; never fails. */
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
    await this.#record.ready;
    this.#store = this.#record.store;
    for (const [key, value] of this.#leavings.left) this.#pending.set(key, value ?? undefined);
    await this.#read().catch(() => {});
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

  /** Another store gets all drafts. */
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

  /** Keeps a draft soon; without a value it is dropped. `kept` is called once it is safe. */
  set(key: string, value: unknown, kept?: () => void): void {
    if (value === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, value);
    this.#pending.set(key, value);
    if (kept) this.#waiting.set(key, kept);
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
      // They stay pending, and are put aside when the page is left.
    }
  }

  /** A page that is left has no time for a transaction: what is still open is put aside. */
  #leave(): void {
    if (this.#pending.size === 0) return;
    const known = this.#leavings.left;
    for (const [key, value] of this.#pending) known.set(key, value ?? null);
    this.#leavings.leave(known);
    void this.#flush();
  }

  /** Drops what is safe elsewhere: not before, since the page may be left once more meanwhile. */
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
