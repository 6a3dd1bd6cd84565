// Where a record is kept: in IndexedDB, or in memory where a browser denies that. An answer counts as
// kept when its transaction is complete (HARDENING C: nothing else survives two tabs and a crash).
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Event, type Fact, readEvent } from "../core/record";

/** A text or choice that is not handed in yet. */
export interface Draft {
  readonly key: string;
  readonly value: unknown;
}

/** All events of one day of use. */
export interface Snapshot {
  /** The day, as `2026-11-23`. */
  readonly day: string;
  readonly events: readonly unknown[];
}

/** What is kept, and what of it cannot be read. */
export interface Kept {
  readonly events: readonly Event[];
  /** Entries that are no events. They stay where they are. */
  readonly broken: readonly unknown[];
}

export interface Store {
  /** `kept` for good, in `memory` until the page is closed, or not at all since what is there is `newer`. */
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

interface Schema extends DBSchema {
  events: { key: string; value: { id: string } };
  drafts: { key: string; value: Draft };
  notes: { key: string; value: { key: string; value: unknown } };
  snapshots: { key: string; value: Snapshot };
}

/** The version of the database. A change of it needs a migration, and a fixture in `tests/runtime`. */
const VERSION = 1;
/** Snapshots of as many days are kept. */
const DAYS = 5;
/** A browser that has not opened the database after this many milliseconds will not. */
const PATIENCE = 3000;

/** A name that nobody else has: 96 random bits. */
export function unique(): string {
  const bytes = new Uint8Array(12);
  crypto.getRandomValues(bytes);
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class Database implements Store {
  readonly kind = "kept";
  readonly #db: IDBPDatabase<Schema>;

  constructor(db: IDBPDatabase<Schema>, readonly device: string) {
    this.#db = db;
  }

  async read(): Promise<Kept> {
    const events: Event[] = [];
    const broken: unknown[] = [];
    for (const value of await this.#db.getAll("events")) {
      const event = readEvent(value);
      if (event) events.push(event);
      else broken.push(value);
    }
    return { events, broken };
  }

  async add(facts: readonly Fact[]): Promise<Event[]> {
    const transaction = this.#db.transaction(["events", "notes", "snapshots"], "readwrite");
    const [events, notes] = [transaction.objectStore("events"), transaction.objectStore("notes")];
    await this.#snapshot(transaction.objectStore("snapshots"), events, notes);
    let count = Number((await notes.get("count"))?.value ?? 0);
    if (!Number.isSafeInteger(count)) count = Date.now();
    const added = facts.map((fact) => ({ id: unique(), device: this.device, count: (count += 1), at: Date.now(), ...fact }) as Event);
    for (const event of added) void events.add(event);
    void notes.put({ key: "count", value: count });
    await transaction.done;
    return added;
  }

  /** Before the first change of a day, what was there is copied. */
  async #snapshot(
    snapshots: { get(day: string): Promise<Snapshot | undefined>; put(snapshot: Snapshot): Promise<unknown>; getAllKeys(): Promise<string[]>; delete(day: string): Promise<void> },
    events: { getAll(): Promise<unknown[]> },
    notes: { get(key: string): Promise<{ value: unknown } | undefined>; put(note: { key: string; value: unknown }): Promise<unknown> },
  ): Promise<void> {
    const day = today();
    if ((await notes.get("day"))?.value === day) return;
    void notes.put({ key: "day", value: day });
    const all = await events.getAll();
    if (all.length === 0) return;
    void snapshots.put({ day, events: all });
    const days = (await snapshots.getAllKeys()).filter((other) => other !== day).sort();
    for (const old of days.slice(0, Math.max(0, days.length + 1 - DAYS))) void snapshots.delete(old);
  }

  async put(events: readonly Event[]): Promise<void> {
    const transaction = this.#db.transaction(["events", "notes"], "readwrite");
    const notes = transaction.objectStore("notes");
    const count = Number((await notes.get("count"))?.value ?? 0);
    const greatest = events.reduce((most, event) => Math.max(most, event.count), Number.isSafeInteger(count) ? count : 0);
    for (const event of events) void transaction.objectStore("events").put(event);
    void notes.put({ key: "count", value: greatest });
    await transaction.done;
  }

  async remove(ids: readonly string[]): Promise<void> {
    const transaction = this.#db.transaction("events", "readwrite");
    for (const id of ids) void transaction.store.delete(id);
    await transaction.done;
  }

  drafts(): Promise<Draft[]> {
    return this.#db.getAll("drafts");
  }

  async draft(key: string, value: unknown): Promise<void> {
    if (value === undefined) await this.#db.delete("drafts", key);
    else await this.#db.put("drafts", { key, value });
  }

  snapshots(): Promise<Snapshot[]> {
    return this.#db.getAll("snapshots");
  }

  async note(key: string): Promise<unknown> {
    return (await this.#db.get("notes", key))?.value;
  }

  async setNote(key: string, value: unknown): Promise<void> {
    await this.#db.put("notes", { key, value });
  }

  async erase(): Promise<void> {
    const stores = ["events", "drafts", "notes", "snapshots"] as const;
    const transaction = this.#db.transaction(stores, "readwrite");
    for (const name of stores) void transaction.objectStore(name).clear();
    void transaction.objectStore("notes").put({ key: "device", value: this.device });
    await transaction.done;
  }
}

/** A store for a page that may keep nothing. */
class Memory implements Store {
  readonly device = unique();
  readonly #events = new Map<string, Event>();
  readonly #drafts = new Map<string, unknown>();
  readonly #notes = new Map<string, unknown>();
  #count = 0;

  constructor(readonly kind: "memory" | "newer") {}

  async read(): Promise<Kept> {
    return { events: [...this.#events.values()], broken: [] };
  }
  async add(facts: readonly Fact[]): Promise<Event[]> {
    const added = facts.map((fact) => ({ id: unique(), device: this.device, count: (this.#count += 1), at: Date.now(), ...fact }) as Event);
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

/** The name of the database of a course. */
export function databaseName(course: string): string {
  return `coursemark:${course}`;
}

async function opened(course: string, onClosed: () => void): Promise<Store> {
  const db = await openDB<Schema>(databaseName(course), VERSION, {
    upgrade(database) {
      database.createObjectStore("events", { keyPath: "id" });
      database.createObjectStore("drafts", { keyPath: "key" });
      database.createObjectStore("notes", { keyPath: "key" });
      database.createObjectStore("snapshots", { keyPath: "day" });
    },
    // A newer version of the site waits in another tab: give way.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
    terminated: onClosed,
  });
  const transaction = db.transaction("notes", "readwrite");
  let device = (await transaction.store.get("device"))?.value;
  if (typeof device !== "string" || device === "") {
    device = unique();
    void transaction.store.put({ key: "device", value: device });
  }
  await transaction.done;
  return new Database(db, device as string);
}

/** The store of a course; in memory where the browser denies another, or takes too long. */
export async function open(course: string, onClosed: () => void): Promise<Store> {
  try {
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("timeout")), PATIENCE));
    return await Promise.race([opened(course, onClosed), late]);
  } catch (error) {
    return new Memory((error as { name?: string } | undefined)?.name === "VersionError" ? "newer" : "memory");
  }
}
