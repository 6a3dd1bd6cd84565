// Which prompts for recall a set asks, and what learners said of them.
import type { RecallPrompt } from "./data";
import type { Answered, EventOf, State } from "./record";

/** The revision of every prompt, because authors give them none. A prompt with another wording is another. */
export const REV = 0;

/**
 * The fact that a learner knew the answer to a prompt on the page with the slug `page`, or did not. `shown` is the prompt as
 * they saw it.
 */
export function recalled({ id, wording }: RecallPrompt, page: string, shown: string, self: 0 | 1): Answered {
  return {
    type: "answered",
    question: id,
    kind: "recall",
    page,
    response: {},
    offered: {},
    shown: shown.slice(0, 5000),
    wording,
    key: "",
    rev: REV,
    share: null,
    points: 1,
    hints: 0,
    attempt: "",
    self,
  };
}

/** The time that a prompt takes, in seconds: what `RecallPrompt::SECONDS` says in the build. */
export const SECONDS = 8;

/** The latest answer to a prompt in its present wording. */
export function said(state: State, { id, wording }: RecallPrompt): EventOf<"answered"> | undefined {
  const event = state.given.get(id)?.event;
  return event?.wording === wording ? event : undefined;
}

/** Whether the learner said last of a prompt that they knew its answer. */
export function isKnown(state: State, prompt: RecallPrompt): boolean {
  return (said(state, prompt)?.self ?? 0) >= 1;
}

/** The prompts of a set that were answered, and those whose answers were known. */
export function standing(state: State, prompts: readonly RecallPrompt[]): { asked: number; known: number } {
  return {
    asked: prompts.filter((prompt) => said(state, prompt)).length,
    known: prompts.filter((prompt) => isKnown(state, prompt)).length,
  };
}

/** The prompts that were answered, and whose answers were not known. */
export function missed(state: State, prompts: readonly RecallPrompt[]): readonly RecallPrompt[] {
  return prompts.filter((prompt) => said(state, prompt) && !isKnown(state, prompt));
}

/** About how many seconds `count` prompts take, in steps of five. */
export function secondsFor(count: number): number {
  return Math.max(10, Math.round((count * SECONDS) / 5) * 5);
}
