// Marks of what was done: in the sidebar and in outlines, on the front page. Their places are kept free
// in the markup, so that nothing moves when they come.
import { left, type Mark, markOf, next } from "../core/completion";
import { record } from "../io/record";
import { element } from "./element";
import { leftInWords } from "./left";
import { text } from "./strings";
import { isOnTrack } from "./tracks";

export const SIGNS: Readonly<Record<Mark, string>> = { completed: "✓", passed: "✓", failed: "✗", begun: "○" };

/** A list of links to pages, each with a place for its mark. */
export class Standing {
  constructor(root: HTMLElement) {
    const kept = record();
    const show = () => {
      for (const link of root.querySelectorAll<HTMLAnchorElement>("a[data-key]")) {
        const place = (link.querySelector(".cm-mark") ??
          link.closest("li")?.querySelector(".cm-mark")) as HTMLElement | null;
        if (!place) continue;
        const mark = markOf(kept.state, link.dataset["key"] ?? "");
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

/** Where to go on, on the front page. */
export class Continue {
  constructor(root: HTMLElement) {
    const kept = record();
    const button = root.querySelector<HTMLAnchorElement>(".cm-button");
    const line = document.querySelector<HTMLElement>(".cm-hero__standing");
    const first = { href: button?.getAttribute("href") ?? "", label: button?.textContent ?? "" };
    const show = () => {
      if (!button) return;
      const { state } = kept;
      // The links of the outline know today's titles; the page that was opened last may be no more than an event.
      const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-key]")].filter(isOnTrack).map((link) => ({
        key: link.dataset["key"] ?? "",
        minutes: Number(link.closest<HTMLElement>("li[data-minutes]")?.dataset["minutes"] ?? Number.NaN),
        href: link.getAttribute("href") ?? "",
        title: link.textContent?.trim() ?? "",
      }));
      const { last } = state;
      const known = links.find(({ key }) => key === last?.page);
      const target = known ? (next(state, links) ?? known) : last && { href: last.path, title: last.title };
      button.href = target?.href ?? first.href;
      button.textContent = target ? text("continue", { title: target.title }) : first.label;
      const pages = links.filter(({ minutes }) => !Number.isNaN(minutes));
      if (line) line.textContent = pages.length > 0 && target ? leftInWords(left(state, pages)) : "";
    };
    kept.listen(show);
    void kept.ready.then(() => {
      show();
      root.dataset["ready"] = "";
    });
  }
}
