// A store for pages that cannot store anything, and for tests.
import type { Event, Fact } from "../core/record";
import { type Draft, type Kept, type Snapshot, type Store, stamped, unique } from "./store";

/** Holds a record as long as the page is open. `kind` says why it is not stored for good. */
export class MemoryStore implements Store {
  readonly device = unique();
  readonly #events = new Map<string, Event>();
  readonly #drafts = new Map<string, unknown>();
  readonly #notes = new Map<string, unknown>();
  #count = 0;

  constructor(readonly kind: "memory" | "newer" = "memory") {}

  async read(): Promise<Kept> {
    return { events: [...this.#events.values()], broken: [] };
  }
  async add(facts: readonly Fact[]): Promise<Event[]> {
    const added = facts.map((fact, at) => stamped(fact, this.device, this.#count + at + 1));
    this.#count += added.length;
    for (const event of added) this.#events.set(event.id, event);
    return added;
  }
  async put(events: readonly Event[]): Promise<void> {
    for (const event of events) {
      this.#events.set(event.id, event);
      this.#count = Math.max(this.#count, event.count);
    }
  }
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#events.delete(id);
  }
  async drafts(): Promise<Draft[]> {
    return [...this.#drafts].map(([key, value]) => ({ key, value }));
  }
  async draft(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.#drafts.delete(key);
    else this.#drafts.set(key, value);
  }
  async snapshots(): Promise<Snapshot[]> {
    return [];
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
