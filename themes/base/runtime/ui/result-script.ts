// Loads `result.js`, which pages need only when a quiz was submitted.
import type { Attempt } from "../core/record";
import { part } from "../io/scripts";
import type { Exam } from "./exam";
import type { Form } from "./form";
import type { VerdictScript } from "./verdict-script";

/** The content of `result.js`. */
interface ResultScript {
  /** Shows the result of `attempt`, whose questions are in `forms`. */
  afterSubmission(exam: Exam, attempt: Attempt, forms: readonly Form[], script: VerdictScript): void;
}

/** Loads the script, once. If that fails, the next call tries again. */
export function resultScript(): Promise<ResultScript> {
  return part("coursemarkResult", document.getElementById("cm:questions")?.dataset["result"]);
}
