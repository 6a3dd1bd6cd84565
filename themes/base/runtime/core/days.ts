// The days on which things happened. Clocks may be wrong, so the days of events are corrected.
import { type Event, inOrder } from "./record";

/** A day, as the number of days since 1 January 1970 in the learner's time zone. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day of a time in milliseconds since 1970. `offset` is the time zone's, in minutes west of UTC. */
export function dayOf(at: number, offset = new Date(at).getTimezoneOffset()): Day {
  return Math.floor((at - offset * 60_000) / DAY_MS);
}

/** A day as `2026-03-01`. */
export function isoDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The positions of a longest run of `values` in which none is less than the one before it. Positions can be skipped. */
function longestRun(values: readonly number[]): Set<number> {
  // The position of the least value that ends a run of each length, and the position before each (Fredman 1975).
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] as number] as number) <= value) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1];
    ends[low] = at;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) run.add(at);
  return run;
}

/**
 * The days of events, by their ids. What a browser does, it does in the order of its counts, and nothing happens after
 * `today`. So of the days that each browser's clock says, the longest run that never goes back is believed. Every other event
 * has the day of the one before it that is believed, or else of the one after it: first of the same browser, then of any. A clock
 * that once was years ahead or behind therefore moves nothing else, and the days are the same wherever they are computed.
 */
export function daysOf(
  events: Iterable<Event>,
  today: Day,
  day: (at: number) => Day = (at) => dayOf(at),
): Map<string, Day> {
  const all = [...events].sort(inOrder);
  const devices = new Map<string, Event[]>();
  for (const event of all) {
    const list = devices.get(event.device);
    if (list) list.push(event);
    else devices.set(event.device, [event]);
  }
  const found = new Map<string, Day>();
  for (const list of devices.values()) {
    const possible = list.filter(({ at }) => day(at) <= today);
    const run = longestRun(possible.map(({ at }) => day(at)));
    for (const [at, event] of possible.entries()) if (run.has(at)) found.set(event.id, day(event.at));
  }
  const believed = new Map(found);
  /** Fills in the days of `list` from those around them. */
  const fill = (list: readonly Event[]) => {
    for (const order of [list, [...list].reverse()]) {
      let last: Day | undefined;
      for (const { id } of order) {
        last = believed.get(id) ?? last;
        if (last !== undefined && !found.has(id)) found.set(id, last);
      }
    }
  };
  for (const list of devices.values()) fill(list);
  fill(all);
  for (const { id } of all) if (!found.has(id)) found.set(id, today);
  return found;
}
