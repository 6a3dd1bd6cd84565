// The interface of the place where a record is stored.
import type { Mark } from "../core/checkpoint";
import type { Event, Fact } from "../core/record";

/** A text or a choice that was not submitted yet. */
export interface Draft {
  readonly key: string;
  readonly value: unknown;
}

/** The content of a store. */
export interface Kept {
  readonly events: readonly Event[];
  /** Entries that cannot be read as events. They stay in the store. */
  readonly broken: readonly unknown[];
  readonly mark: Mark;
}

/** The part of a record that was not known yet. */
export interface Resumed extends Kept {
  /** The known mark or the checkpoint that `events` come after, with any content; `undefined` for all events. */
  readonly since: Mark | undefined;
}

/**
 * A place that stores a record. An answer is stored when the promise of the call resolves, and not before. Every store
 * stamps the facts that it adds: see `stamped`.
 */
export interface Store {
  /**
   * `kept`: for good. `memory`: until the page is closed. `waiting`: the same, until the browser has opened its
   * database. `newer`: the same, because a newer version wrote the stored record.
   */
  readonly kind: "kept" | "memory" | "waiting" | "newer";
  /** The name of this browser in events. */
  readonly device: string;
  /** Reads everything. `resume` is enough to know the events that still count. */
  read(): Promise<Kept>;
  /** Reads the events after `known`, or else after the latest checkpoint, or else everything. */
  resume(known?: Mark): Promise<Resumed>;
  /**
   * Adds facts. Resolves to the events when they are safe. Events that no store has accepted yet are added after all
   * others, with their own ids.
   */
  add(facts: readonly (Fact | Event)[]): Promise<Event[]>;
  /** Adds the events of another browser that are not stored yet, and removes those with the ids `without`. */
  put(events: readonly Event[], without?: readonly string[]): Promise<void>;
  drafts(): Promise<Draft[]>;
  draft(key: string, value: unknown): Promise<void>;
  note(key: string): Promise<unknown>;
  setNote(key: string, value: unknown): Promise<void>;
  /** Deletes everything of this course. */
  erase(): Promise<void>;
}

/**
 * Opens the store of a record. It never rejects: if nothing can be stored, it resolves to a store in memory. `onChange`
 * is called with the store that takes its place, if something else closed it, or if the browser was slow to open it.
 */
export type OpenStore = (onChange: (store: Store) => void) => Promise<Store>;

/** A unique name: 96 random bits. */
export function unique(): string {
  const bytes = new Uint8Array(12);
  crypto.getRandomValues(bytes);
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}

/** Turns a fact into an event of this moment. If it is an event already, it gets another place in the order. */
export function stamped(fact: Fact | Event, device: string, count: number): Event {
  // The order of the fields is the one in which events are written. A file's checksum depends on it.
  return Object.assign({ id: unique(), device, count, at: Date.now() }, fact, { device, count });
}

/** A name for today. It is noted when the record of the days before has been copied. */
export function dayName(): string {
  return new Date().toDateString();
}
