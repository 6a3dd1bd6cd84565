// Shows the questions of a quiz one at a time, with a bar that leads to each of them. Learners who prefer it see all of
// them on one page, and so does everybody on paper.
import { idIn } from "../core/fragment";
import { prefer, preference } from "../io/preferences";
import { button, element } from "./element";
import type { Form } from "./form";
import { text } from "./strings";

/** The state of a question as the bar shows it. */
export type Mark = "open" | "answered" | "right" | "partly" | "wrong";

/** The quiz whose questions are shown. */
export interface Walk {
  /** The mark of the question at index `at`. */
  mark(at: number): Mark;
  /** The index of the question that follows the one at `at`; `undefined` if it is the last. */
  next(at: number): number | undefined;
  /** The buttons after the last question, the same elements each time. */
  end(): readonly HTMLElement[];
  /** Called when the learner goes to the question at `at`. `isNext` says that it was by the button for the next. */
  moved(at: number, isNext: boolean): void;
}

/** What is shown as a step: a form, or something like one. */
export type Stepped = Pick<Form, "root" | "isToCheck" | "isTold">;

const titleOf = ({ root }: Stepped) => root.querySelector<HTMLElement>(".cm-question__title > *");

/** The questions of a quiz, of which one is shown at a time. */
export class Steps {
  readonly #head: HTMLElement;
  readonly #where = element("p", { class: "cm-quiz__where" });
  readonly #nav: HTMLElement;
  readonly #row = element("div", { class: "cm-quiz__buttons" });
  readonly #back = button(text("quiz-back"), () => this.go(this.#at - 1), "cm-link-button");
  readonly #onward = button(text("quiz-next"), () => this.go(this.walk.next(this.#at) ?? 0, true));
  #forms: readonly Stepped[] = [];
  #places: readonly HTMLButtonElement[] = [];
  #at = 0;

  constructor(
    readonly root: HTMLElement,
    readonly walk: Walk,
  ) {
    this.#nav =
      root.querySelector<HTMLElement>(":scope > .cm-overview") ??
      element("nav", { class: "cm-overview", "aria-label": root.getAttribute("aria-label") ?? "" });
    this.#where.id = `cm:${root.dataset["quiz"]}:where`;
    const all = element("input", { type: "checkbox" });
    all.checked = !this.#isStepped;
    all.addEventListener("change", () => {
      prefer("quiz", all.checked ? "page" : undefined);
      this.show();
    });
    const choice = element("label", { class: "cm-quiz__all" }, all, ` ${text("quiz-all")}`);
    this.#head = element("div", { class: "cm-quiz__head" }, this.#where, choice);
    addEventListener("hashchange", () => this.#seek());
  }

  get #isStepped(): boolean {
    return preference("quiz") !== "page";
  }

  /** Shows the questions in `forms`, which are on the page: first the one at index `at`. */
  begin(forms: readonly Stepped[], at: number): void {
    this.#forms = forms;
    this.#at = Math.max(at, 0);
    this.#places = forms.map((_, index) => button("", () => this.go(index), "cm-overview__place"));
    this.#nav.replaceChildren(element("ol", {}, ...this.#places.map((place) => element("li", {}, place))));
    forms[0]?.root.before(this.#head, this.#nav);
    forms.at(-1)?.root.after(this.#row);
    for (const title of forms.map(titleOf)) {
      title?.setAttribute("tabindex", "-1");
      title?.setAttribute("aria-describedby", this.#where.id);
    }
    this.show();
    this.#seek();
  }

  /** Removes what `begin` has added. */
  leave(): void {
    delete this.root.dataset["steps"];
    for (const part of [this.#head, this.#nav, this.#row]) part.remove();
  }

  /** Updates the bar and the buttons. */
  show(): void {
    const { walk } = this;
    const isStepped = this.#isStepped;
    this.root.dataset["steps"] = isStepped ? "one" : "all";
    for (const [at, place] of this.#places.entries()) {
      const mark = walk.mark(at);
      const isCurrent = isStepped && at === this.#at;
      place.dataset["mark"] = mark;
      place.setAttribute("aria-label", text(`overview-${mark}`, { number: at + 1 }));
      place.setAttribute("aria-current", isCurrent ? "step" : "false");
      this.#forms[at]?.root.toggleAttribute("data-current", at === this.#at);
    }
    this.#where.textContent = isStepped ? text("quiz-where", { number: this.#at + 1, count: this.#forms.length }) : "";
    const form = this.#forms[this.#at];
    const isLast = !isStepped || walk.next(this.#at) === undefined;
    // What is to be checked is checked before the learner goes on.
    this.#onward.classList.toggle("cm-button--quiet", form?.isToCheck === true);
    const row = [...(isStepped && this.#at > 0 ? [this.#back] : []), ...(isLast ? walk.end() : [this.#onward])];
    // Replacing a button would take the focus from it.
    if (row.length !== this.#row.children.length || row.some((part, at) => part !== this.#row.children[at]))
      this.#row.replaceChildren(...row);
  }

  /** Goes to the question at index `at`, and moves the focus to its heading. */
  go(at: number, isNext = false): void {
    const form = this.#forms[at];
    if (!form) return;
    this.#at = at;
    this.walk.moved(at, isNext);
    this.show();
    titleOf(form)?.focus({ preventScroll: true });
    (this.#isStepped ? this.#head : form.root).scrollIntoView({ block: "start" });
  }

  /** Shows the place that the address names, if it is in a question. */
  #seek(): void {
    const { hash } = location;
    const place = hash && document.getElementById(idIn(hash));
    const at = this.#forms.findIndex(({ root }) => place && root.contains(place));
    if (!place || at < 0) return;
    this.#at = at;
    this.show();
    place.scrollIntoView({ block: "start" });
  }
}
