// A quiz that is submitted as a whole.
import { completion } from "../core/completion";
import { seed } from "../core/draw";
import { ended, passes, shownPercent } from "../core/passing";
import { hasKey, type Response } from "../core/question";
import { attemptName, attemptsLeft, result, showsFeedback } from "../core/quiz";
import type { Attempt, Fact } from "../core/record";
import { corrections } from "../core/rescoring";
import { drafts } from "../io/drafts";
import { persist } from "../io/persistence";
import { record } from "../io/record";
import { answered, correct, recall } from "./answering";
import { answeredWhen } from "./completion";
import { button, element } from "./element";
import { type Form, isWithheld, rounded, same, scoreOf, verdictOf } from "./form";
import { Practice } from "./practice";
import { allQuestions } from "./questions";
import type { Quiz } from "./quiz";
import { text } from "./strings";

/** A quiz that is submitted. */
export class Exam {
  #forms: Form[] = [];
  /** Identifies what is shown, so that changes elsewhere redraw only as much as needed. */
  #shown = "";
  #attempt = "";
  #seed = 0;
  #isStarted = false;
  #wantsNew = false;
  #isBusy = false;
  readonly #overview: HTMLElement | null;

  constructor(readonly quiz: Quiz) {
    this.#overview = quiz.root.querySelector(":scope > .cm-overview ol");
  }

