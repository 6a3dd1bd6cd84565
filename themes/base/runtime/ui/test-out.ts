// The page on which learners show what they know already: one question at a time, and at the end the lessons that they need not
// read. No answer is judged before that, so that nothing but the answers decides.
import { KNOWN } from "../core/completion";
import type { TestOut } from "../core/data";
import { NOTHING } from "../core/question";
import type { Sure } from "../core/record";
import { attemptOf, ending, knowing, type Next, type Standing, standing, TEST_OUT, type Try } from "../core/test-out";
import { persist } from "../io/persistence";
import { record } from "../io/record";
import { root as siteRoot } from "../io/site";
import { unique } from "../io/store";
import { answered } from "./answering";
import { button, element, quiet } from "./element";
import { Form } from "./form";
import { parts } from "./menu";
import { isApart } from "./page";
import { loadFiles, made } from "./pool";
import { addQuestions, shuffleSeed } from "./questions";
import { text } from "./strings";
import { sureScript } from "./sure-script";
import { track } from "./tracks";
import { verdictScript } from "./verdict-script";

/** The page. */
export class TestOutPage {
  readonly #root: HTMLElement;
  #plan: TestOut | undefined;
  /** The try whose question is shown. */
  #asked: Try | undefined;
  #isBusy = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    await record().ready;
    // Each page then has a record of its own, and none of them knows the whole course.
    if (isApart) this.#root.replaceChildren(note("progress-apart"));
    else
      await this.#safely(async () => {
        this.#plan = await (await parts()).file<TestOut>("test-out");
        const now = await this.#standing();
        // Two devices may have shown different things, and the course may have changed.
        if (!now.open) await record().add(...knowing(now.lessons, written()));
        this.#show(now);
      });
    this.#root.dataset["ready"] = "";
  }

  /** Does `work` unless other work is still being done, and says if something that it needs could not be loaded. */
  async #safely(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await work();
    } catch (error) {
      console.error("coursemark: test out", error);
      this.#root.replaceChildren(note("progress-load-failed"));
    }
    this.#isBusy = false;
  }

  async #standing(): Promise<Standing> {
    const kept = record();
    const plan = this.#plan ?? { objectives: [], lessons: [] };
    return standing(plan, (await kept.all()).events, kept.who, track());
  }

  /** What was shown so far, and what can be done now. */
  #show(now: Standing, isEnd = false): void {
    const { open, left, hasMore, most } = now;
    const isNew = left > 0 && !open && now.known.size + now.failed.size === 0 && !isEnd;
    const label = open ? "test-out-on" : isNew ? "test-out-start" : "test-out-again";
    // After a result, going on with the course comes first.
    const make = open || isNew ? button : quiet;
    const start = make(text(label), () => void this.#safely(() => this.#start(open)));
    const about = [text("test-out-length", { count: most }), text("test-out-how")].join(". ");
    this.#root.replaceChildren(
      ...(isNew || open ? [element("p", {}, about)] : this.#result(now)),
      ...(open || hasMore ? [element("p", {}, start)] : []),
    );
    if (!isEnd) return;
    const heading = this.#root.querySelector("h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  /** The objectives and the lessons that are known. */
  #result({ objectives, lessons, known, failed, left }: Standing): HTMLElement[] {
    const count = objectives.filter(({ id }) => known.has(id)).length;
    const rows = objectives.map(({ id, title }) => {
      const state = known.has(id) ? "known" : failed.has(id) ? "not-yet" : "not-asked";
      const said = element("span", { class: "cm-test-out__state" }, text(`test-out-${state}`));
      return element("li", { "data-known": known.has(id) }, element("span", {}, title), " ", said);
    });
    const links = lessons.map(({ url, title }) =>
      element("li", {}, element("a", { href: `${siteRoot()}${url}` }, title)),
    );
    const onward = element("a", { class: "cm-button cm-pager__next" });
    void parts().then(({ continueLink }) => continueLink(onward));
    const back = button(text("test-out-take-back"), () => void this.#takeBack(), "cm-link-button");
    return [
      element("h2", {}, text("test-out-result", { known: count, count: objectives.length })),
      element("ul", { class: "cm-test-out__objectives", "aria-label": text("test-out-objectives") }, ...rows),
      element("p", {}, text("test-out-lessons", { count: lessons.length })),
      ...(lessons.length > 0 ? [element("ul", {}, ...links), element("p", {}, back)] : []),
      element("p", { class: "cm-note" }, text("test-out-apart")),
      element("p", {}, onward),
      element("p", {}, text("test-out-tries", { count: left })),
    ];
  }

  async #takeBack(): Promise<void> {
    await record().add({ type: "wrote", field: KNOWN, text: "" });
    this.#show(await this.#standing(), true);
    this.#root.querySelector("h2")?.after(element("p", { role: "status" }, text("test-out-taken-back")));
  }

  /** Begins a try, or goes on with `open`. */
  async #start(open: Try | undefined): Promise<void> {
    if (!open) {
      const attempt = unique();
      await record().add({ type: "started", attempt, quiz: TEST_OUT, page: "", seed: 0, asked: [] });
      void persist();
    }
    await this.#goOn();
  }

  /** Asks the next question, or ends the try. */
  async #goOn(isStopped = false): Promise<void> {
    const now = await this.#standing();
    const { open, next } = now;
    if (open && next && !isStopped) return this.#ask(now, open, next);
    const attempt = open ?? this.#asked;
    this.#asked = undefined;
    if (attempt) await record().add(...ending(now, attempt, written()));
    this.#show(await this.#standing(), true);
  }

  async #ask({ most }: Standing, attempt: Try, { objective, item }: Next): Promise<void> {
    this.#asked = attempt;
    const [{ ask }, files] = await Promise.all([
      sureScript(),
      loadFiles([`questions/${encodeURIComponent(item.page)}.js`]),
      verdictScript(),
    ]);
    const lent = files.get(item.page)?.questions.find(({ question }) => question.id === item.id);
    if (!lent) throw new Error(`no question ${item.id}`);
    const question = { ...lent.question, shuffle: lent.question.shuffle ?? true };
    addQuestions([question]);
    const where = element(
      "p",
      { class: "cm-quiz__where", id: "cm:test-out:where" },
      text("test-out-where", { number: attempt.steps.length + 1, count: most }),
    );
    const stop = button(text("test-out-stop"), () => void this.#safely(() => this.#goOn(true)), "cm-link-button");
    const section = element("section", { class: "cm-quiz cm-quiz--page", "aria-label": text("test-out") });
    section.dataset["steps"] = "one";
    const root = made(lent.form);
    root.toggleAttribute("data-current", true);
    section.append(element("div", { class: "cm-quiz__head" }, where, stop), root);
    this.#root.replaceChildren(section);
    const form = new Form(root, question, shuffleSeed(question.id, attempt.name));
    const hand = (sure: Sure) => void this.#hand(form, attemptOf(attempt.name, objective), item.page, sure);
    form.row = ask(form, hand);
    form.row.isShown = true;
    root.addEventListener("keydown", (event) => {
      const isField = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (event.key !== "Enter" || !isField) return;
      // The key would otherwise press the button that the focus moves to.
      event.preventDefault();
      form.row?.focus();
    });
    const title = root.querySelector<HTMLElement>(".cm-question__title > *");
    title?.setAttribute("tabindex", "-1");
    title?.setAttribute("aria-describedby", where.id);
    title?.focus({ preventScroll: true });
    section.scrollIntoView({ block: "nearest" });
  }

  /** Hands in the answer. `sure` says how sure the learner is; 0 is an answer that says nothing. */
  async #hand(form: Form, attempt: string, page: string, sure: Sure): Promise<void> {
    const problem = sure === 0 ? undefined : form.problem();
    if (problem !== undefined) return form.complain(problem);
    if (form.isTold) return;
    form.isTold = true;
    form.say(text("saving"));
    try {
      const script = await verdictScript();
      const response = sure === 0 ? {} : form.fields.read();
      const found = sure === 0 ? NOTHING : script.scoreOf(form.question, response);
      await record().add({ ...answered(form, response, found, attempt, sure), page });
    } catch {
      form.isTold = false;
      form.say("");
      return form.complain(text("not-checked"));
    }
    await this.#safely(() => this.#goOn());
  }
}

function written(): string {
  return record().state.written.get(KNOWN)?.text ?? "";
}

function note(id: string): HTMLElement {
  return element("p", { class: "cm-note" }, text(id));
}
