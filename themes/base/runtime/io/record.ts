// The record of this course in this browser: what is kept, what it amounts to, and word of changes to
// everything on the page and to other tabs.
import { merge } from "../core/merge";
import { derive, type Event, type Fact, type State } from "../core/record";
import { databaseName, open, type Store, stamped } from "./store";

/** Milliseconds after which what is typed is kept as a draft. */
const SOON = 200;

/** The record. */
export class CourseRecord {
  readonly #course: string;
  #store: Store | undefined;
  #events: Event[] = [];
  #broken: readonly unknown[] = [];
  /** What the browser refused to keep. */
  #unsaved: Event[] = [];
  #state: State = derive([]);
  #drafts = new Map<string, unknown>();
  #pending = new Map<string, unknown>();
  readonly #waiting = new Map<string, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<() => void>();
  #order: Promise<unknown> = Promise.resolve();
  /** Fulfilled once the record was read; never fails. */
  readonly ready: Promise<void>;

  constructor(course: string) {
    this.#course = course;
    this.ready = this.#open();
    try {
      this.#channel = new BroadcastChannel(databaseName(course));
      this.#channel.addEventListener(
        "message",
        ({ data }) => void (data === "drafts" ? this.#refreshDrafts() : this.refresh()),
      );
    } catch {
      // Other tabs are told nothing; they read the record when they come back.
    }
    // A page that comes back from the cache, or to the front, may have missed something.
    addEventListener("pageshow", (event) => {
      if (event.persisted) void this.refresh();
    });
    const leave = () => this.#mirror();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") leave();
    });
  }

  get kind(): Store["kind"] {
    if (this.#unsaved.length > 0) return "memory";
    return this.#store?.kind ?? "memory";
  }
  get device(): string {
    return this.#store?.device ?? "";
  }
  get course(): string {
    return this.#course;
  }
  get state(): State {
    return this.#state;
  }
  get events(): readonly Event[] {
    return this.#events;
  }
  /** Entries that cannot be read. */
  get broken(): readonly unknown[] {
    return this.#broken;
  }

  async #open(): Promise<void> {
    this.#store = await open(this.#course, () => {
      // The browser closed the database; what follows is kept in memory, and said so.
      void open(this.#course, () => {}).then((store) => {
        this.#store = store;
        this.#tell();
      });
    });
    for (const [key, value] of this.#mirrored()) this.#pending.set(key, value ?? undefined);
    await this.#read();
    void this.#flush();
  }

  /** Where it is kept; once it is `ready`. */
  get store(): Store {
    if (!this.#store) throw new Error("the record is not open");
    return this.#store;
  }

  async #read(): Promise<void> {
    const store = this.#store;
    if (!store) return;
    try {
      const { events, broken } = await store.read();
      this.#events = this.#unsaved.length > 0 ? merge(events, this.#unsaved) : [...events];
      this.#broken = broken;
      await this.#readDrafts();
    } catch (error) {
      console.warn("coursemark: the record cannot be read", error);
    }
    this.#state = derive(this.#events);
  }

  async #readDrafts(): Promise<void> {
    const drafts = await this.#store?.drafts();
    this.#drafts = new Map(drafts?.map(({ key, value }) => [key, value]));
    for (const [key, value] of this.#pending) {
      if (value === undefined) this.#drafts.delete(key);
      else this.#drafts.set(key, value);
    }
  }

  async #refreshDrafts(): Promise<void> {
    await this.ready;
    await this.#readDrafts().catch(() => {});
    this.#tell();
  }

  /** Reads the record again, because it may have changed elsewhere. */
  async refresh(): Promise<void> {
    await this.ready;
    await this.#read();
    this.#tell();
  }

  /** Calls `listener` after every change, until the function that this gives is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        console.error("coursemark: record", error);
      }
    }
  }

  /** Has what is kept read again here and in other tabs, after it was changed elsewhere than by `add`. */
  async renew(): Promise<void> {
    await this.refresh();
    this.#channel?.postMessage("changed");
  }

  /** Forgets everything, on this page as well. */
  async erase(): Promise<void> {
    await this.store.erase();
    try {
      localStorage.removeItem(this.#mirrorKey);
    } catch {
      // Nothing was kept there.
    }
    this.#unsaved = [];
    this.#pending.clear();
    await this.renew();
  }

  #changed(): void {
    this.#state = derive(this.#events);
    this.#tell();
    this.#channel?.postMessage("changed");
  }

  /**
   * Keeps what happened. Fulfilled when it is safe, or when the browser has refused to keep it: then it
   * lasts as long as the page, `kind` says so, and the next one tries to keep both.
   */
  add(...facts: Fact[]): Promise<Event[]> {
    const work = this.#order.then(async () => {
      await this.ready;
      const store = this.#store as Store;
      let added: Event[];
      try {
        if (this.#unsaved.length > 0) await store.put(this.#unsaved);
        this.#unsaved = [];
        added = await store.add(facts);
      } catch (error) {
        console.warn("coursemark: the record cannot be written", error);
        added = facts.map((fact) => stamped(fact, store.device, this.#next()));
        this.#unsaved.push(...added);
      }
      this.#events.push(...added);
      this.#changed();
      return added;
    });
    this.#order = work;
    return work;
  }

  #next(): number {
    return this.#events.reduce((most, event) => Math.max(most, event.count), 0) + 1;
  }

  // Drafts: what was typed or chosen and not handed in.

  draft(key: string): unknown {
    return this.#drafts.get(key);
  }

  /** Keeps a draft soon; without a value it is dropped. `kept` is called once it is safe. */
  setDraft(key: string, value: unknown, kept?: () => void): void {
    if (value === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, value);
    this.#pending.set(key, value);
    if (kept) this.#waiting.set(key, kept);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), SOON);
  }

  async #flush(): Promise<void> {
    await this.ready;
    const pending = [...this.#pending];
    try {
      for (const [key, value] of pending) {
        await this.#store?.draft(key, value);
        if (this.#pending.get(key) !== value) continue;
        this.#pending.delete(key);
        this.#waiting.get(key)?.();
        this.#waiting.delete(key);
        this.#unmirror(key);
      }
      if (pending.length > 0) this.#channel?.postMessage("drafts");
    } catch {
      // They are on the page, and in the mirror when it is left.
    }
  }

  get #mirrorKey(): string {
    return `coursemark:${this.#course}:drafts`;
  }

  /** A page that is left has no time for a transaction (HARDENING C): localStorage takes what is open. */
  #mirror(): void {
    if (this.#pending.size === 0) return;
    try {
      const known = this.#mirrored();
      for (const [key, value] of this.#pending) known.set(key, value ?? null);
      this.#setMirror(known);
    } catch {
      // Nothing more can be done.
    }
    void this.#flush();
  }

  #mirrored(): Map<string, unknown> {
    try {
      const read: unknown = JSON.parse(localStorage.getItem(this.#mirrorKey) ?? "[]");
      const entries = Array.isArray(read) ? read : [];
      return new Map(
        entries.filter((entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === "string"),
      );
    } catch {
      return new Map();
    }
  }

  #setMirror(drafts: Map<string, unknown>): void {
    if (drafts.size > 0) localStorage.setItem(this.#mirrorKey, JSON.stringify([...drafts]));
    else localStorage.removeItem(this.#mirrorKey);
  }

  /** Drops what is safe elsewhere: not before, since the page may be left once more meanwhile. */
  #unmirror(key: string): void {
    const mirrored = this.#mirrored();
    if (mirrored.delete(key)) this.#setMirror(mirrored);
  }
}

let shared: CourseRecord | undefined;

/** The record of the course that the page belongs to. */
export function record(): CourseRecord {
  shared ??= new CourseRecord(document.documentElement.dataset["course"] ?? "");
  return shared;
}
