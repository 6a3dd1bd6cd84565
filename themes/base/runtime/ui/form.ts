// The form of a question: reads what is entered, and shows the result. It keeps nothing.

import { comparison } from "../core/compare";
import type { Question } from "../core/data";
import { random, shuffled } from "../core/draw";
import { hasKey, isScored, noted, type Response, reasonsFor, type Score, score, unreadable } from "../core/question";
import { describe } from "./describe";
import { element } from "./element";
import { type Fields, fieldsOf } from "./fields";
import { required } from "./mount";
import { text } from "./strings";
import { wording } from "./wording";

// The ring around what has the focus is shown unless the pointer was last.
for (const name of ["pointerdown", "keydown"] as const)
  document.addEventListener(
    name,
    () => document.documentElement.toggleAttribute("data-pointer", name === "pointerdown"),
    true,
  );

/** Compares typed texts by the rules of the page's language. */
export const same = comparison(document.documentElement.lang);
const SIGNS = { right: "✓", partly: "◐", wrong: "✗" } as const;
export type Verdict = keyof typeof SIGNS;
/** The elements that show the mark of a part. */
const CARD = ".cm-option, .cm-step, .cm-pair";
const WORDS: Readonly<Record<Verdict, string>> = { right: "right", partly: "partly-right", wrong: "wrong" };

/** The verdict on a share of the points. */
export function verdictOf(share: number): Verdict {
  return share >= 1 ? "right" : share > 0 ? "partly" : "wrong";
}

/** The sign of a verdict with its word. If there is no room, only screen readers get the word. */
export function signed(verdict: Verdict, hasRoom = true): HTMLElement {
  const word = element("span", { class: hasRoom ? undefined : "cm-hidden" }, text(WORDS[verdict]));
  return element(
    "span",
    { class: "cm-verdict", "data-mark": verdict },
    element("span", { "aria-hidden": "true" }, SIGNS[verdict]),
    " ",
    word,
  );
}

/** A copy of an element without its ids, which must stay unique on the page. */
function copied(of: Element): HTMLElement {
  const copy = of.cloneNode(true) as HTMLElement;
  for (const other of [copy, ...copy.querySelectorAll("[id]")]) other.removeAttribute("id");
  return copy;
}

/** The number of misses after which the explanation is shown where nothing was said about a wrong part. */
const ENOUGH = 2;
/** What is counted in the answer to a question with several parts. */
const COUNTED: Readonly<Partial<Record<Question["kind"], string>>> = {
  multiple: "options-right",
  order: "steps-right",
  match: "pairs-right",
  gap: "gaps-right",
  number: "gaps-right",
};

/** Rounds a number of points for display. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** The score of a response by the page's answer key; `undefined` if it has none. */
export function scoreOf(question: Question, response: Response): Score | undefined {
  return score(question, response, same);
}

/** The form of a question. */
export class Form {
  readonly fields: Fields;
  readonly button: HTMLButtonElement;
  /** Whether it shows a result. */
  isTold = false;
  readonly #line: HTMLElement;
  readonly #result: HTMLElement;
  /** The place of the result when it is not in the card of an option. */
  readonly #below = document.createComment("");
  #hints = 0;

  /** `seed` decides the order of shuffled options. */
  constructor(
    readonly root: HTMLElement,
    readonly question: Question,
    seed: number,
  ) {
    this.button = required<HTMLButtonElement>(root, ".cm-actions__check");
    this.#line = required<HTMLElement>(root, ".cm-actions__state");
    this.#result = required<HTMLElement>(root, ".cm-result");
    if (question.shuffle) this.#shuffle(seed);
    this.fields = fieldsOf(root, question);
    root.addEventListener(
      "toggle",
      () => (this.#hints = Math.max(this.#hints, root.querySelectorAll(".cm-hint[open]").length)),
      true,
    );
    this.#result.before(this.#below);
    // Screen readers notice only what changes in a region that is in its place already.
    if (question.kind === "single") root.addEventListener("change", () => this.#dock());
    root.dataset["ready"] = "";
  }

  #shuffle(seed: number): void {
    const next = random(seed);
    for (const list of this.root.querySelectorAll(".cm-options, .cm-steps, .cm-pairs")) {
      const items = shuffled([...list.children] as HTMLElement[], next);
      // Each verdict keeps its reasons behind it.
      for (const item of items.filter((other) => other.matches(".cm-reasons"))) items.splice(items.indexOf(item), 1);
      const rows = items.flatMap((item) => {
        const reasons = item.nextElementSibling;
        return reasons?.matches(".cm-reasons") && item.matches(".cm-option") ? [item, reasons] : [item];
      });
      const order = items.map((item) => item.dataset["name"] ?? "");
      const isSolved = list.matches(".cm-steps") && scoreOf(this.question, { order })?.share === 1;
      list.append(...(isSolved ? [...rows.slice(1), ...rows.slice(0, 1)] : rows));
    }
  }

  /** The number of hints that are open. */
  get hints(): number {
    return this.#hints;
  }

  /** A sentence on why the answer cannot be submitted. */
  problem(): string | undefined {
    const places = this.#unreadable;
    if (places.length > 0) return places.map((at) => text("unreadable-number", { number: at + 1 })).join(" ");
    return this.fields.lacking();
  }

  get #unreadable(): readonly number[] {
    return unreadable(this.question, this.fields.read());
  }

