// Opening, reading and completing a page.
import { completionByReading } from "../core/completion";
import { record } from "../io/record";
import { required } from "./mount";
import { text } from "./strings";

const page = document.documentElement.dataset["page"];

/** The conditions that must be true for the page to be answered. Its questions and quizzes add them. */
const conditions: (() => boolean)[] = [];

/** Adds a condition, which says whether a part of the page is answered. */
export function answeredWhen(condition: () => boolean): void {
  conditions.push(condition);
}

/** Completes the page if it was read to its end and its questions were answered. */
export function complete(): void {
  const kept = record();
  if (page === undefined) return;
  const facts = completionByReading(kept.state, page, () => conditions.every((holds) => holds()));
  if (facts.length > 0) void kept.add(...facts);
}

/** Records that the page was opened. */
export async function opened(): Promise<void> {
  const kept = record();
  await kept.ready;
  if (page === undefined || kept.state.last?.page === page) return;
  const home = new URL(document.documentElement.dataset["home"] ?? "", location.href);
  const root = home.href.slice(0, home.href.lastIndexOf("/") + 1);
  const here = location.href.split("#")[0] ?? "";
  const path = here.startsWith(root) ? here.slice(root.length) : here;
  const title = document.querySelector("h1")?.textContent ?? "";
  await kept.add({ type: "opened", page, title, path });
}

/** The place at the end of a page's text where learners mark it as completed. */
export class Completion {
  constructor(root: HTMLElement) {
    if (page === undefined) return;
    const kept = record();
    const button = required<HTMLButtonElement>(root, "button");
    const status = required<HTMLElement>(root, "[role=status]");
    const show = (isSpoken: boolean) => {
      const isCompleted = kept.state.pages.get(page)?.completed === true;
      if (button.getAttribute("aria-pressed") === String(isCompleted)) return;
      button.setAttribute("aria-pressed", String(isCompleted));
      if (isSpoken) status.textContent = isCompleted ? text("completed") : "";
    };
    button.addEventListener("click", () => {
      const value = kept.state.pages.get(page)?.completed !== true;
      void kept.add({ type: "completed", page, how: "said", value });
    });
    kept.listen(() => {
      show(true);
      complete();
    });
    void kept.ready.then(() => {
      show(false);
      // A prerendered page has no reader yet.
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting) || (document as { prerendering?: boolean }).prerendering)
          return;
        observer.disconnect();
        if (kept.state.pages.get(page)?.read) complete();
        else void kept.add({ type: "read", page });
      });
      observer.observe(root);
    });
  }
}
