// Adds events from elsewhere to the record, and removes them again.
import type { Event } from "../core/record";
import { draftsKey } from "./leavings";
import { prefer } from "./preferences";
import { record } from "./record";

/** Adds events to the record. Returns the ids of those that are new. */
export async function bring(events: readonly Event[]): Promise<string[]> {
  const kept = record();
  const known = new Set((await kept.all()).events.map((event) => event.id));
  const fresh = events.filter((event) => !known.has(event.id));
  await kept.store.put(fresh);
  await kept.renew();
  return fresh.map((event) => event.id);
}

/** Removes events that were brought in. */
export async function takeBack(ids: readonly string[]): Promise<void> {
  const kept = record();
  await kept.store.put([], ids);
  await kept.renew();
}

/** Deletes the record, with the place where the learner stopped, and what a page that was left has put aside. */
export async function erase(): Promise<void> {
  await record().erase();
  prefer("place", undefined);
  try {
    localStorage.removeItem(draftsKey(record().course));
  } catch {
    // Then nothing was put aside either.
  }
}
