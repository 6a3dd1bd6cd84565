// A quiz to practise: each question is checked by itself, as often as one likes.
import type { Question } from "../core/data";
import { seed } from "../core/draw";
import { hasKey } from "../core/question";
import { isGiven, isRight, practised } from "../core/quiz";
import { record } from "../io/record";
import { answeredWhen } from "./completion";
import { Drill } from "./drill";
import { button, element, quiet } from "./element";
import { Practice } from "./practice";
import type { Quiz } from "./quiz";
import { text } from "./strings";

/** A quiz for practice. */
export class Exercise {
  #practices: Practice[] = [];
  readonly #drill: Drill | undefined;
  readonly #standing = element("div", { class: "cm-quiz__standing" });
  readonly #buttons = element("div", { class: "cm-quiz__buttons" });
  #round = 0;
  #isOpen = false;

  constructor(readonly quiz: Quiz) {
    if (quiz.root.matches(".cm-quiz--stepped")) this.#drill = new Drill(quiz.root, () => []);
  }

  async begin(): Promise<void> {
    const { data, foot } = this.quiz;
    if (data.show < data.own.length) this.#round = await this.#known();
    this.#place();
    foot.append(this.#standing, this.#buttons);
    this.#show();
    record().listen(() => {
      for (const practice of this.#practices) practice.refresh();
      this.#show();
    });
    answeredWhen(() => this.#questions.every((question) => isGiven(record().state, question)));
  }

  /** The field of the record that holds the number of the round. */
  get #field(): string {
    return `:round ${this.quiz.data.id}`;
  }

  /** The number of the round. Earlier versions stored it beside the record. */
  async #known(): Promise<number> {
    const kept = record();
    const written = kept.state.written.get(this.#field)?.text;
    return Number(written ?? (await kept.store.note(`round ${this.quiz.data.id}`))) || 0;
  }

  get #questions(): readonly Question[] {
    return this.#practices.map(({ form }) => form.question);
  }

  #place(): void {
    const { quiz } = this;
    const start = seed(`${record().who} ${quiz.data.id} ${this.#round}`);
    this.#practices = quiz
      .place(quiz.draw(start, this.#round > 0), String(this.#round))
      .map((form) => new Practice(form, () => (this.#isOpen = true), quiz.data.confidence));
    const open = this.#questions.findIndex((question) => !isGiven(record().state, question));
    this.#drill?.begin(this.#practices, open);
  }

  /**
   * Shows one line at first, whose space is reserved. The buttons follow after an answer, or when someone asks for
   * them.
   */
  #show(): void {
    this.#drill?.show();
    const standing = practised(record().state, this.quiz.data, this.#questions);
    const { right, count, isBegun, hasWrong, hasMore } = standing;
    const wanted = `${right} ${isBegun} ${hasWrong} ${hasMore} ${this.#isOpen}`;
    if (this.#standing.dataset["shown"] === wanted) return;
    this.#standing.dataset["shown"] = wanted;
    this.#standing.replaceChildren();
    if (isBegun && count > 0) this.#standing.append(element("span", {}, text("quiz-standing", { right, count })));
    if (isBegun && !this.#isOpen)
      this.#standing.append(button(text("quiz-more"), () => this.#unfold(), "cm-link-button"));
    // Keep the button that undoes a reset.
    const undo = this.#buttons.querySelector(".cm-reset");
    this.#buttons.replaceChildren();
    if (!this.#isOpen) return;
    if (hasWrong) this.#buttons.append(quiet(text("quiz-practise"), () => this.#again()));
    if (hasMore) this.#buttons.append(quiet(text("quiz-other"), () => void this.#other()));
    if (isBegun) this.#buttons.append(this.quiz.reset(this.quiz.foot));
    else if (undo) this.#buttons.append(undo);
  }

  #unfold(): void {
    this.#isOpen = true;
    this.#show();
    this.#buttons.querySelector("button")?.focus();
  }

  /** Opens the questions that were answered wrongly, and moves to the first. */
  #again(): void {
    const { state } = record();
    const wrong = this.#practices.filter(({ form }) => hasKey(form.question) && !isRight(state, form.question));
    for (const practice of [...wrong].reverse()) practice.again();
    this.#see(wrong[0]);
  }

  async #other(): Promise<void> {
    this.#round += 1;
    await record().add({ type: "wrote", field: this.#field, text: String(this.#round) });
    this.#place();
    this.#show();
    this.#see(this.#practices[0]);
  }

  #see(practice: Practice | undefined): void {
    this.#drill?.steps.go(practice ? this.#practices.indexOf(practice) : -1);
    if (!practice || this.#drill) return;
    practice.form.root.scrollIntoView({ block: "start" });
    [...practice.form.fields.parts.values()][0]?.control.focus({ preventScroll: true });
  }
}
