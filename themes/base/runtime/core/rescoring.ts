// Earlier answers beside questions as they are now, and the scores of answers and attempts by corrected answer keys.
import type { Question, Quiz } from "./data";
import { verdict } from "./passing";
import { NOTHING, type Response, reconciled, type Same, type Score, score } from "./question";
import type { Attempt, EventOf, Given, Rescored } from "./record";

/** An earlier answer, compared with the question of today. */
export interface Recalled {
  /** The response in today's names; `undefined` if the question has to be asked again. */
  readonly response: Response | undefined;
  readonly score: Score | undefined;
  /** Whether the wording has changed since then. */
  readonly isChanged: boolean;
  /** Whether the answer key has been corrected since then. */
  readonly isCorrected: boolean;
}

/** Compares a recorded answer with the question of today. */
export function recalled(question: Question, event: EventOf<"answered">, same: Same): Recalled {
  const isAnother = event.rev !== question.rev || event.kind !== question.kind;
  const isSame = !isAnother && event.wording === question.wording;
  // Who does not know has chosen nothing, so that there is nothing to find again.
  const knows = event.sure !== 0;
  const response = isAnother
    ? undefined
    : isSame || !knows
      ? event.response
      : reconciled(question, event.response, event.offered);
  return {
    response,
    score: response && (knows ? score(question, response, same) : NOTHING),
    isChanged: !isSame,
    isCorrected: question.answerHash !== undefined && event.key !== "" && event.key !== question.answerHash,
  };
}

/** The fact that scores an answer by the corrected key; `undefined` if its score is already by that key. */
export function correction(given: Given, found: Recalled, answerHash: string | undefined): Rescored | undefined {
  if (answerHash === undefined || answerHash === given.answerHash || !found.score) return undefined;
  const { share } = found.score;
  return { type: "rescored", of: given.event.id, key: answerHash, share, earned: null, possible: null, passed: null };
}

/** The facts that score the answers and submitted attempts of a quiz by the corrected keys. */
export function corrections(
  quiz: Quiz,
  attempts: readonly Attempt[],
  questions: readonly Question[],
  same: Same,
): readonly Rescored[] {
  const facts: Rescored[] = [];
  for (const attempt of attempts) {
    let earned = 0;
    for (const [id, given] of attempt.given) {
      const question = questions.find((other) => other.id === id);
      const found = question && recalled(question, given.event, same);
      const fact = found && correction(given, found, question.answerHash);
      if (fact) facts.push(fact);
      earned += ((fact ?? given).share ?? 0) * given.event.points;
    }
    const { possible, passed } = attempt;
    // The same shares, added in another order, give a sum that differs in its last bits.
    if (possible === 0 || Math.abs(earned - attempt.earned) < 1e-9) continue;
    facts.push({
      type: "rescored",
      of: attempt.start.attempt,
      key: "",
      share: null,
      earned,
      possible,
      passed: passed === null ? null : verdict(earned, possible, quiz.pass),
    });
  }
  return facts;
}
