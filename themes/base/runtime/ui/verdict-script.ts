// Loads `verdict.js`, which pages need only when an answer is given, or was given before.
import type { Question, Quiz } from "../core/data";
import type { Response, Score, Verdict } from "../core/question";
import type { Attempt, EventOf, Given, Sure } from "../core/record";
import type { Recalled } from "../core/rescoring";
import { part } from "../io/scripts";
import type { Form } from "./form";

/** The content of `verdict.js`. */
export interface VerdictScript {
  correctAttempts(quiz: Quiz, attempts: readonly Attempt[], questions: readonly Question[]): void;
  recall(question: Question, event: EventOf<"answered">): Recalled;
  rescore(given: Given, found: Recalled, answerHash: string | undefined): void;
  scoreOf(question: Question, response: Response): Score | undefined;
  signed(verdict: Verdict, hasRoom?: boolean): HTMLElement;
  tell(
    form: Form,
    response: Response,
    found: Score | undefined,
    extra?: readonly Node[],
    misses?: number,
    sure?: Sure,
  ): boolean;
}

let loaded: VerdictScript | undefined;

/** Loads the script, once. If that fails, the next call tries again. */
export async function verdictScript(): Promise<VerdictScript> {
  loaded ??= await part<VerdictScript>(
    "coursemarkVerdict",
    document.getElementById("cm:questions")?.dataset["verdict"],
  );
  return loaded;
}

/** The script, if it was loaded. */
export function verdictLoaded(): VerdictScript | undefined {
  return loaded;
}

/** Loads the script as soon as someone turns to the question `root`, so that it has arrived when they answer. */
export function prepare(root: HTMLElement): void {
  for (const sign of ["focusin", "pointerover", "input"])
    root.addEventListener(sign, () => verdictScript().catch(() => {}), { once: true });
}
