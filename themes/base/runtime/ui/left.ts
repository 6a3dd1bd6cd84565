// The rest of the course, in words.
import type { Left } from "../core/completion";
import { text } from "./strings";

/** From this number of minutes on, the time is given in hours. */
const MIN_MINUTES_IN_HOURS = 180;

/** A sentence on how many pages are completed, and how long the others take. */
export function leftInWords({ done, total, minutes }: Left): string {
  // Everything is known: nothing is left, and nothing was completed.
  if (total === 0) return text("known");
  return minutes < MIN_MINUTES_IN_HOURS
    ? text("standing", { done, total, count: minutes })
    : text("standing-hours", { done, total, count: Math.round(minutes / 60) });
}
