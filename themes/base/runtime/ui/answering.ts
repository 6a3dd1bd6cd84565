// Brings answers from the record to the form, and from the form to the record.
import type { Question } from "../core/data";
import { offered, type Response, type Score } from "../core/question";
import type { EventOf, Fact, Given, Rescored } from "../core/record";
import { correction, type Recalled, recalled } from "../core/rescoring";
import { record } from "../io/record";
import { type Form, same } from "./form";

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
    key: question.answerHash ?? "",
    rev: question.rev,
    share: found?.share ?? null,
    points: question.points,
    hints: form.hints,
    attempt,
  };
}

/** Compares a recorded answer with the question of today. */
export function recall(question: Question, event: EventOf<"answered">): Recalled {
  return recalled(question, event, same);
}

const added = new Set<string>();

/** Adds corrections to the record, each of them once, even if several parts of the page find it. */
export function correct(facts: readonly Rescored[]): void {
  for (const fact of facts) {
    const name = `${fact.of} ${fact.key} ${fact.earned}`;
    if (added.has(name)) continue;
    added.add(name);
    void record().add(fact);
  }
}

/** Scores an answer by the corrected answer key, if there is one. */
export function rescore(given: Given, found: Recalled, answerHash: string | undefined): void {
  const fact = correction(given, found, answerHash);
  if (fact) correct([fact]);
}
