// Where the learner goes on. Everything that leads on shows the same page.
import { isDone, knownPages, next } from "../core/completion";
import type { OutlinePage } from "../core/data";
import { onTrack } from "../core/progress";
import { outline } from "../io/outline";
import { lastPlace, type Place } from "../io/place";
import { record } from "../io/record";
import { root } from "../io/site";
import { element } from "./element";
import { nextLink } from "./onward";
import { text } from "./strings";
import { track } from "./tracks";

/** The pages of the learner's track, in order. Rejects if the outline cannot be loaded. */
export async function pagesOnTrack(): Promise<OutlinePage[]> {
  return onTrack(await outline(), track()).units.flatMap(({ pages }) => pages);
}

/** The heading at which the learner left the page `slug`; `undefined` if it is not known, or the page is done. */
function place(slug: string | undefined): Place | undefined {
  const known = lastPlace();
  const page = slug === undefined ? undefined : record().state.pages.get(slug);
  return known?.page === slug && page?.opened && !page.completed ? known : undefined;
}

/** Makes `link` lead to the page to go on with, or to the progress page if all are done. Rejects without an outline. */
export async function continueLink(link: HTMLAnchorElement): Promise<void> {
  const { state } = record();
  const pages = await pagesOnTrack();
  const page = next(state, pages);
  const title = element("span", { class: "cm-pager__title" });
  link.replaceChildren(title);
  if (!page) {
    link.href = document.documentElement.dataset["progress"] ?? "";
    title.textContent = text("progress-all-done");
    delete link.dataset["slug"];
    return;
  }
  const at = place(page.slug);
  link.dataset["slug"] = page.slug;
  link.href = `${root()}${page.url}${at ? `#${encodeURIComponent(at.id)}` : ""}`;
  title.textContent = text(state.last ? "continue" : "start", { title: page.title });
  const more = at ? text("you-were-at", { title: at.title }) : text("minutes", { count: page.minutes });
  link.append(" ", element("span", { class: "cm-pager__time" }, more));
}

/** If the next page is done or known, the button at the end of a page leads to the page to go on with, and a link to that one. */
export async function lead(): Promise<void> {
  const link = nextLink();
  const slug = link?.dataset["slug"];
  const { state } = record();
  if (!link || link.rel === "" || slug === undefined || !(isDone(state, slug) || knownPages(state).has(slug))) return;
  const { href } = link;
  const title = link.querySelector(".cm-pager__title")?.textContent ?? "";
  await continueLink(link);
  link.rel = "";
  link.parentElement
    ?.querySelector(".cm-pager__more")
    ?.append(" ", element("a", { rel: "next", href }, `${text("next")}: ${title}`));
}
