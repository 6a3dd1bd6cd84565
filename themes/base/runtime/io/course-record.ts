// The record of a course: its events, the state derived from them, and drafts. It tells the page and other tabs about
// changes. It does not know where events are stored or how the page shows them.
import { merge } from "../core/merge";
import { derive, type Event, type Fact, type State } from "../core/record";
import { type OpenStore, type Store, stamped } from "./store";
import type { Tab } from "./tab";

/** The time in milliseconds until typed text is stored as a draft. */
const DRAFT_DELAY_MS = 200;

/** The record. */
export class CourseRecord {
  readonly #openStore: OpenStore;
  readonly #tab: Tab;
  #store: Store | undefined;
  #events: Event[] = [];
  #broken: readonly unknown[] = [];
  /** The events that the store refused to store. */
  #unsaved: Event[] = [];
  #state: State = derive([]);
  #drafts = new Map<string, unknown>();
  #pending = new Map<string, unknown>();
  readonly #waiting = new Map<string, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  #order: Promise<unknown> = Promise.resolve();
  /** Resolves when the record has been read. It never rejects. */
  readonly ready: Promise<void>;

  constructor(
    readonly course: string,
    openStore: OpenStore,
    tab: Tab,
  ) {
    this.#openStore = openStore;
    this.#tab = tab;
    this.ready = this.#open();
    tab.onWord((word) => void (word === "drafts" ? this.#refreshDrafts() : this.refresh()));
    tab.onReturn(() => void this.refresh());
    tab.onLeave(() => this.#mirror());
  }

  get kind(): Store["kind"] {
    if (this.#unsaved.length > 0) return "memory";
    return this.#store?.kind ?? "memory";
  }
  get device(): string {
    return this.#store?.device ?? "";
  }
  get state(): State {
    return this.#state;
  }
  get events(): readonly Event[] {
    return this.#events;
  }
  /** Stored entries that cannot be read. */
  get broken(): readonly unknown[] {
    return this.#broken;
  }

  async #open(): Promise<void> {
    this.#store = await this.#openStore(() => {
      // If a store cannot be opened again, memory takes its place from then on, and the page says so.
      void this.#openStore(() => {}).then((store) => {
        this.#store = store;
        this.#tell();
      });
    });
    for (const [key, value] of this.#tab.left) this.#pending.set(key, value ?? undefined);
    await this.#read();
    void this.#flush();
  }

  /** The store. Throws if the record is not `ready` yet. */
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

  /** Reads the record again, because another tab may have changed it. */
  async refresh(): Promise<void> {
    await this.ready;
    await this.#read();
    this.#tell();
  }

  /** Calls `listener` after every change, until the returned function is called. */
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

  /** Reads the record again, here and in other tabs, after a change that was not made by `add`. */
  async renew(): Promise<void> {
    await this.refresh();
    this.#tab.tell("changed");
  }

  /** Erases everything, on this page as well. */
  async erase(): Promise<void> {
    await this.store.erase();
    this.#tab.leave(new Map());
    this.#unsaved = [];
    this.#pending.clear();
    await this.renew();
  }

  #changed(): void {
    this.#state = derive(this.#events);
    this.#tell();
    this.#tab.tell("changed");
  }

  /**
   * Adds facts. The promise resolves when they are safe, or when the store has refused them. In that case they last as
   * long as the page, `kind` says so, and the next call tries to store them too.
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

  // Drafts: texts and choices that were not submitted yet.

  draft(key: string): unknown {
    return this.#drafts.get(key);
  }

  /** Stores a draft soon, or drops it if there is no value. Calls `kept` when the draft is safe. */
  setDraft(key: string, value: unknown, kept?: () => void): void {
    if (value === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, value);
    this.#pending.set(key, value);
    if (kept) this.#waiting.set(key, kept);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), DRAFT_DELAY_MS);
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
      if (pending.length > 0) this.#tab.tell("drafts");
    } catch {
      // The changes stay pending, and the tab gets them when the page is left.
    }
  }

  /** There is no time for a transaction when a page is left, so the tab takes everything that is still pending. */
  #mirror(): void {
    if (this.#pending.size === 0) return;
    const known = this.#tab.left;
    for (const [key, value] of this.#pending) known.set(key, value ?? null);
    this.#tab.leave(known);
    void this.#flush();
  }

  /**
   * Drops a draft that is safe elsewhere. It must not be dropped earlier, because the page may be left again in the
   * meantime.
   */
  #unmirror(key: string): void {
    const mirrored = this.#tab.left;
    if (mirrored.delete(key)) this.#tab.leave(mirrored);
  }
}
