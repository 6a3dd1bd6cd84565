// The form of a question: reads what is entered, and shows the result. It keeps nothing.

import type { Question } from "../core/data";
import { random, shuffled } from "../core/draw";
import { hasKey, isInPlace, isScored, unreadable } from "../core/question";
import { describe } from "./describe";
import { element } from "./element";
import { type Fields, fieldsOf } from "./fields";
import { required } from "./mount";
import { quoteCases } from "./own-case";
import { text } from "./strings";
import type { Row } from "./sure-script";
import { wording } from "./wording";

// The ring around what has the focus is shown unless the pointer was last.
for (const name of ["pointerdown", "keydown"] as const)
  document.addEventListener(
    name,
    () => document.documentElement.toggleAttribute("data-pointer", name === "pointerdown"),
    true,
  );

/** The elements that show the mark of a part. */
export const CARD = ".cm-option, .cm-step, .cm-pair";

/** The form of a question. */
export class Form {
  readonly fields: Fields;
  readonly button: HTMLButtonElement;
  /** Whether it shows a result. */
  isTold = false;
  /** The row that hands in the answer together with how sure the learner is, where that is asked. */
  row: Row | undefined;
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
    quoteCases(root);
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
      const isSolved =
        list.matches(".cm-steps") &&
        hasKey(this.question) &&
        items.every((item, at) => isInPlace(this.question, item.dataset["name"] ?? "", at));
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

  /** Whether a press checks the answer that the form has. */
  get isToCheck(): boolean {
    return !this.isTold && (!this.button.hidden || this.row?.isShown === true);
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

  /** Clears the result, and returns the element for another, in its place. */
  open(): HTMLElement {
    this.#clear();
    this.#dock();
    this.isTold = true;
    this.root.dataset["told"] = "";
    return this.#result;
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

  /** The text of an option, a step or a left-hand item. */
  label(name: string): string {
    const place = this.fields.parts.get(name)?.place ?? null;
    return wording(place?.querySelector("label") ?? place);
  }
}

/** Whether the question has a right answer that the page leaves out. */
export function isWithheld(question: Question): boolean {
  return isScored(question) && !hasKey(question);
}
