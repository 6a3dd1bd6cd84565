// The search field and its results, in a dialog or on the search page.
import { type Piece, pieces, sections } from "../core/search/excerpt";
import { FIRST, type Found, search } from "../core/search/search";
import type { Index } from "../io/index";
import { recentSearches, rememberSearch } from "../io/searches";
import { element } from "./element";
import { text } from "./strings";

const SECTIONS = 3;

/** A search field with its results below. */
export class SearchBox {
  /** The element in the page. */
  readonly root: HTMLElement;
  readonly field: HTMLInputElement;
  readonly #index: Index;
  readonly #site: string;
  readonly #results = element("ol", { class: "cm-results" });
  readonly #status = element("p", { class: "cm-search__status", role: "status" });
  readonly #more = element("button", { class: "cm-search__more", type: "button", hidden: true });
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `site` is the address of the root of the site, to which addresses in the index are relative. */
  constructor(index: Index, site: string, id: string) {
    this.#index = index;
    this.#site = site;
    this.field = element("input", {
      class: "cm-search__field",
      type: "search",
      id,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      maxlength: "200",
    });
    const label = element("label", { class: "cm-search__label", for: id }, text("search-label"));
    this.#more.textContent = text("search-more");
    this.root = element("div", { class: "cm-search" }, label, this.field, this.#status, this.#results, this.#more);
    this.field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#search(), 60);
    });
    this.root.addEventListener("keydown", (event) => this.#key(event));
    // A search that led somewhere is one to come back to.
    this.#results.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a")) rememberSearch(this.field.value);
    });
    this.#recent();
  }

  /** Shows the latest searches, while nothing is searched for. */
  #recent(): void {
    const again = recentSearches().map((query) => {
      const button = element("button", { class: "cm-search__recent", type: "button" }, query);
      button.addEventListener("click", () => {
        this.field.value = query;
        this.field.focus();
        void this.#search();
      });
      return element("li", {}, button);
    });
    this.#show(again, again.length > 0 ? text("search-recent") : "");
  }

  /** The arrow keys move through the results, and Enter in the field opens the first. */
  #key(event: KeyboardEvent): void {
    // The first Escape empties the field, and the next one closes the dialog, also where browsers do neither: WebKit
    // keeps the key in the field.
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (this.field.value === "") {
        this.field.closest("dialog")?.close();
        return;
      }
      this.field.value = "";
      this.field.focus();
      return void this.#search();
    }
    const stops = [this.field, ...this.#results.querySelectorAll<HTMLElement>("a, button")];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
    } else if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      stops[1]?.click();
    }
  }

  async #search(): Promise<void> {
    const run = ++this.#run;
    const query = this.field.value;
    if (query.trim() === "") return this.#recent();
    try {
      const found = await search(query, await this.#index.head(), this.#index);
      const items = await this.#items(found, 0, FIRST);
      if (run !== this.#run) return;
      this.#show(items, this.#summary(query, found));
      this.#more.hidden = found.hits.length <= FIRST;
      let shown = FIRST;
      this.#more.onclick = async () => {
        const more = await this.#items(found, shown, shown + FIRST);
        if (run !== this.#run) return;
        shown += FIRST;
        this.#results.append(...more);
        more[0]?.querySelector("a")?.focus();
        this.#more.hidden = found.hits.length <= shown;
      };
    } catch {
      if (run === this.#run) this.#show([], text("search-failed"));
    }
  }

  #summary(query: string, found: Found): string {
    if (found.hits.length === 0) return text("search-none", { query: query.trim() });
    const count = text("search-found", { count: found.hits.length });
    const corrected = [...found.corrected.values()].join(", ");
    return corrected === "" ? count : `${count} ${text("search-corrected", { words: corrected })}`;
  }

  #show(items: readonly HTMLElement[], status: string): void {
    this.#results.replaceChildren(...items);
    this.#status.textContent = status;
    this.#more.hidden = true;
  }

  async #items(found: Found, from: number, to: number): Promise<HTMLElement[]> {
    const hits = found.hits.slice(from, to);
    const pages = await Promise.all(hits.map((hit) => this.#index.page(hit.page)));
    return pages.flatMap((page) => {
      if (!page) return [];
      const [pageUrl, pageTitle, context] = page;
      const marked = [...found.forms.keys()].slice(0, 24).join(" ");
      const address = (anchor: string) => {
        const url = pageUrl.split("/").map(encodeURIComponent).join("/");
        const hash = anchor === "" ? "" : `#${encodeURIComponent(anchor)}`;
        return `${this.#site}${url}?mark=${encodeURIComponent(marked)}${hash}`;
      };
      const parts = sections(page, found.forms, SECTIONS).map((section) => {
        const body = [element("span", { class: "cm-results__excerpt" }, ...marks(section.excerpt))];
        if (section.heading.length > 0)
          body.unshift(element("span", { class: "cm-results__heading" }, ...marks(section.heading)));
        return element(
          "li",
          {},
          element("a", { class: "cm-results__section", href: address(section.anchor) }, ...body),
        );
      });
      const title = element(
        "a",
        { class: "cm-results__title", href: address("") },
        ...marks(pieces(pageTitle, found.forms)),
      );
      const item = element("li", { class: "cm-results__page" }, title);
      if (context !== "") item.append(element("span", { class: "cm-results__context" }, context));
      if (parts.length > 0) item.append(element("ol", { class: "cm-results__sections" }, ...parts));
      return [item];
    });
  }
}

function marks(cut: readonly Piece[]): (HTMLElement | string)[] {
  return cut.map((piece) => (piece.marked ? element("mark", {}, piece.text) : piece.text));
}
