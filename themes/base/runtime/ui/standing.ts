// Marks that show what is done, in the sidebar and in outlines. The markup reserves their space, so that nothing moves
// when they appear.
import { type Mark, markOf } from "../core/completion";
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";

export const SIGNS: Readonly<Record<Mark, string>> = { completed: "✓", passed: "✓", failed: "✗", begun: "○" };

/** A list of links to pages, each with space for a mark. */
export class Standing {
  constructor(root: HTMLElement) {
    const kept = record();
    const show = () => {
      for (const link of root.querySelectorAll<HTMLAnchorElement>("a[data-slug]")) {
        const place = link.closest("li")?.querySelector<HTMLElement>(".cm-mark");
        if (!place) continue;
        const mark = markOf(kept.state, link.dataset["slug"] ?? "");
        if (place.dataset["mark"] === (mark ?? "")) continue;
        place.dataset["mark"] = mark ?? "";
        place.replaceChildren(
          element("span", { "aria-hidden": "true" }, mark ? SIGNS[mark] : ""),
          element("span", { class: "cm-hidden" }, mark ? text(mark) : ""),
        );
      }
    };
    kept.follow(show);
  }
}
