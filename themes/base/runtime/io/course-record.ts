// The record of a course: its events, and the state derived from them. It tells the page and other tabs about changes.
// It does not know where events are stored or how the page shows them.
import { type Checkpoint, type Mark, recall } from "../core/checkpoint";
import { merge } from "../core/merge";
import { readEvent } from "../core/reading";
import { derive, type Event, type Fact, type State, WHO } from "../core/record";
import { type OpenStore, type Store, stamped } from "./store";
import type { Tab } from "./tab";

/** The record. */
export class CourseRecord {
  readonly #tab: Tab;
  #store: Store | undefined;
  /** The checkpoint that the record was read from, if there was one. Its content is not checked. */
  #checkpoint: Partial<Checkpoint> | undefined;
  /** The events that still counted at that time, as far as the page needs them. */
  #before: readonly Event[] = [];
  /** All events after the checkpoint. */
  #later: Event[] = [];
  /** How far the store has been read. */
  #mark: Mark | undefined;
  /** The events that the store refused to store. */
  #unsaved: Event[] = [];
  /** The reason why nothing is stored any longer, if the store was closed for good. */
  #end: Store["kind"] | undefined;
  #state: State = derive([]);
  readonly #listeners = new Set<() => void>();
  /** The latest work on the store. The next begins when it has ended. */
  #order: Promise<unknown>;
  /** Resolves when the store is open. It never rejects. */
  readonly opened: Promise<void>;
  /** Resolves when the record has been read. It never rejects. */
  readonly ready: Promise<void>;

  /** `asked` has the ids of the questions and quizzes that the page needs. Without it, the page needs all. */
  constructor(
    readonly course: string,
    openStore: OpenStore,
    tab: Tab,
    readonly asked?: readonly string[],
  ) {
    this.#tab = tab;
    this.opened = openStore((store) => void this.#move(store)).then((store) => {
      this.#store = store;
    });
    this.#order = this.ready = this.opened.then(() => this.#read());
    tab.onWord((word) => {
      if (word === "changed") void this.refresh();
    });
    tab.onReturn(() => void this.refresh());
  }

  get kind(): Store["kind"] {
    if (this.#end) return this.#end;
    if (this.#unsaved.length > 0) return "memory";
    return this.#store?.kind ?? "memory";
  }
  get device(): string {
    return this.#store?.device ?? "";
  }
  /** The learner's id, which decides what is drawn. It is part of the record. */
  get who(): string {
    return this.#state.written.get(WHO)?.text ?? this.device;
  }
  get state(): State {
    return this.#state;
  }
  /** The events that still count, as far as the page needs them, and perhaps others. */
  get events(): readonly Event[] {
    return [...this.#before, ...this.#later];
  }

  /** The parts of a checkpoint of the current record; `undefined` if the record has no mark. */
  get span(): { readonly checkpoint?: Checkpoint; readonly later: readonly Event[]; readonly mark: Mark } | undefined {
    const checkpoint = this.#checkpoint as Checkpoint;
    return this.#mark && { checkpoint, later: this.#later, mark: this.#mark };
  }

  /** The store. Throws if it is not open yet: see `opened`. */
  get store(): Store {
    if (!this.#store) throw new Error("the record is not open");
    return this.#store;
  }

  /** Does `work` on the store when all earlier work has ended. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#order.then(work);
    this.#order = done.catch(() => {});
    return done;
  }

  /** Continues with another store, and adds everything to it that was not stored for good. */
  async #move(store: Store): Promise<void> {
    await this.inTurn(async () => {
      // If the store is closed for good, it refuses everything. The page continues with the events it has read.
      if (this.store.kind === "kept" && store.kind !== "kept") this.#end = store.kind;
      else {
        // The learner may have another id there.
        this.#unsaved = this.#later.filter((event) => event.type !== "wrote" || event.field !== WHO);
        this.#store = store;
        this.#mark = undefined;
        await this.#read();
      }
    });
    await this.add();
  }

  /** Reads the new events in the store, or everything if it cannot tell which are new. */
  async #read(): Promise<void> {
    const { store } = this;
    try {
      const found = await store.resume(this.#mark);
      if (found.since === undefined || found.since !== this.#mark) {
        this.#checkpoint = found.since;
        const before = found.since ? recall(found.since, this.asked) : [];
        this.#before = before ?? [];
        this.#later = before ? [...found.events] : await this.#readAnew();
      } else this.#later.push(...found.events);
      this.#mark = found.mark;
      // No checkpoint has the events that a reset had cleared, so they are read again when it is undone.
      if (this.#checkpoint && this.#later.some(({ type }) => type === "undone")) this.#later = await this.#readAnew();
      if (this.#unsaved.length > 0) this.#later = merge(this.#later, this.#unsaved);
    } catch (error) {
      console.warn("coursemark: the record cannot be read", error);
    }
    this.#state = derive(this.events);
  }

  async #readAnew(): Promise<Event[]> {
    this.#checkpoint = undefined;
    this.#before = [];
    return [...(await this.store.read()).events];
  }

  /** Reads all events, the earliest first, and the entries that cannot be read. */
  all(): Promise<{ readonly events: readonly Event[]; readonly broken: readonly unknown[] }> {
    return this.inTurn(async () => {
      if (this.#end) return { events: this.events, broken: [] };
      const { events, broken } = await this.store.read();
      return { events: merge(events, this.#unsaved), broken };
    });
  }

  /** Reads the record again, because another tab may have changed it. */
  refresh(): Promise<void> {
    return this.inTurn(async () => {
      await this.#read();
      this.tell();
    });
  }

  /** Calls `listener` after every change, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `show` when the record has been read, and after every change. */
  follow(show: () => void): void {
    this.listen(show);
    void this.ready.then(show);
  }

  /** Tells all listeners on this page. */
  tell(): void {
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
    this.#unsaved = [];
    await this.renew();
  }

  /**
   * Adds facts. The promise resolves when they are safe, or when the store has refused them. In that case they last as
   * long as the page, `kind` says so, and the next call tries to store them too. It rejects, and nothing is stored, if
   * one of the facts could not be read again.
   */
  add(...facts: Fact[]): Promise<Event[]> {
    return this.inTurn(async () => {
      const { store } = this;
      const isDrawn = facts.some(({ type }) => type === "answered" || type === "started");
      const wanted = [...facts];
      if (isDrawn && !this.#state.written.has(WHO)) wanted.unshift({ type: "wrote", field: WHO, text: this.who });
      if (!wanted.every((fact) => readEvent(stamped(fact, store.device, 0)))) throw RangeError();
      let added: Event[];
      try {
        added = await store.add([...this.#unsaved, ...wanted]);
        const [mark, first, last] = [this.#mark, added[0], added.at(-1)];
        // Another tab may have added events in between, and events that were refused before have new counts now.
        if (mark && last && first?.count === mark.last + 1 && this.#unsaved.length === 0) {
          this.#later.push(...added);
          this.#mark = { ...mark, entries: mark.entries + added.length, last: last.count };
        } else {
          if (this.#unsaved.length > 0) this.#mark = undefined;
          this.#unsaved = [];
          await this.#read();
        }
      } catch (error) {
        console.warn("coursemark: the record cannot be written", error);
        const next = this.events.reduce((most, { count }) => Math.max(most, count), 0) + 1;
        added = wanted.map((fact, at) => stamped(fact, store.device, next + at));
        this.#unsaved.push(...added);
        this.#later.push(...added);
      }
      this.#state = derive(this.events);
      this.tell();
      this.#tab.tell("changed");
      return added.slice(added.length - facts.length);
    });
  }
}
