// Guesses before the text is read: questions of the lesson, without a verdict. Each guess is shown where its answer is
// explained, and the end says how many were right before, and how many are now.

import { idIn } from "../core/fragment";
import { isRight } from "../core/quiz";
import { record } from "../io/record";
import { answered, saved } from "./answering";
import { button, element } from "./element";
import { Form } from "./form";
import { required } from "./mount";
import { questionOf, shuffleSeed } from "./questions";
import { text } from "./strings";
import { verdictScript } from "./verdict-script";

/** A question that is guessed at. */
interface Asked {
  readonly id: string;
  /** The id of the passage that explains it. */
  readonly passage: string;
}

/** Makes the card at the start of the lesson. */
export function beginGuess(): void {
  const card = document.querySelector<HTMLDetailsElement>(".cm-guess");
  if (card) void record().ready.then(() => new Guess(card));
}

/** The guesses of a lesson. */
class Guess {
  readonly #asked: readonly Asked[];
  readonly #place = element("div", { class: "cm-guess__question", tabindex: "-1" });
  readonly #state = element("p", { class: "cm-guess__note", role: "status" });
  readonly #end = element("p", { class: "cm-guess__end", role: "status" });
  #isBusy = false;

  constructor(readonly card: HTMLDetailsElement) {
    const list = required<HTMLElement>(card, "ul");
    this.#asked = [...list.querySelectorAll("li")].map((item) => ({
      id: idIn(new URL(required<HTMLAnchorElement>(item, "a").href).hash),
      passage: idIn(item.dataset["passage"] ?? ""),
    }));
    // Someone who has answered them needs to guess no longer.
    if (this.#open.length > 0 && !this.#asked.some(({ id }) => record().state.given.has(id))) {
      // The copies of forms are made only for someone who wants to guess.
      const begin = () => {
        list.replaceWith(this.#place, this.#state);
        this.#ask();
      };
      if (card.open) begin();
      else card.addEventListener("toggle", begin, { once: true });
    }
    record().listen(() => void this.#show());
    void this.#show();
  }

  /** The questions without a guess. */
  get #open(): readonly Asked[] {
    return this.#asked.filter(({ id }) => !record().state.guesses.has(id));
  }

  /** What holds the last of the questions. */
  get #last(): Element | undefined {
    const places = this.#asked.flatMap(({ id }) => document.querySelector(`[data-question="${CSS.escape(id)}"]`) ?? []);
    const wholes = places.map((place) => place.closest(".cm-quiz") ?? place);
    return wholes.reduce<Element | undefined>(
      (last, place) => (!last || last.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING ? place : last),
      undefined,
    );
  }

  /** Shows the next question, as a copy of its form. */
  #ask(): void {
    const [next] = this.#open;
    if (!next) {
      this.#place.replaceChildren(element("p", {}, text("guess-thanks")));
      return;
    }
    const question = questionOf(next.id);
    const original = required<HTMLElement>(document, `[data-question="${CSS.escape(next.id)}"]`);
    const copy = this.#fresh(next.id) ?? copyOf(original);
    const form = new Form(copy, question, shuffleSeed(question.id, "guess"));
    const number = this.#asked.indexOf(next) + 1;
    const where = element("p", { class: "cm-guess__note" }, text("guess-where", { number, count: this.#asked.length }));
    form.button.textContent = text("quiz-next");
    form.button.addEventListener("click", () => void this.#guess(form));
    const none = button(text("guess-know"), () => void this.#guess(form, true), "cm-link-button");
    const skip = button(text("guess-skip"), () => this.#skip(), "cm-link-button");
    this.#place.replaceChildren(where, copy, element("div", { class: "cm-quiz__buttons" }, none, skip));
  }

  /** The form before anything was done to it; `undefined` if the page has no copy of it. */
  #fresh(id: string): HTMLElement | undefined {
    const template = document.querySelector<HTMLTemplateElement>(`template[data-question="${CSS.escape(id)}"]`);
    const section = template?.content.firstElementChild;
    return section ? copyOf(section as HTMLElement) : undefined;
  }

  #skip(): void {
    this.card.open = false;
    required<HTMLElement>(this.card, "summary").focus();
  }

  /** Stores a guess, or that the learner does not know. */
  async #guess(form: Form, knowsNot = false): Promise<void> {
    if (this.#isBusy) return;
    const problem = knowsNot ? undefined : form.problem();
    if (problem !== undefined) {
      form.complain(problem);
      return;
    }
    this.#isBusy = true;
    const kept = record();
    this.#state.textContent = text("saving");
    const fact = answered(form, knowsNot ? {} : form.fields.read(), undefined, "");
    const unsure = knowsNot ? { sure: 0 as const, shown: "" } : {};
    try {
      await kept.add({ ...fact, ...unsure, guess: true });
      this.#state.textContent = saved();
      this.#ask();
      this.#place.focus({ preventScroll: true });
    } catch {
      this.#state.textContent = text("not-saved");
    }
    this.#isBusy = false;
  }

  /** Shows the guesses at their passages, and at the end what has become of them. */
  async #show(): Promise<void> {
    const { state } = record();
    for (const { id, passage } of this.#asked) {
      const guess = state.guesses.get(id);
      const mark = `cm:guessed:${id}`;
      const known = document.getElementById(mark);
      const place = document.getElementById(passage);
      if (!guess || !place) {
        known?.remove();
        continue;
      }
      const said = guess.sure === 0 ? text("guess-mark-none") : text("guess-mark", { answer: guess.shown });
      if (known?.textContent === said) continue;
      known?.remove();
      let before = place.closest(".cm-prose > *") ?? place;
      // Marks at one passage are in the order of the questions.
      while (before.nextElementSibling?.matches(".cm-guess__mark, .cm-anchor")) before = before.nextElementSibling;
      before.after(element("p", { class: "cm-guess__mark", id: mark, role: "note" }, said));
    }
    const guesses = this.#asked.flatMap(({ id }) => state.guesses.get(id) ?? []);
    const isDone = guesses.length > 0 && this.#asked.every(({ id }) => state.given.has(id));
    if (!isDone) {
      this.#end.remove();
      return;
    }
    const script = await verdictScript().catch(() => undefined);
    if (!script) return;
    const shares = guesses.map((guess) => script.scoreOf(questionOf(guess.question), guess.response)?.share);
    // Without the answers, the page cannot tell.
    if (shares.includes(undefined)) return;
    const count = this.#asked.length;
    const guessed = shares.filter((share) => (share ?? 0) >= 1).length;
    const right = this.#asked.filter(({ id }) => isRight(state, questionOf(id))).length;
    const isAll = guessed === count && right === count;
    // An empty line would move what follows.
    if (!this.#end.isConnected) this.#last?.after(this.#end);
    this.#end.textContent = isAll ? text("guess-all", { count }) : text("guess-end", { guessed, right, count });
  }
}

/** A copy of a question's form as it was before anything was done to it, with names of its own. */
function copyOf(original: HTMLElement): HTMLElement {
  const copy = original.cloneNode(true) as HTMLElement;
  for (const gone of copy.querySelectorAll(".cm-hint, .cm-answer, .cm-reset, .cm-mark, .cm-result > *, [data-plan]"))
    gone.remove();
  for (const part of [copy, ...copy.querySelectorAll<HTMLElement>("*")]) {
    for (const name of ["id", "for", "name", "aria-describedby", "aria-labelledby"]) {
      const value = part.getAttribute(name);
      const own = value?.split(" ").map((word) => `cm:guess:${word}`);
      if (own) part.setAttribute(name, own.join(" "));
    }
    for (const state of [
      "data-ready",
      "data-told",
      "data-answered",
      "data-saved",
      "data-mark",
      "data-module",
      "data-current",
      "data-question",
    ])
      part.removeAttribute(state);
    if (part instanceof HTMLInputElement) {
      part.disabled = false;
      if (part.type === "text") part.value = "";
      else part.checked = false;
    }
  }
  return copy;
}