  /** Shows the state of the answer in the line beside the button, whose space is reserved. */
  say(...content: (Node | string)[]): void {
    this.#line.replaceChildren(...content);
  }

  /** Shows why the answer cannot be submitted. The first number that cannot be read gets the focus. */
  complain(problem: string): void {
    this.#clear();
    const id = `cm:${this.question.id}:problem`;
    this.#result.append(element("p", { class: "cm-result__problem", id }, problem));
    const controls = this.#unreadable.map((at) => this.fields.parts.get(String(at))?.control);
    for (const control of controls) {
      control?.setAttribute("aria-invalid", "true");
      if (control) describe(control, id);
    }
    controls[0]?.focus();
    this.reveal();
  }

  lock(isLocked: boolean, only?: ReadonlySet<string>): void {
    for (const [name, { control, other }] of this.fields.parts) {
      control.disabled = only ? only.has(name) : isLocked;
      if (other) other.disabled = control.disabled;
    }
  }

  /** Moves the focus to the first field that can be changed. */
  focus(): void {
    [...this.fields.parts.values()].find(({ control }) => !control.disabled)?.control.focus();
  }

  /** Moves the result into the card of the chosen option, if one is all that can be chosen. */
  #dock(): void {
    const [name] = (this.question.kind === "single" && this.fields.read().chosen) || [];
    const card = this.fields.parts.get(name ?? "")?.place.parentElement;
    if (this.#result.childElementCount > 0 || this.#result.parentElement === card) return;
    if (card) card.append(this.#result);
    else this.#below.after(this.#result);
  }

  /**
   * Shows the result of the response in the fields: whether it is right, the feedback on it, and the explanation when
   * the learner has nothing left to find, or has missed often enough (`misses`) where the author says nothing about
   * what was wrong. Returns whether that is so.
   */
  tell(response: Response, found: Score | undefined, extra: readonly Node[] = [], misses = ENOUGH): boolean {
    this.#clear();
    this.#dock();
    this.isTold = true;
    this.root.dataset["told"] = "";
    const content: Node[] = [];
    let isSilent = false;
    if (found) {
      this.#mark(found);
      const feedback = this.#feedback(response, found);
      isSilent = feedback.isSilent;
      content.push(element("p", {}, signed(verdictOf(found.share)), ...this.#score(found)), ...feedback.nodes);
    }
    const explanation = this.root.querySelector(".cm-answer .cm-explanation");
    const isDone = !found || found.share >= 1 || (isSilent && misses >= ENOUGH);
    if (explanation && isDone && !isWithheld(this.question)) content.push(copied(explanation));
    this.#result.append(...content, ...extra);
    return isSilent;
  }

  /** Opens the next hint. Returns whether there was one. */
  hint(): boolean {
    const hint = this.root.querySelector<HTMLDetailsElement>(".cm-hint:not([open])");
    if (hint) hint.open = true;
    return hint !== null;
  }

  /** Scrolls no further than needed for the result to be seen. */
  reveal(): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#result.scrollIntoView({ block: "nearest", behavior: isStill ? "instant" : "smooth" });
  }

  /** Removes the result. */
  hush(): void {
    this.#clear();
    this.isTold = false;
    delete this.root.dataset["told"];
  }

  /** Removes the marks, and keeps the rest of the result. `only` is the control that was changed. */
  unmark(only?: EventTarget | null): void {
    for (const { place, control } of this.fields.parts.values()) {
      if (only && only !== control) continue;
      control.removeAttribute("aria-invalid");
      if (!(place instanceof HTMLLabelElement)) describe(control);
      place.querySelector(":scope > .cm-mark")?.remove();
      if (place === control && place.nextElementSibling?.matches(".cm-mark")) place.nextElementSibling.remove();
      place.closest(CARD)?.removeAttribute("data-mark");
    }
  }

  #clear(): void {
    this.#result.replaceChildren();
    this.unmark();
  }

  /** The share of an answer in words: parts that are right, and points if a right answer has more or less than one. */
  *#score({ share, parts }: Score): Generator<string> {
    const { kind, options, points } = this.question;
    const keys = options?.filter(([, , credit]) => credit === 1).length;
    const count = kind === "multiple" ? (keys ?? 0) : parts.size;
    const id = COUNTED[kind];
    const right = [...parts.values()].filter(Boolean).length;
    if (share < 1 && id && count > 1) yield ` ${text(id, { right, count })}`;
    if (kind === "two-tier" && share > 0 && share < 1) yield ` ${text("reason-wrong")}`;
    if (points !== 1) yield ` ${text("points-of", { earned: rounded(share * points), possible: rounded(points) })}`;
  }

