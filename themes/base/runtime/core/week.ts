// What was done lately.
import type { Event, State } from "./record";

/** How many pages were completed, questions answered, and quizzes passed. */
export interface Lately {
  readonly pages: number;
  readonly questions: number;
  readonly quizzes: number;
}

/**
 * Counts what was done at `since` or later, a time in milliseconds since 1970. Each page, question and quiz counts once,
 * and not at all if it was cleared afterwards.
 */
export function doneSince(state: State, events: readonly Event[], since: number): Lately {
  const pages = new Set<string>();
  for (const event of events)
    if (event.type === "completed" && event.value && event.at >= since && state.pages.get(event.page)?.completed)
      pages.add(event.page);
  const questions = [...state.given.values()].filter(({ event }) => event.at >= since).length;
  const isPassed = (quiz: string) =>
    (state.attempts.get(quiz) ?? []).some(({ passed, end }) => passed === true && (end?.at ?? 0) >= since);
  const quizzes = [...state.attempts.keys()].filter(isPassed).length;
  return { pages: pages.size, questions, quizzes };
}
