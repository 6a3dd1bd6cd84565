// Shows the definition of a term beside it on hover, on focus and on tap (WCAG 2.2, 1.4.13). Escape hides it. It stays
// while the pointer is on it, and never covers the term. On wide screens the definition is in the margin already.
import { element } from "./element";
import { text } from "./strings";

const DELAY = 250;

/** The definitions of the terms in a text. They are in hidden notes beside the terms. */
export class Definitions {
  readonly #card = element("div", { class: "cm-definition", popover: "manual", id: "cm:definition" });
  #term: HTMLAnchorElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    const terms = root.querySelectorAll<HTMLAnchorElement>(".cm-term");
    if (terms.length === 0 || !("popover" in this.#card)) return;
    root.append(this.#card);
    for (const term of terms) {
      term.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") this.#later(() => this.#show(term));
      });
      term.addEventListener("pointerleave", () => this.#later(() => this.#hide()));
      term.addEventListener("focus", () => {
        if (term.matches(":focus-visible")) this.#show(term);
      });
      term.addEventListener("blur", () => this.#later(() => this.#hide()));
      // A tap shows the definition; the glossary is one more tap away.
      let touched = false;
      term.addEventListener("pointerdown", (event) => (touched = event.pointerType !== "mouse"));
      term.addEventListener("click", (event) => {
        const isTap = touched || (event as PointerEvent).pointerType === "touch";
        if (!isTap || this.#note(term) === undefined) return;
        event.preventDefault();
        this.#show(term);
      });
    }
    this.#card.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    this.#card.addEventListener("pointerleave", () => this.#later(() => this.#hide()));
    this.#card.addEventListener("focusin", () => clearTimeout(this.#timer));
    this.#card.addEventListener("focusout", () => this.#later(() => this.#hide()));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#term) this.#hide();
    });
    document.addEventListener("pointerdown", (event) => {
      const at = event.target as Node;
      if (this.#term && !this.#card.contains(at) && !this.#term.contains(at)) this.#hide();
    });
    addEventListener("resize", () => this.#hide());
  }

  /** Handles the hover, focus or tap on a term for which this script was loaded. */
  begin(term: HTMLAnchorElement, isTap: boolean): void {
    if (isTap && this.#note(term) === undefined) location.assign(term.href);
    else if (isTap || term.matches(":focus-visible")) this.#show(term);
    else if (term.matches(":hover")) this.#later(() => this.#show(term));
  }

  /** The hidden note with the definition; `undefined` if it is in the margin. */
  #note(term: HTMLAnchorElement): HTMLElement | undefined {
    const note = document.getElementById(term.getAttribute("aria-describedby") ?? "");
    return note && getComputedStyle(note).display === "none" ? note : undefined;
  }

  #show(term: HTMLAnchorElement): void {
    clearTimeout(this.#timer);
    const note = this.#note(term);
    if (!note || this.#term === term) return;
    this.#hide();
    this.#term = term;
    const name = note.querySelector("b")?.textContent ?? term.textContent ?? "";
    const definition = note.querySelector("span")?.textContent ?? "";
    this.#card.replaceChildren(
      element("p", {}, element("b", {}, name), " ", definition),
      element("p", {}, element("a", { href: term.getAttribute("href") ?? "" }, text("glossary-link"))),
    );
    this.#card.showPopover();
    this.#place(term);
  }

  /** Places the note below the term, or above it if there is no room, and never beyond the edge of the window. */
  #place(term: HTMLAnchorElement): void {
    const line = term.getClientRects()[0] ?? term.getBoundingClientRect();
    const last = [...term.getClientRects()].at(-1) ?? line;
    const card = this.#card.getBoundingClientRect();
    const edge = 8;
    const left = Math.max(edge, Math.min(line.left, document.documentElement.clientWidth - card.width - edge));
    const fits = last.bottom + edge + card.height <= innerHeight;
    const top = fits ? last.bottom + edge : Math.max(edge, line.top - card.height - edge);
    this.#card.style.insetInlineStart = "auto";
    this.#card.style.left = `${left + scrollX}px`;
    this.#card.style.top = `${top + scrollY}px`;
  }

  #hide(): void {
    clearTimeout(this.#timer);
    if (!this.#term) return;
    this.#term = undefined;
    this.#card.hidePopover();
  }

  #later(act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, DELAY);
  }
}