  #mark(found: Score): void {
    for (const [name, isRight] of found.parts) {
      const part = this.fields.parts.get(name);
      if (!part) continue;
      const verdict = isRight ? "right" : "wrong";
      const mark = element(
        "span",
        { class: "cm-mark", "data-mark": verdict },
        element("span", { "aria-hidden": "true" }, SIGNS[verdict]),
        element("span", { class: "cm-hidden" }, ` ${text(WORDS[verdict])}`),
      );
      if (part.place === part.control) part.place.after(mark);
      else part.place.append(mark);
      part.place.closest(CARD)?.setAttribute("data-mark", verdict);
      // The mark is already part of the name of a label.
      if (part.place instanceof HTMLLabelElement) continue;
      mark.id = `cm:${this.question.id}:mark:${name}`;
      describe(part.control, mark.id);
    }
  }

  /** The feedback on everything that was chosen, typed or misplaced, and whether a wrong part has none. */
  #feedback(response: Response, found: Score): { nodes: Node[]; isSilent: boolean } {
    const nodes: Node[] = [];
    const answer = this.root.querySelector(".cm-answer");
    if (!answer) return { nodes, isSilent: false };
    let isSilent = false;
    const said = (label: string | undefined, feedback: Element | null | undefined) => {
      if (label !== undefined) nodes.push(element("p", { class: "cm-result__about" }, label));
      if (feedback) nodes.push(copied(feedback));
    };
    // The lists have the order of the data.
    const nth = (list: string, at: number, within: Element | undefined = answer) =>
      within?.querySelectorAll(`:scope > ${list} > li`)[at];
    const at = (items: readonly (readonly [string, ...unknown[]])[] | undefined, name: string | undefined) =>
      items?.findIndex(([other]) => other === name) ?? -1;
    const feedback = (item: Element | undefined) => item?.querySelector(":scope > .cm-feedback");
    const { question } = this;
    const isWrong = (name: string) => found.parts.get(name) === false;
    const chosen = response.chosen ?? [];
    for (const name of chosen) {
      const about = feedback(nth(".cm-answer__options", at(question.options, name)));
      if (about) said(chosen.length > 1 ? this.#label(name) : undefined, about);
      else if (isWrong(name)) isSilent = true;
    }
    if (
      question.kind === "multiple" &&
      question.options?.some(([name, , credit]) => credit === 1 && !chosen.includes(name))
    ) {
      said(text("missed"), undefined);
      isSilent ||= !chosen.some(isWrong);
    }
    for (const name of response.reason ?? []) {
      const verdict = question.reasonsOf ? nth(".cm-answer__options", at(question.options, chosen[0])) : answer;
      const place = at(reasonsFor(question, chosen[0]), name);
      const about = feedback(nth(".cm-answer__reasons > ul", place, verdict));
      if (about) said(undefined, about);
      // Feedback on the verdict or on the reason is enough.
      isSilent = found.share < 1 && nodes.length === 0;
    }
    const named = (list: string, items: Question["steps"], names: readonly string[]) => {
      for (const name of names.filter(isWrong)) {
        const about = feedback(nth(list, at(items, name)));
        if (about) said(this.#label(name), about);
        else isSilent = true;
      }
    };
    named(".cm-answer__order", question.steps, response.order ?? []);
    named(".cm-answer__pairs", question.lefts, response.pairs?.map(([left]) => left) ?? []);
    response.gaps?.forEach((value, place) => {
      const isRight = !isWrong(String(place));
      const option = nth("ul", at(question.gaps?.[place]?.options, value), nth(".cm-answer__gaps", place));
      const note = isRight ? undefined : noted(question, place, value, same);
      const about = feedback(option) ?? (note === undefined ? undefined : feedback(nth(".cm-answer__notes", note)));
      if (!isRight && !about) isSilent = true;
      const isAlone = (question.gaps?.length ?? 0) === 1;
      if (!isAlone && (!isRight || about))
        said(text(isRight ? "gap-right" : "gap-wrong", { number: place + 1 }), about);
      else if (about) said(undefined, about);
    });
    return { nodes, isSilent };
  }

  #label(name: string): string {
    const place = this.fields.parts.get(name)?.place ?? null;
    return wording(place?.querySelector("label") ?? place);
  }
}

/** Whether the question has a right answer that the page leaves out. */
export function isWithheld(question: Question): boolean {
  return isScored(question) && !hasKey(question);
}
