// Marks the pages that learners have tested out of, in the menu and in outlines. Other marks come first.
import { knownPages, markOf } from "../core/completion";
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";

/** The sign for a page that is known. */
export const KNOWN_SIGN = "»";

/** Shows which pages are known. */
export function showKnown(): void {
  const { state } = record();
  const known = knownPages(state);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-slug]")) {
    const slug = link.dataset["slug"] ?? "";
    const place = link.closest("li")?.querySelector<HTMLElement>(".cm-mark");
    const mark = markOf(state, slug) ?? "begun";
    const isKnown = known.has(slug) && mark === "begun";
    if (!place || (!isKnown && !link.style.color)) continue;
    for (const { style } of [link, place]) style.color = isKnown ? "var(--color-muted)" : "";
    if (!isKnown) continue;
    place.dataset["mark"] = "known";
    place.replaceChildren(
      element("span", { "aria-hidden": "true" }, KNOWN_SIGN),
      element("span", { class: "cm-hidden" }, text("known")),
    );
  }
}
