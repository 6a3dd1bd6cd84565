// The part of the course that is left, in words.
import type { Left } from "../core/completion";
import { text } from "./strings";

/** The number of minutes from which the time is given in hours. */
const MIN_MINUTES_IN_HOURS = 180;

/** Says how many pages are completed, and how long the others take. */
export function leftInWords({ done, total, minutes }: Left): string {
  return minutes < MIN_MINUTES_IN_HOURS
    ? text("standing", { done, total, count: minutes })
    : text("standing-hours", { done, total, count: Math.round(minutes / 60) });
}
