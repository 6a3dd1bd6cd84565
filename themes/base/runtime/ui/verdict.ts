// The verdict on an answer: its score, the marks of its parts, and the feedback on what was chosen, typed or misplaced.
import type { AnswerOption, Question } from "../core/data";
import { noted, type Response, reasonsFor, type Score, score, type Verdict, verdictOf } from "../core/question";
import type { Sure } from "../core/record";
import { describe } from "./describe";
import { element } from "./element";
import { CARD, type Form, isWithheld } from "./form";
import { offerReport } from "./report-link";
import { same } from "./rescoring";
import { text } from "./strings";
import { withWayBack } from "./way-back";

const SIGNS: Readonly<Record<Verdict, string>> = { right: "✓", partly: "◐", wrong: "✗" };
const WORDS: Readonly<Record<Verdict, string>> = { right: "right", partly: "partly-right", wrong: "wrong" };
/** The number of misses after which the explanation is shown where nothing was said about a wrong part. */
const ENOUGH = 2;
/** What is counted in the answer to a question with several parts. */
const COUNTED: Readonly<Partial<Record<Question["kind"], string>>> = {
  multiple: "options-right",
  order: "steps-right",
  match: "pairs-right",
  gap: "gaps-right",
  number: "gaps-right",
};

/** The sign of a verdict with its word. If there is no room, only screen readers get the word. */
export function signed(verdict: Verdict, hasRoom = true): HTMLElement {
  const word = element("span", { class: hasRoom ? undefined : "cm-hidden" }, text(WORDS[verdict]));
  return element(
    "span",
    { class: "cm-verdict", "data-mark": verdict },
    element("span", { "aria-hidden": "true" }, SIGNS[verdict]),
    " ",
    word,
  );
}

/** A copy of an element without its ids, which must stay unique on the page. */
function copied(of: Element): HTMLElement {
  const copy = of.cloneNode(true) as HTMLElement;
  for (const other of [copy, ...copy.querySelectorAll("[id]")]) other.removeAttribute("id");
  return copy;
}

/** Rounds a number of points for display. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** The score of a response by the page's answer key; `undefined` if it has none. */
export function scoreOf(question: Question, response: Response): Score | undefined {
  return score(question, response, same);
}

/**
 * Shows the result of `response` in the form: whether it is right, the feedback on it, and the explanation when the
 * learner has nothing left to find, or has missed often enough (`misses`) where the author says nothing about what was
 * wrong. Returns whether that is so. `sure` says how sure the learner was: someone who was sure and wrong, or does not
 * know, sees the explanation at once.
 */
export function tell(
  form: Form,
  response: Response,
  found: Score | undefined,
  extra: readonly Node[] = [],
  misses = ENOUGH,
  sure?: Sure,
): boolean {
  const place = form.open();
  const content: Node[] = [];
  let isSilent = false;
  const isRight = found !== undefined && found.share >= 1;
  const isMistaken = sure === 3 && !isRight;
  if (sure === 0) content.push(element("p", {}, text("sure-none")), ...keys(form));
  else if (found) {
    mark(form, found);
    const feedback = feedbackOn(form, response, found);
    isSilent = feedback.isSilent;
    content.push(element("p", {}, signed(verdictOf(found.share)), ...inWords(form.question, found)), ...feedback.nodes);
    if (isMistaken) content.push(element("p", {}, text("sure-wrong")));
    if (sure === 1 && isRight) content.push(element("p", {}, text("sure-lucky")));
  }
  const explanation = form.root.querySelector(".cm-answer .cm-explanation");
  const isDone = !found || isRight || isMistaken || sure === 0 || (isSilent && misses >= ENOUGH);
  if (explanation && isDone && !isWithheld(form.question)) content.push(copied(explanation));
  const passage = form.root.querySelector(".cm-answer .cm-from");
  if (passage && !(found && found.share >= 1)) content.push(passageOf(passage, form.question.id));
  place.append(...content, ...extra);
  offerReport(form);
  return isSilent;
}

/** A copy of the line that names the passage which explains the question `id`. */
function passageOf(line: Element, id: string): HTMLElement {
  const copy = copied(line);
  for (const link of copy.querySelectorAll("a")) withWayBack(link, id);
  return copy;
}

/** The right answer, with the feedback on its options. */
function keys(form: Form): Node[] {
  const { root, question } = form;
  const { options = [], reasons = [], reasonsOf } = question;
  const right = (names: readonly AnswerOption[], items: string, part: (name: string, at: number) => string) =>
    names.flatMap(([name, , credit], at) => {
      if (credit !== 1) return [];
      const feedback = root.querySelectorAll(items)[at]?.querySelector(":scope > .cm-feedback");
      const label = element("p", { class: "cm-result__about" }, form.label(part(name, at)));
      return [label, ...(feedback ? [copied(feedback)] : [])];
    });
  const list = root.querySelector(".cm-answer :is(.cm-answer__order, .cm-answer__pairs, .cm-answer__gaps)");
  const whole = list && copied(list);
  for (const feedback of whole?.querySelectorAll(".cm-feedback") ?? []) feedback.remove();
  return [
    ...right(options, ".cm-answer > .cm-answer__options > li", (name) => name),
    ...right(reasons, ".cm-answer__reasons li", (name, at) => `${reasonsOf?.[at] ?? 0}reason:${name}`),
    ...(whole ? [whole] : []),
  ];
}

