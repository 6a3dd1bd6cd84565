// A store in IndexedDB. An answer is stored when its transaction is complete. Only that survives two tabs that write at
// once, or a browser that is killed.
import { promisifyRequest as settled } from "idb-keyval";
import type { Mark } from "../core/checkpoint";
import { MAX_COUNT, readDevice, readEvent } from "../core/reading";
import type { Event, Fact } from "../core/record";
import { type Draft, type Kept, type Resumed, type Store, stamped, unique } from "./store";

/** The version of the database. A new version needs a migration, and a fixture in `tests/runtime`. */
const VERSION = 3;
/** Each repair raises the version by this number, so the remainder of a division by it is still the version. */
const REPAIR = 2 ** 20;

/** The object stores of the database, with the keys of their entries. */
const STORES = { events: "id", drafts: "key", notes: "key", snapshots: "day" } as const;
type Name = keyof typeof STORES;
const NAMES = Object.keys(STORES) as Name[];

/** A store in a database. */
export class DatabaseStore implements Store {
  readonly kind = "kept";
  readonly #db: IDBDatabase;

  constructor(
    db: IDBDatabase,
    readonly device: string,
  ) {
    this.#db = db;
  }

  /** Reads and writes in one transaction. Either all of it is stored, or nothing. */
  async change<T>(names: readonly Name[], work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    const transaction = this.#db.transaction(names, "readwrite");
    const done = settled(transaction);
    // If a transaction fails, a request in it or the `await` below reports that.
    done.catch(() => {});
    const result = await work(transaction);
    try {
      // WebKit keeps a page that is left, with what it began, and that would hold up the next page for good.
      transaction.commit();
    } catch {
      // It is complete.
    }
    await done;
    return result;
  }

  async read(): Promise<Kept> {
    const transaction = this.#db.transaction(["events", "notes"]);
    const epoch = noted(transaction, "epoch");
    const values = await settled(transaction.objectStore("events").getAll());
    return content(values, { epoch: (await epoch) as string, entries: values.length, last: 0 });
  }

  async resume(known?: Mark): Promise<Resumed> {
    const transaction = this.#db.transaction(["events", "notes"]);
    const store = transaction.objectStore("events");
    const [epoch, entries, since] = await Promise.all([
      noted(transaction, "epoch") as Promise<string>,
      settled(store.count()),
      known ?? (noted(transaction, "checkpoint") as Promise<Mark | undefined>),
    ]);
    if (since?.epoch === epoch && since.last >= 0 && since.last <= MAX_COUNT) {
      const later = IDBKeyRange.bound(since.last, MAX_COUNT, true);
      const values = await settled(store.index("count").getAll(later));
      // If there were other changes too, everything is read again.
      if (since.entries + values.length === entries)
        return { since, ...content(values, { epoch, entries, last: since.last }) };
    }
    return known ? this.resume() : { since: undefined, ...(await this.read()) };
  }

  add(facts: readonly (Fact | Event)[]): Promise<Event[]> {
    return this.change(["events"], async (transaction) => {
      const store = transaction.objectStore("events");
      const counts = store.index("count").openKeyCursor(IDBKeyRange.upperBound(MAX_COUNT), "prev");
      const last = Math.trunc(Number((await settled(counts))?.key ?? 0));
      const added = facts.map((fact, at) => stamped(fact, this.device, last + at + 1));
      for (const event of added) store.add(event);
      return added;
    });
  }

