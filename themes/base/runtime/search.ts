// The search, which is loaded on its first use.
import { Index } from "./io/index";
import { element } from "./ui/element";
import { mark } from "./ui/marks";
import { SearchBox } from "./ui/search-box";
import { text } from "./ui/strings";

let index: Index | undefined;
let dialog: HTMLDialogElement | undefined;
let box: SearchBox | undefined;

/** Opens the search above the page. */
function open(folder: string, site: string): void {
  index ??= new Index(folder);
  if (!dialog || !box) {
    box = new SearchBox(index, site, "cm:search-field");
    const close = element("button", { class: "cm-search__close", type: "button" }, text("close"));
    dialog = element("dialog", { class: "cm-search-dialog", "aria-label": text("search") }, box.root, close);
    close.addEventListener("click", () => dialog?.close());
    // A click beside the dialog closes it, and so does a link to a place on this page.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || (event.target as Element).closest("a")) dialog?.close();
    });
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
  box.field.focus();
  box.field.select();
}

/** Puts the search into the page. */
function embed(root: HTMLElement, folder: string, site: string): void {
  index ??= new Index(folder);
  root.replaceChildren(new SearchBox(index, site, "cm:search-page-field").root);
}

Object.assign(globalThis, { coursemarkSearchBox: { open, embed, mark } });
