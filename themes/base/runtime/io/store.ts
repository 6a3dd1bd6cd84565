// The interface of the place where a record is kept.
import type { Event, Fact } from "../core/record";

/** A text or choice that is not handed in yet. */
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
 * A place that keeps a record. An answer counts as kept when the promise that took it is fulfilled, and not before.
 * Every store stamps what it adds: see `stamped`.
 */
export interface Store {
  /** `kept`: for good. `memory`: until the page is closed. `newer`: the same, since a newer version wrote what is there. */
  readonly kind: "kept" | "memory" | "newer";
  /** The name of this browser in events. */
  readonly device: string;
  read(): Promise<Kept>;
  /** Adds what happened, and gives the events once they are safe. */
  add(facts: readonly Fact[]): Promise<Event[]>;
  /** Adds events of another browser that are not there yet. */
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
 * Opens the store of a record. It never fails: where nothing can be kept it gives a store in memory. `onClosed` is
 * called when the store was closed from outside and has to be opened again.
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

/** Makes a fact an event of this moment. */
export function stamped(fact: Fact, device: string, count: number): Event {
  return { id: unique(), device, count, at: Date.now(), ...fact } as Event;
}
