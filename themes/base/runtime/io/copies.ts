// Copies of the record from earlier days. On the first use of each day, all events of the days before are copied, a few
// at a time so that the page stays responsive. If a copy is not finished, another page continues it later.
import { dayOf, isoDay } from "../core/days";
import { DatabaseStore, noted, setNote } from "./database-store";
import { dayName, type Store } from "./store";

/** The number of days for which copies are kept. */
const MAX_DAYS = 5;
/** The number of events that are copied at a time. */
const COPIED_AT_ONCE = 200;

/** The keys of a day's parts. Earlier versions stored a day in one part, under the day alone. */
function parts(day: string): IDBKeyRange {
  return IDBKeyRange.bound(day, `${day} \uffff`);
}

/** The days whose copies are complete. */
function whole(keys: readonly IDBValidKey[]): string[] {
  return keys.flatMap((key) => /^(\d{4}-\d\d-\d\d)(?: end)?$/.exec(String(key))?.[1] ?? []);
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** A copy that is not finished: the day, the number of its parts, and the key of the last event in them. */
interface Copying {
  readonly day: string;
  readonly part: number;
  readonly after: string;
}

/** Copies the next events for today. Returns whether there are more. */
export async function copySome(store: Store): Promise<boolean> {
  if (!(store instanceof DatabaseStore)) return false;
  return store.change(["events", "notes", "snapshots"], async (transaction) => {
    const day = isoDay(dayOf(Date.now()));
    const before = await noted(transaction, "day");
    if (before === dayName()) return false;
    const midnight = new Date().setHours(0, 0, 0, 0);
    if (before === undefined) {
      const [first] = await request(transaction.objectStore("events").index("count").getAll(undefined, 1));
      // On the first day there is nothing to go back to.
      if (first === undefined || first.at >= midnight) {
        setNote(transaction, "day", dayName());
        return false;
      }
    }
    const known = (await noted(transaction, "copying")) as Copying | undefined;
    const { part, after } = known?.day === day ? known : { part: 0, after: "" };
    const range = IDBKeyRange.lowerBound(after, true);
    const values = await request(transaction.objectStore("events").getAll(range, COPIED_AT_ONCE));
    const isLast = values.length < COPIED_AT_ONCE;
    const events = values.filter(({ at }) => !(at >= midnight));
    const snapshots = transaction.objectStore("snapshots");
    snapshots.put({ day: `${day} ${isLast ? "end" : String(part).padStart(8, "0")}`, events });
    if (!isLast) {
      setNote(transaction, "copying", { day, part: part + 1, after: values.at(-1).id } satisfies Copying);
      return true;
    }
    setNote(transaction, "day", dayName());
    const days = whole(await request(snapshots.getAllKeys()));
    snapshots.delete(IDBKeyRange.upperBound(days.at(-MAX_DAYS) ?? day, true));
    return false;
  });
}

/** The days that have a copy, such as `2026-11-23`, the earliest first. */
export async function daysOf(store: Store): Promise<string[]> {
  if (!(store instanceof DatabaseStore)) return [];
  while (await copySome(store));
  const keys = await store.change(["snapshots"], (transaction) =>
    request(transaction.objectStore("snapshots").getAllKeys()),
  );
  return whole(keys);
}

/** The events of a day's copy. Their content is not checked. */
export async function copyOf(store: Store, day: string): Promise<unknown[]> {
  if (!(store instanceof DatabaseStore)) return [];
  const found: { readonly events?: unknown }[] = await store.change(["snapshots"], (transaction) =>
    request(transaction.objectStore("snapshots").getAll(parts(day))),
  );
  return found.flatMap(({ events }) => (Array.isArray(events) ? events : []));
}
