// Single-key shortcuts: `n` and `p` for the next and the previous page. They are off while someone types or chooses,
// and a reader can turn them off for good (WCAG 2.2, 2.1.4).
import { preference } from "../io/preferences";

/** Whether a single key pressed now is meant for the page, and not for a field or a dialog. */
export function isForPage(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    preference("shortcuts") !== "off" &&
    !target?.closest("input, textarea, select, dialog, [contenteditable]")
  );
}

/** Whether something lies over the page that has keys of its own. */
const isCovered = () => document.querySelector("dialog[open], :popover-open") !== null;

/** The links at the end of a page, and the keys that lead to the next and the previous page. */
export class Pager {
  constructor(root: HTMLElement) {
    const rels: Readonly<Record<string, string>> = { n: "next", p: "prev" };
    document.addEventListener("keydown", (event) => {
      const rel = rels[event.key];
      if (!rel || !isForPage(event) || isCovered()) return;
      const link = root.querySelector<HTMLAnchorElement>(`a[rel=${rel}]:not([hidden])`);
      if (link) location.assign(link.href);
    });
  }
}
