// The way to go on with the course, on the front page.
import { left, next } from "../core/completion";
import { record } from "../io/record";
import { leftInWords } from "./left";
import { text } from "./strings";
import { isOnTrack } from "./tracks";

/** The button that leads on, and how much of the course is left. */
export class Continue {
  constructor(root: HTMLElement) {
    const kept = record();
    const button = root.querySelector<HTMLAnchorElement>(".cm-button");
    const line = document.querySelector<HTMLElement>(".cm-hero__standing");
    const first = { href: button?.getAttribute("href") ?? "", label: button?.textContent ?? "" };
    const show = () => {
      if (!button) return;
      const { state } = kept;
      // Titles come from the links of the outline, which are up to date. The page that was opened last may not be among
      // them, and then its event has the title of that time.
      const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-slug]")].filter(isOnTrack).map((link) => ({
        slug: link.dataset["slug"] ?? "",
        minutes: Number(link.closest<HTMLElement>("li[data-minutes]")?.dataset["minutes"] ?? Number.NaN),
        href: link.getAttribute("href") ?? "",
        title: link.textContent?.trim() ?? "",
      }));
      const { last } = state;
      const known = links.find(({ slug }) => slug === last?.page);
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
