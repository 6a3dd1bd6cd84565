// The requirements of a certificate, and whether they are met.
import { ended, passes } from "./passing";
import { isBegun, isFilled } from "./plan";
import type { State } from "./record";
import { own } from "./survey";

export type Requirement =
  | { readonly kind: "quiz"; readonly quiz: string; readonly percent: number }
  | {
      readonly kind: "scenario";
      /** The slugs of scenarios, and whether each may be read as text instead. */
      readonly of: readonly (readonly [slug: string, hasText: boolean])[];
      /** The number of them that must be finished. */
      readonly any: number;
      /** The outcomes that count; empty if any outcome counts. */
      readonly outcome: readonly string[];
    }
  | { readonly kind: "survey"; readonly survey: string }
  | {
      readonly kind: "plan";
      readonly field: string;
      readonly form: "text" | "goal" | "survey";
      readonly survey: string | null;
      readonly prompts: readonly (readonly string[])[];
    }
  | { readonly kind: "start" };

/** How much of a requirement is done. */
export interface Done {
  readonly done: number;
  readonly needed: number;
}

/** Whether a scenario was finished with one of `outcome`, or was read as text if that is allowed. */
function isFinished(state: State, slug: string, hasText: boolean, outcome: readonly string[]): boolean {
  const ended = (state.stories.get(slug) ?? []).flatMap((chosen) => chosen.outcome ?? []);
  if (ended.some((end) => outcome.length === 0 || outcome.includes(end))) return true;
  const chose = ended.length > 0;
  return hasText && !chose && state.pages.get(slug)?.completed === true;
}

/** Finds how much of `requirement` is done. */
export function done(state: State, requirement: Requirement): Done {
  const one = (isDone: boolean): Done => ({ done: isDone ? 1 : 0, needed: 1 });
  switch (requirement.kind) {
    case "quiz":
      return one(
        ended(state, requirement.quiz).some(({ earned, possible }) => passes(earned, possible, requirement.percent)),
      );
    case "scenario": {
      const finished = requirement.of.filter(([slug, hasText]) =>
        isFinished(state, slug, hasText, requirement.outcome),
      );
      return { done: Math.min(finished.length, requirement.any), needed: requirement.any };
    }
    case "survey":
      return one(own(state, requirement.survey).length > 0);
    case "plan":
      return one(
        isFilled(state, {
          id: requirement.field,
          form: requirement.form,
          survey: requirement.survey,
          prompts: requirement.prompts,
        }),
      );
    case "start":
      return one(isBegun(state));
  }
}

/** Whether all requirements are met. */
export function isEarned(state: State, requirements: readonly Requirement[]): boolean {
  return requirements.every((requirement) => {
    const { done: much, needed } = done(state, requirement);
    return much >= needed;
  });
}
