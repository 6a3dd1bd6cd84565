// Loads `schedule.js`, and reads what it has noted.
import { type Day, dayOf } from "../core/days";
import type { Card } from "../core/review";
import { record } from "../io/record";
import { part } from "../io/scripts";

/** A question that is due, with its place. */
export interface AskedCard extends Card {
  /** The title of its page. */
  readonly title: string;
  /** Its address, from the root of the site. */
  readonly url: string;
}

/** What is left of today's work, and what comes. */
export interface Work {
  readonly cards: readonly AskedCard[];
  /** Questions that were missed so often that their pages should be read again. */
  readonly leeches: readonly AskedCard[];
  /** The number of further questions that are due. */
  readonly waiting: number;
  /** The number of questions that were ever answered. */
  readonly known: number;
  readonly day: Day;
  /** The number of questions to ask today and on each of the next days. */
  readonly ahead: readonly number[];
  /** The title of the course. */
  readonly course: string;
}

/** What the store remembers of it. */
export interface DueNote extends Pick<Work, "day" | "ahead"> {
  readonly daily: number;
  /** The mark of the record from which it was made. */
  readonly epoch: string;
  readonly entries: number;
}

/** The content of `schedule.js`. */
interface ScheduleScript {
  work(): Promise<Work>;
}

/** Loads the script, once. */
export function scheduleScript(): Promise<ScheduleScript> {
  return part("coursemarkSchedule", document.querySelector<HTMLElement>("[data-schedule]")?.dataset["schedule"]);
}

/**
 * The number of questions to ask today. The store has it noted, and it is only made anew when the record has changed since. Rejects
 * if that cannot be done.
 */
export async function dueToday(): Promise<number> {
  const { store, span } = record();
  const found = (await store.note("due")) as DueNote | undefined;
  const since = dayOf(Date.now()) - (found?.day ?? 0);
  const isFresh = found && found.epoch === span?.mark.epoch && found.entries === span.mark.entries;
  if (!isFresh || since < 0 || since >= found.ahead.length) return (await (await scheduleScript()).work()).cards.length;
  // What was not asked on the days since then is still due.
  const waiting = found.ahead.slice(0, since + 1).reduce((sum, count) => sum + count, 0);
  return Math.min(waiting, found.daily);
}
