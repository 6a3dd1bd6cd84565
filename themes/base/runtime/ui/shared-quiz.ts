// The values that `quiz.js` holds for the scripts that come after it: `practice.js`, `exam.js` and `result.js`. `build.mjs`
// reads this list as it reads `shared.ts`.
import { drafts } from "../io/drafts";
import { persist } from "../io/persistence";
import { answered, correct, recall, rescore } from "./answering";
import { Form, isWithheld, same, scoreOf, signed, verdictOf } from "./form";
import { addQuestions, allQuestions, questionOf, shuffleSeed } from "./questions";
import { resetControl } from "./reset";
import { Steps } from "./steps";

/** The values that are added to the object `coursemark`. */
export const sharedQuiz = {
  addQuestions,
  allQuestions,
  answered,
  correct,
  drafts,
  Form,
  isWithheld,
  persist,
  questionOf,
  recall,
  rescore,
  resetControl,
  same,
  scoreOf,
  shuffleSeed,
  signed,
  Steps,
  verdictOf,
};
