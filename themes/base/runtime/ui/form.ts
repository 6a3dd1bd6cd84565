// The form of a question: reads what is entered, and shows the result. It keeps nothing.

import { comparison } from "../core/compare";
import type { Question } from "../core/data";
import { random, shuffled } from "../core/draw";
import { hasKey, isScored, noted, type Response, type Score, score, unreadable } from "../core/question";
import { element } from "./element";
import { type Fields, fieldsOf } from "./fields";
import { required } from "./mount";
import { text } from "./strings";

/** Compares typed texts by the rules of the page's language. */
export const same = comparison(document.documentElement.lang);
const SIGNS = { right: "✓", partly: "◐", wrong: "✗" } as const;
export type Verdict = keyof typeof SIGNS;
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
    root.dataset["ready"] = "";
  }

  #shuffle(seed: number): void {
    const next = random(seed);
    for (const list of this.root.querySelectorAll(".cm-options, .cm-steps, .cm-pairs")) {
      const items = shuffled([...list.children] as HTMLElement[], next);
      const isSolved =
        list.matches(".cm-steps") && items.every((item, at) => item.dataset["name"] === this.question.steps?.[at]?.[0]);
      list.append(...(isSolved ? [...items.slice(1), ...items.slice(0, 1)] : items));
    }
  }

  /** The number of hints that are open. */
  get hints(): number {
    return this.#hints;
  }

  /** A sentence on why the answer cannot be submitted. */
  problem(): string | undefined {
    const places = unreadable(this.question, this.fields.read());
    if (places.length > 0) return places.map((at) => text("unreadable-number", { number: at + 1 })).join(" ");
    return this.fields.lacking();
  }

  /** Shows the state of the answer in the line beside the button, whose space is reserved. */
  say(...content: (Node | string)[]): void {
    this.#line.replaceChildren(...content);
  }

  /** Shows why the answer cannot be submitted. */
  complain(problem: string): void {
    this.#clear();
    this.#result.append(element("p", { class: "cm-result__problem" }, problem));
  }

  lock(isLocked: boolean, only?: ReadonlySet<string>): void {
    for (const [name, { control }] of this.fields.parts) control.disabled = only ? only.has(name) : isLocked;
  }

  /**
   * Shows the result of the response in the fields: whether it is right, the feedback on it, and the explanation when
   * the learner has nothing left to find.
   */
  tell(response: Response, found: Score | undefined, extra: readonly Node[] = []): void {
    this.#clear();
    this.isTold = true;
    this.root.dataset["told"] = "";
    const content: Node[] = [];
    if (found) {
      this.#mark(found);
      const line = element("p", {}, signed(verdictOf(found.share)));
      const { points } = this.question;
      if (points !== 1 || (found.share > 0 && found.share < 1))
        line.append(" ", text("points-of", { earned: rounded(found.share * points), possible: rounded(points) }));
      content.push(line, ...this.#feedback(response, found));
    }
    const explanation = this.root.querySelector(".cm-answer .cm-explanation");
    const isDone = !found || found.share >= 1;
    if (explanation && isDone && !isWithheld(this.question)) content.push(copied(explanation));
    content.push(...extra);
    this.#result.append(...content);
  }

  /** Removes the result. */
  hush(): void {
    this.#clear();
    this.isTold = false;
    delete this.root.dataset["told"];
  }

  #clear(): void {
    this.#result.replaceChildren();
    for (const { place, control } of this.fields.parts.values()) {
      if (!(place instanceof HTMLLabelElement)) control.removeAttribute("aria-describedby");
      place.querySelector(":scope > .cm-mark")?.remove();
      if (place === control && place.nextElementSibling?.matches(".cm-mark")) place.nextElementSibling.remove();
      (place.closest(".cm-option, .cm-step, .cm-pair") as HTMLElement | null)?.removeAttribute("data-mark");
    }
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
      (part.place.closest(".cm-option, .cm-step, .cm-pair") as HTMLElement | null)?.setAttribute("data-mark", verdict);
      // The mark is already part of the name of a label.
      if (part.place instanceof HTMLLabelElement) continue;
      mark.id = `cm:${this.question.id}:mark:${name}`;
      part.control.setAttribute("aria-describedby", mark.id);
    }
  }

  /** The feedback on everything that was chosen, typed or misplaced. */
  #feedback(response: Response, found: Score): Node[] {
    const answer = this.root.querySelector(".cm-answer");
    if (!answer) return [];
    const nodes: Node[] = [];
    const said = (label: string | undefined, feedback: Element | null | undefined) => {
      if (label !== undefined) nodes.push(element("p", { class: "cm-result__about" }, label));
      if (feedback) nodes.push(copied(feedback));
    };
    const entry = (list: string, name: string | undefined) =>
      [...answer.querySelectorAll<HTMLElement>(`${list} > li[data-name]`)].find(
        (item) => item.dataset["name"] === name,
      );
    const feedback = (item: Element | undefined) => item?.querySelector(":scope > .cm-feedback");
    const { question } = this;
    for (const name of response.chosen ?? []) {
      const item = [...answer.querySelectorAll<HTMLElement>(".cm-answer__options > li:not([data-part])")].find(
        (other) => other.dataset["name"] === name,
      );
      const found = feedback(item);
      if (found)
        said(question.kind === "multiple" && (response.chosen?.length ?? 0) > 1 ? this.#label(name) : undefined, found);
    }
    if (question.kind === "multiple") {
      const isMissing = question.options?.some(([name, , credit]) => credit === 1 && !response.chosen?.includes(name));
      if (isMissing) said(text("missed"), undefined);
    }
    for (const name of response.reason ?? []) {
      const item = [...answer.querySelectorAll<HTMLElement>(".cm-answer__options > li[data-part]")].find(
        (other) => other.dataset["name"] === name,
      );
      const found = feedback(item);
      if (found) said(text("because"), found);
    }
    for (const name of response.order ?? []) {
      if (found.parts.get(name) === true) continue;
      const about = feedback(entry(".cm-answer__order", name));
      if (about) said(this.#label(name), about);
    }
    response.gaps?.forEach((value, at) => {
      const isRight = found.parts.get(String(at)) === true;
      const list = answer.querySelectorAll(".cm-answer__gaps > li")[at];
      const option = [...(list?.querySelectorAll<HTMLElement>("li[data-name]") ?? [])].find(
        (item) => item.dataset["name"] === value,
      );
      const note = noted(question, at, value, same);
      const about =
        feedback(option) ??
        (isRight || note === undefined ? undefined : answer.querySelector(`li[data-note="${note}"] > .cm-feedback`));
      const isAlone = (question.gaps?.length ?? 0) === 1;
      if (!isAlone && (!isRight || about)) said(text(isRight ? "gap-right" : "gap-wrong", { number: at + 1 }), about);
      else if (about) said(undefined, about);
    });
    return nodes;
  }

  #label(name: string): string {
    const place = this.fields.parts.get(name)?.place;
    const label =
      place?.querySelector(".cm-step__label") ?? place?.querySelector(":scope > span:not(.cm-letter, .cm-mark)");
    return label?.textContent?.trim() ?? "";
  }
}

/** Whether the question has a right answer that the page leaves out. */
export function isWithheld(question: Question): boolean {
  return isScored(question) && !hasKey(question);
}
