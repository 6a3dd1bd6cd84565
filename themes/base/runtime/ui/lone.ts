// A single question in a lesson, outside any quiz.
import { isGiven } from "../core/quiz";
import { drafts } from "../io/drafts";
import { record } from "../io/record";
import { answeredWhen } from "./completion";
import { Form } from "./form";
import { Practice } from "./practice";
import { asksSure, questionOf, shuffleSeed } from "./questions";
import { expectAnswer } from "./verdict-script";

/** A single question in a lesson, outside any quiz. */
export class LoneQuestion {
  constructor(root: HTMLElement) {
    const question = questionOf(root.dataset["question"]);
    answeredWhen(() => isGiven(record().state, question));
    expectAnswer([question.id], { [question.id]: question.was ?? [] });
    void drafts().ready.then(() => {
      const practice = new Practice(new Form(root, question, shuffleSeed(question.id, "")), undefined, asksSure());
      record().listen(() => practice.refresh());
    });
  }
}
