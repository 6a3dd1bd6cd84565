// When a page is completed, which mark it has, and where the learner goes on.
import { ended, hasPassed } from "./passing";
import type { Completed, State } from "./record";

/**
 * The facts that complete `page` after its last task. Empty if it is completed already, or if the learner marked it as
 * not completed.
 */
export function completion(state: State, page: string): Completed[] {
  const known = state.pages.get(page);
  if (known?.completed || known?.denied) return [];
  return [{ type: "completed", page, how: "read", value: true }];
}

/** The facts that complete a page of text. It must have been read to its end, with all of its questions answered. */
export function completionByReading(state: State, page: string, isAnswered: () => boolean): Completed[] {
  return state.pages.get(page)?.read && isAnswered() ? completion(state, page) : [];
}

/** The share of a page's reading time after which the page counts as read, if its end was seen. */
const MIN_SHARE = 0.1;

/** The signs that someone reads a page: the seconds that it was visible, and whether something was moved on it. */
export interface Reading {
  readonly seconds: number;
  readonly hasMoved: boolean;
}

/**
 * Whether a page whose end was seen was read. The end of a short page is visible at once. So the reader also has to do
 * something there (scroll, press a key, or go on to the next page), or stay for a tenth of the page's `minutes`.
 */
export function isRead({ seconds, hasMoved }: Reading, minutes: number): boolean {
  return hasMoved || seconds >= Math.max(minutes, 1) * 60 * MIN_SHARE;
}

/** Whether a page needs no more work: it is completed, or it is a quiz that was passed. */
export function isDone(state: State, page: string): boolean {
  return state.pages.get(page)?.completed === true || hasPassed(ended(state, page));
}

/** The field of the record with the slugs of the pages that the learner has tested out of, with spaces between them. */
export const KNOWN = ":known";

/** The slugs of the pages that the learner has tested out of. */
export function knownPages(state: State): ReadonlySet<string> {
  return new Set(state.written.get(KNOWN)?.text.split(" "));
}

/** Those of `pages` that count as work: all but those that the learner knows and has not done. */
export function asWork<P extends { readonly slug: string }>(state: State, pages: readonly P[]): readonly P[] {
  const known = knownPages(state);
  return pages.filter(({ slug }) => !known.has(slug) || isDone(state, slug));
}

/** The state of a page or a quiz, as a mark shows it. */
export type Mark = "completed" | "passed" | "failed" | "begun";

/** The mark of the page or the quiz `id`; `undefined` if nothing was done there. */
export function markOf(state: State, id: string): Mark | undefined {
  const attempts = ended(state, id);
  if (hasPassed(attempts)) return "passed";
  if (attempts.length > 0 && attempts.every((attempt) => attempt.passed === false)) return "failed";
  const page = state.pages.get(id);
  if (page?.completed) return "completed";
  return page?.opened ? "begun" : undefined;
}

/**
 * The page to go on with: the first of `pages`, in the order of the course, that is neither done nor known. The search starts at
 * the page that was opened last, or else at the first. `undefined` if there is none.
 */
export function next<P extends { readonly slug: string }>(state: State, pages: readonly P[]): P | undefined {
  const last = pages.findIndex(({ slug }) => slug === state.last?.page);
  const known = knownPages(state);
  const isOpen = ({ slug }: P) => !known.has(slug) && !isDone(state, slug);
  return pages.slice(Math.max(last, 0)).find(isOpen) ?? pages.find(isOpen);
}

/** How many of some pages are done, and how many minutes the others take. Pages that are known are left out. */
export interface Left {
  readonly done: number;
  readonly total: number;
  readonly minutes: number;
}

/** Counts the pages that are done, and the minutes of the others. */
export function left(state: State, pages: readonly { readonly slug: string; readonly minutes: number }[]): Left {
  const work = asWork(state, pages);
  const open = work.filter(({ slug }) => !isDone(state, slug));
  const minutes = open.reduce((sum, page) => sum + page.minutes, 0);
  return { done: work.length - open.length, total: work.length, minutes };
}

/** The share of the pages that is done, from 0 to 1. It is 1 if the learner knew all of them beforehand. */
export function shareDone({ done, total }: Left): number {
  return total > 0 ? done / total : 1;
}
