// The link to the search page, which opens the search on this page instead.
import { allow, part } from "../io/scripts";
import { isForPage } from "./shortcuts";

interface Box {
  open(folder: string, site: string): void;
  embed(root: HTMLElement, folder: string, site: string): void;
  mark(wanted: string): void;
}

let link: SearchLink | undefined;

/** The link in the header. */
export class SearchLink {
  readonly #data: DOMStringMap;

  constructor(root: HTMLElement) {
    link = this;
    this.#data = root.dataset;
    allow(this.folder);
    root.setAttribute("aria-haspopup", "dialog");
    root.setAttribute("aria-keyshortcuts", "Control+K");
    const open = (event: Event) => {
      event.preventDefault();
      // If the search cannot be loaded, the link leads to the search page.
      void this.box().then(
        (box) => box.open(this.folder, this.site),
        () => location.assign((root as HTMLAnchorElement).href),
      );
    };
    root.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
    });
    // Load the search just before it is needed.
    for (const sign of ["pointerenter", "focus"])
      root.addEventListener(sign, () => void this.box().catch(() => {}), { once: true });
    // The words of the search that led to this page. After a search, its script is loaded already.
    const wanted = new URLSearchParams(location.search).get("mark");
    if (wanted)
      void this.box().then(
        (box) => box.mark(wanted),
        () => {},
      );
    document.addEventListener("keydown", (event) => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      if (isCommand || (event.key === "/" && isForPage(event))) open(event);
    });
  }

  get folder(): string {
    return this.#data["folder"] ?? "";
  }

  get site(): string {
    return this.#data["root"] ?? "";
  }

  box(): Promise<Box> {
    return part("coursemarkSearchBox", this.#data["script"]);
  }
}

/** The place for the search on the search page. */
export class SearchPage {
  constructor(root: HTMLElement) {
    const found = link;
    if (!found) throw new Error("no search link");
    void found.box().then(
      (box) => box.embed(root, found.folder, found.site),
      () => {},
    );
  }
}
