// The review page: what is due today, one question at a time. What is missed comes once more at the end.
import { calendar, type Entry } from "../core/calendar";
import type { LentPrompt } from "../core/data";
import { isoDay } from "../core/days";
import { withLatinDigits } from "../core/locale";
import { NOTHING, verdictOf } from "../core/question";
import { recalled } from "../core/recall";
import type { Sure } from "../core/record";
import { EASY, seconds } from "../core/review";
import { persist } from "../io/persistence";
import { record } from "../io/record";
import { answered, saved } from "./answering";
import { button, element, quiet } from "./element";
import { save } from "./exporting";
import { Form } from "./form";
import { parts } from "./menu";
import { isApart } from "./page";
import { loadFiles, made, madeAll } from "./pool";
import { addQuestions, shuffleSeed } from "./questions";
import { type AskedCard, scheduleScript, type Work } from "./schedule-script";
import { type Mark, type Stepped, Steps, type Walk } from "./steps";
import { text } from "./strings";
import { sureScript } from "./sure-script";
import { verdictScript } from "./verdict-script";

/** The number of days of work in the calendar file. */
const CALENDAR_DAYS = 5;

/** Something that the review asks: once, and a second time if it was missed. */
abstract class Item {
  /** What is shown of it. */
  abstract readonly form: Stepped;
  /** The verdict on the latest answer. */
  verdict: Mark = "open";
  /** Whether the first answer was right. */
  isRemembered = false;
  /** The number of answers. */
  count = 0;

  constructor(readonly card: AskedCard) {}

  /** Whether nothing is left to do with it. */
  get isDone(): boolean {
    return this.count > 1 || this.isRemembered;
  }

  /** Asks once more. */
  abstract again(): void;

  /** Counts an answer. Returns what to say of it: where it is from, or what to read again and whether it comes once more. */
  protected told(verdict: Mark): { readonly place: Node[]; readonly comesBack: boolean } {
    const isRight = verdict === "right";
    this.count += 1;
    this.isRemembered ||= isRight && this.count === 1;
    this.verdict = verdict;
    const link = element("a", { href: this.card.url }, this.card.title);
    const place = [new Text(text(isRight ? "review-from" : "review-read")), new Text(" "), link];
    return { place, comesBack: !this.isDone };
  }
}

/** A question of the review. */
class Asked extends Item {
  #isBusy = false;

  constructor(
    card: AskedCard,
    readonly form: Form,
    readonly onAnswer: () => void,
  ) {
    super(card);
    form.button.addEventListener("click", () => void this.#hand());
    form.root.addEventListener("keydown", (event) => {
      const isField = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (event.key !== "Enter" || !isField || form.isTold) return;
      // The key would otherwise press the button that the focus may move to.
      event.preventDefault();
      void this.#hand();
    });
    if (document.getElementById("cm:questions")?.dataset["sure"])
      sureScript().then(
        ({ ask }) => {
          form.row = ask(form, (sure) => void this.#hand(sure));
          form.row.isShown = true;
        },
        () => {},
      );
  }

  again(): void {
    const { form } = this;
    form.hush();
    form.lock(false);
    form.fields.write({});
    form.say("");
    form.button.hidden = false;
    if (form.row) form.row.isShown = true;
  }

  /** Hands in the answer. `sure` says how sure the learner is; 0 is an answer that says nothing. */
  async #hand(sure?: Sure): Promise<void> {
    const { form } = this;
    const knows = sure !== 0;
    const problem = knows ? form.problem() : undefined;
    if (problem !== undefined) return form.complain(problem);
    if (this.#isBusy || form.isTold) return;
    if (sure === undefined && form.row?.isShown) return form.row.focus();
    this.#isBusy = true;
    form.say(text("saving"));
    try {
      const script = await verdictScript();
      const response = knows ? form.fields.read() : {};
      const found = knows ? script.scoreOf(form.question, response) : NOTHING;
      const fact = { ...answered(form, response, found, "", sure), page: this.card.page, review: true };
      const [event] = await record().add(fact);
      void persist();
      const { place, comesBack } = this.told(verdictOf(found?.share ?? 0));
      const isRight = this.verdict === "right";
      const notes = [place, ...(comesBack ? [[text("review-again")]] : [])];
      const lines = notes.map((content) => element("p", { class: "cm-note" }, ...content));
      // The explanation is open after a miss.
      script.tell(form, response, found, lines, isRight ? 0 : 2, sure);
      form.lock(true);
      if (form.row) form.row.isShown = false;
      form.button.hidden = true;
      form.say(saved());
      if (isRight && this.count === 1 && event) this.#offerEasy(event.id);
      form.reveal();
    } catch {
      form.say("");
      form.complain(text("not-checked"));
    }
    this.#isBusy = false;
    this.onAnswer();
  }

  /** A button for what was so easy that it may come later. */
  #offerEasy(answer: string): void {
    const { form, card } = this;
    const easy = button(
      text("review-easy"),
      () => {
        form.say(text("review-later"));
        void record().add({ type: "wrote", field: `${EASY}${card.id}`, text: answer });
      },
      "cm-link-button",
    );
    form.say(saved(), " ", easy);
  }
}

/** A prompt for recall. Only the learner can say whether they knew the answer. */
class Recalled extends Item {
  readonly form: { root: HTMLElement; isToCheck: boolean; isTold: boolean };
  readonly #show = button(text("recall-show"), () => this.#turn());
  readonly #answer: HTMLElement;
  readonly #row = element("div", { class: "cm-actions" });
  readonly #state = element("span", { class: "cm-actions__state", role: "status" });

