// The page of all notes, highlights and bookmarks: by unit and page, with a search, and as a file.
import type { Outline } from "../core/data";
import { asMarkdown, byPlace, matches, type Note, type NotedUnit } from "../core/notebook";
import { record } from "../io/record";
import { style } from "../io/scripts";
import { root as site } from "../io/site";
import { button, element, quiet } from "./element";
import { save } from "./exporting";
import { parts } from "./menu";
import { remove } from "./note-changes";
import { write } from "./note-dialog";
import { isApart } from "./page";
import { text } from "./strings";

/** The page. */
export class Notebook {
  readonly #list = element("div", { class: "cm-notebook__list" });
  readonly #found = element("p", { class: "cm-notebook__found", role: "status" });
  readonly #field = element("input", {
    type: "search",
    id: "cm:notes-search",
    class: "cm-search__field",
    maxlength: "200",
  });
  readonly #tools = element("div", { class: "cm-notebook__tools" });
  /** The address of the stylesheet for what is shown above the page. */
  #late = "";
  #outline: Outline = { title: "", version: null, units: [] };

  constructor(root: HTMLElement) {
    void this.#begin(root);
  }

  async #begin(root: HTMLElement): Promise<void> {
    const kept = record();
    await kept.ready;
    this.#late = root.dataset["late"] ?? "";
    await this.#know();
    this.#field.addEventListener("input", () => this.#show());
    this.#tools.append(
      element("label", { for: this.#field.id }, text("notes-search")),
      this.#field,
      element(
        "div",
        { class: "cm-quiz__buttons" },
        button(text("notes-markdown"), () => this.#save()),
        quiet(text("notes-print"), () => print()),
      ),
    );
    root.replaceChildren(this.#tools, this.#found, this.#list);
    // Each page then has a record of its own.
    if (isApart) root.prepend(element("p", { class: "cm-note" }, text("notes-apart")));
    kept.listen(() => this.#show());
    this.#show();
    root.dataset["ready"] = "";
  }

  /** Loads the outline of the course, if there are notes to put in its order. */
  async #know(): Promise<void> {
    if (record().state.notes.size === 0) return;
    try {
      const { file } = await parts();
      this.#outline = await file<Outline>("outline");
    } catch {
      // Without the outline, the pages have the titles that they had when the notes were made.
    }
  }

  #show(): void {
    const all = [...record().state.notes.values()];
    const query = this.#field.value;
    const notes = all.filter((note) => matches(note, query));
    this.#tools.hidden = all.length === 0;
    this.#found.textContent =
      all.length === 0 ? text("notes-none") : query.trim() === "" ? "" : text("notes-found", { count: notes.length });
    this.#list.replaceChildren(...byPlace(notes, this.#outline).flatMap((unit) => this.#unit(unit)));
  }

  #unit({ title, pages }: NotedUnit): HTMLElement[] {
    const lists = pages.flatMap((page) => [
      element("h3", {}, element("a", { href: `${site()}${page.path}` }, page.title)),
      element("ul", { class: "cm-notebook__notes" }, ...page.notes.map((note) => this.#entry(note, page.path))),
    ]);
    return title ? [element("h2", {}, title), ...lists] : lists;
  }

  #entry(note: Note, path: string): HTMLElement {
    const to = `${site()}${path}#cm:note:${encodeURIComponent(note.note)}`;
    return element(
      "li",
      { class: `cm-notebook__note cm-notebook__note--${note.form}` },
      element("span", { class: "cm-tag" }, text(`notes-${note.form}`)),
      element("blockquote", {}, element("a", { href: to }, note.quote)),
      ...(note.text ? [element("p", { class: "cm-notebook__text" }, note.text)] : []),
      element(
        "div",
        { class: "cm-notebook__acts" },
        button(text("notes-edit"), () => void style(this.#late).then(() => write(note, false)), "cm-link-button"),
        button(text("notes-delete"), () => void style(this.#late).then(() => remove(note)), "cm-link-button"),
      ),
    );
  }

  #save(): void {
    const units = byPlace(record().state.notes.values(), this.#outline);
    const name = document.querySelector("h1")?.textContent ?? "";
    const title = [name, this.#outline.title].filter(Boolean).join(": ");
    save(`${record().course}-notes.md`, asMarkdown(units, title, text("notes-bookmark")), "text/markdown");
  }
}
