// The progress page: what is done and what comes next, by unit, objective and quiz.

import { MIN_ANSWERS, MIN_OF_A_KIND } from "../core/calibration";
import { knownPages, left, markOf, shareDone } from "../core/completion";
import type { Outline, OutlineQuestion, OutlineQuestions, PlanField, Question } from "../core/data";
import { dayOf } from "../core/days";
import { isObjectiveKept } from "../core/kept";
import { withLatinDigits } from "../core/locale";
import { bestAttempt, ended, shownPercent } from "../core/passing";
import {
  type FullOutline,
  type FullPage,
  markOfRow,
  onTrack,
  open,
  outcomes,
  tally,
  withQuestions,
} from "../core/progress";
import type { Attempt, Event } from "../core/record";
import { doneSince } from "../core/week";
import { record } from "../io/record";
import { part } from "../io/scripts";
import { reviewLink } from "./due";
import { element } from "./element";
import { MAX_UNEXPORTED_ANSWERS, unexported } from "./exporting";
import type { HistoryScript } from "./history-script";
import { leftInWords } from "./left";
import { parts } from "./menu";
import { isApart } from "./page";
import { SIGNS } from "./standing";
import { text } from "./strings";
import { track } from "./tracks";

/** The maximum number of questions in a list. */
const MAX_NAMED = 8;

/** The page. */
export class Progress {
  readonly #standing = element("div", { class: "cm-progress__standing" });
  /** The questions that the plan asks. */
  readonly #plan = element("div", { class: "cm-progress__plan", role: "status" });
  readonly #planUrl: string | undefined;
  readonly #start = element("a", { class: "cm-button cm-pager__next" });
  readonly #due = element("p", { class: "cm-progress__due" });
  #history: HistoryScript | undefined;
  /** The ids of the questions that are kept. */
  #kept: ReadonlySet<string> = new Set();
  #shown = "";
  /** All events of the record, once they were read. Few records need them. */
  #events: readonly Event[] = [];

  constructor(root: HTMLElement) {
    this.#planUrl = root.dataset["plan"];
    void this.#begin(root);
  }

  async #begin(root: HTMLElement): Promise<void> {
    const kept = record();
    await kept.ready;
    let course: FullOutline | undefined;
    try {
      const { file } = await parts();
      course = withQuestions(await file<Outline>("outline"), await file<OutlineQuestions>("questions"));
    } catch {
      this.#standing.append(element("p", { class: "cm-note" }, text("progress-load-failed")));
    }
    root.replaceChildren(this.#standing);
    // Each page then has a record of its own, and none of them knows the whole course.
    if (isApart) this.#standing.append(element("p", { class: "cm-note" }, text("progress-apart")));
    else if (course) {
      const known = course;
      const items = pagesOf(known).flatMap(({ questions }) => questions);
      const show = async () => {
        const { given, written } = kept.state;
        if (given.size + written.size > 0) {
          this.#history ??= await part<HistoryScript>("coursemarkHistory", root.dataset["history"]).catch(
            () => undefined,
          );
          this.#events = (await kept.all()).events;
          this.#kept =
            this.#history?.keptOf(this.#history.answersTo(items, this.#events, dayOf(Date.now()))) ?? new Set();
        }
        this.#show(known);
        if (this.#history) void this.#rescore(known, this.#history);
        void this.#tellMore();
      };
      kept.listen(() => void show());
      await show();
    }
    await this.#remind();
    root.dataset["ready"] = "";
  }