  constructor(
    card: AskedCard,
    { question, answer }: LentPrompt,
    readonly onAnswer: () => void,
  ) {
    super(card);
    const title = element("h2", {}, ...madeAll(question).childNodes);
    this.#answer = madeAll(answer);
    const root = element("section", { class: "cm-question" }, element("div", { class: "cm-question__title" }, title));
    root.append(this.#answer, this.#row);
    this.form = { root, isToCheck: true, isTold: false };
    this.again();
  }

  again(): void {
    this.form.isToCheck = true;
    this.form.isTold = false;
    this.#answer.hidden = true;
    this.#state.replaceChildren();
    this.#row.replaceChildren(this.#show, this.#state);
  }

  /** Shows the answer, and asks whether the learner knew it. */
  #turn(): void {
    this.#answer.hidden = false;
    const knew = button(text("recall-knew"), () => void this.#say(1));
    this.#row.replaceChildren(
      knew,
      quiet(text("recall-not-yet"), () => void this.#say(0)),
      this.#state,
    );
    knew.focus({ preventScroll: true });
  }

  async #say(self: 0 | 1): Promise<void> {
    const { page } = this.card;
    this.#state.textContent = text("saving");
    try {
      await record().add({
        ...recalled(this.card, page, this.form.root.querySelector("h2")?.textContent ?? "", self),
        review: true,
      });
    } catch {
      this.#state.textContent = text("not-saved");
      return;
    }
    void persist();
    const { place, comesBack } = this.told(self === 1 ? "right" : "wrong");
    this.form.isToCheck = false;
    this.form.isTold = true;
    this.#row.replaceChildren(this.#state);
    this.#state.replaceChildren(saved(), " ", ...place, comesBack ? ` ${text("review-again")}` : "");
    this.onAnswer();
  }
}

/** The page. */
export class Review implements Walk {
  readonly #root: HTMLElement;
  #all: readonly Item[] = [];
  #steps: Steps | undefined;
  #finish: HTMLButtonElement | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const root = this.#root;
    await record().ready;
    try {
      // Each page then has a record of its own, and none of them knows the whole course.
      if (isApart) root.replaceChildren(element("p", { class: "cm-note" }, text("progress-apart")));
      else await this.#show();
    } catch (error) {
      console.error("coursemark: review", error);
      root.replaceChildren(element("p", { class: "cm-note" }, text("progress-load-failed")));
    }
    root.dataset["ready"] = "";
  }

