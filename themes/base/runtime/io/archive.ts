// Adds events from elsewhere to the record, and removes them again.
import type { Event } from "../core/record";
import { record } from "./record";

/** Adds events to the record. Returns the ids of those that are new. */
export async function bring(events: readonly Event[]): Promise<string[]> {
  const kept = record();
  await kept.refresh();
  const known = new Set(kept.events.map((event) => event.id));
  const fresh = events.filter((event) => !known.has(event.id));
  await kept.store.put(fresh);
  await kept.renew();
  return fresh.map((event) => event.id);
}

/** Removes events that were brought in. */
export async function takeBack(ids: readonly string[]): Promise<void> {
  const kept = record();
  await kept.store.remove(ids);
  await kept.renew();
}
