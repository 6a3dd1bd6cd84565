// Single questions and quizzes. A quiz in a lesson is for practice. A quiz on a page of its own, or with a limit on
// attempts, is submitted as a whole.

import type { Quiz as QuizData } from "../core/data";
import { asked, isGiven, isHandedIn, questionsOf } from "../core/quiz";
import { drafts } from "../io/drafts";
import { record } from "../io/record";
import { answeredWhen } from "./completion";
import { element } from "./element";
import { Exam } from "./exam";
import { Exercise } from "./exercise";
import { Form } from "./form";
import { required } from "./mount";
import { Practice } from "./practice";
import { questionOf, quizOf, shuffleSeed } from "./questions";
import { resetControl } from "./reset";

/** A single question in a lesson, outside any quiz. */
export class LoneQuestion {
  constructor(root: HTMLElement) {
    const question = questionOf(root.dataset["question"]);
    answeredWhen(() => isGiven(record().state, question));
    void drafts().ready.then(() => {
      const practice = new Practice(new Form(root, question, shuffleSeed(question.id, "")));
      record().listen(() => practice.refresh());
    });
  }
}

/** A quiz. */
export class Quiz {
  readonly #data: QuizData;
  readonly #foot: HTMLElement;
  readonly #top = element("div", { class: "cm-quiz__top" });
  /** Each question as it was loaded, so that it can start afresh. */
  readonly #pristine = new Map<string, HTMLElement>();
  #current: readonly HTMLElement[];

  constructor(readonly root: HTMLElement) {
    this.#data = quizOf(root.dataset["quiz"]);
    this.#foot = required(root, ".cm-quiz__foot");
    for (const place of root.querySelectorAll<HTMLElement>(":scope > [data-question]")) {
      const form =
        place instanceof HTMLTemplateElement ? place.content.querySelector<HTMLElement>(".cm-question") : place;
      if (form) this.#pristine.set(place.dataset["question"] ?? "", form.cloneNode(true) as HTMLElement);
    }
    this.#current = [...root.querySelectorAll<HTMLElement>(":scope > .cm-question")];
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      await drafts().ready;
      await (isHandedIn(this.#data) ? new Exam(this).begin() : new Exercise(this).begin());
    } catch (error) {
      console.error("coursemark: quiz", error);
      // The questions can then be read with their answers.
      delete document.documentElement.dataset["js"];
    }
    this.root.dataset["ready"] = "";
  }

  get data(): QuizData {
    return this.#data;
  }
  get foot(): HTMLElement {
    return this.#foot;
  }
  /** An element above the questions. */
  get top(): HTMLElement {
    if (!this.#top.isConnected)
      (
        this.root.querySelector(":scope > .cm-overview") ??
        this.root.querySelector(":scope > [data-question]") ??
        this.#foot
      ).before(this.#top);
    return this.#top;
  }

  /** The ids of all questions that the quiz can ask and that the page has. */
  get ids(): string[] {
    return questionsOf(this.#data).filter((id) => this.#pristine.has(id));
  }

  /** The ids of the questions in one round. */
  draw(start: number): readonly string[] {
    return asked(this.#data, [...this.#pristine.keys()], start);
  }

  /** Puts the questions `ids` into the page as they were loaded. */
  place(ids: readonly string[], round: string): Form[] {
    const isThere =
      this.#current.length === ids.length &&
      this.#current.every((form, at) => form.dataset["question"] === ids[at] && form.dataset["ready"] === undefined);
    if (!isThere) {
      for (const form of this.#current) form.remove();
      this.#current = ids.map((id) => this.#pristine.get(id)?.cloneNode(true) as HTMLElement);
      this.#foot.before(...this.#current);
    }
    for (const line of document.querySelectorAll<HTMLElement>(".cm-key [data-question]")) {
      const id = line.dataset["question"] ?? "";
      if (this.#pristine.has(id)) line.hidden = !ids.includes(id);
    }
    return this.#current.map((form, at) => new Form(form, questionOf(ids[at]), shuffleSeed(ids[at] ?? "", round)));
  }

  /** A control that clears all its answers. */
  reset(after: HTMLElement): HTMLElement {
    const questions = [...this.#data.own, ...this.#data.always];
    const kept = record();
    const count = () =>
      questions.filter((id) => isGiven(kept.state, questionOf(id))).length +
      (kept.state.attempts.get(this.#data.id)?.length ?? 0);
    return resetControl(
      "reset-quiz",
      () => ({ questions: questions.flatMap((id) => [id, ...(questionOf(id).was ?? [])]), quizzes: [this.#data.id] }),
      count,
      after,
    );
  }
}
