// A quiz. In a lesson it is for practice. On a page of its own, or with a limit on attempts, it is submitted as a whole.

import type { Quiz as QuizData } from "../core/data";
import { asked, isHandedIn } from "../core/quiz";
import { answerTo } from "../core/record";
import { drafts } from "../io/drafts";
import { record } from "../io/record";
import { element } from "./element";
import { Form } from "./form";
import { required } from "./mount";
import { questionOf, quizOf, shuffleSeed } from "./questions";
import { resetControl } from "./reset";
import { expectAnswer } from "./verdict-script";

type Kind = new (quiz: Quiz) => { begin(): Promise<void> };

/** What `practice.js` and `exam.js` add, of which a page has what it needs. */
interface Later {
  readonly Exercise: Kind;
  readonly Exam: Kind;
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
    if (!isHandedIn(this.#data)) expectAnswer(this.#data.order, this.#data.was);
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      await drafts().ready;
      const { Exam, Exercise } = (globalThis as unknown as { coursemark: Later }).coursemark;
      await new (isHandedIn(this.#data) ? Exam : Exercise)(this).begin();
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

  /** Whether the page has a question. */
  has(id: string): boolean {
    return this.#pristine.has(id);
  }

  /** Adds the form of a question that was loaded. */
  know(id: string, form: HTMLElement): void {
    this.#pristine.set(id, form);
  }

  /** The ids of the questions in one round. `isLater` says whether there was one before. */
  draw(start: number, isLater: boolean): readonly string[] {
    return asked(this.#data, start, isLater);
  }

  /** Puts the questions `ids`, which the page has, into place as they were loaded. */
  place(ids: readonly string[], round: string): Form[] {
    const isThere =
      this.#current.length === ids.length &&
      this.#current.every((form, at) => form.dataset["question"] === ids[at] && form.dataset["ready"] === undefined);
    if (!isThere) {
      for (const form of this.#current) form.remove();
      this.#current = ids.map((id) => this.#pristine.get(id)?.cloneNode(true) as HTMLElement);
      this.#foot.before(...this.#current);
    }
    const lines = [...document.querySelectorAll<HTMLElement>(".cm-key [data-question]")];
    for (const line of lines) {
      const id = line.dataset["question"] ?? "";
      if (this.#pristine.has(id)) line.hidden = !ids.includes(id);
    }
    // The key of a quiz page has the order of its questions.
    if (this.#data.page)
      for (const id of ids) {
        const line = lines.find(({ dataset }) => dataset["question"] === id);
        line?.parentElement?.append(line);
      }
    return this.#current.map((form, at) => new Form(form, questionOf(ids[at]), shuffleSeed(ids[at] ?? "", round)));
  }

  /** A control that clears all its answers. */
  reset(after: HTMLElement): HTMLElement {
    const { order, was, id } = this.#data;
    const count = () =>
      order.filter((question) => answerTo(record().state, question, was[question])).length +
      (record().state.attempts.get(id)?.length ?? 0);
    return resetControl(
      "reset-quiz",
      () => ({ questions: order.flatMap((question) => [question, ...(was[question] ?? [])]), quizzes: [id] }),
      count,
      after,
    );
  }
}
