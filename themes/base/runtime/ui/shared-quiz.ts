// The values that `quiz.js` holds for the scripts that come after it: `practice.js`, `exam.js`, `result.js`, `sure.js` and `verdict.js`. `build.mjs`
// reads this list as it reads `shared.ts`.
import { numbers } from "../core/compare";
import { drafts } from "../io/drafts";
import { persist } from "../io/persistence";
import { answered, saved } from "./answering";
import { describe } from "./describe";
import { CARD, Form, isWithheld } from "./form";
import { addQuestions, allQuestions, asksSure, questionOf, shuffleSeed } from "./questions";
import { resetControl } from "./reset";
import { Steps } from "./steps";
import { sureScript } from "./sure-script";
import { expectAnswer, prepare, recallScript, verdictLoaded, verdictScript } from "./verdict-script";

/** The values that are added to the object `coursemark`. */
export const sharedQuiz = {
  addQuestions,
  allQuestions,
  answered,
  asksSure,
  CARD,
  describe,
  drafts,
  expectAnswer,
  Form,
  isWithheld,
  numbers,
  persist,
  prepare,
  questionOf,
  recallScript,
  resetControl,
  saved,
  shuffleSeed,
  Steps,
  sureScript,
  verdictLoaded,
  verdictScript,
};
