// Quizzes. In a lesson they are there to practise; on a page of their own, or where an author counts
// attempts, they are handed in as a whole.
import { drawn, random, seed, shuffled } from "../core/draw";
import { hasPassed, passes, shownPercent, verdict } from "../core/passing";
import { hasKey, type Question, type QuizData, type Response } from "../core/question";
import { type Attempt, answerTo, type Fact } from "../core/record";
import { record } from "../io/record";
import { answered, recalled, rescore } from "./answering";
import { answeredWhen } from "./completion";
import { button, element } from "./element";
import { Form, isWithheld, rounded, scoreOf, verdictOf } from "./form";
import { required } from "./mount";
import { Practice, persist } from "./practice";
import { resetControl } from "./reset";
import { text } from "./strings";

interface Data {
  readonly quizzes: readonly QuizData[];
  readonly questions: readonly Question[];
}

let data: Data | undefined;

/** What the page's data block says. */
function asked(): Data {
  data ??= JSON.parse(document.getElementById("cm:questions")?.textContent ?? "") as Data;
  return data;
}

function questionOf(id: string | undefined): Question {
  const found = asked().questions.find((question) => question.id === id);
  if (!found) throw new Error(`no data for question ${id}`);
  return found;
}

/** The order of shuffled options: another one in each browser. */
function shuffleSeed(id: string, round: string): number {
  return seed(`${record().device} ${id} ${round}`);
}

function isGiven(question: Question): boolean {
  return answerTo(record().state, question.id, question.was) !== undefined;
}

