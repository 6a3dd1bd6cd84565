// A quiz that is submitted as a whole.
import { completion } from "../core/completion";
import { seed } from "../core/draw";
import { ended } from "../core/passing";
import { hasKey, NOTHING, type Response } from "../core/question";
import { attemptName, attemptsLeft, questionsOf, result } from "../core/quiz";
import type { Attempt, Fact, Sure } from "../core/record";
import { drafts } from "../io/drafts";
import { persist } from "../io/persistence";
import { record } from "../io/record";
import { answered, saved } from "./answering";
import { answeredWhen } from "./completion";
import { button, element } from "./element";
import type { Form } from "./form";
import { fetchQuestions } from "./pool";
import type { Quiz } from "./quiz";
import { resultScript } from "./result-script";
import { type Mark, Steps, type Walk } from "./steps";
import { text } from "./strings";
import { type Row, sureScript } from "./sure-script";
import { prepare, type VerdictScript, verdictLoaded, verdictScript } from "./verdict-script";

/** The time in milliseconds after which learners are told that the questions are being loaded. */
const PATIENCE_MS = 600;

/** A quiz that is submitted. */
export class Exam implements Walk {
  #forms: Form[] = [];
  /** Identifies what is shown, so that changes elsewhere redraw only as much as needed. */
  #shown = "";
  #attempt = "";
  #seed = 0;
  #isStarted = false;
  #wantsNew = false;
  #isBusy = false;
  /** The rows that ask how sure the learner is, where that is handed in with the whole quiz. */
  readonly #rows = new Map<Form, Row>();
  readonly #steps: Steps;
  readonly #submit = button(text("submit"), () => this.#finish());

  constructor(readonly quiz: Quiz) {
    this.#steps = new Steps(quiz.root, this);
  }

  async begin(): Promise<void> {
    record().listen(() => void this.#refresh());
    if (!this.quiz.data.page) answeredWhen(() => this.ended.length > 0);
    await this.#refresh();
  }

  get #attempts(): readonly Attempt[] {
    return record().state.attempts.get(this.quiz.data.id) ?? [];
  }
  /** The attempts that were submitted, the earliest first. */
  get ended(): readonly Attempt[] {
    return ended(record().state, this.quiz.data.id);
  }
  /** The number of attempts that are left. */
  get left(): number {
    return attemptsLeft(this.quiz.data, this.ended);
  }

  /** Shows what the record asks for. Resolves when it is shown. */
  async #refresh(): Promise<void> {
    if (this.#isBusy) return;
    const { quiz } = this;
    const open = this.#attempts.find((attempt) => !attempt.end);
    const last = this.ended.at(-1);
    const isReview = !open && last !== undefined && !(this.#wantsNew && this.left > 0);
    const wanted = isReview
      ? `review ${last.start.attempt} ${last.earned}`
      : `attempt ${open?.start.attempt ?? this.#newName}`;
    if (this.#shown === "practice" && isReview) return;
    if (wanted === this.#shown) {
      if (!isReview) this.#follow();
      return;
    }
    this.#shown = wanted;
    const start = isReview ? last.start : open?.start;
    const seed = start?.seed ?? this.#newSeed;
    const known = new Set(questionsOf(quiz.data));
    const ids = (start?.asked ?? quiz.draw(seed, this.ended.length > 0)).filter((id) => known.has(id));
    const wasSlow = await this.#load(ids);
    if (isReview) await this.#review(last, ids);
    else this.#attend(open, seed, ids);
    if (wasSlow) this.#steps.go(0);
  }

  /** Loads the questions `ids`, and tries again for as long as it fails. Returns whether it failed. */
  async #load(ids: readonly string[]): Promise<boolean> {
    const { quiz } = this;
    const { root, top } = quiz;
    this.#isBusy = true;
    // The sample that is on the page is not shown meanwhile.
    root.style.animation = "none";
    const timer = setTimeout(() => {
      top.style.visibility = "visible";
      top.replaceChildren(element("p", { role: "status" }, text("quiz-loading")));
    }, PATIENCE_MS);
    let hasFailed = false;
    for (;;)
      try {
        await fetchQuestions(quiz, ids);
        break;
      } catch (error) {
        console.error("coursemark: questions", error);
        clearTimeout(timer);
        hasFailed = true;
        this.#steps.leave();
        quiz.place([], "");
        quiz.foot.replaceChildren();
        root.dataset["ready"] = "";
        await new Promise<void>((resolve) => {
          const problem = element("p", { class: "cm-result__problem", role: "alert" }, text("quiz-not-fetched"));
          top.replaceChildren(problem, button(text("quiz-retry"), resolve));
        });
      }
    clearTimeout(timer);
    root.style.animation = top.style.visibility = "";
    top.replaceChildren();
    this.#isBusy = false;
    return hasFailed;
  }

  /** The seed for the draw of the next attempt, which is the same in every browser with the learner's record. */
  get #newSeed(): number {
    return seed(attemptName(record().who, this.quiz.data.id, record().events));
  }