  /** Makes a change other than an addition. Every page then reads the record again instead of only later events. */
  #alter(work: (transaction: IDBTransaction) => void): Promise<void> {
    return this.change(NAMES, (transaction) => {
      work(transaction);
      setNote(transaction, "epoch", unique());
    });
  }

  put(events: readonly Event[], without: readonly string[] = []): Promise<void> {
    return this.#alter((transaction) => {
      for (const event of events) transaction.objectStore("events").put(event);
      for (const id of without) transaction.objectStore("events").delete(id);
    });
  }

  erase(): Promise<void> {
    return this.#alter((transaction) => {
      for (const name of NAMES) transaction.objectStore(name).clear();
      setNote(transaction, "device", this.device);
    });
  }

  drafts(): Promise<Draft[]> {
    return settled(this.#db.transaction("drafts").objectStore("drafts").getAll() as IDBRequest<Draft[]>);
  }

  draft(key: string, value: unknown): Promise<void> {
    return this.change(["drafts"], (transaction) => {
      const drafts = transaction.objectStore("drafts");
      if (value === undefined) drafts.delete(key);
      else drafts.put({ key, value });
    });
  }

  note(key: string): Promise<unknown> {
    return noted(this.#db.transaction("notes"), key);
  }

  setNote(key: string, value: unknown): Promise<void> {
    return this.change(["notes"], (transaction) => setNote(transaction, key, value));
  }
}

/** The value of a note. */
export async function noted(transaction: IDBTransaction, key: string): Promise<unknown> {
  const note = (await settled(transaction.objectStore("notes").get(key))) as { readonly value: unknown } | undefined;
  return note?.value;
}

export function setNote(transaction: IDBTransaction, key: string, value: unknown): void {
  transaction.objectStore("notes").put({ key, value });
}

/** Separates events from entries that cannot be read, and moves the mark to the last of them. */
function content(values: readonly { readonly count?: unknown }[], mark: Mark): Kept {
  const events: Event[] = [];
  const broken: unknown[] = [];
  let { last } = mark;
  for (const value of values) {
    const event = readEvent(value);
    if (event) events.push(event);
    else broken.push(value);
    const count = Number(value.count);
    if (count <= MAX_COUNT) last = Math.max(last, count);
  }
  return { events, broken, mark: { ...mark, last } };
}

/** The name of the database of a course. */
export function databaseName(course: string): string {
  return `coursemark:${course}`;
}

/** Adds the missing parts of a database. An object store with the wrong key is renamed and replaced. */
function complete({ result: db, transaction }: IDBOpenDBRequest): void {
  for (const [name, keyPath] of Object.entries(STORES)) {
    const known = db.objectStoreNames.contains(name) ? transaction?.objectStore(name) : undefined;
    if (known && known.keyPath !== keyPath) known.name = `${name} ${unique()}`;
    const store = known?.keyPath === keyPath ? known : db.createObjectStore(name, { keyPath });
    if (name === "events" && !store.indexNames.contains("count")) store.createIndex("count", "count");
  }
}

/** Whether a database has all parts that `complete` adds. */
function isComplete(db: IDBDatabase): boolean {
  try {
    const transaction = db.transaction(NAMES);
    transaction.objectStore("events").index("count");
    return NAMES.every((name) => transaction.objectStore(name).keyPath === STORES[name]);
  } catch {
    return false;
  }
}

/** Opens a database. If it has our version and is not complete, it is repaired, which raises its version. */
async function open(name: string, version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => complete(request);
  const db = await settled(request);
  if (isComplete(db) || db.version % REPAIR !== VERSION) return db;
  db.close();
  return open(name, db.version + REPAIR);
}

/** Opens the database of a course. Rejects if the browser denies it, or if a newer program has written it. */
export async function openDatabase(course: string, onClosed: () => void): Promise<Store> {
  const name = databaseName(course);
  const db = await open(name, VERSION).catch(async (error) => {
    if (error.name !== "VersionError") throw error;
    const other = await open(name);
    if (other.version % REPAIR === VERSION) return other;
    other.close();
    throw error;
  });
  // Another tab has a newer version of the site, which is waiting to upgrade the database.
  db.onversionchange = () => {
    db.close();
    onClosed();
  };
  db.onclose = onClosed;
  const names = (transaction: IDBTransaction) =>
    Promise.all([noted(transaction, "device").then(readDevice), noted(transaction, "epoch")]);
  let [device, epoch] = await names(db.transaction("notes"));
  // Only a new database has to wait for a transaction that writes. Another tab may have been first.
  if (!device || !epoch) {
    const transaction = db.transaction("notes", "readwrite");
    const done = settled(transaction);
    [device = unique(), epoch = unique()] = await names(transaction);
    setNote(transaction, "device", device);
    setNote(transaction, "epoch", epoch);
    await done;
  }
  return new DatabaseStore(db, device);
}
