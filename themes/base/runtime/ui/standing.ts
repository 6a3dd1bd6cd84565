// Marks of what was done: in the sidebar and in outlines, on the front page. Their places are kept free
// in the markup, so that nothing moves when they come.
import { ended, hasPassed } from "../core/passing";
import type { State } from "../core/record";
import { record } from "../io/record";
import { element } from "./element";
import { left } from "./left";
import { text } from "./strings";
import { isOnTrack } from "./tracks";

type Mark = "completed" | "passed" | "failed" | "begun";

/** What is to be shown for a page. */
export function markOf(state: State, key: string): Mark | undefined {
  const attempts = ended(state, key);
  if (hasPassed(attempts)) return "passed";
  const page = state.pages.get(key);
  if (attempts.length > 0 && attempts.every((attempt) => attempt.passed === false)) return "failed";
  if (page?.completed) return "completed";
  return page?.opened ? "begun" : undefined;
}

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
      const { last, pages } = kept.state;
      const isDone = (key: string | undefined) =>
        pages.get(key ?? "")?.completed === true || markOf(kept.state, key ?? "") === "passed";
      // The link in the outline knows today's title; without one the page may still be there.
      const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-key]")].filter(isOnTrack);
      const at = links.findIndex((other) => other.dataset["key"] === last?.page);
      const isOpen = (other: HTMLAnchorElement) => !isDone(other.dataset["key"]);
      const link = at < 0 ? undefined : (links.slice(at).find(isOpen) ?? links.find(isOpen) ?? links[at]);
      const target = link
        ? { href: link.getAttribute("href") ?? "", title: link.textContent?.trim() ?? "" }
        : last
          ? { href: last.path, title: last.title }
          : undefined;
      button.href = target?.href ?? first.href;
      button.textContent = target ? text("continue", { title: target.title }) : first.label;
      const items = links.flatMap((other) => other.closest<HTMLElement>("li[data-minutes]") ?? []);
      const done = items.filter((item) => isDone(item.querySelector<HTMLElement>("a[data-key]")?.dataset["key"]));
      const minutes = items
        .filter((item) => !done.includes(item))
        .reduce((sum, item) => sum + Number(item.dataset["minutes"]), 0);
      if (line) line.textContent = items.length > 0 && target ? left(done.length, items.length, minutes) : "";
    };
    kept.listen(show);
    void kept.ready.then(() => {
      show();
      root.dataset["ready"] = "";
    });
  }
}
