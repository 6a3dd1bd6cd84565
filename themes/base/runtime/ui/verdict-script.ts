// Loads `verdict.js`, which pages need only when an answer is given, or was given before.
import type { Question, Quiz } from "../core/data";
import type { Response, Score, Verdict } from "../core/question";
import { type Attempt, answerTo, type EventOf, type Given, type Sure } from "../core/record";
import type { Recalled } from "../core/rescoring";
import { prefer, preference } from "../io/preferences";
import { record } from "../io/record";
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

/**
 * Loads the script to show earlier answers. Until a page has loaded that was loaded again or came out of the history,
 * the browser may still be on the way to where its reader was, and whatever grows above would push that away.
 */
export async function recallScript(): Promise<VerdictScript> {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if ((visit?.type !== "navigate" || location.hash) && document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  return verdictScript();
}

/**
 * Loads the script as soon as the record turns out to have an answer to one of the questions `ids`. `was` has the
 * former ids of some of them. If there was an answer on another page, the script is loaded while the record is read.
 */
export function expectAnswer(ids: readonly string[], was: Readonly<Record<string, readonly string[]>>): void {
  const kept = record();
  const load = async () => {
    if (preference("answered")) await recallScript();
    await kept.ready;
    if (!ids.some((id) => answerTo(kept.state, id, was[id]))) return;
    prefer("answered", "yes");
    await recallScript();
  };
  load().catch(() => {});
}

/** Loads the script as soon as someone turns to the question `root`, so that it has arrived when they answer. */
export function prepare(root: HTMLElement): void {
  for (const sign of ["focusin", "pointerover", "input"])
    root.addEventListener(sign, () => verdictScript().catch(() => {}), { once: true });
}
