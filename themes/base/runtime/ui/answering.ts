// Brings the answer in a form to the record.
import { offered, type Response, type Score } from "../core/question";
import type { Fact, Sure } from "../core/record";
import { record } from "../io/record";
import type { Form } from "./form";
import { text } from "./strings";

/** That an answer is saved: for good, or as long as the page is open. */
export function saved(): string {
  return text(record().kind === "kept" ? "saved" : "saved-here");
}

/** The fact that the response in a form was given. `sure` says how sure the learner was, where that was asked. */
export function answered(
  form: Form,
  response: Response,
  found: Score | undefined,
  attempt: string,
  sure?: Sure,
): Extract<Fact, { type: "answered" }> {
  const { question } = form;
  return {
    type: "answered",
    question: question.id,
    kind: question.kind,
    // The front page, which asks a question of another page, is not in the record.
    page: document.documentElement.dataset["page"] ?? question.on ?? "",
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
    ...(sure === undefined ? {} : { sure }),
  };
}
