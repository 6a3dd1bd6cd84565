// Where a record is kept: in IndexedDB, or in memory where a browser denies that. An answer counts as
// kept when its transaction is complete (HARDENING C: nothing else survives two tabs and a crash).
import { promisifyRequest as settled } from "idb-keyval";
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
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
}

/** A fact as an event of this moment. */
export function stamped(fact: Fact, device: string, count: number): Event {
  return { id: unique(), device, count, at: Date.now(), ...fact } as Event;
}

function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Everything that the database holds. */
const STORES = { events: "id", drafts: "key", notes: "key", snapshots: "day" } as const;
type Name = keyof typeof STORES;
interface Note {
  readonly key: string;
  readonly value: unknown;
}

class Database implements Store {
  readonly kind = "kept";
  readonly #db: IDBDatabase;

  constructor(
    db: IDBDatabase,
    readonly device: string,
  ) {
    this.#db = db;
  }

  /** Reads and writes in one transaction: all of it is kept, or nothing. */
  async #change<T>(names: readonly Name[], work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    const transaction = this.#db.transaction(names, "readwrite");
    const done = settled(transaction);
    // Where the transaction fails, a request in it fails too, or what waits for it here.
    done.catch(() => {});
    const result = await work(transaction);
    await done;
    return result;
  }

  #all<T>(name: Name): Promise<T[]> {
    return settled(this.#db.transaction(name).objectStore(name).getAll() as IDBRequest<T[]>);
  }

  async read(): Promise<Kept> {
    const events: Event[] = [];
    const broken: unknown[] = [];
    for (const value of await this.#all("events")) {
      const event = readEvent(value);
      if (event) events.push(event);
      else broken.push(value);
    }
    return { events, broken };
  }

  add(facts: readonly Fact[]): Promise<Event[]> {
    return this.#change(["events", "notes", "snapshots"], async (transaction) => {
      await this.#snapshot(transaction);
      const count = await counted(transaction);
      const added = facts.map((fact, at) => stamped(fact, this.device, count + at + 1));
      for (const event of added) transaction.objectStore("events").add(event);
      transaction.objectStore("notes").put({ key: "count", value: count + added.length });
      return added;
    });
  }

  /** Before the first change of a day, what was there is copied. */
  async #snapshot(transaction: IDBTransaction): Promise<void> {
    const day = today();
    if ((await noted(transaction, "day")) === day) return;
    transaction.objectStore("notes").put({ key: "day", value: day });
    const events = await settled(transaction.objectStore("events").getAll());
    if (events.length === 0) return;
    const snapshots = transaction.objectStore("snapshots");
    snapshots.put({ day, events });
    const days = (await settled(snapshots.getAllKeys())).filter((other) => other !== day).sort();
    for (const old of days.slice(0, Math.max(0, days.length + 1 - DAYS))) snapshots.delete(old);
  }

  put(events: readonly Event[]): Promise<void> {
    return this.#change(["events", "notes"], async (transaction) => {
      const greatest = events.reduce((most, event) => Math.max(most, event.count), await counted(transaction));
      for (const event of events) transaction.objectStore("events").put(event);
      transaction.objectStore("notes").put({ key: "count", value: greatest });
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.#change(["events"], (transaction) => {
      for (const id of ids) transaction.objectStore("events").delete(id);
    });
  }

  drafts(): Promise<Draft[]> {
    return this.#all("drafts");
  }

  draft(key: string, value: unknown): Promise<void> {
    return this.#change(["drafts"], (transaction) => {
      const drafts = transaction.objectStore("drafts");
      if (value === undefined) drafts.delete(key);
      else drafts.put({ key, value });
    });
  }

  snapshots(): Promise<Snapshot[]> {
    return this.#all("snapshots");
  }

  note(key: string): Promise<unknown> {
    return noted(this.#db.transaction("notes"), key);
  }

  setNote(key: string, value: unknown): Promise<void> {
    return this.#change(["notes"], (transaction) => void transaction.objectStore("notes").put({ key, value }));
  }

  erase(): Promise<void> {
    const names = Object.keys(STORES) as Name[];
    return this.#change(names, (transaction) => {
      for (const name of names) transaction.objectStore(name).clear();
      transaction.objectStore("notes").put({ key: "device", value: this.device });
    });
  }
}

async function noted(transaction: IDBTransaction, key: string): Promise<unknown> {
  return (await settled(transaction.objectStore("notes").get(key) as IDBRequest<Note | undefined>))?.value;
}

/** The greatest count of all events; one that was spoilt is left behind. */
async function counted(transaction: IDBTransaction): Promise<number> {
  const count = Number((await noted(transaction, "count")) ?? 0);
  return Number.isSafeInteger(count) ? count : Date.now();
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

/** The name of the database of a course. */
export function databaseName(course: string): string {
  return `coursemark:${course}`;
}

async function opened(course: string, onClosed: () => void): Promise<Store> {
  const request = indexedDB.open(databaseName(course), VERSION);
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
  };
  const db = await settled(request);
  // A newer version of the site waits in another tab: give way.
  db.onversionchange = () => {
    db.close();
    onClosed();
  };
  db.onclose = onClosed;
  const transaction = db.transaction("notes", "readwrite");
  const done = settled(transaction);
  let device = await noted(transaction, "device");
  if (typeof device !== "string" || device === "") {
    device = unique();
    transaction.objectStore("notes").put({ key: "device", value: device });
  }
  await done;
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
