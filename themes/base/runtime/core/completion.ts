// When a page is completed, how it stands, and where to go on.
import { ended, hasPassed } from "./passing";
import type { Completed, State } from "./record";

/**
 * The facts that complete `page` once what it asks for was done: none when it is completed already, or when the
 * learner said that it is not.
 */
export function completion(state: State, page: string): Completed[] {
  const known = state.pages.get(page);
  if (known?.completed || known?.denied) return [];
  return [{ type: "completed", page, how: "read", value: true }];
}

/** The facts that complete a page of text: once it was read to its end and all that it asks is answered. */
export function completionByReading(state: State, page: string, isAnswered: () => boolean): Completed[] {
  return state.pages.get(page)?.read && isAnswered() ? completion(state, page) : [];
}

/** Whether a page needs no more work: it is completed, or it is a quiz and passed. A passed quiz completes its page. */
export function isDone(state: State, page: string): boolean {
  return state.pages.get(page)?.completed === true || hasPassed(ended(state, page));
}

/** How a page or a quiz stands. */
export type Mark = "completed" | "passed" | "failed" | "begun";

/** The mark of the page or the quiz `id`; none when nothing was done there. */
export function markOf(state: State, id: string): Mark | undefined {
  const attempts = ended(state, id);
  if (hasPassed(attempts)) return "passed";
  if (attempts.length > 0 && attempts.every((attempt) => attempt.passed === false)) return "failed";
  const page = state.pages.get(id);
  if (page?.completed) return "completed";
  return page?.opened ? "begun" : undefined;
}

/**
 * Where to go on: of `pages` in the course's order the first that is not done, counted from the page that was opened
 * last, or else from the start. None when all are done.
 */
export function next<P extends { readonly key: string }>(state: State, pages: readonly P[]): P | undefined {
  const last = pages.findIndex(({ key }) => key === state.last?.page);
  const isOpen = ({ key }: P) => !isDone(state, key);
  return pages.slice(Math.max(last, 0)).find(isOpen) ?? pages.find(isOpen);
}

/** How much of some pages is done, and how many minutes the others take. */
export interface Left {
  readonly done: number;
  readonly total: number;
  readonly minutes: number;
}

/** Counts what is done of `pages`, and what is left. */
export function left(state: State, pages: readonly { readonly key: string; readonly minutes: number }[]): Left {
  const open = pages.filter(({ key }) => !isDone(state, key));
  const minutes = open.reduce((sum, page) => sum + page.minutes, 0);
  return { done: pages.length - open.length, total: pages.length, minutes };
}
