// Notes, highlights and bookmarks on a page: the bar with which they are made, their signs beside the text, and those
// whose text has changed. They are in the record alone.
import { LIMITS } from "../core/limits";
import { find, passageAt } from "../core/passage";
import type { EventOf, Noted } from "../core/record";
import { record } from "../io/record";
import { unique } from "../io/store";
import { unfinished } from "../io/unfinished";
import { drawn } from "./drawn";
import { button, element, quiet } from "./element";
import { change, remove } from "./note-changes";
import { write } from "./note-dialog";
import { PageText } from "./page-text";
import { text } from "./strings";

type Note = EventOf<"noted">;
type Form = Noted["form"];

/** The time in milliseconds after which words count as selected. */
const SELECTED_MS = 250;
/** The beginning of the fragment that leads to a note. */
const TO_NOTE = "#cm:note:";
const HEADINGS = ":is(h2, h3, h4)[id]:not(.cm-question *)";

/** The notes of the page. */
export class Marking {
  readonly #root: HTMLElement;
  readonly #page = document.documentElement.dataset["page"] ?? "";
  readonly #bar = element("div", { class: "cm-notes-bar", role: "group", "aria-label": text("notes-bar") });
  readonly #lost = element("details", { class: "cm-note cm-notes-lost", hidden: true });
  /** The range that the bar is about. */
  #range: Range | undefined;
  /** The element that had the focus before it went to the bar. */
  #from: Element | null = null;
  #shown = "";
  /** The notes whose words were found. */
  #found: (readonly [Note, Range])[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#bar.hidden = true;
    // A press on the bar must not take away the selection.
    this.#bar.addEventListener("pointerdown", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#bar.hidden) this.#close();
    });
    root.addEventListener("click", (event) => this.#click(event));
    document.body.append(this.#bar);
    root.before(this.#lost);
    for (const heading of root.querySelectorAll<HTMLElement>(HEADINGS)) {
      if (heading.id.startsWith("cm:")) continue;
      const name = text("notes-here", { title: heading.textContent ?? "" });
      const sign = element("button", { type: "button", class: "cm-marks__here", "aria-label": name });
      sign.addEventListener("click", () => this.#open(heading, sign));
      const link = heading.nextElementSibling;
      (link?.matches(".cm-anchor") ? link : heading).after(element("div", { class: "cm-marks cm-marks--head" }, sign));
    }
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const kept = record();
    await kept.ready;
    const left = unfinished();
    if (left?.page === this.#page) {
      const known = kept.state.notes.get(left.note);
      write(known ?? { ...left, text: "" }, !known, left.text);
    }
    kept.listen(() => this.#show());
    this.#show();
    const id = decodeURIComponent(location.hash);
    if (id.startsWith(TO_NOTE)) this.#go(id.slice(TO_NOTE.length));
  }

  /** The notes of this page. */
  #notes(): Note[] {
    return [...record().state.notes.values()].filter(({ page }) => page === this.#page);
  }

  /** Shows the bar for the words that are selected, or hides it. */
  selected(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#bar.contains(document.activeElement)) return;
      const range = this.#selection();
      if (range) this.#offer(range);
      else this.#close();
    }, SELECTED_MS);
  }

  /** Moves the focus to the bar, for the words that are selected or else for the section that is being read. */
  here(): void {
    const range = this.#selection();
    if (range) {
      this.#offer(range);
      this.#focus();
      return;
    }
    const headings = [...this.#root.querySelectorAll<HTMLElement>(HEADINGS)];
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= innerHeight / 3);
    const heading = passed.at(-1) ?? headings[0];
    if (heading) this.#open(heading, document.activeElement);
  }

  #selection(): Range | undefined {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(this.#root) && new PageText(this.#root).span(range) ? range : undefined;
  }

  /** Opens the note whose words were clicked. */
  #click(event: MouseEvent): void {
    if (getSelection()?.isCollapsed === false || (event.target as Element).closest("a, button, summary, label, input"))
      return;
    const hits = ({ left, right, top, bottom }: DOMRect) =>
      event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    const clicked = this.#found.find(
      ([{ form }, range]) => form !== "bookmark" && [...range.getClientRects()].some(hits),
    );
    if (clicked) write(clicked[0], false);
  }

  /** Shows the bar for a heading, and moves the focus there. */
  #open(heading: HTMLElement, from: Element | null): void {
    const range = document.createRange();
    range.selectNodeContents(heading);
    this.#offer(range);
    this.#focus(from);
  }

  #focus(from: Element | null = document.activeElement): void {
    this.#from = from;
    this.#bar.querySelector("button")?.focus();
  }

  #close(): void {
    const hadFocus = this.#bar.contains(document.activeElement);
    this.#bar.hidden = true;
    this.#range = undefined;
    if (hadFocus && this.#from instanceof HTMLElement) this.#from.focus();
  }

  #offer(range: Range): void {
    this.#range = range;
    const span = new PageText(this.#root).span(range);
    const isLong = span !== undefined && span[1] - span[0] > LIMITS.line;
    const offered: Form[] = ["highlight", "note", "bookmark"];
    this.#bar.replaceChildren(
      ...(isLong
        ? [element("p", {}, text("notes-long", { count: LIMITS.line }))]
        : offered.map((form) => button(text(`notes-${form}`), () => this.#make(form), "cm-notes-bar__button"))),
    );
    this.#bar.hidden = false;
    const place = range.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.#bar;
    const edge = 8;
    const left = Math.max(edge, Math.min(place.left, document.documentElement.clientWidth - offsetWidth - edge));
    const below = place.bottom + edge;
    const top = below + offsetHeight <= innerHeight ? below : Math.max(edge, place.top - offsetHeight - edge);
    this.#bar.style.setProperty("--left", `${left}px`);
    this.#bar.style.setProperty("--top", `${top}px`);
  }

  #make(form: Form): void {
    const whole = new PageText(this.#root);
    const span = this.#range && whole.span(this.#range);
    if (!span || !this.#range) return;
    const { startContainer } = this.#range;
    const above = [...this.#root.querySelectorAll<HTMLElement>(HEADINGS)].filter(
      (heading) =>
        heading.contains(startContainer) ||
        heading.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const { title, path } = place();
    const note: Noted = {
      type: "noted",
      note: unique(),
      form,
      page: this.#page,
      title,
      path,
      block: above.at(-1)?.id.slice(0, LIMITS.name) ?? "",
      ...passageAt(whole.text, ...span),
      text: "",
      gone: false,
    };
    this.#close();
    getSelection()?.removeAllRanges();
    if (form === "note") write(note, true);
    else void change(note, undefined, text(`notes-made-${form}`));
  }

  /** Shows the notes as they are in the record. */
  #show(): void {
    const notes = this.#notes();
    const shown = notes.map(({ id }) => id).join();
    if (shown === this.#shown) return;
    this.#shown = shown;
    for (const sign of this.#root.querySelectorAll(".cm-marks__sign")) sign.remove();
    for (const empty of this.#root.querySelectorAll(".cm-marks:empty")) empty.remove();
    // What was drawn may have put elements around the words.
    drawn([]);
    const whole = new PageText(this.#root);
    const lost: Note[] = [];
    this.#found = [];
    for (const note of notes) {
      const found = find(whole.text, note);
      if (!found) {
        lost.push(note);
        continue;
      }
      const range = whole.range(...found);
      this.#found.push([note, range]);
      this.#sign(note, range);
    }
    drawn(this.#found.map(([{ form }, range]) => [form, range] as const));
    this.#showLost(lost);
  }

  /** Puts the sign of a note beside the block in which its words end. */
  #sign(note: Note, range: Range): void {
    let block: Element | null =
      range.endContainer instanceof Element ? range.endContainer : range.endContainer.parentElement;
    // The parts of a scene are blocks of their own.
    while (block?.parentElement && block.parentElement !== this.#root && !block.parentElement.matches(".cm-scene"))
      block = block.parentElement;
    if (!block) return;
    const name = text(`notes-of-${note.form}`, { text: note.text || note.quote });
    const sign = element("button", {
      type: "button",
      class: `cm-marks__sign cm-marks__sign--${note.form}`,
      id: `cm:note:${note.note}`,
      "aria-label": name,
      title: note.text,
    });
    sign.addEventListener("click", () => write(note, false));
    let after = block.nextElementSibling;
    if (after?.matches(".cm-anchor")) after = after.nextElementSibling;
    if (after?.matches(".cm-marks")) after.append(sign);
    else block.after(element("div", { class: "cm-marks" }, sign));
  }

  #showLost(lost: readonly Note[]): void {
    this.#lost.hidden = lost.length === 0;
    const items = lost.map((note) =>
      element(
        "li",
        {},
        element("q", {}, note.quote),
        ...(note.text ? [element("p", {}, note.text)] : []),
        " ",
        quiet(text("notes-delete"), () => void remove(note)),
      ),
    );
    this.#lost.replaceChildren(
      element("summary", {}, text("notes-lost", { count: lost.length })),
      element("ul", {}, ...items),
    );
  }

  /** Scrolls to a note, and moves the focus to its sign. */
  #go(id: string): void {
    const sign = document.getElementById(`cm:note:${id}`);
    if (!sign) {
      this.#lost.open = true;
      this.#lost.scrollIntoView();
      return;
    }
    for (let at: Element | null = sign; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    sign.scrollIntoView({ block: "center" });
    sign.focus({ preventScroll: true });
  }
}

/** The title of this page, and its address from the root of the site. */
function place(): { title: string; path: string } {
  const name = document.documentElement.dataset["name"] ?? "";
  const root = new URL(".", new URL(document.documentElement.dataset["home"] ?? "", location.href)).pathname;
  const path = location.pathname.slice(root.length);
  return { title: name.slice(0, LIMITS.line), path: path.slice(0, LIMITS.line) };
}
