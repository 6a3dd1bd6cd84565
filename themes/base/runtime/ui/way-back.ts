// The way back from a passage to the question that led there.
import { idIn } from "../core/fragment";
import { element } from "./element";
import { text } from "./strings";

/** The part of the address that names the question, from the root of the course. */
const BACK = "back";

/** The address of the course's root. */
function root(): string {
  return new URL(".", new URL(document.documentElement.dataset["home"] ?? "", document.baseURI)).href;
}

/** Whether a link leads to a place on the page itself. */
export function isHere(link: HTMLAnchorElement): boolean {
  return link.pathname === location.pathname;
}

/**
 * Prepares a link to a passage for those who follow it from the question `id`. The address of another page has the way back
 * in it.
 */
export function withWayBack(link: HTMLAnchorElement, id: string): void {
  link.dataset["back"] = id;
  if (isHere(link)) return;
  const passage = new URL(link.href);
  const here = new URL(location.pathname, location.href).href;
  passage.searchParams.set(BACK, `${here.slice(root().length)}#${encodeURIComponent(id)}`);
  link.href = passage.href;
}

/** The address of the question that led to this page; `undefined` when none did, or the address is not in the course. */
function origin(): string | undefined {
  const back = new URLSearchParams(location.search).get(BACK);
  if (back === null) return undefined;
  const url = new URL(back, root()).href;
  return url.startsWith(root()) ? url : undefined;
}

/** Shows the way back at the passage that the address of the page names: to the question `id`, or to where one came from. */
export function showWayBack(id?: string): void {
  const href = id === undefined ? origin() : `#${encodeURIComponent(id)}`;
  document.querySelector(".cm-back")?.remove();
  const target = document.getElementById(idIn(location.hash));
  const place = target?.closest(".cm-prose > *") ?? target;
  if (href === undefined || !place) return;
  const link = element("a", { class: "cm-button cm-button--quiet cm-back", href }, text("question-back"));
  link.addEventListener("click", () => link.remove());
  place.after(link);
}