/** A question that stands alone in a lesson. */
export class LoneQuestion {
  constructor(root: HTMLElement) {
    const question = questionOf(root.dataset["question"]);
    answeredWhen(() => isGiven(question));
    void record().ready.then(() => {
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
  /** Each question as it came, to begin it anew. */
  readonly #pristine = new Map<string, HTMLElement>();
  #current: readonly HTMLElement[];

  constructor(readonly root: HTMLElement) {
    const found = asked().quizzes.find((quiz) => quiz.id === root.dataset["quiz"]);
    if (!found) throw new Error(`no data for quiz ${root.dataset["quiz"]}`);
    this.#data = found;
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
      await record().ready;
      const { page, feedback, pass, attempts } = this.#data;
      const isCounted = page || feedback !== "each" || pass !== null || attempts !== null;
      await (isCounted ? new Exam(this).begin() : new Exercise(this).begin());
    } catch (error) {
      console.error("coursemark: quiz", error);
      // The questions can be read then, with their answers.
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
  /** A place above the questions. */
  get top(): HTMLElement {
    if (!this.#top.isConnected)
      (
        this.root.querySelector(":scope > .cm-overview") ??
        this.root.querySelector(":scope > [data-question]") ??
        this.#foot
      ).before(this.#top);
    return this.#top;
  }

  /** All ids that it may ask. */
  get ids(): string[] {
    return [...this.#data.own, ...this.#data.always, ...this.#data.pools.flatMap((pool) => pool.of)].filter((id) =>
      this.#pristine.has(id),
    );
  }

  /** What one round asks, in the order of the page. */
  draw(start: number): string[] {
    const ids = drawn(this.#data, start).filter((id) => this.#pristine.has(id));
    if (this.#data.always.length === 0) return ids;
    const own = new Set([...ids, ...this.#data.always]);
    const places = [...this.#pristine.keys()].filter((id) => own.has(id));
    return this.#data.shuffle ? shuffled(places, random(start)) : places;
  }

  /** Puts the questions `ids` into the page, as they came. */
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

  /** A way to clear all its answers. */
  reset(after: HTMLElement): HTMLElement {
    const questions = [...this.#data.own, ...this.#data.always];
    const kept = record();
    const count = () =>
      questions.filter((id) => isGiven(questionOf(id))).length + (kept.state.attempts.get(this.#data.id)?.length ?? 0);
    return resetControl(
      "reset-quiz",
      () => ({ questions: questions.flatMap((id) => [id, ...(questionOf(id).was ?? [])]), quizzes: [this.#data.id] }),
      count,
      after,
    );
  }
}

/** A quiz to practise: each question is checked by itself, as often as one likes. */
class Exercise {
  #practices: Practice[] = [];
  readonly #standing = element("div", { class: "cm-quiz__standing" });
  readonly #buttons = element("div", { class: "cm-quiz__buttons" });
  #round = 0;
  #isOpen = false;

  constructor(readonly quiz: Quiz) {}

  async begin(): Promise<void> {
    const { data, foot } = this.quiz;
    if (data.show < data.own.length) this.#round = Number((await record().store.note(this.#note)) ?? 0) || 0;
    this.#place();
    foot.append(this.#standing, this.#buttons);
    this.#show();
    record().listen(() => {
      for (const practice of this.#practices) practice.refresh();
      this.#show();
    });
    answeredWhen(() => this.#practices.every(({ form }) => isGiven(form.question)));
  }

  get #note(): string {
    return `round ${this.quiz.data.id}`;
  }

  #place(): void {
    const { quiz } = this;
    const start = seed(`${record().device} ${quiz.data.id} ${this.#round}`);
    this.#practices = quiz
      .place(quiz.draw(start), String(this.#round))
      .map((form) => new Practice(form, () => (this.#isOpen = true)));
  }

  /** At first a line whose place is kept free; the rest when it is asked for, or something was answered. */
  #show(): void {
    const { state } = record();
    const scored = this.#practices.filter(({ form }) => hasKey(form.question));
    const shares = scored.map(({ form }) => answerTo(state, form.question.id, form.question.was)?.share);
    const isBegun = this.#practices.some(({ form }) => isGiven(form.question));
    const right = shares.filter((share) => share === 1).length;
    const isWrong = shares.some((share) => share !== undefined && share !== 1);
    const isAll = shares.every((share) => share !== undefined);
    const isMore = isAll && this.quiz.data.show < this.quiz.data.own.length;
    const wanted = `${right} ${isBegun} ${isAll && isWrong} ${isMore} ${this.#isOpen}`;
    if (this.#standing.dataset["shown"] === wanted) return;
    this.#standing.dataset["shown"] = wanted;
    this.#standing.replaceChildren();
    if (isBegun && scored.length > 0)
      this.#standing.append(element("span", {}, text("quiz-standing", { right, count: scored.length })));
    if (isBegun && !this.#isOpen)
      this.#standing.append(button(text("quiz-more"), () => this.#unfold(), "cm-link-button"));
    // What was just cleared can be brought back; that stays.
    const undo = this.#buttons.querySelector(".cm-reset");
    this.#buttons.replaceChildren();
    if (!this.#isOpen) return;
    if (isAll && isWrong)
      this.#buttons.append(button(text("quiz-practise"), () => this.#again(), "cm-button cm-button--quiet"));
    if (isMore)
      this.#buttons.append(button(text("quiz-other"), () => void this.#other(), "cm-button cm-button--quiet"));
    if (isBegun) this.#buttons.append(this.quiz.reset(this.quiz.foot));
    else if (undo) this.#buttons.append(undo);
  }

  #unfold(): void {
    this.#isOpen = true;
    this.#show();
    this.#buttons.querySelector("button")?.focus();
  }

  /** Opens what went wrong, and leads to the first of it. */
  #again(): void {
    const { state } = record();
    const wrong = this.#practices.filter(
      ({ form }) => hasKey(form.question) && answerTo(state, form.question.id, form.question.was)?.share !== 1,
    );
    for (const practice of [...wrong].reverse()) practice.again();
    wrong[0]?.form.root.scrollIntoView({ block: "start" });
  }

  async #other(): Promise<void> {
    this.#round += 1;
    await record().store.setNote(this.#note, this.#round);
    this.#place();
    this.#show();
    const first = this.#practices[0]?.form;
    first?.root.scrollIntoView({ block: "start" });
    [...(first?.fields.parts.values() ?? [])][0]?.control.focus({ preventScroll: true });
  }
}

/** A quiz that is handed in. */
class Exam {
  #forms: Form[] = [];
  /** What is shown, so that word of changes elsewhere changes only what must. */
  #shown = "";
  #attempt = "";
  #isStarted = false;
  #wantsNew = false;
  #isBusy = false;
  readonly #overview: HTMLElement | null;

  constructor(readonly quiz: Quiz) {
    this.#overview = quiz.root.querySelector(":scope > .cm-overview ol");
  }

  async begin(): Promise<void> {
    this.#rescore();
    this.#refresh();
    record().listen(() => this.#refresh());
    if (!this.quiz.data.page) answeredWhen(() => this.#ended.length > 0);
  }

  get #attempts(): readonly Attempt[] {
    return record().state.attempts.get(this.quiz.data.id) ?? [];
  }
  get #ended(): readonly Attempt[] {
    return this.#attempts.filter((attempt) => attempt.end);
  }
  get #left(): number {
    return (this.quiz.data.attempts ?? Infinity) - this.#ended.length;
  }
  get #isEach(): boolean {
    return this.quiz.data.feedback === "each";
  }

  /** What a corrected key makes of earlier attempts. */
  #rescore(): void {
    const { questions } = asked();
    for (const attempt of this.#ended) {
      let earned = 0;
      for (const [id, given] of attempt.given) {
        const question = questions.find((other) => other.id === id);
        const found = question && recalled(question, given.event);
        if (question && found) rescore(given, found, question.key);
        const isAnew = found?.score && question?.key !== given.key;
        earned += (isAnew ? (found.score?.share ?? 0) : (given.share ?? 0)) * given.event.points;
      }
      if (attempt.possible === 0 || Math.abs(earned - attempt.earned) < 1e-9) continue;
      const passed = attempt.passed === null ? null : verdict(earned, attempt.possible, this.quiz.data.pass);
      void record().add({
        type: "rescored",
        of: attempt.start.attempt,
        key: "",
        share: null,
        earned,
        possible: attempt.possible,
        passed,
      });
    }
  }

  #refresh(): void {
    if (this.#isBusy) return;
    const open = this.#attempts.find((attempt) => !attempt.end);
    const last = this.#ended.at(-1);
    const isReview = !open && last !== undefined && !(this.#wantsNew && this.#left > 0);
    const wanted = isReview
      ? `review ${last.start.attempt} ${last.earned}`
      : `attempt ${open?.start.attempt ?? this.#newId}`;
    if (this.#shown.startsWith("practice") && isReview) return;
    if (wanted === this.#shown) {
      if (!isReview) this.#follow();
      return;
    }
    this.#shown = wanted;
    if (isReview) this.#review(last);
    else this.#attend(open);
  }

  /** Tabs of one browser that begin the same attempt give it the same id, and the same questions. */
  get #newId(): string {
    const begun = record().events.filter((event) => event.type === "started" && event.quiz === this.quiz.data.id);
    return `${record().device} ${this.quiz.data.id} ${begun.length}`.slice(0, 500);
  }

  // An attempt.

  #attend(open: Attempt | undefined): void {
    const { quiz } = this;
    this.#isStarted = open !== undefined;
    this.#attempt = open?.start.attempt ?? this.#newId;
    const known = new Set(quiz.ids);
    const ids = open ? open.start.asked.filter((id) => known.has(id)) : quiz.draw(seed(this.#attempt));
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

  /** Brings the forms in line with what is kept, from here and from other tabs. */
  #follow(): void {
    const kept = record();
    const attempt = this.#attempts.find((other) => other.start.attempt === this.#attempt);
    for (const form of this.#forms) {
      const given = attempt?.given.get(form.question.id);
      if (given) {
        if (!form.isTold) this.#told(form, given.event.response);
        continue;
      }
      const draft = kept.draft(this.#draft(form)) as Response | undefined;
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
        seed: seed(this.#attempt),
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
    kept.setDraft(this.#draft(form), form.fields.read(), () =>
      form.say(text(kept.kind === "kept" ? "saved" : "saved-here")),
    );
    this.#mark();
  }

  /** Whether a question is still to be answered. */
  #isOpen(form: Form): boolean {
    return !form.isTold && (record().draft(this.#draft(form)) === undefined || form.problem() !== undefined);
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
    persist();
    await kept.add(...this.#start(), fact);
    kept.setDraft(this.#draft(form), undefined);
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
    let earned = 0;
    let possible = 0;
    for (const form of this.#forms) {
      const { question } = form;
      if (hasKey(question)) possible += question.points;
      const given = attempt?.given.get(question.id);
      if (given) {
        earned += (given.share ?? 0) * question.points;
        continue;
      }
      if (this.#isOpen(form)) continue;
      const response = form.fields.read();
      const found = scoreOf(question, response);
      facts.push(answered(form, response, found, this.#attempt));
      earned += (found?.share ?? 0) * question.points;
    }
    const passed = verdict(earned, possible, data.pass);
    facts.push({ type: "submitted", attempt: this.#attempt, quiz: data.id, page, earned, possible, passed });
    if (data.page && passed !== false) facts.push({ type: "completed", page, how: "read", value: true });
    persist();
    await kept.add(...facts);
    for (const form of this.#forms) kept.setDraft(this.#draft(form), undefined);
    this.#wantsNew = false;
    this.#isBusy = false;
    this.#refresh();
    const title = this.quiz.top.querySelector<HTMLElement>("[tabindex]");
    title?.focus({ preventScroll: true });
    this.quiz.top.scrollIntoView({ block: "start" });
  }

  // After it.

  #review(attempt: Attempt): void {
    const { quiz } = this;
    const { data } = quiz;
    const known = new Set(quiz.ids);
    this.#forms = quiz.place(
      attempt.start.asked.filter((id) => known.has(id)),
      attempt.start.attempt,
    );
    quiz.root.dataset["phase"] = "review";
    const isShown =
      data.feedback === "end" || data.feedback === "each" || (data.feedback === "pass" && hasPassed(this.#ended));
    for (const form of this.#forms) {
      const given = attempt.given.get(form.question.id);
      const found = given && recalled(form.question, given.event);
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

  /** Shows in the overview how each question stands. */
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
