// From an answer in the record to the form, and from the form to the record.
import { offered, type Question, type Response, reconciled } from "../core/question";
import type { EventOf, Fact, Given } from "../core/record";
import type { Score } from "../core/score";
import { record } from "../io/record";
import { type Form, scoreOf } from "./form";

/** The fact that the response in a form was given. */
export function answered(
  form: Form,
  response: Response,
  found: Score | undefined,
  attempt: string,
): Extract<Fact, { type: "answered" }> {
  const { question } = form;
  return {
    type: "answered",
    question: question.id,
    kind: question.kind,
    page: document.documentElement.dataset["page"] ?? "",
    response,
    offered: offered(question),
    shown: form.fields.words().slice(0, 5000),
    wording: question.wording,
    key: question.key ?? "",
    rev: question.rev,
    share: found?.share ?? null,
    points: question.points,
    hints: form.hints,
    attempt,
  };
}

/** What an answer of then is to the question of now. */
export interface Recalled {
  /** The response; none when it has to be asked again. */
  readonly response: Response | undefined;
  readonly score: Score | undefined;
  /** Whether the wording is another one. */
  readonly isChanged: boolean;
  /** Whether what is right is something else. */
  readonly isCorrected: boolean;
}

/** Finds what a recorded answer says about a question as it is now. */
export function recalled(question: Question, event: EventOf<"answered">): Recalled {
  const isAnother = event.rev !== question.rev || event.kind !== question.kind;
  const isSame = !isAnother && event.wording === question.wording;
  const response = isAnother
    ? undefined
    : isSame
      ? event.response
      : reconciled(question, event.response, event.offered);
  const score = response && scoreOf(question, response);
  return {
    response,
    score,
    isChanged: !isSame,
    isCorrected: question.key !== undefined && event.key !== "" && event.key !== question.key,
  };
}

const corrected = new Set<string>();

/** Scores an answer anew whose key was corrected; once for each key. */
export function rescore(given: Given, found: Recalled, key: string | undefined): void {
  const mark = `${given.event.id} ${key}`;
  if (key === undefined || key === given.key || !found.score || corrected.has(mark)) return;
  corrected.add(mark);
  void record().add({
    type: "rescored",
    of: given.event.id,
    key,
    share: found.score.share,
    earned: null,
    possible: null,
    passed: null,
  });
}
