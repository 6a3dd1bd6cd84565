// The interface of the place where a record is stored.
import type { Event, Fact } from "../core/record";

/** A text or a choice that was not submitted yet. */
export interface Draft {
  readonly key: string;
  readonly value: unknown;
}

/** A copy of all events, made before the first change of a day. */
export interface Snapshot {
  /** The day, as `2026-11-23`. */
  readonly day: string;
  readonly events: readonly unknown[];
}

/** The content of a store. */
export interface Kept {
  readonly events: readonly Event[];
  /** Entries that cannot be read as events. They stay in the store. */
  readonly broken: readonly unknown[];
}

/**
 * A place that stores a record. An answer is stored when the promise of the call resolves, and not before. Every store
 * stamps the facts that it adds: see `stamped`.
 */
export interface Store {
  /**
   * `kept`: for good. `memory`: until the page is closed. `newer`: the same, because a newer version wrote the stored
   * record.
   */
  readonly kind: "kept" | "memory" | "newer";
  /** The name of this browser in events. */
  readonly device: string;
  read(): Promise<Kept>;
  /** Adds facts. Resolves to the events when they are safe. */
  add(facts: readonly Fact[]): Promise<Event[]>;
  /** Adds the events of another browser that are not stored yet. */
  put(events: readonly Event[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  drafts(): Promise<Draft[]>;
  draft(key: string, value: unknown): Promise<void>;
  snapshots(): Promise<Snapshot[]>;
  note(key: string): Promise<unknown>;
  setNote(key: string, value: unknown): Promise<void>;
  /** Deletes everything of this course. */
  erase(): Promise<void>;
}

/**
 * Opens the store of a record. It never rejects: if nothing can be stored, it resolves to a store in memory. `onClosed`
 * is called when something else closed the store, which then has to be opened again.
 */
export type OpenStore = (onClosed: () => void) => Promise<Store>;

/** A unique name: 96 random bits. */
export function unique(): string {
  const bytes = new Uint8Array(12);
  crypto.getRandomValues(bytes);
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}

/** Turns a fact into an event of this moment. */
export function stamped(fact: Fact, device: string, count: number): Event {
  return { id: unique(), device, count, at: Date.now(), ...fact } as Event;
}
