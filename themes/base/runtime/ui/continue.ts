// Where to go on, on the front page.
import { left, next } from "../core/completion";
import { record } from "../io/record";
import { leftInWords } from "./left";
import { text } from "./strings";
import { isOnTrack } from "./tracks";

/** The button that leads on, and what is left of the course. */
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
