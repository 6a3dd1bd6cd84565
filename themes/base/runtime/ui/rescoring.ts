// Compares recorded answers with the questions of today, and scores them again where the answer key was corrected.
import { comparison } from "../core/compare";
import type { Question, Quiz } from "../core/data";
import type { Attempt, EventOf, Given, Rescored } from "../core/record";
import { correction, corrections, type Recalled, recalled } from "../core/rescoring";
import { record } from "../io/record";

/** Compares typed texts by the rules of the page's language. */
export const same = comparison(document.documentElement.lang);

/** Compares a recorded answer with the question of today. */
export function recall(question: Question, event: EventOf<"answered">): Recalled {
  return recalled(question, event, same);
}

const added = new Set<string>();

/** Adds corrections to the record, each of them once, even if several parts of the page find it. */
function correct(facts: readonly Rescored[]): void {
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

/** Scores the submitted attempts at a quiz by the corrected answer keys. */
export function correctAttempts(quiz: Quiz, attempts: readonly Attempt[], questions: readonly Question[]): void {
  correct(corrections(quiz, attempts, questions, same));
}
