// Conveniences in running text: definitions of terms, links to headings, buttons that copy code, the mark in the table
// of contents, keys that turn the page, and the note of the place where the reader stops. Scripts that only some lessons
// have are loaded then too.
import { prefer, preference } from "../io/preferences";
import { part, style } from "../io/scripts";
import { Contents } from "./contents";
import { Definitions } from "./definitions";
import { element } from "./element";
import { marking } from "./notes-script";
import { turn } from "./pager";
import { isForPage } from "./shortcuts";
import { text } from "./strings";

/** The conveniences of a page's text. */
export class Reading {
  /** `sign` is the event for which this script was loaded. */
  constructor(root: HTMLElement, sign: Event) {
    for (const heading of root.querySelectorAll<HTMLElement>(":is(h2, h3, h4)[id]")) {
      if (heading.id.startsWith("cm:") || heading.closest(".cm-question")) continue;
      const name = text("heading-link", { title: heading.textContent ?? "" });
      const link = element("a", { class: "cm-anchor", href: `#${encodeURIComponent(heading.id)}`, "aria-label": name });
      // Within the heading, it would be read as a part of its name.
      heading.after(link);
    }
    for (const block of root.querySelectorAll<HTMLElement>(".cm-code")) new Copy(block);
    const definitions = new Definitions(root);
    // A document, which may scroll, is no element.
    const term = sign.target instanceof Element ? sign.target.closest<HTMLAnchorElement>(".cm-term") : null;
    if (term) definitions.begin(term, sign.type === "click" && (sign as PointerEvent).pointerType === "touch");
    for (const list of document.querySelectorAll<HTMLElement>(".cm-menu__contents")) new Contents(list);
    if (sign instanceof KeyboardEvent) turn(sign);
    document.addEventListener("keydown", turn);
    const { scripts } = document.getElementById("cm:questions")?.dataset ?? {};
    if (scripts)
      void style(root.dataset["late"] ?? "").then(() => {
        for (const address of scripts.split(" ")) part(address, address).catch(() => {});
      });
    notePlace(root);
    watch(root, sign);
  }
}

/**
 * Loads what marks words when someone selects some, comes to a heading or presses the key for it, or if a note was not
 * finished.
 */
function watch(root: HTMLElement, first: Event): void {
  const use = (what: (made: Awaited<ReturnType<typeof marking>>) => void) =>
    void marking(root)
      .then(what)
      .catch(() => {});
  const act = (event: Event) => {
    if (event.type === "selectionchange") use((made) => made?.selected());
    else if (event instanceof KeyboardEvent && event.key === "m" && isForPage(event)) use((made) => made?.here());
    else if (event.target instanceof Element && event.target.closest(".cm-prose :is(h2, h3, h4), .cm-anchor"))
      use(() => {});
  };
  const selected = (event: Event) => {
    const selection = getSelection();
    if (selection?.isCollapsed === false && root.contains(selection.anchorNode)) act(event);
    else if (document.querySelector(".cm-notes-bar")) act(event);
  };
  document.addEventListener("selectionchange", selected);
  for (const sign of ["keydown", "pointerover", "focusin"]) root.ownerDocument.addEventListener(sign, act);
  act(first);
  if (preference("note")) use(() => {});
}

/**
 * Notes the place on leaving the page: the last heading that was passed, or the first question without an answer if the
 * reader has seen the end.
 */
function notePlace(root: HTMLElement): void {
  const { page } = document.documentElement.dataset;
  if (page === undefined) return;
  addEventListener("pagehide", () => {
    const passed = [...root.querySelectorAll<HTMLElement>(":is(h2, h3)[id]")].filter(
      // A question that is not shown has no place.
      (heading) => heading.getClientRects().length > 0 && heading.getBoundingClientRect().top <= innerHeight / 3,
    );
    const form = root.querySelector(".cm-question:not([data-answered], [data-phase] *, .cm-guess *)");
    const open = form?.querySelector<HTMLElement>(".cm-question__title > [id]");
    const place = (root.getBoundingClientRect().bottom <= innerHeight && open) || passed.at(-1);
    if (place) prefer("place", JSON.stringify({ page, id: place.id, title: place.textContent }));
  });
}

/** A block of code that can be copied. */
class Copy {
  constructor(block: HTMLElement) {
    const code = block.querySelector("code");
    if (!code || !navigator.clipboard) return;
    const button = element("button", { class: "cm-copy", type: "button" }, text("copy"));
    const status = element("span", { class: "cm-hidden", role: "status" });
    let timer: ReturnType<typeof setTimeout> | undefined;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent ?? "");
        button.textContent = text("copied");
      } catch {
        button.textContent = text("copy-failed");
      }
      status.textContent = button.textContent;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = text("copy");
        status.textContent = "";
      }, 2000);
    });
    block.append(button, status);
  }
}
