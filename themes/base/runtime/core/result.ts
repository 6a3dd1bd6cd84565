// The result of a quiz as learners see it: in points, and by lesson.
import type { Lesson, Question, Quiz } from "./data";
import { hasKey } from "./question";
import type { Attempt } from "./record";

/** Points are shown with two decimals. Sums of shares such as 1/3 may differ from the exact value in their last bits. */
const DECIMALS = 100;
const TOLERANCE = 1e-6;

/** Points as they are shown: rounded down, so that 7.999 of the 8 that are needed are not shown as 8. */
export function earnedPoints(points: number): number {
  return Math.floor(points * DECIMALS + TOLERANCE) / DECIMALS;
}

/** The points that `percent` percent of `possible` points are, rounded up. */
export function neededPoints(possible: number, percent: number): number {
  return Math.ceil((possible * percent * DECIMALS) / 100 - TOLERANCE) / DECIMALS;
}

/** Whether the answer that an attempt gave to a question is right. */
export function isRightIn(attempt: Attempt, { id }: Question): boolean {
  return (attempt.given.get(id)?.share ?? 0) >= 1;
}

/** The result for a lesson whose questions were asked, or for the questions of the quiz's own page. */
export interface Row {
  /** The lesson; `undefined` for questions of the quiz's own page. */
  readonly lesson: Lesson | undefined;
  readonly title: string;
  readonly questions: readonly Question[];
  /** The number of them that were right. */
  readonly right: number;
}

/**
 * The rows of a result, in the order in which a quiz asked the `questions`. A quiz that draws has a row for each lesson
 * and one for its own questions. One that only has its own has a row for each objective.
 */
export function rowsOf(quiz: Quiz, attempt: Attempt, questions: readonly Question[]): readonly Row[] {
  const rows = new Map<string, { lesson: Lesson | undefined; title: string; questions: Question[] }>();
  for (const question of questions.filter(hasKey)) {
    const lesson = quiz.lessons.find(({ slug }) => slug === question.on);
    const objective =
      quiz.lessons.length === 0 ? quiz.objectives.find(({ id }) => id === question.objectives?.[0]) : undefined;
    const key = `${lesson?.slug ?? ""} ${objective?.id ?? ""}`;
    const title = (lesson ?? objective ?? quiz).title;
    const row = rows.get(key) ?? { lesson, title, questions: [] };
    row.questions.push(question);
    rows.set(key, row);
  }
  const order = [...quiz.lessons.map(({ slug }) => slug), undefined];
  return [...rows.values()]
    .map((row) => ({ ...row, right: row.questions.filter((question) => isRightIn(attempt, question)).length }))
    .sort((a, b) => order.indexOf(a.lesson?.slug) - order.indexOf(b.lesson?.slug));
}
