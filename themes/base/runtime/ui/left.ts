// What is left of the course, in words.
import type { Left } from "../core/completion";
import { text } from "./strings";

/** From so many minutes on, hours say it better. */
const LONG = 180;

/** How many pages of all are completed, and how long the others take. */
export function leftInWords({ done, total, minutes }: Left): string {
  return minutes < LONG
    ? text("standing", { done, total, count: minutes })
    : text("standing-hours", { done, total, count: Math.round(minutes / 60) });
}
