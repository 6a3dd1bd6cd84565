// What follows when a quiz was submitted: its result, a look at the answers, and practice of those that were wrong.
import { showsFeedback } from "../core/quiz";
import type { Attempt } from "../core/record";
import { Drill } from "./drill";
import { button, element } from "./element";
import type { Exam } from "./exam";
import type { Form } from "./form";
import { Practice } from "./practice";
import { allQuestions } from "./questions";
import { resultOf } from "./result";
import { text } from "./strings";
import type { VerdictScript } from "./verdict-script";

/** Shows the result of `attempt`, whose questions are in `forms`. */
export function afterSubmission(exam: Exam, attempt: Attempt, forms: readonly Form[], script: VerdictScript): void {
  const { quiz, ended, left } = exam;
  const isShown = showsFeedback(quiz.data, ended);
  for (const form of forms) tell(form, attempt, isShown, script);
  const submitted = { quiz: quiz.data, attempt, attempts: ended, forms, isShown, left };
  const practise = (ids: readonly string[]) => practiseThese(exam, ids);
  quiz.top.replaceChildren(resultOf(quiz.root, submitted, { again: () => void exam.again(), practise }));
  script.correctAttempts(quiz.data, ended, allQuestions());
}

/** Shows the answer that an attempt gave to a question, with the feedback on it if that may be seen. */
function tell(form: Form, attempt: Attempt, isShown: boolean, script: VerdictScript): void {
  const given = attempt.given.get(form.question.id);
  const found = given && script.recall(form.question, given.event);
  form.button.hidden = true;
  if (found?.response) form.fields.write(found.response);
  form.lock(true);
  if (!given) form.say(text("unanswered"));
  else if (!isShown) form.say(text("answered"));
  else if (!found?.response)
    script.tell(form, {}, undefined, [element("p", {}, text("asked-again", { answer: given.event.shown }))]);
  else {
    const notes = [...(found.isChanged ? ["changed-since"] : []), ...(found.isCorrected ? ["key-changed"] : [])];
    script.tell(
      form,
      found.response,
      found.score,
      notes.map((id) => element("p", { class: "cm-note" }, text(id))),
      undefined,
      given.event.sure,
    );
  }
}

/** Asks the questions `ids` for practice until each is right. */
function practiseThese(exam: Exam, ids: readonly string[]): void {
  const { quiz } = exam;
  const again = button(text("quiz-again"), () => void exam.again());
  const drill = new Drill(quiz.root, () => (exam.left > 0 ? [again] : []));
  const practices = exam.toPractise(ids).map((form) => new Practice(form, () => drill.show()));
  for (const practice of practices) {
    practice.again();
    practice.form.fields.write({});
  }
  const back = () => {
    drill.steps.leave();
    void exam.back();
  };
  quiz.top.replaceChildren();
  quiz.foot.replaceChildren(button(text("quiz-to-result"), back, "cm-link-button"));
  drill.begin(practices, 0);
  drill.steps.go(0);
}
