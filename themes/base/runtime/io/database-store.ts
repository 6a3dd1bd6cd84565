// A store in IndexedDB. An answer is stored when its transaction is complete. Only that survives two tabs that write at
// once, or a browser that is killed.
import { promisifyRequest as settled } from "idb-keyval";
import { readEvent } from "../core/reading";
import type { Event, Fact } from "../core/record";
import { type Draft, type Kept, type Snapshot, type Store, stamped, unique } from "./store";

/** The version of the database. A new version needs a migration, and a fixture in `tests/runtime`. */
const VERSION = 1;
/** The number of days for which snapshots are kept. */
const MAX_SNAPSHOTS = 5;
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The object stores of the database, with the keys of their entries. */
const STORES = { events: "id", drafts: "key", notes: "key", snapshots: "day" } as const;
type Name = keyof typeof STORES;
interface Note {
  readonly key: string;
  readonly value: unknown;
}

class DatabaseStore implements Store {
  readonly kind = "kept";
  readonly #db: IDBDatabase;

  constructor(
    db: IDBDatabase,
    readonly device: string,
  ) {
    this.#db = db;
  }

  /** Reads and writes in one transaction. Either all of it is stored, or nothing. */
  async #change<T>(names: readonly Name[], work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    const transaction = this.#db.transaction(names, "readwrite");
    const done = settled(transaction);
    // If a transaction fails, a request in it or the `await` below reports that.
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

  /** Copies all events before the first change of a day. */
  async #snapshot(transaction: IDBTransaction): Promise<void> {
    const day = today();
    if ((await noted(transaction, "day")) === day) return;
    transaction.objectStore("notes").put({ key: "day", value: day });
    const events = await settled(transaction.objectStore("events").getAll());
    if (events.length === 0) return;
    const snapshots = transaction.objectStore("snapshots");
    snapshots.put({ day, events });
    const days = (await settled(snapshots.getAllKeys())).filter((other) => other !== day).sort();
    for (const old of days.slice(0, Math.max(0, days.length + 1 - MAX_SNAPSHOTS))) snapshots.delete(old);
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

/** The greatest count of all events. A damaged count is replaced by a greater one. */
async function counted(transaction: IDBTransaction): Promise<number> {
  const count = Number((await noted(transaction, "count")) ?? 0);
  return Number.isSafeInteger(count) ? count : Date.now();
}

/** The name of the database of a course. */
export function databaseName(course: string): string {
  return `coursemark:${course}`;
}

/** Opens the database of a course. Rejects if the browser denies it. */
export async function openDatabase(course: string, onClosed: () => void): Promise<Store> {
  const request = indexedDB.open(databaseName(course), VERSION);
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
  };
  const db = await settled(request);
  // Another tab has a newer version of the site, which is waiting to upgrade the database.
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
  return new DatabaseStore(db, device as string);
}
