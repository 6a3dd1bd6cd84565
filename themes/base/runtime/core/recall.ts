// Which prompts for recall a set asks, and what learners said of them.
import type { RecallPrompt } from "./data";
import type { EventOf, State } from "./record";

/** The time that a prompt takes, in seconds. */
const SECONDS = 7;

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
