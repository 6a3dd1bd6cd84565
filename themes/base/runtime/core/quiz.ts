// The rules of a quiz: whether it is handed in, what it asks, what an attempt is worth, what is shown of it.
import type { Question, Quiz } from "./data";
import { drawn, random, shuffled } from "./draw";
import { blocked, mixed } from "./mixing";
import { hasPassed, verdict } from "./passing";
import { hasKey } from "./question";
import { type Attempt, answerTo, type Event, type State, type Submitted } from "./record";

/**
 * Whether a quiz is submitted as a whole. All other quizzes are for practice, and each question is checked by itself.
 */
export function isHandedIn({ page, feedback, pass, attempts }: Quiz): boolean {
  return page || feedback !== "each" || pass !== null || attempts !== null;
}

/** All questions that a quiz can ask, in order. */
export function questionsOf({ order, lessons }: Quiz): readonly string[] {
  return [...order, ...lessons.flatMap(({ questions }) => questions)];
}

/**
 * The questions in one round of a quiz. `isLater` says whether there was a round before; questions about what learners
 * confuse are then mixed, and in blocks until then.
 */
export function asked(quiz: Quiz, start: number, isLater = false): readonly string[] {
  const { labels } = quiz;
  const ids = together(quiz, start);
  return labels ? (isLater ? mixed : blocked)(ids, (id) => labels[id]) : ids;
}

/** The questions in one round, those that are always asked with those that are drawn. */
function together(quiz: Quiz, start: number): readonly string[] {
  const ids = drawn(quiz, start);
  if (quiz.always.length === 0) return ids;
  const all = new Set([...ids, ...quiz.always]);
  const inOrder = questionsOf(quiz).filter((id) => all.has(id));
  return quiz.shuffle ? shuffled(inOrder, random(start)) : inOrder;
}

/**
 * The name of the next attempt at a quiz. If two tabs of a browser begin the same attempt, both give it the same name,
 * and so it has the same questions.
 */
export function attemptName(device: string, quiz: string, events: readonly Event[]): string {
  const begun = events.filter((event) => event.type === "started" && event.quiz === quiz);
  return `${device} ${quiz} ${begun.length}`.slice(0, 500);
}

/** The number of attempts left after those that were submitted. */
export function attemptsLeft({ attempts }: Quiz, handedIn: readonly Attempt[]): number {
  return (attempts ?? Number.POSITIVE_INFINITY) - handedIn.length;
}

/** Whether the review of an attempt shows the right answers and the feedback. */
export function showsFeedback({ feedback }: Quiz, handedIn: readonly Attempt[]): boolean {
  return feedback === "end" || feedback === "each" || (feedback === "pass" && hasPassed(handedIn));
}

/** The result of an attempt. `shares` has the shares of its answers; a question without one earns nothing. */
export function result(
  quiz: Quiz,
  questions: readonly Question[],
  shares: ReadonlyMap<string, number>,
): Pick<Submitted, "earned" | "possible" | "passed"> {
  const scored = questions.filter(hasKey);
  const possible = scored.reduce((sum, { points }) => sum + points, 0);
  const earned = scored.reduce((sum, { id, points }) => sum + (shares.get(id) ?? 0) * points, 0);
  return { earned, possible, passed: verdict(earned, possible, quiz.pass) };
}

/** Whether a question was answered. */
export function isGiven(state: State, question: Question): boolean {
  return answerTo(state, question.id, question.was) !== undefined;
}

/** Whether the latest answer to a question is right; `undefined` if there is no answer. */
export function isRight(state: State, question: Question): boolean | undefined {
  const given = answerTo(state, question.id, question.was);
  return given && given.share === 1;
}

/** The state of a round of a quiz for practice. */
export interface Practised {
  readonly right: number;
  /** The number of its questions that have a score. */
  readonly count: number;
  readonly isBegun: boolean;
  /** Whether all questions with a score were answered, and at least one wrongly. */
  readonly hasWrong: boolean;
  /** Whether all questions with a score were answered, and the quiz has others to ask. */
  readonly hasMore: boolean;
}

/** Finds the state of a round that asks `questions`. */
export function practised(state: State, quiz: Quiz, questions: readonly Question[]): Practised {
  const answers = questions.filter(hasKey).map((question) => isRight(state, question));
  const isAll = answers.every((isRight) => isRight !== undefined);
  return {
    right: answers.filter(Boolean).length,
    count: answers.length,
    isBegun: questions.some((question) => isGiven(state, question)),
    hasWrong: isAll && answers.includes(false),
    hasMore: isAll && quiz.show < quiz.own.length,
  };
}
