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
  // The address of the page from the root of the site.
  const root = new URL(".", new URL(document.documentElement.dataset["home"] ?? "", location.href)).pathname;
  const path = location.pathname.slice(root.length);
  const title = document.querySelector("h1")?.textContent ?? "";
  await kept.add({ type: "opened", page, title: title.slice(0, LIMITS.line), path: path.slice(0, LIMITS.line) });
}

/** The end of a lesson: the button that completes it and leads on, and one that only completes it. */
export class Completion {
  constructor(root: HTMLElement) {
    if (page === undefined) return;
    const kept = record();
    const button = required<HTMLButtonElement>(root, "button");
    const status = required<HTMLElement>(root, "[role=status]");
    const isCompleted = () => kept.state.pages.get(page)?.completed === true;
    const isAnswered = () => conditions.every((holds) => holds());
    const show = (isSpoken: boolean) => {
      const isDone = isCompleted();
      for (const label of root.querySelectorAll<HTMLElement>(".cm-pager__label"))
        label.textContent = text(!isDone && isAnswered() ? "complete-and-continue" : "next");
      if (button.getAttribute("aria-pressed") === String(isDone)) return;
      button.setAttribute("aria-pressed", String(isDone));
      if (isSpoken) status.textContent = isDone ? text("completed") : "";
    };
    const say = (value: boolean) => kept.add({ type: "completed", page, how: "said", value });
    button.addEventListener("click", () => void say(!isCompleted()));
    root.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("[rel=next]");
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!link || isElsewhere || isCompleted() || !isAnswered()) return;
      event.preventDefault();
      const go = () => location.assign(link.href);
      say(true).then(go, go);
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
