// The questions and quizzes that the page's data block holds.
import type { Question, Questions, Quiz } from "../core/data";
import { seed } from "../core/draw";
import { data } from "../io/data";
import { record } from "../io/record";

let block: Questions | undefined;
/** The questions that were loaded later. */
const later: Question[] = [];

function read(): Questions {
  block ??= data("cm:questions");
  return block;
}

/** All questions of the page, and those that were loaded. */
export function allQuestions(): readonly Question[] {
  return [...read().questions, ...later];
}

/** Whether learners are asked how sure they are of an answer to a question outside quizzes. */
export function asksSure(): boolean | undefined {
  return read().confidence;
}

/** Adds questions that were loaded. */
export function addQuestions(questions: readonly Question[]): void {
  later.push(...questions);
}

/** The question with this id. Throws if the page has none. */
export function questionOf(id: string | undefined): Question {
  const found = allQuestions().find((question) => question.id === id);
  if (!found) throw new Error(`no data for question ${id}`);
  return found;
}

/** The quiz with this id. Throws if the page has none. */
export function quizOf(id: string | undefined): Quiz {
  const found = read().quizzes.find((quiz) => quiz.id === id);
  if (!found) throw new Error(`no data for quiz ${id}`);
  return found;
}

/** The seed for the order of shuffled options. It differs from learner to learner. */
export function shuffleSeed(id: string, round: string): number {
  return seed(`${record().who} ${id} ${round}`);
}
