// Shortcuts: `n` and `p` for the next and the previous page.
import { isForPage } from "./shortcuts";

const RELS: Readonly<Record<string, string>> = { n: "next", p: "prev" };

/** Whether something lies over the page that has keys of its own. */
const isCovered = () => document.querySelector("dialog[open], :popover-open") !== null;

/** Goes to the next or the previous page, if that is what a key stands for. */
export function turn(event: KeyboardEvent): void {
  const rel = RELS[event.key];
  if (!rel || !isForPage(event) || isCovered()) return;
  const link = document.querySelector<HTMLAnchorElement>(`.cm-pager a[rel=${rel}]:not([hidden])`);
  if (link) location.assign(link.href);
}
