// Questions for practice, one at a time. Those that went wrong come back until they are right.
import { hasKey, verdictOf } from "../core/question";
import { isGiven, isRight } from "../core/quiz";
import { answerTo } from "../core/record";
import { record } from "../io/record";
import type { Practice } from "./practice";
import { type Mark, Steps, type Walk } from "./steps";

/** Questions for practice. */
export class Drill implements Walk {
  readonly steps: Steps;
  #practices: readonly Practice[] = [];

  /** `end` returns the buttons for the time when nothing is left to do. */
  constructor(
    root: HTMLElement,
    readonly buttons: () => readonly HTMLElement[],
  ) {
    this.steps = new Steps(root, this);
  }

  /** Begins with `practices`: first the one at index `at`. */
  begin(practices: readonly Practice[], at: number): void {
    this.#practices = practices;
    this.steps.begin(
      practices.map(({ form }) => form),
      at,
    );
  }

  show(): void {
    this.steps.show();
  }

  /** Whether nothing is left to do with the question at `at`. */
  #isDone(at: number): boolean {
    const question = this.#practices[at]?.form.question;
    const { state } = record();
    return !question || (hasKey(question) ? isRight(state, question) === true : isGiven(state, question));
  }

  mark(at: number): Mark {
    const question = this.#practices[at]?.form.question;
    const given = question && answerTo(record().state, question.id, question.was);
    if (!given) return "open";
    return hasKey(question) ? verdictOf(given.share ?? 0) : "answered";
  }

  next(at: number): number | undefined {
    const places = [...this.#practices.keys()];
    return [...places.slice(at + 1), ...places.slice(0, at)].find((other) => !this.#isDone(other));
  }

  end(): readonly HTMLElement[] {
    return this.#practices.every((_, at) => this.#isDone(at)) ? this.buttons() : [];
  }

  moved(at: number, isNext: boolean): void {
    if (isNext && !this.#isDone(at)) this.#practices[at]?.again();
  }
}