  get #newName(): string {
    return attemptName(record().device, this.quiz.data.id, record().events);
  }

  #place(ids: readonly string[], round: string, phase: string): void {
    this.#forms = this.quiz.place(ids, round);
    this.quiz.root.dataset["phase"] = phase;
  }

  // The parts for an attempt.

  #attend(open: Attempt | undefined, seed: number, ids: readonly string[]): void {
    const { quiz } = this;
    this.#isStarted = open !== undefined;
    this.#attempt = open?.start.attempt ?? this.#newName;
    this.#seed = seed;
    this.#place(ids, this.#attempt, "attempt");
    this.#rows.clear();
    for (const form of this.#forms) {
      const isEach = quiz.data.feedback === "each" && hasKey(form.question);
      form.button.hidden = !isEach;
      if (isEach) {
        form.button.addEventListener("click", () => void this.#check(form));
        prepare(form.root);
      }
      const edited = () => {
        // Who answers after all has changed their mind about not knowing.
        if (this.#sure(form) === 0) drafts().set(this.#sureDraft(form), undefined);
        this.#edited(form);
      };
      form.root.addEventListener("input", edited);
      form.root.addEventListener("change", edited);
    }
    if (quiz.data.confidence) void this.#ask(this.#forms);
    this.#footOfAttempt();
    const place = drafts().get(this.#placeDraft);
    this.#steps.begin(
      this.#forms,
      this.#forms.findIndex(({ question }) => question.id === place),
    );
    this.#follow();
  }

  /** Asks how sure the learner is of each answer. Without the script, nothing is asked. */
  async #ask(forms: readonly Form[]): Promise<void> {
    const { ask } = await sureScript().catch(() => ({ ask: undefined }));
    if (!ask || forms !== this.#forms) return;
    for (const form of forms.filter(({ question }) => hasKey(question))) {
      const isEach = !form.button.hidden;
      const row = ask(form, (sure) => void (isEach ? this.#check(form, sure) : this.#say(form, sure)));
      if (isEach) form.row = row;
      else this.#rows.set(form, row);
      row.isShown = !form.isTold;
    }
    this.#follow();
  }

  /** Keeps how sure the learner is until the quiz is handed in. */
  #say(form: Form, sure: Sure): void {
    drafts().set(this.#sureDraft(form), sure);
    if (sure === 0) form.fields.write({});
    this.#edited(form);
  }

  #sureDraft(form: Form): string {
    return `s ${this.#attempt} ${form.question.id}`;
  }
  /** How sure the learner has said to be, if they have. */
  #sure(form: Form): Sure | undefined {
    return drafts().get(this.#sureDraft(form)) as Sure | undefined;
  }

  #draft(form: Form): string {
    return `a ${this.#attempt} ${form.question.id}`;
  }
  /** The draft that names the question at which the learner was. */
  get #placeDraft(): string {
    return `p ${this.#attempt}`;
  }

  mark(at: number): Mark {
    const form = this.#forms[at];
    return form && !this.#isOpen(form) ? "answered" : "open";
  }
  next(at: number): number | undefined {
    return at + 1 < this.#forms.length ? at + 1 : undefined;
  }
  end(): readonly HTMLElement[] {
    return [this.#submit];
  }
  moved(at: number): void {
    drafts().set(this.#placeDraft, this.#forms[at]?.question.id);
  }

  /** Updates the forms from the record and from drafts, which other tabs may have changed. */
  #follow(): void {
    const attempt = this.#attempts.find((other) => other.start.attempt === this.#attempt);
    const script = verdictLoaded();
    if (attempt && attempt.given.size > 0 && !script)
      verdictScript().then(
        () => this.#follow(),
        () => {},
      );
    for (const form of this.#forms) {
      const given = attempt?.given.get(form.question.id);
      if (given) {
        if (!form.isTold && script) this.#told(form, given.event.response, script, given.event.sure);
        continue;
      }
      const draft = drafts().get(this.#draft(form)) as Response | undefined;
      if (draft && JSON.stringify(draft) !== JSON.stringify(form.fields.read())) form.fields.write(draft);
      form.say(this.#isOpen(form) ? "" : text("answered"));
      const row = this.#rows.get(form);
      if (row) row.chosen = this.#sure(form);
    }
    this.#steps.show();
  }

  #start(): Fact[] {
    if (this.#isStarted) return [];
    this.#isStarted = true;
    this.#shown = `attempt ${this.#attempt}`;
    // Someone who answers will see a result, perhaps without a connection by then.
    Promise.all([resultScript(), verdictScript()]).catch(() => {});
    return [
      {
        type: "started",
        attempt: this.#attempt,
        quiz: this.quiz.data.id,
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
    const row = this.#rows.get(form);
    if (row) row.chosen = this.#sure(form);
    drafts().set(this.#draft(form), form.fields.read(), () => form.say(saved()));
    this.#steps.show();
  }

  /** Whether a question is not answered yet. */
  #isOpen(form: Form): boolean {
    if (form.isTold || this.#sure(form) === 0) return false;
    return drafts().get(this.#draft(form)) === undefined || form.problem() !== undefined;
  }

  async #check(form: Form, sure?: Sure): Promise<void> {
    if (form.isTold) return;
    const problem = sure === 0 ? undefined : form.problem();
    if (problem !== undefined) return form.complain(problem);
    const kept = record();
    form.say(text("saving"));
    let script: VerdictScript;
    try {
      script = await verdictScript();
    } catch {
      form.say("");
      return form.complain(text("not-checked"));
    }
    const response = sure === 0 ? {} : form.fields.read();
    const found = sure === 0 ? NOTHING : script.scoreOf(form.question, response);
    this.#told(form, response, script, sure);
    const fact = answered(form, response, found, this.#attempt, sure);
    form.say(text("saving"));
    this.#steps.show();
    void persist();
    try {
      await kept.add(...this.#start(), fact);
    } catch {
      form.hush();
      form.lock(false);
      return form.complain(text("not-saved"));
    }
    drafts().set(this.#draft(form), undefined);
    form.say(saved());
  }

  /** Shows a response of this attempt that counts. */
  #told(form: Form, response: Response, script: VerdictScript, sure?: Sure): void {
    form.fields.write(response);
    form.lock(true);
    script.tell(form, response, script.scoreOf(form.question, response), [], undefined, sure);
    if (form.row) form.row.isShown = false;
    form.button.setAttribute("aria-disabled", "true");
    form.button.textContent = text("answered");
  }

  #footOfAttempt(): void {
    const { foot, data } = this.quiz;
    const number = this.ended.length + 1;
    const line =
      data.attempts === null
        ? text("quiz-attempt", { number })
        : text("quiz-attempt-of", { number, count: data.attempts });
    foot.replaceChildren(
      element("p", { class: "cm-quiz__attempt" }, data.attempts === null && number === 1 ? "" : line),
    );
  }

  /** Submits the attempt, after a look at the questions that are open. */
  #finish(): void {
    const open = this.#forms.flatMap((form, at) => (this.#isOpen(form) ? [at] : []));
    if (open.length === 0) return void this.#hand();
    const links = open.map((at) => {
      const label = text("overview-open", { number: at + 1 });
      return element(
        "li",
        {},
        button(label, () => this.#steps.go(at), "cm-link-button"),
      );
    });
    const id = "cm:summary";
    const title = element("p", { class: "cm-summary__title", id }, text("submit-open-title", { count: open.length }));
    const summary = element(
      "div",
      { class: "cm-summary", tabindex: "-1", role: "group", "aria-labelledby": id },
      title,
      element("ul", {}, ...links),
      button(text("submit-anyway"), () => void this.#hand(), "cm-button cm-button--quiet"),
    );
    this.#footOfAttempt();
    this.quiz.foot.prepend(summary);
    summary.focus();
  }

  async #hand(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    let script: VerdictScript;
    try {
      script = await verdictScript();
    } catch {
      this.#isBusy = false;
      this.#fail("not-checked");
      return;
    }
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
      const sure = this.#sure(form);
      const response = sure === 0 ? {} : form.fields.read();
      const found = sure === 0 ? NOTHING : script.scoreOf(question, response);
      facts.push(answered(form, response, found, this.#attempt, sure));
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
      this.#fail("not-saved");
      return;
    }
    for (const form of this.#forms)
      for (const draft of [this.#draft(form), this.#sureDraft(form)]) drafts().set(draft, undefined);
    drafts().set(this.#placeDraft, undefined);
    this.#wantsNew = false;
    this.#isBusy = false;
    await this.#refresh();
    this.seeResult();
  }

  /** Says that the attempt could not be submitted. */
  #fail(id: string): void {
    this.quiz.foot.append(element("p", { class: "cm-result__problem", role: "alert" }, text(id)));
  }

  // The parts for the review.

  async #review(attempt: Attempt, ids: readonly string[]): Promise<void> {
    const { quiz } = this;
    this.#steps.leave();
    this.#place(ids, attempt.start.attempt, "review");
    quiz.foot.replaceChildren(quiz.reset(quiz.foot));
    const shown = this.#shown;
    try {
      const [{ afterSubmission }, verdict] = await Promise.all([resultScript(), verdictScript()]);
      if (this.#shown === shown) afterSubmission(this, attempt, this.#forms, verdict);
    } catch (error) {
      console.error("coursemark: result", error);
      const retry = button(text("quiz-retry"), async () => {
        await this.#review(attempt, ids);
        this.seeResult();
      });
      const problem = element("p", { class: "cm-result__problem", tabindex: "-1" }, text("quiz-not-loaded"));
      quiz.top.replaceChildren(problem, retry);
    }
  }

  /** Moves the focus to the result. */
  seeResult(): void {
    this.quiz.top.querySelector<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
    this.quiz.top.scrollIntoView({ block: "start" });
  }

  /** Begins a new attempt. */
  async again(): Promise<void> {
    this.#wantsNew = true;
    this.#shown = "";
    await this.#refresh();
    this.#steps.go(0);
  }

  /** Puts the questions `ids` into the page, to practise them. */
  toPractise(ids: readonly string[]): readonly Form[] {
    this.#shown = "practice";
    this.#place(ids, "practice", "practice");
    return this.#forms;
  }

  /** Goes back from practice to the result. */
  async back(): Promise<void> {
    this.#shown = "";
    await this.#refresh();
    this.seeResult();
  }
}
