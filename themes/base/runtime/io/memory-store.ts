// A store for pages that cannot store anything, or not yet, and for tests.
import type { Mark } from "../core/checkpoint";
import type { Event, Fact } from "../core/record";
import { type Draft, type Kept, type Resumed, type Store, stamped, unique } from "./store";

/** Holds a record as long as the page is open. `kind` says why it is not stored for good. */
export class MemoryStore implements Store {
  readonly device = unique();
  readonly #events = new Map<string, Event>();
  readonly #drafts = new Map<string, unknown>();
  readonly #notes = new Map<string, unknown>();

  constructor(readonly kind: "memory" | "waiting" | "newer" = "memory") {}

  get #mark(): Mark {
    const last = [...this.#events.values()].reduce((most, { count }) => Math.max(most, count), 0);
    return { epoch: "", entries: this.#events.size, last };
  }

  async read(): Promise<Kept> {
    return { events: [...this.#events.values()], broken: [], mark: this.#mark };
  }
  async resume(): Promise<Resumed> {
    return { since: undefined, ...(await this.read()) };
  }
  async add(facts: readonly (Fact | Event)[]): Promise<Event[]> {
    const { last } = this.#mark;
    const added = facts.map((fact, at) => stamped(fact, this.device, last + at + 1));
    await this.put(added);
    return added;
  }
  async put(events: readonly Event[], without: readonly string[] = []): Promise<void> {
    for (const event of events) this.#events.set(event.id, event);
    for (const id of without) this.#events.delete(id);
  }
  async drafts(): Promise<Draft[]> {
    return [...this.#drafts].map(([key, value]) => ({ key, value }));
  }
  async draft(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, value);
  }
  async note(key: string): Promise<unknown> {
    return this.#notes.get(key);
  }
  async setNote(key: string, value: unknown): Promise<void> {
    this.#notes.set(key, value);
  }
  async erase(): Promise<void> {
    this.#events.clear();
    this.#drafts.clear();
    this.#notes.clear();
  }
}
