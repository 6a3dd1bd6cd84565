// The rules of a quiz: whether it is handed in, what it asks, what an attempt is worth, what is shown of it.
import { drawn, random, shuffled } from "./draw";
import { hasPassed, verdict } from "./passing";
import { hasKey, type Question, type QuizData } from "./question";
import { type Attempt, answerTo, type Event, type State, type Submitted } from "./record";

/** Whether a quiz is handed in as a whole. Others are there to practise: each question is checked by itself. */
export function isHandedIn({ page, feedback, pass, attempts }: QuizData): boolean {
  return page || feedback !== "each" || pass !== null || attempts !== null;
}

/** All questions that a quiz may ask. */
export function questionsOf({ own, always, pools }: QuizData): readonly string[] {
  return [...own, ...always, ...pools.flatMap(({ of }) => of)];
}

/** The questions that one round of a quiz asks. `there` are the questions that the page has, in its order. */
export function asked(quiz: QuizData, there: readonly string[], start: number): readonly string[] {
  const ids = drawn(quiz, start).filter((id) => there.includes(id));
  if (quiz.always.length === 0) return ids;
  const own = new Set([...ids, ...quiz.always]);
  const inOrder = there.filter((id) => own.has(id));
  return quiz.shuffle ? shuffled(inOrder, random(start)) : inOrder;
}

/**
 * The name of the next attempt at a quiz. Tabs of one browser that begin the same attempt give it the same name, and
 * so the same questions.
 */
export function attemptName(device: string, quiz: string, events: readonly Event[]): string {
  const begun = events.filter((event) => event.type === "started" && event.quiz === quiz);
  return `${device} ${quiz} ${begun.length}`.slice(0, 500);
}

/** How many attempts are left after those that were handed in. */
export function attemptsLeft({ attempts }: QuizData, handedIn: readonly Attempt[]): number {
  return (attempts ?? Number.POSITIVE_INFINITY) - handedIn.length;
}

/** Whether the review of an attempt says what was right and shows the feedback. */
export function showsFeedback({ feedback }: QuizData, handedIn: readonly Attempt[]): boolean {
  return feedback === "end" || feedback === "each" || (feedback === "pass" && hasPassed(handedIn));
}

/** The result of an attempt. `shares` are those of its answers; a question without one earns nothing. */
export function result(
  quiz: QuizData,
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

/** Whether the latest answer to a question is right; `undefined` when it was not answered. */
export function isRight(state: State, question: Question): boolean | undefined {
  const given = answerTo(state, question.id, question.was);
  return given && given.share === 1;
}

/** How a round of a quiz stands that is there to practise. */
export interface Practised {
  readonly right: number;
  /** How many of its questions have a score. */
  readonly count: number;
  readonly isBegun: boolean;
  /** Whether each question with a score was answered, and one of the answers is not right. */
  readonly hasWrong: boolean;
  /** Whether each question with a score was answered, and the quiz has others to ask. */
  readonly hasMore: boolean;
}

/** Finds how a round that asks `questions` stands. */
export function practised(state: State, quiz: QuizData, questions: readonly Question[]): Practised {
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
