// The result of a quiz: the verdict, the result by lesson, and what to do next.
import type { Question, Quiz } from "../core/data";
import { idIn } from "../core/fragment";
import { shownPercent } from "../core/passing";
import { hasKey, isScored } from "../core/question";
import type { Attempt } from "../core/record";
import { earnedPoints, isRightIn, neededPoints, type Row, rowsOf } from "../core/result";
import { button, element } from "./element";
import type { Form } from "./form";
import { nextLink, onward } from "./onward";
import { text } from "./strings";

/** A submitted attempt, and what belongs to it. */
export interface Submitted {
  readonly quiz: Quiz;
  readonly attempt: Attempt;
  /** All submitted attempts at the quiz, the earliest first. */
  readonly attempts: readonly Attempt[];
  /** The questions of the attempt, with their feedback if it may be seen. */
  readonly forms: readonly Form[];
  /** Whether right answers and feedback may be seen. */
  readonly isShown: boolean;
  /** The number of attempts that are left. */
  readonly left: number;
}

/** What learners can do next. */
export interface Ways {
  again(): void;
  /** Practises the questions with these ids. */
  practise(ids: readonly string[]): void;
}

/** A link in a question's feedback to what is worth reading again. */
const LINKS = ".cm-result a[href]:not(.cm-citation a, .cm-term)";

/** The result of an attempt as an element, for a place in the quiz `root`. */
export function resultOf(root: HTMLElement, submitted: Submitted, ways: Ways): HTMLElement {
  const { quiz, attempt, attempts, forms, isShown, left } = submitted;
  const { earned, possible, passed } = attempt;
  const isScoredHere = possible > 0;
  const hasRows = isScoredHere && quiz.feedback !== "never";
  const missed = isShown && isScoredHere ? forms.filter(({ question }) => isMissed(attempt, question)) : [];

  const points = { earned: earnedPoints(earned), possible: earnedPoints(possible) };
  const verdict = !isScoredHere
    ? "quiz-submitted"
    : passed === null
      ? "quiz-points"
      : passed
        ? "quiz-passed"
        : "quiz-failed";
  const id = `cm:${quiz.id}:result`;
  const heading = element(
    "h2",
    { class: "cm-outcome__title", id, tabindex: "-1", "aria-describedby": `${id}:line ${id}:next` },
    text(verdict, points),
  );
  if (passed !== null) heading.dataset["mark"] = passed ? "right" : "wrong";
  const line: string[] = [];
  if (!isScoredHere && forms.some(({ question }) => isScored(question) && !hasKey(question)))
    line.push(text("quiz-saved-unscored"));
  if (passed === false && quiz.pass !== null)
    line.push(text("quiz-need", { needed: neededPoints(possible, quiz.pass) }));
  if (missed.length > 0) line.push(text("quiz-look", { count: missed.length }));
  if (isScoredHere && !isShown && quiz.feedback === "pass") line.push(text("quiz-feedback-after-pass"));
  if (left <= 0 && passed !== true) line.push(text("quiz-no-attempts"));

  const see = (form: Form | undefined) => {
    root.dataset["seen"] = "";
    const title = form?.root.querySelector<HTMLElement>(".cm-question__title > *");
    title?.setAttribute("tabindex", "-1");
    title?.focus({ preventScroll: true });
    form?.root.scrollIntoView({ block: "start" });
  };
  delete root.dataset["seen"];

  // After a quiz that was not passed, the page to go on with is the quiz itself.
  const further = passed === false ? following() : onward();
  const again = left > 0 ? button(text("quiz-again"), () => ways.again()) : null;
  const practise =
    missed.length > 0
      ? button(text("quiz-practise-these", { count: missed.length }), () =>
          ways.practise(missed.map(({ question }) => question.id)),
        )
      : null;
  const answers = button(text("quiz-answers"), () => see(forms[0]));
  // One of them is what most should do now; the others are there for those who want something else.
  const inOrder =
    passed === true ? [further, practise, again] : [practise, passed === null ? further : again, again, further];
  const [first, ...others] = [...new Set([...inOrder, answers])].filter((way) => way !== null);
  if (first) {
    first.id = `${id}:next`;
    first.classList.add("cm-button");
  }
  for (const other of others) {
    other.classList.remove("cm-button", "cm-pager__next");
    other.classList.add("cm-link-button");
  }

  const box = element(
    "section",
    { class: "cm-outcome", "aria-labelledby": id },
    heading,
    element("p", { class: "cm-outcome__line", id: `${id}:line` }, line.join(" ")),
  );
  if (hasRows)
    box.append(bar(root, attempt, forms, see), list(rowsOf(quiz, attempt, forms.map(asked)), forms, attempt));
  box.append(element("div", { class: "cm-outcome__ways" }, ...(first ? [first] : []), ...others));
  if (attempts.length > 1) box.append(history(submitted));
  // Someone who comes back from a passage goes on with the answers.
  const place = document.getElementById(idIn(location.hash));
  const seen = forms.find((form) => form.root.contains(place));
  if (seen && (attempt.end?.at ?? Infinity) < performance.timeOrigin) requestAnimationFrame(() => see(seen));
  return box;
}