  /** Suggests an export if many answers are in this browser alone. */
  async #remind(): Promise<void> {
    const since = await unexported((await record().all()).events);
    if (since >= MAX_UNEXPORTED_ANSWERS)
      document.querySelector(".cm-progress__keeping")?.append(` ${text("record-export-remind", { count: since })}`);
  }

  /** Scores answers again if their key was corrected. */
  async #rescore(outline: FullOutline, { recall, rescore }: HistoryScript): Promise<void> {
    for (const [unit, given, { id }] of open(record().state, outline).stale) {
      try {
        const { file } = await parts();
        const questions = await file<readonly Question[]>(`unit-${unit}`);
        const question = questions.find((other) => other.id === id);
        if (question) rescore(given, recall(question, given.event), question.answerHash);
      } catch {
        return;
      }
    }
  }

  /** Shows whether goals of the plan are asked about. */
  async #tellMore(): Promise<void> {
    const kept = record();
    const hasGoal = [...kept.state.written.keys()].some((field) => field.endsWith(":then"));
    if (hasGoal && this.#history) await this.#askPlan(this.#history).catch(() => {});
  }

  /** Leads to the goals of the plan that are asked about. */
  async #askPlan({ asked, followUps, happened }: HistoryScript): Promise<void> {
    const { file } = await parts();
    const fields = await file<readonly PlanField[]>("plan");
    const { state } = record();
    const today = dayOf(Date.now());
    const links = asked(followUps(state, this.#events, fields, today), today).map(({ field, day }) => {
      const title = fields.find(({ id }) => id === field)?.title ?? "";
      const href = `${this.#planUrl}#${encodeURIComponent(field)}`;
      return element("p", {}, element("a", { href }, title), " · ", text("plan-follow", { count: day }));
    });
    const { kept, count } = happened(state);
    const said = count > 0 ? [element("p", { class: "cm-note" }, text("plan-kept-count", { kept, count }))] : [];
    const markup = [...links, ...said].map(({ outerHTML }) => outerHTML).join("");
    if (this.#plan.innerHTML !== markup) this.#plan.replaceChildren(...links, ...said);
  }

  #show(outline: FullOutline): void {
    const own = onTrack(outline, track());
    const content = [
      ...this.#summary(own, outline),
      ...this.#week(),
      this.#tiles(own),
      ...this.#objectives(outline),
      ...this.#sure(outline),
      this.#pages(own),
      ...this.#quizzes(outline),
    ];
    const apart: readonly HTMLElement[] = [this.#start, this.#due, this.#plan];
    const markup = content.map((part) => (apart.includes(part) ? "" : part.outerHTML)).join("");
    // If nothing changed, the page stays as it is, and readers keep their place.
    if (markup === this.#shown) return;
    this.#shown = markup;
    const open = new Set([...this.#standing.querySelectorAll("details[open]")].map(({ id }) => id));
    this.#standing.replaceChildren(...content);
    for (const details of this.#standing.querySelectorAll("details")) details.open = open.has(details.id);
    void parts().then(({ continueLink }) => continueLink(this.#start));
    void reviewLink().then((link) => this.#due.replaceChildren(...(link ? [link] : [])));
  }

  /** How much is done, where to go on, and what to look at again. `whole` is the outline of the whole course. */
  #summary(outline: FullOutline, whole: FullOutline): HTMLElement[] {
    const { state } = record();
    const rest = left(state, pagesOf(outline));
    const ring = element("div", { class: "cm-progress__ring cm-ring", "aria-hidden": "true" });
    const share = shareDone(rest);
    ring.style.setProperty("--share", String(share));
    const found = open(state, outline);
    const again: HTMLElement[] = [];
    if (found.wrong.length > 0) again.push(this.#named("progress-again", found.wrong));
    if (found.changed.length > 0) again.push(this.#named("progress-changed", found.changed));
    const { gone } = open(state, whole);
    if (gone > 0) again.push(element("p", { class: "cm-note" }, text("progress-gone", { count: gone })));
    return [
      element(
        "div",
        { class: "cm-progress__summary" },
        ring,
        element(
          "div",
          {},
          element("p", { class: "cm-progress__share" }, text("percent", { percent: Math.floor(share * 100) })),
          element("p", { class: "cm-progress__rest" }, leftInWords(rest)),
        ),
      ),
      this.#start,
      this.#due,
      this.#plan,
      ...again,
    ];
  }

  /** What was done today and on the six days before, if anything was. */
  #week(): HTMLElement[] {
    const kept = record();
    const first = new Date();
    first.setHours(0, 0, 0, 0);
    first.setDate(first.getDate() - 6);
    const counts = Object.entries(doneSince(kept.state, kept.events, first.getTime())).filter(([, count]) => count > 0);
    if (counts.length === 0) return [];
    const facts = counts.map(([what, count]) =>
      element("div", {}, element("dt", {}, text(`week-${what}`)), element("dd", {}, String(count))),
    );
    return [section("cm:week", "progress-week", element("dl", { class: "cm-progress__week" }, ...facts))];
  }

  /** A tile for each unit: what is done there, and how much is left. */
  #tiles(outline: FullOutline): HTMLElement {
    const { state } = record();
    const tiles = outline.units.map(({ title, url, cover, pages }) => {
      const { done, total, minutes } = left(state, pages);
      const isBegun = done > 0 || pages.some(({ slug }) => markOf(state, slug));
      const facts =
        done === total
          ? text(total > 0 ? "completed" : "known")
          : isBegun
            ? text("progress-pages", { done, total })
            : text("minutes", { count: minutes });
      return element(
        "li",
        { class: "cm-progress__unit" },
        ...cover.map((src, at) => {
          const scheme = cover.length > 1 ? (at > 0 ? "cm-when-dark" : "cm-when-light") : "";
          return element("img", { src, alt: "", width: "56", height: "56", loading: "lazy", class: scheme });
        }),
        element("a", { href: url }, title),
        element("p", {}, facts),
        element("progress", { max: String(Math.max(total, 1)), value: String(done), "aria-hidden": "true" }),
      );
    });
    return section("cm:units", "progress-units", element("ul", { class: "cm-progress__units" }, ...tiles));
  }

  /** A list of questions that can be opened. */
  #named(id: string, questions: readonly (readonly [FullPage, OutlineQuestion])[]): HTMLElement {
    const links = questions
      .slice(0, MAX_NAMED)
      .map(([page, question]) =>
        element(
          "li",
          {},
          element("a", { href: `${page.url}#${encodeURIComponent(question.id)}` }, question.title),
          " ",
          element("span", { class: "cm-progress__where" }, page.title),
        ),
      );
    if (questions.length > MAX_NAMED) links.push(element("li", {}, "…"));
    return element(
      "details",
      { class: "cm-progress__list" },
      element("summary", {}, text(id, { count: questions.length })),
      element("ul", {}, ...links),
    );
  }

  /** Every page, with its state and its questions. */
  #pages(outline: FullOutline): HTMLElement {
    const { state } = record();
    const known = knownPages(state);
    const tables = outline.units.map((unit) => {
      const rows = unit.pages.map((page) => {
        const found = markOfRow(state, page);
        const mark = found === "begun" && known.has(page.slug) ? undefined : found;
        const { right, count } = tally(state, page.questions);
        return [
          element("a", { href: page.url }, page.title),
          this.#outcomes(page) ??
            (mark
              ? element(
                  "span",
                  { class: "cm-progress__state", "data-mark": mark },
                  element("span", { "aria-hidden": "true" }, SIGNS[mark]),
                  ` ${text(mark)}`,
                )
              : known.has(page.slug)
                ? element("span", { class: "cm-progress__state", "data-mark": "known" }, text("known"))
                : "–"),
          count > 0 ? text("progress-right", { right, count }) : "–",
        ];
      });
      return element(
        "section",
        {},
        element("h3", {}, element("a", { href: unit.url }, unit.title)),
        table(unit.title, ["progress-page", "progress-state", "progress-questions"], rows),
      );
    });
    return folded("cm:pages", text("progress-all-pages"), ...tables);
  }

  /** The outcomes reached in a scenario; `undefined` if there are none. */
  #outcomes({ slug }: FullPage): HTMLElement | undefined {
    const found = outcomes(record().state, slug);
    if (found.length === 0) return undefined;
    return element("span", {}, found.map((outcome) => text(`outcome-${outcome}`)).join(", "));
  }

  #objectives(outline: FullOutline): HTMLElement[] {
    const { state } = record();
    const questions = outline.units.flatMap((unit) => unit.pages).flatMap((page) => page.questions);
    const rows = outline.objectives.flatMap(([id, title]) => {
      const own = questions.filter((question) => question.objectives.includes(id));
      const { right, count } = tally(state, own);
      if (count === 0) return [];
      const kept = own.filter((question) => question.scored && this.#kept.has(question.id)).length;
      const meter = element("meter", { min: "0", max: String(count), value: String(right), "aria-hidden": "true" });
      return [
        [
          title,
          element("span", { class: "cm-progress__meter" }, text("progress-right", { right, count }), " ", meter),
          `${text("progress-right", { right: kept, count })}${isObjectiveKept(kept, count) ? " ✓" : ""}`,
        ],
      ];
    });
    if (rows.length === 0) return [];
    return [
      folded(
        "cm:by-objective",
        text("progress-objectives"),
        element("p", { class: "cm-note" }, text("progress-kept-about")),
        table(text("progress-objectives"), ["progress-objective", "progress-mastery", "progress-kept"], rows),
      ),
    ];
  }

  /** How often the learner was right at each step of being sure, and about each objective. */
  #sure(outline: FullOutline): HTMLElement[] {
    const answers = this.#history?.told(this.#events) ?? [];
    if (!this.#history || answers.length < MIN_ANSWERS) return [];
    const { calibration } = this.#history;
    const cells = (of: typeof answers, isGuess = false) => {
      const { count, right, promised, fit } = calibration(of);
      const expected = Math.round(promised);
      const isSaid = count >= MIN_OF_A_KIND && !(isGuess && fit === "less");
      const fits = text(isSaid ? `sure-fits-${fit}` : "sure-fits", { count: expected });
      return [text("progress-right", { right, count }), fits];
    };
    const steps = ["sure-guess", "sure-rather", "sure-sure"].flatMap((id, at) => {
      const own = answers.filter(({ sure }) => sure === at + 1);
      return own.length > 0 ? [[text(id), ...cells(own, at === 0)]] : [];
    });
    const objectives = new Map<string, readonly string[]>();
    for (const { id, was, objectives: served } of outline.units
      .flatMap(({ pages }) => pages)
      .flatMap(({ questions }) => questions))
      for (const name of [id, ...was]) objectives.set(name, served);
    const about = outline.objectives.flatMap(([id, title]) => {
      const own = answers.filter(({ event }) => objectives.get(event.question)?.includes(id));
      return own.length < MIN_OF_A_KIND ? [] : [[title, ...cells(own)]];
    });
    const columns = ["progress-questions", "sure-promised"];
    return [
      folded(
        "cm:by-sureness",
        text("sure-title"),
        element("p", {}, text("sure-about")),
        table(text("sure-title"), ["sure-step", ...columns], steps),
        ...(about.length > 0 ? [table(text("sure-title"), ["progress-objective", ...columns], about)] : []),
      ),
    ];
  }

  #quizzes(outline: FullOutline): HTMLElement[] {
    const { state } = record();
    const rows = outline.units
      .flatMap((unit) => unit.pages)
      .flatMap((page) => page.quizzes.map((quiz) => ({ page, pass: quiz.pass, attempts: ended(state, quiz.id) })))
      .filter(({ attempts }) => attempts.length > 0)
      .map(({ page, pass, attempts }) => {
        const best = bestAttempt(attempts);
        const lines = attempts.map((attempt, at) => element("li", {}, this.#attempt(attempt, at + 1, pass)));
        return [
          element("a", { href: page.url }, page.title),
          best ? percent(best, pass) : "–",
          element("ol", { class: "cm-progress__attempts" }, ...lines),
        ];
      });
    if (rows.length === 0) return [];
    return [
      folded(
        "cm:by-quiz",
        text("progress-quizzes"),
        table(text("progress-quizzes"), ["progress-quiz", "progress-best", "progress-attempts"], rows),
      ),
    ];
  }

  #attempt(attempt: Attempt, number: number, pass: number | null): string {
    const day = new Date(attempt.end?.at ?? attempt.start.at).toLocaleDateString(
      withLatinDigits(document.documentElement.lang),
      {
        dateStyle: "medium",
      },
    );
    const share = attempt.possible > 0 ? percent(attempt, pass) : text("answered");
    const verdict = attempt.passed === null ? "" : `, ${text(attempt.passed ? "passed" : "failed")}`;
    return `${text("quiz-attempt", { number })}: ${share}${verdict}, ${day}`;
  }
}

function percent({ earned, possible }: Attempt, pass: number | null): string {
  return text("percent", { percent: shownPercent(earned, possible, pass) });
}

/** The pages of an outline, in order. */
function pagesOf(outline: FullOutline): FullPage[] {
  return outline.units.flatMap(({ pages }) => pages);
}

/** A part that is folded at first. */
function folded(id: string, title: string, ...content: Node[]): HTMLElement {
  return element("details", { class: "cm-progress__more", id }, element("summary", {}, title), ...content);
}

function section(id: string, title: string, ...content: Node[]): HTMLElement {
  return element("section", { "aria-labelledby": id }, element("h2", { id }, text(title)), ...content);
}

/** A table with a heading for each column. The first cell of a row is its heading. */
function table(name: string, columns: readonly string[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, text(column))));
  const body = rows.map(([first, ...rest]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, first ?? ""),
      ...rest.map((cell, at) => element("td", { "data-label": text(columns[at + 1] ?? "") }, cell)),
    ),
  );
  return element(
    "table",
    { class: "cm-progress__table", "aria-label": name },
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}
