// Opening, reading and completing a page.
import { completionByReading, isRead } from "../core/completion";
import { LIMITS } from "../core/limits";
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
  await kept.add({ type: "opened", page, title: title.slice(0, LIMITS.line), path: path.slice(0, LIMITS.line) });
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
      if (kept.state.pages.get(page)?.read) complete();
      else this.#watch(root, page);
    });
  }

  /** Records that the page was read, when it was. */
  #watch(root: HTMLElement, page: string): void {
    const minutes = Number(root.dataset["minutes"]);
    let isSeen = false;
    let hasMoved = false;
    let seconds = 0;
    const look = () => {
      if (!isSeen || !isRead({ seconds, hasMoved }, minutes)) return;
      isSeen = false;
      clearInterval(timer);
      void record().add({ type: "read", page });
    };
    // A prerendered page, or one in another tab, has no reader.
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") seconds += 1;
      look();
    }, 1000);
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      isSeen = true;
      look();
    });
    observer.observe(root);
    for (const sign of ["wheel", "touchmove", "keydown", "scroll", "pointerdown"])
      addEventListener(sign, (event) => {
        // The browser also scrolls the page itself while it opens.
        const isOwn = sign === "scroll" && seconds === 0;
        const isElsewhere = sign === "pointerdown" && !(event.target as Element).closest("[rel=next]");
        hasMoved ||= !isOwn && !isElsewhere;
        look();
      });
  }
}
