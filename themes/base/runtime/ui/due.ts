// The link to the review, with the number of questions that are due.
import { record } from "../io/record";
import { element } from "./element";
import { isApart } from "./page";
import { dueToday } from "./schedule-script";
import { text } from "./strings";

/** A link to the review, if anything is due there today. */
export async function reviewLink(): Promise<HTMLElement | undefined> {
  const { review } = document.querySelector<HTMLElement>("[data-review]")?.dataset ?? {};
  if (!review || isApart || !record().events.some(({ type }) => type === "answered")) return undefined;
  const count = await dueToday().catch(() => 0);
  return count > 0 ? element("a", { href: review, class: "cm-due" }, text("review-due", { count })) : undefined;
}
