// A survey: its statements, the results, an observer's view, and the changes since the first time.
import { completion } from "../core/completion";
import { withLatinDigits } from "../core/locale";
import type { Event, EventOf } from "../core/record";
import {
  type Answers,
  type Column,
  columns,
  fitting,
  isKnown,
  lowest,
  means,
  observed,
  own,
  places,
  readObserved,
} from "../core/survey";
import { data } from "../io/data";
import { drafts } from "../io/drafts";
import { record } from "../io/record";
import { button, element, quiet } from "./element";
import { save } from "./exporting";
import { limit } from "./limits";
import { meter } from "./meter";
import { required } from "./mount";
import { onward } from "./onward";
import { text } from "./strings";

type Rated = EventOf<"rated">;

function day(event: Event): string {
  return new Date(event.at).toLocaleDateString(withLatinDigits(document.documentElement.lang), { dateStyle: "medium" });
}

/** The longest name of an observer. */
const MAX_NAME = 100;

export class Rating {
  readonly #survey = data("cm:survey");
  readonly #page = document.documentElement.dataset["page"] ?? "";
  readonly #foot: HTMLElement;
  readonly #results: HTMLElement;
  readonly #found = element("div", { class: "cm-results__found" });
  readonly #status = element("p", { class: "cm-survey__status", role: "status" });
  /** How many statements are answered. It is read out after each answer. */
  readonly #count = element("p", { class: "cm-survey__count", role: "status" });
  /** Where the learner goes on, and ways to answer again. */
  readonly #next = element("div", { class: "cm-survey__foot" });
  /** Whether an observer is filling in the page. Nothing is stored for observers. */
  readonly #isObserver = new URLSearchParams(location.search).has("observer");
  readonly #name = element("input", {
    class: "cm-field",
    type: "text",
    id: "cm:observer",
    autocomplete: "off",
  });
  /** Whether the statements can be answered again after a first result. */
  #isOpen = false;

  constructor(readonly root: HTMLElement) {
    this.#foot = required(root, ".cm-survey__foot");
    this.#results = required(document, "[data-results]");
    required(this.#results, "h2").after(this.#found);
    this.#results.append(this.#next);
    this.#foot.before(this.#count);
    root.addEventListener("submit", (event) => event.preventDefault());
    if (this.#isObserver) this.#observe();
    else void this.#begin();
  }

  async #begin(): Promise<void> {
    const kept = record();
    await drafts().ready;
    this.#show(false);
    this.#fill();
    this.root.addEventListener("change", () => {
      const answers = this.#answers();
      drafts().set(this.#draft, answers);
      this.#status.textContent = "";
      this.#tally();
    });
    kept.listen(() => this.#show(false));
    this.root.dataset["ready"] = "";
    this.#results.dataset["ready"] = "";
  }

  get #draft(): string {
    return `survey ${this.#survey.id}`;
  }

  /** The learner's latest answers. */
  get #latest(): Rated | undefined {
    return own(record().state, this.#survey.id).at(-1);
  }

  #answers(): Answers {
    const given = this.root.querySelectorAll<HTMLInputElement>(".cm-statement input:checked");
    return Array.from(given, ({ name, value }): [string, string] => [name, value]);
  }

  #fill(): void {
    const draft = drafts().get(this.#draft);
    const answers = Array.isArray(draft) ? (draft as unknown[]) : (this.#latest?.answers ?? []);
    const given = new Map(
      answers.filter((pair): pair is [string, string] => Array.isArray(pair) && typeof pair[0] === "string"),
    );
    for (const input of this.root.querySelectorAll<HTMLInputElement>(".cm-statement input"))
      input.checked = given.get(input.name) === input.value;
    this.#tally();
  }

  /** Says how many of the visible statements are answered. */
  #tally(): void {
    const asked = this.root.querySelectorAll(".cm-statement:not([hidden])");
    const count = asked.length;
    const done = [...asked].filter((statement) => statement.querySelector("input:checked")).length;
    this.#count.textContent = text("survey-count", { done, count });
  }

  /** Shows the results, and what learners can do next. */
  #show(moves: boolean): void {
    const latest = this.#latest;
    const isAnswered = latest !== undefined && !this.#isOpen && drafts().get(this.#draft) === undefined;
    for (const part of this.root.children) {
      if (part !== this.#foot && part !== this.#status) (part as HTMLElement).hidden = isAnswered;
    }
    this.#results.hidden = !isAnswered;
    if (!isAnswered) {
      // What has the focus stays.
      if (!this.#status.isConnected)
        this.#foot.replaceChildren(
          button(text("survey-submit"), () => void this.#submit()),
          this.#status,
        );
      return;
    }
    this.#foot.replaceChildren();
    this.#next.replaceChildren(
      onward(),
      quiet(text("survey-change"), () => this.#open(false)),
      quiet(text("survey-again"), () => this.#open(true)),
    );
    this.#result(latest);
    if (!moves) return;
    const heading = required<HTMLElement>(this.#results, "h2");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  /** Opens the statements. With `anew`, the earlier answers are cleared. */
  #open(anew: boolean): void {
    this.#isOpen = true;
    this.#show(false);
    this.#fill();
    if (anew)
      for (const input of this.root.querySelectorAll<HTMLInputElement>(".cm-statement input")) input.checked = false;
    this.#tally();
    this.root.querySelector<HTMLInputElement>(".cm-statement input")?.focus();
  }

  /** The first visible statement without an answer. */
  #missing(): HTMLElement | undefined {
    return [...this.root.querySelectorAll<HTMLElement>(".cm-statement:not([hidden])")].find(
      (statement) => !statement.querySelector("input:checked"),
    );
  }

  /** Whether all statements are answered. If not, says so and moves to the missing one. */
  #isWhole(): boolean {
    for (const known of this.root.querySelectorAll(".cm-statement__open")) known.remove();
    const missing = this.#missing();
    if (!missing) return true;
    missing.querySelector("legend")?.append(element("span", { class: "cm-statement__open" }, ` ${text("unanswered")}`));
    this.#status.textContent = text("survey-open");
    missing.querySelector("input")?.focus();
    return false;
  }

  async #submit(): Promise<void> {
    if (!this.#isWhole()) return;
    const kept = record();
    await kept.add(
      { type: "rated", survey: this.#survey.id, page: this.#page, observer: "", answers: this.#answers() },
      ...completion(kept.state, this.#page),
    );
    drafts().set(this.#draft, undefined);
    this.#isOpen = false;
    this.#show(true);
  }

  #result(latest: Rated): void {
    const survey = this.#survey;
    const result = means(survey, latest.answers);
    const profiles = fitting(survey.profiles, result);
    const shown = new Set([...profiles, ...fitting(survey.remarks, result)].map(({ id }) => id));
    for (const article of this.#results.querySelectorAll<HTMLElement>("[data-result]"))
      article.hidden = !shown.has(article.dataset["result"] ?? "");
    const parts: Node[] = [element("p", { class: "cm-results__honest" }, text("survey-honest"))];
    const found = columns(record().state, survey);
    parts.push(this.#table(found));
    if (result.includes(undefined)) parts.push(element("p", { class: "cm-note" }, text("survey-few")));
    if (found.length > 1) parts.push(element("p", { class: "cm-note" }, text("survey-fall")));
    const low = lowest(survey, latest.answers);
    if (low.length > 0) {
      const items = low.map(([statement, place]) =>
        element("li", {}, `${statement}: ${survey.scale[place - 1] ?? ""}`),
      );
      parts.push(element("h3", {}, text("survey-lowest")), element("ul", {}, ...items));
    }
    this.#found.replaceChildren(...parts);
    this.#results.querySelector(".cm-observers")?.remove();
    if (survey.observer.length > 0) this.#results.append(this.#observers());
  }

  #heading({ who, event }: Column): string {
    switch (who) {
      case "first":
        return text("survey-first", { date: day(event) });
      case "now":
        return text("survey-now", { date: day(event) });
      case "observer":
        return text("survey-observer", { name: event.observer });
      default:
        return text("survey-you");
    }
  }

  /** The means as numbers with bars. */
  #table(found: readonly Column[]): HTMLElement {
    const survey = this.#survey;
    const most = survey.scale.length;
    const lang = withLatinDigits(document.documentElement.lang);
    const head = element(
      "tr",
      {},
      element("th", { scope: "col" }, text("survey-dimension")),
      ...found.map((column) => element("th", { scope: "col" }, this.#heading(column))),
    );
    const rows = survey.dimensions.map(({ title }, at) => {
      const cells = found.map((column) => {
        const mean = column.means[at];
        const said =
          mean === undefined
            ? "–"
            : text("survey-mean", {
                mean: mean.toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 2 }),
                most,
              });
        return element(
          "td",
          { "data-label": this.#heading(column) },
          said,
          ...(mean === undefined ? [] : [meter((mean - 1) / (most - 1))]),
        );
      });
      return element("tr", {}, element("th", { scope: "row" }, title), ...cells);
    });
    return element(
      "table",
      { class: "cm-progress__table", "aria-label": text("survey-results") },
      element("thead", {}, head),
      element("tbody", {}, ...rows),
    );
  }

  /** Lets learners ask others: a page to pass on or to print, and a way to import their answers. */
  #observers(): HTMLElement {
    const here = new URL(location.href);
    here.search = "?observer";
    here.hash = "";
    const field = element("input", {
      type: "file",
      accept: ".json,application/json",
      class: "cm-hidden",
      tabindex: "-1",
      "aria-hidden": "true",
    });
    const status = element("p", { role: "status" });
    field.addEventListener("change", () => void this.#import(field, status));
    return element(
      "section",
      { class: "cm-observers", "aria-labelledby": "cm:observers" },
      element("h3", { id: "cm:observers" }, text("survey-observers")),
      element("p", {}, text("survey-observers-how")),
      element(
        "p",
        { class: "cm-survey__buttons" },
        element("a", { class: "cm-button cm-button--quiet", href: here.href }, text("survey-observer-page")),
        quiet(text("survey-observer-file"), () => field.click()),
        field,
      ),
      status,
    );
  }

  async #import(field: HTMLInputElement, status: HTMLElement): Promise<void> {
    const file = field.files?.[0];
    field.value = "";
    if (!file) return;
    const read = readObserved(await file.text().catch(() => ""), record().course, this.#survey);
    if (!read) {
      status.textContent = text("survey-observer-wrong");
      return;
    }
    const observer = read.observer || text("survey-observer-nameless");
    if (!isKnown(record().state, this.#survey, observer, read.answers))
      await record().add({ type: "rated", survey: this.#survey.id, page: this.#page, observer, answers: read.answers });
    const said = this.#results.querySelector<HTMLElement>(".cm-observers [role=status]");
    if (said) said.textContent = text("survey-observer-added", { name: observer });
  }

  // The parts of an observer's page.

  #observe(): void {
    const asked = new Set(this.#survey.observer);
    for (const statement of this.root.querySelectorAll<HTMLElement>(".cm-statement"))
      statement.hidden = !asked.has(statement.dataset["statement"] ?? "");
    for (const part of this.root.querySelectorAll<HTMLElement>("h2")) part.hidden = true;
    this.#results.hidden = true;
    // The introduction is written for the learner, so an observer does not see it.
    for (let before = this.root.previousElementSibling; before; before = before.previousElementSibling)
      (before as HTMLElement).hidden = true;
    const about = required<HTMLElement>(this.root, ".cm-survey__about");
    about.textContent = text("survey-observer-about");
    about.after(
      element(
        "p",
        { class: "cm-survey__name" },
        element("label", { for: "cm:observer" }, text("survey-observer-name")),
        " ",
        this.#name,
      ),
    );
    limit(this.#name, MAX_NAME);
    this.#foot.replaceChildren(
      button(text("survey-observer-save"), () => this.#hand()),
      quiet(text("survey-print"), () => print()),
      this.#status,
    );
    this.#tally();
    this.root.addEventListener("change", () => this.#tally());
    this.root.dataset["ready"] = "";
    this.root.dataset["observer"] = "";
  }

  #hand(): void {
    if (!this.#isWhole()) return;
    const observer = this.#name.value.trim();
    const course = document.documentElement.dataset["course"] ?? "";
    const answers = this.#answers();
    if (places(this.#survey, answers).size === 0) {
      this.#status.textContent = text("survey-open");
      return;
    }
    save(
      `${course}-${this.#survey.id}-observer.json`,
      observed({ course, survey: this.#survey.id, observer, answers }),
    );
    this.#status.textContent = text("survey-observer-saved");
  }
}
