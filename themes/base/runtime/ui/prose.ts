// Conveniences in running text: links to its headings, and buttons that copy its code.
import { element } from "./element";
import { text } from "./strings";

/** The text of a page. */
export class Prose {
  constructor(root: HTMLElement) {
    for (const heading of root.querySelectorAll<HTMLElement>(":is(h2, h3, h4)[id]")) {
      if (heading.id.startsWith("cm:") || heading.closest(".cm-question")) continue;
      const name = text("heading-link", { title: heading.textContent ?? "" });
      const link = element("a", { class: "cm-anchor", href: `#${encodeURIComponent(heading.id)}`, "aria-label": name });
      heading.append(link);
    }
    for (const block of root.querySelectorAll<HTMLElement>(".cm-code")) new Copy(block);
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