/** The share of an answer in words: parts that are right, and points if a right answer has more or less than one. */
function* inWords(question: Question, { share, parts }: Score): Generator<string> {
  const { kind, options, points } = question;
  const keys = options?.filter(([, , credit]) => credit === 1).length;
  const count = kind === "multiple" ? (keys ?? 0) : parts.size;
  const id = COUNTED[kind];
  const right = [...parts.values()].filter(Boolean).length;
  if (share < 1 && id && count > 1) yield ` ${text(id, { right, count })}`;
  if (kind === "two-tier" && share > 0 && share < 1) yield ` ${text("reason-wrong")}`;
  if (points !== 1) yield ` ${text("points-of", { earned: rounded(share * points), possible: rounded(points) })}`;
}

/** Marks the parts of an answer. */
function mark(form: Form, found: Score): void {
  for (const [name, isRight] of found.parts) {
    const part = form.fields.parts.get(name);
    if (!part) continue;
    const verdict = isRight ? "right" : "wrong";
    const mark = element(
      "span",
      { class: "cm-mark", "data-mark": verdict },
      element("span", { "aria-hidden": "true" }, SIGNS[verdict]),
      element("span", { class: "cm-hidden" }, ` ${text(WORDS[verdict])}`),
    );
    if (part.place === part.control) part.place.after(mark);
    else part.place.append(mark);
    part.place.closest(CARD)?.setAttribute("data-mark", verdict);
    // The mark is already part of the name of a label.
    if (part.place instanceof HTMLLabelElement) continue;
    mark.id = `cm:${form.question.id}:mark:${name}`;
    describe(part.control, mark.id);
  }
}

/** The feedback on everything that was chosen, typed or misplaced, and whether a wrong part has none. */
function feedbackOn(form: Form, response: Response, found: Score): { nodes: Node[]; isSilent: boolean } {
  const nodes: Node[] = [];
  const answer = form.root.querySelector(".cm-answer");
  if (!answer) return { nodes, isSilent: false };
  let isSilent = false;
  const said = (label: string | undefined, feedback: Element | null | undefined) => {
    if (label !== undefined) nodes.push(element("p", { class: "cm-result__about" }, label));
    if (feedback) nodes.push(copied(feedback));
  };
  // The lists have the order of the data.
  const nth = (list: string, at: number, within: Element | undefined = answer) =>
    within?.querySelectorAll(`:scope > ${list} > li`)[at];
  const at = (items: readonly (readonly [string, ...unknown[]])[] | undefined, name: string | undefined) =>
    items?.findIndex(([other]) => other === name) ?? -1;
  const feedback = (item: Element | undefined) => item?.querySelector(":scope > .cm-feedback");
  const { question } = form;
  const isWrong = (name: string) => found.parts.get(name) === false;
  const chosen = response.chosen ?? [];
  for (const name of chosen) {
    const about = feedback(nth(".cm-answer__options", at(question.options, name)));
    if (about) said(chosen.length > 1 ? form.label(name) : undefined, about);
    else if (isWrong(name)) isSilent = true;
  }
  if (
    question.kind === "multiple" &&
    question.options?.some(([name, , credit]) => credit === 1 && !chosen.includes(name))
  ) {
    said(text("missed"), undefined);
    isSilent ||= !chosen.some(isWrong);
  }
  for (const name of response.reason ?? []) {
    const verdict = question.reasonsOf ? nth(".cm-answer__options", at(question.options, chosen[0])) : answer;
    const place = at(reasonsFor(question, chosen[0]), name);
    const about = feedback(nth(".cm-answer__reasons > ul", place, verdict));
    if (about) said(undefined, about);
    // Feedback on the verdict or on the reason is enough.
    isSilent = found.share < 1 && nodes.length === 0;
  }
  const named = (list: string, items: Question["steps"], names: readonly string[]) => {
    for (const name of names.filter(isWrong)) {
      const about = feedback(nth(list, at(items, name)));
      if (about) said(form.label(name), about);
      else isSilent = true;
    }
  };
  named(".cm-answer__order", question.steps, response.order ?? []);
  named(".cm-answer__pairs", question.lefts, response.pairs?.map(([left]) => left) ?? []);
  response.gaps?.forEach((value, place) => {
    const isRight = !isWrong(String(place));
    const option = nth("ul", at(question.gaps?.[place]?.options, value), nth(".cm-answer__gaps", place));
    const note = isRight ? undefined : noted(question, place, value, same);
    const about = feedback(option) ?? (note === undefined ? undefined : feedback(nth(".cm-answer__notes", note)));
    if (!isRight && !about) isSilent = true;
    const isAlone = (question.gaps?.length ?? 0) === 1;
    if (!isAlone && (!isRight || about)) said(text(isRight ? "gap-right" : "gap-wrong", { number: place + 1 }), about);
    else if (about) said(undefined, about);
  });
  return { nodes, isSilent };
}
