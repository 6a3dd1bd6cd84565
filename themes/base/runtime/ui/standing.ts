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
        const place = (link.querySelector(".cm-mark") ??
          link.closest("li")?.querySelector(".cm-mark")) as HTMLElement | null;
        if (!place) continue;
        const mark = markOf(kept.state, link.dataset["slug"] ?? "");
        if (place.dataset["mark"] === (mark ?? "")) continue;
        place.dataset["mark"] = mark ?? "";
        place.replaceChildren();
        if (mark)
          place.append(
            element("span", { "aria-hidden": "true" }, SIGNS[mark]),
            element("span", { class: "cm-hidden" }, text(mark)),
          );
      }
    };
    kept.listen(show);
    void kept.ready.then(show);
  }
}
