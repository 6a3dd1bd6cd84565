// The questions and quizzes in the page's data block.
import { seed } from "../core/draw";
import type { Question, QuizData } from "../core/question";
import { record } from "../io/record";

interface Data {
  readonly quizzes: readonly QuizData[];
  readonly questions: readonly Question[];
}

let data: Data | undefined;

function read(): Data {
  data ??= JSON.parse(document.getElementById("cm:questions")?.textContent ?? "") as Data;
  return data;
}

/** All questions of the page. */
export function allQuestions(): readonly Question[] {
  return read().questions;
}

/** The question with this id. Throws if the page has none. */
export function questionOf(id: string | undefined): Question {
  const found = read().questions.find((question) => question.id === id);
  if (!found) throw new Error(`no data for question ${id}`);
  return found;
}

/** The quiz with this id. Throws if the page has none. */
export function quizOf(id: string | undefined): QuizData {
  const found = read().quizzes.find((quiz) => quiz.id === id);
  if (!found) throw new Error(`no data for quiz ${id}`);
  return found;
}

/** The seed for the order of shuffled options. It differs from browser to browser. */
export function shuffleSeed(id: string, round: string): number {
  return seed(`${record().device} ${id} ${round}`);
}