  async begin(): Promise<void> {
    const { data } = this.quiz;
    correct(corrections(data, this.#ended, allQuestions(), same));
    this.#refresh();
    record().listen(() => this.#refresh());
    if (!data.page) answeredWhen(() => this.#ended.length > 0);
  }

  get #attempts(): readonly Attempt[] {
    return record().state.attempts.get(this.quiz.data.id) ?? [];
  }
  get #ended(): readonly Attempt[] {
    return ended(record().state, this.quiz.data.id);
  }
  get #left(): number {
    return attemptsLeft(this.quiz.data, this.#ended);
  }
  get #isEach(): boolean {
    return this.quiz.data.feedback === "each";
  }

  #refresh(): void {
    if (this.#isBusy) return;
    const open = this.#attempts.find((attempt) => !attempt.end);
    const last = this.#ended.at(-1);
    const isReview = !open && last !== undefined && !(this.#wantsNew && this.#left > 0);
    const wanted = isReview
      ? `review ${last.start.attempt} ${last.earned}`
      : `attempt ${open?.start.attempt ?? this.#newName}`;
    if (this.#shown.startsWith("practice") && isReview) return;
    if (wanted === this.#shown) {
      if (!isReview) this.#follow();
      return;
    }
    this.#shown = wanted;
    if (isReview) this.#review(last);
    else this.#attend(open);
  }

  /** The seed for the draw of the next attempt, which is the same in every browser with the learner's record. */
  get #newSeed(): number {
    return seed(attemptName(record().who, this.quiz.data.id, record().events));
  }

  get #newName(): string {
    return attemptName(record().device, this.quiz.data.id, record().events);
  }

  // The parts for an attempt.

  #attend(open: Attempt | undefined): void {
    const { quiz } = this;
    this.#isStarted = open !== undefined;
    this.#attempt = open?.start.attempt ?? this.#newName;
    const known = new Set(quiz.ids);
    this.#seed = open?.start.seed ?? this.#newSeed;
    const ids = open ? open.start.asked.filter((id) => known.has(id)) : quiz.draw(this.#seed);
    this.#forms = quiz.place(ids, this.#attempt);
    quiz.root.dataset["phase"] = "attempt";
    for (const form of this.#forms) {
      const isEach = this.#isEach && hasKey(form.question);
      form.button.hidden = !isEach;
      if (isEach) form.button.addEventListener("click", () => void this.#check(form));
      const edited = () => this.#edited(form);
      form.root.addEventListener("input", edited);
      form.root.addEventListener("change", edited);
    }
    this.#follow();
    this.#footOfAttempt();
  }

  #draft(form: Form): string {
    return `a ${this.#attempt} ${form.question.id}`;
  }

  /** Updates the forms from the record and from drafts, which other tabs may have changed. */
  #follow(): void {
    const attempt = this.#attempts.find((other) => other.start.attempt === this.#attempt);
    for (const form of this.#forms) {
      const given = attempt?.given.get(form.question.id);
      if (given) {
        if (!form.isTold) this.#told(form, given.event.response);
        continue;
      }
      const draft = drafts().get(this.#draft(form)) as Response | undefined;
      if (draft && JSON.stringify(draft) !== JSON.stringify(form.fields.read())) form.fields.write(draft);
      form.say(this.#isOpen(form) ? "" : text("answered"));
    }
    this.#mark();
  }

  #start(): Fact[] {
    if (this.#isStarted) return [];
    this.#isStarted = true;
    this.#shown = `attempt ${this.#attempt}`;
    const { data } = this.quiz;
    return [
      {
        type: "started",
        attempt: this.#attempt,
        quiz: data.id,
        page: document.documentElement.dataset["page"] ?? "",
        seed: this.#seed,
        asked: this.#forms.map(({ question }) => question.id),
      },
    ];
  }

  #edited(form: Form): void {
    const kept = record();
    const begin = this.#start();
    if (begin.length > 0) void kept.add(...begin);
    form.say(text("saving"));
    if (!form.isTold) form.hush();
    drafts().set(this.#draft(form), form.fields.read(), () =>
      form.say(text(kept.kind === "kept" ? "saved" : "saved-here")),
    );
    this.#mark();
  }

  /** Whether a question is not answered yet. */
  #isOpen(form: Form): boolean {
    return !form.isTold && (drafts().get(this.#draft(form)) === undefined || form.problem() !== undefined);
  }

  async #check(form: Form): Promise<void> {
    if (form.isTold) return;
    const problem = form.problem();
    if (problem !== undefined) return form.complain(problem);
    const kept = record();
    const response = form.fields.read();
    const fact = answered(form, response, scoreOf(form.question, response), this.#attempt);
    this.#told(form, response);
    form.say(text("saving"));
    this.#mark();
    void persist();
    try {
      await kept.add(...this.#start(), fact);
    } catch {
      form.hush();
      form.lock(false);
      return form.complain(text("not-saved"));
    }
    drafts().set(this.#draft(form), undefined);
    form.say(text(kept.kind === "kept" ? "saved" : "saved-here"));
  }

  /** Shows a response of this attempt that counts. */
  #told(form: Form, response: Response): void {
    form.fields.write(response);
    form.lock(true);
    form.tell(response, scoreOf(form.question, response));
    form.button.setAttribute("aria-disabled", "true");
    form.button.textContent = text("answered");
  }

  #footOfAttempt(): void {
    const { foot, data } = this.quiz;
    if (this.quiz.root.querySelector(".cm-quiz__top")) this.quiz.top.replaceChildren();
    const number = this.#ended.length + 1;
    const line =
      data.attempts === null
        ? text("quiz-attempt", { number })
        : text("quiz-attempt-of", { number, count: data.attempts });
    const problem = element("div", {
      class: "cm-summary",
      tabindex: "-1",
      role: "group",
      "aria-labelledby": "cm:summary",
    });
    problem.hidden = true;
    const submit = button(text("submit"), () => {
      const open = this.#forms.filter((form) => this.#isOpen(form));
      if (open.length === 0) return void this.#submit();
      const links = open.map((form) => {
        const link = element(
          "a",
          { href: `#${form.question.id}` },
          text("overview-open", { number: this.#forms.indexOf(form) + 1 }),
        );
        link.addEventListener("click", (event) => {
          event.preventDefault();
          form.root.scrollIntoView({ block: "start" });
          [...form.fields.parts.values()][0]?.control.focus({ preventScroll: true });
        });
        return element("li", {}, link);
      });
      problem.hidden = false;
      problem.replaceChildren(
        element(
          "p",
          { class: "cm-summary__title", id: "cm:summary" },
          text("submit-open-title", { count: open.length }),
        ),
        element("ul", {}, ...links),
        button(text("submit-anyway"), () => void this.#submit(), "cm-button cm-button--quiet"),
      );
      problem.focus();
    });
    foot.replaceChildren(
      problem,
      element(
        "div",
        { class: "cm-quiz__buttons" },
        submit,
        element("span", { class: "cm-quiz__attempt" }, data.attempts === null && number === 1 ? "" : line),
      ),
    );
  }

  async #submit(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const kept = record();
    const { data } = this.quiz;
    const page = document.documentElement.dataset["page"] ?? "";
    const facts: Fact[] = this.#start();
    const attempt = this.#attempts.find((other) => other.start.attempt === this.#attempt);
    const shares = new Map<string, number>();
    for (const form of this.#forms) {
      const { question } = form;
      const given = attempt?.given.get(question.id);
      if (given) shares.set(question.id, given.share ?? 0);
      if (given || this.#isOpen(form)) continue;
      const response = form.fields.read();
      const found = scoreOf(question, response);
      facts.push(answered(form, response, found, this.#attempt));
      shares.set(question.id, found?.share ?? 0);
    }
    const questions = this.#forms.map(({ question }) => question);
    const found = result(data, questions, shares);
    facts.push({ type: "submitted", attempt: this.#attempt, quiz: data.id, page, ...found });
    if (data.page && found.passed !== false) facts.push(...completion(kept.state, page));
    void persist();
    try {
      await kept.add(...facts);
    } catch {
      this.#isBusy = false;
      this.quiz.foot.append(element("p", { class: "cm-result__problem", role: "alert" }, text("not-saved")));
      return;
    }
    for (const form of this.#forms) drafts().set(this.#draft(form), undefined);
    this.#wantsNew = false;
    this.#isBusy = false;
    this.#refresh();
    const title = this.quiz.top.querySelector<HTMLElement>("[tabindex]");
    title?.focus({ preventScroll: true });
    this.quiz.top.scrollIntoView({ block: "start" });
  }

  // The parts for the review.

  #review(attempt: Attempt): void {
    const { quiz } = this;
    const { data } = quiz;
    const known = new Set(quiz.ids);
    this.#forms = quiz.place(
      attempt.start.asked.filter((id) => known.has(id)),
      attempt.start.attempt,
    );
    quiz.root.dataset["phase"] = "review";
    const isShown = showsFeedback(data, this.#ended);
    for (const form of this.#forms) {
      const given = attempt.given.get(form.question.id);
      const found = given && recall(form.question, given.event);
      form.button.hidden = true;
      if (found?.response) form.fields.write(found.response);
      form.lock(true);
      if (!given) form.say(text("unanswered"));
      else if (!isShown) form.say(text("answered"));
      else if (!found?.response)
        form.tell({}, undefined, [element("p", {}, text("asked-again", { answer: given.event.shown }))]);
      else {
        const notes = [found.isChanged ? "changed-since" : "", found.isCorrected ? "key-changed" : ""].filter(
          (id) => id !== "",
        );
        form.tell(
          found.response,
          found.score,
          notes.map((id) => element("p", { class: "cm-note" }, text(id))),
        );
      }
    }
    this.#mark(isShown ? attempt : undefined);
    this.#result(attempt, isShown);
    quiz.foot.replaceChildren(element("div", { class: "cm-quiz__buttons" }, quiz.reset(quiz.foot)));
  }

  #result(attempt: Attempt, isShown: boolean): void {
    const { data, top } = this.quiz;
    const heading = element("h2", { class: "cm-result-box__title", tabindex: "-1" }, text("quiz-result"));
    const box = element("section", { class: "cm-result-box", "aria-label": text("quiz-result") }, heading);
    if (attempt.possible === 0) {
      box.append(
        element(
          "p",
          {},
          text(this.#forms.some(({ question }) => isWithheld(question)) ? "quiz-saved-unscored" : "answered"),
        ),
      );
    } else {
      const { earned, possible } = attempt;
      if (attempt.passed !== null) {
        const words = attempt.passed ? text("quiz-passed") : text("quiz-failed", { percent: data.pass ?? 0 });
        box.append(
          element(
            "p",
            { class: "cm-result-box__verdict", "data-mark": attempt.passed ? "right" : "wrong" },
            element("span", { "aria-hidden": "true" }, attempt.passed ? "✓" : "✗"),
            ` ${words}`,
          ),
        );
      }
      box.append(element("p", { class: "cm-result-box__score" }, this.#score(attempt)));
      const high = Math.max(80, data.pass ?? 0);
      box.append(
        element(
          "p",
          {},
          text(
            passes(earned, possible, high)
              ? "quiz-band-high"
              : passes(earned, possible, 50)
                ? "quiz-band-middle"
                : "quiz-band-low",
          ),
        ),
      );
      if (!isShown && data.feedback === "pass") box.append(element("p", {}, text("quiz-feedback-after-pass")));
    }
    const buttons = element("div", { class: "cm-quiz__buttons" });
    const wrong = isShown
      ? this.#forms.filter(({ question }) => hasKey(question) && (attempt.given.get(question.id)?.share ?? 0) < 1)
      : [];
    if (this.#left > 0) {
      buttons.append(
        button(text("quiz-again"), () => {
          this.#wantsNew = true;
          this.#refresh();
          this.quiz.root.scrollIntoView({ block: "start" });
          [...(this.#forms[0]?.fields.parts.values() ?? [])][0]?.control.focus({ preventScroll: true });
        }),
      );
    } else {
      box.append(element("p", {}, text("quiz-no-attempts")));
    }
    if (wrong.length > 0)
      buttons.append(
        button(
          text("quiz-practise"),
          () => this.#practise(wrong.map(({ question }) => question.id)),
          "cm-button cm-button--quiet",
        ),
      );
    box.append(buttons);
    const ended = this.#ended;
    if (ended.length > 1) {
      const lines = ended.map((other, at) => {
        const score = this.#score(other);
        const verdict = other.passed === null ? "" : ` · ${text(other.passed ? "passed" : "failed")}`;
        return element("li", {}, `${text("quiz-attempt", { number: at + 1 })}: ${score}${verdict}`);
      });
      box.append(
        element(
          "details",
          { class: "cm-history" },
          element("summary", {}, text("quiz-history")),
          element("ul", {}, ...lines),
        ),
      );
    }
    top.replaceChildren(box);
  }

  #score({ earned, possible }: Attempt): string {
    return text("quiz-score", {
      earned: rounded(earned),
      possible: rounded(possible),
      percent: shownPercent(earned, possible, this.quiz.data.pass),
    });
  }

  #practise(ids: readonly string[]): void {
    this.#shown = "practice";
    this.quiz.root.dataset["phase"] = "practice";
    const practices = this.quiz.place(ids, "practice").map((form) => new Practice(form));
    this.#forms = practices.map(({ form }) => form);
    for (const practice of practices) practice.again();
    for (const form of this.#forms) form.fields.write({});
    this.#mark();
    this.#forms[0]?.root.scrollIntoView({ block: "start" });
    [...(this.#forms[0]?.fields.parts.values() ?? [])][0]?.control.focus({ preventScroll: true });
  }

  /** Shows the state of each question in the overview. */
  #mark(attempt?: Attempt): void {
    if (!this.#overview) return;
    const links = this.#forms.map((form, at) => {
      const share = attempt && hasKey(form.question) ? (attempt.given.get(form.question.id)?.share ?? 0) : undefined;
      const mark =
        share !== undefined
          ? verdictOf(share)
          : (attempt ? attempt.given.has(form.question.id) : !this.#isOpen(form))
            ? "answered"
            : "open";
      const sign = { right: "✓", partly: "◐", wrong: "✗", answered: "●", open: "○" }[mark];
      const link = element(
        "a",
        { href: `#${form.question.id}`, "aria-label": text(`overview-${mark}`, { number: at + 1 }) },
        String(at + 1),
        element("span", { "aria-hidden": "true" }, sign),
      );
      return element("li", { "data-mark": mark }, link);
    });
    const place = [...this.#overview.querySelectorAll("a")].indexOf(document.activeElement as HTMLAnchorElement);
    this.#overview.replaceChildren(...links);
    if (place >= 0) this.#overview.querySelectorAll("a")[place]?.focus({ preventScroll: true });
  }
}