/** A link to the page after this one. */
function following(): HTMLAnchorElement | null {
  const next = nextLink();
  const title = next?.querySelector(".cm-pager__title")?.textContent ?? "";
  return next && element("a", { href: next.href }, `${text("next")}: ${title}`);
}

const asked = ({ question }: Form): Question => question;

function isMissed(attempt: Attempt, question: Question): boolean {
  return hasKey(question) && !isRightIn(attempt, question);
}

/** A bar with the mark of each question, which leads to its answer. */
function bar(root: HTMLElement, attempt: Attempt, forms: readonly Form[], see: (form: Form) => void): HTMLElement {
  const places = forms.map((form, at) => {
    const given = attempt.given.get(form.question.id);
    const share = hasKey(form.question) ? (given?.share ?? 0) : undefined;
    const mark =
      share === undefined ? (given ? "answered" : "open") : share >= 1 ? "right" : share > 0 ? "partly" : "wrong";
    const label = text(`overview-${mark}`, { number: at + 1 });
    const place = button("", () => see(form), "cm-overview__place");
    place.dataset["mark"] = mark;
    place.setAttribute("aria-label", label);
    return element("li", {}, place);
  });
  const label = root.getAttribute("aria-label") ?? "";
  return element("nav", { class: "cm-overview", "aria-label": label }, element("ol", {}, ...places));
}

/** A row for each lesson: how many of its questions were right, and what is worth reading again. */
function list(rows: readonly Row[], forms: readonly Form[], attempt: Attempt): HTMLElement {
  const items = rows.map(({ lesson, title, right, questions }) => {
    const isRight = right === questions.length;
    const links = new Map<string, HTMLAnchorElement>();
    for (const { root, question } of forms) {
      if (!questions.includes(question) || isRightIn(attempt, question)) continue;
      for (const { href, dataset, textContent } of root.querySelectorAll<HTMLAnchorElement>(LINKS)) {
        const link = element("a", { href, "data-back": dataset["back"] }, textContent ?? "");
        // Two questions may lead to the same passage.
        const passage = dataset["back"] === undefined ? href : href.replace(/\?[^#]*/, "");
        if (!links.has(passage)) links.set(passage, link);
      }
    }
    const name = lesson
      ? element("a", { href: lesson.url }, lesson.number ? `${lesson.number} ${lesson.title}` : lesson.title)
      : title;
    return element(
      "li",
      { class: "cm-outcome__row", "data-mark": isRight ? "right" : "wrong" },
      element("p", { class: "cm-outcome__lesson" }, name),
      element(
        "p",
        {},
        text("quiz-standing", { right, count: questions.length }),
        ...[...links.values()].flatMap((link) => [" · ", link]),
      ),
      element("span", { class: "cm-outcome__sign", "aria-hidden": "true" }, isRight ? "✓" : "✗"),
    );
  });
  return element("ul", { class: "cm-outcome__rows" }, ...items);
}

function history({ quiz, attempts }: Submitted): HTMLElement {
  const lines = attempts.map(({ earned, possible, passed }, at) => {
    const score = text("quiz-score", {
      earned: earnedPoints(earned),
      possible: earnedPoints(possible),
      percent: shownPercent(earned, possible, quiz.pass),
    });
    const verdict = passed === null ? "" : ` · ${text(passed ? "passed" : "failed")}`;
    return element("li", {}, `${text("quiz-attempt", { number: at + 1 })}: ${score}${verdict}`);
  });
  return element(
    "details",
    { class: "cm-history" },
    element("summary", {}, text("quiz-history")),
    element("ul", {}, ...lines),
  );
}