  async #show(): Promise<void> {
    const work = await (await scheduleScript()).work();
    if (work.cards.length === 0) return this.#end(work, text(work.known > 0 ? "review-none" : "review-unknown"));
    const slugs = new Set(work.cards.map(({ page }) => page));
    const files = await loadFiles([...slugs].map((slug) => `questions/${encodeURIComponent(slug)}.js`));
    const section = element("section", { class: "cm-quiz cm-quiz--page", "aria-label": text("review") });
    section.dataset["quiz"] = "cm:review";
    this.#all = work.cards.flatMap((card): Item[] => {
      const file = files.get(card.page);
      const prompt = file?.prompts.find(({ id }) => id === card.id);
      if (prompt) {
        const recalled = new Recalled(card, prompt, () => this.#steps?.show());
        section.append(recalled.form.root);
        return [recalled];
      }
      const lent = file?.questions.find(({ question }) => question.id === card.id);
      if (!lent) return [];
      const question = { ...lent.question, shuffle: lent.question.shuffle ?? true };
      addQuestions([question]);
      const form = made(lent.form);
      section.append(form);
      const seed = shuffleSeed(question.id, `review ${work.day}`);
      return [new Asked(card, new Form(form, question, seed), () => this.#steps?.show())];
    });
    const minutes = Math.ceil(work.cards.reduce((sum, card) => sum + seconds(card), 0) / 60);
    const head = [
      text("review-today", { count: this.#all.length }),
      text("minutes", { count: minutes }),
      ...(work.waiting > 0 ? [text("review-waiting", { count: work.waiting })] : []),
    ];
    this.#root.replaceChildren(
      element("p", { class: "cm-review__today" }, head.join(" · ")),
      ...this.#leeches(work),
      section,
    );
    this.#finish = button(text("review-finish"), () => void this.#finished());
    this.#steps = new Steps(section, this);
    this.#steps.begin(
      this.#all.map(({ form }) => form),
      0,
    );
  }

  /** The pages to read again, because their questions were missed again and again. */
  #leeches({ leeches }: Work): HTMLElement[] {
    if (leeches.length === 0) return [];
    const pages = new Map(leeches.map((card) => [card.url, card.title]));
    const items = [...pages].map(([href, title]) => element("li", {}, element("a", { href }, title)));
    return [
      element("div", { class: "cm-note" }, element("p", {}, text("review-leeches")), element("ul", {}, ...items)),
    ];
  }

  mark(at: number): Mark {
    return this.#all[at]?.verdict ?? "open";
  }

  next(at: number): number | undefined {
    const places = [...this.#all.keys()];
    const order = [...places.slice(at + 1), ...places.slice(0, at + 1)];
    // What was missed comes when everything else was asked.
    return (
      order.find((other) => this.#all[other]?.count === 0) ??
      order.find((other) => this.#all[other]?.isDone === false && (other !== at || this.#all[at]?.form.isTold))
    );
  }

  end(): readonly HTMLElement[] {
    return this.#finish && this.#all.every(({ isDone }) => isDone) ? [this.#finish] : [];
  }

  moved(at: number, isNext: boolean): void {
    const asked = this.#all[at];
    if (isNext && asked && asked.count > 0 && !asked.isDone) asked.again();
  }

  async #finished(): Promise<void> {
    const right = this.#all.filter(({ isRemembered }) => isRemembered).length;
    const count = this.#all.length;
    const work = await (await scheduleScript()).work();
    this.#steps?.leave();
    await this.#end(work, text("review-done"), text("review-remembered", { right, count }));
    const heading = this.#root.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  /** What comes when nothing is left for today. */
  async #end(work: Work, title: string, result?: string): Promise<void> {
    const lines = [...(result ? [element("p", {}, result)] : [])];
    const coming = work.ahead.flatMap((count, at) => (at > 0 && count > 0 ? [{ day: work.day + at, count }] : []));
    const [next] = coming;
    if (next) {
      const day = new Date(`${isoDay(next.day)}T12:00`).toLocaleDateString(
        withLatinDigits(document.documentElement.lang),
        { weekday: "long", day: "numeric", month: "long" },
      );
      lines.push(element("p", {}, text("review-next", { day, count: next.count })));
    }
    if (work.known === 0) lines.push(element("p", {}, text("review-how")));
    const onward = element("a", { class: "cm-button cm-pager__next" });
    const row = element("p", { class: "cm-review__onward" }, onward);
    if (next)
      row.append(
        " ",
        button(text("review-calendar"), () => this.#save(work, coming), "cm-link-button"),
      );
    this.#root.replaceChildren(element("h2", {}, title), ...lines, ...this.#leeches(work), row);
    await (await parts()).continueLink(onward);
  }

  /** Saves the next days of work as a calendar. */
  #save(work: Work, coming: readonly { readonly day: number; readonly count: number }[]): void {
    const { course } = record();
    const entries = coming.slice(0, CALENDAR_DAYS).map(
      ({ day, count }): Entry => ({
        uid: `${course}-review-${day}`,
        day: isoDay(day),
        title: `${text("review")}: ${work.course}`,
        text: text("review-today", { count }),
        url: location.protocol === "file:" ? undefined : location.href.split("#")[0],
      }),
    );
    save(`${course}-review.ics`, calendar(`${work.course}: ${text("review")}`, entries, new Date()), "text/calendar");
  }
}
