// Conveniences in running text: definitions of terms, links to headings, and buttons that copy code.
import { Definitions } from "./definitions";
import { element } from "./element";
import { text } from "./strings";

/** The conveniences of a page's text. */
export class Reading {
  /** `term` is the term that the reader points at, if any; `isTap` says whether it was tapped. */
  constructor(root: HTMLElement, term: HTMLAnchorElement | null, isTap: boolean) {
    for (const heading of root.querySelectorAll<HTMLElement>(":is(h2, h3, h4)[id]")) {
      if (heading.id.startsWith("cm:") || heading.closest(".cm-question")) continue;
      const name = text("heading-link", { title: heading.textContent ?? "" });
      const link = element("a", { class: "cm-anchor", href: `#${encodeURIComponent(heading.id)}`, "aria-label": name });
      // Within the heading, it would be read as a part of its name.
      heading.after(link);
    }
    for (const block of root.querySelectorAll<HTMLElement>(".cm-code")) new Copy(block);
    const definitions = new Definitions(root);
    if (term) definitions.begin(term, isTap);
  }
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
