// Loads `sure.js`, which only pages have that ask learners how sure they are.
import type { Sure } from "../core/record";
import { part } from "../io/scripts";
import type { Form } from "./form";

/** The row that asks how sure a learner is of the answer in a form. */
export interface Row {
  /** Whether the row is shown in place of the button that checks. */
  isShown: boolean;
  /** The step that is marked as chosen, if any. */
  chosen: Sure | undefined;
  focus(): void;
}

/** The content of `sure.js`. */
interface SureScript {
  /** Adds the row to a form. `pick` is called with a step: 0 don't know, 1 guess, 2 rather sure, 3 sure. */
  ask(form: Form, pick: (sure: Sure) => void): Row;
}

/** Loads the script, once. Rejects if the page does not have it, or it cannot be loaded. */
export function sureScript(): Promise<SureScript> {
  return part("coursemarkSure", document.getElementById("cm:questions")?.dataset["sure"]);
}
