// The requirements of a certificate, and whether they are met.
import type { Requirement } from "./data";
import { ended, passes } from "./passing";
import { isBegun, isFilled } from "./plan";
import type { State } from "./record";
import { own } from "./survey";

/** How much of a requirement was done. */
export interface Done {
  readonly done: number;
  readonly needed: number;
}

/** How many questions of a track are kept, and how many there are. */
export interface KeptCount {
  readonly kept: number;
  readonly items: number;
}

const NONE_KEPT: KeptCount = { kept: 0, items: 0 };

/** Whether a scenario was finished with one of `outcome`, or was read as text if that is allowed. */
function isFinished(state: State, slug: string, readable: boolean, outcome: readonly string[]): boolean {
  const ended = (state.stories.get(slug) ?? []).flatMap((chosen) => chosen.outcome ?? []);
  if (ended.some((end) => outcome.length === 0 || outcome.includes(end))) return true;
  const chose = ended.length > 0;
  return readable && !chose && state.pages.get(slug)?.completed === true;
}

/** Finds how much of `requirement` is done. */
export function done(state: State, requirement: Requirement, { kept, items }: KeptCount = NONE_KEPT): Done {
  const one = (isDone: boolean): Done => ({ done: isDone ? 1 : 0, needed: 1 });
  switch (requirement.kind) {
    case "quiz":
      return one(
        ended(state, requirement.quiz).some(({ earned, possible }) => passes(earned, possible, requirement.percent)),
      );
    case "scenario": {
      const finished = requirement.of.filter(([slug, readable]) =>
        isFinished(state, slug, readable, requirement.outcome),
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
    case "kept": {
      const needed = Math.max(1, Math.ceil((requirement.percent * items) / 100));
      return { done: Math.min(kept, needed), needed };
    }
    case "start":
      return one(isBegun(state));
  }
}

/** Whether all requirements are met. */
export function isEarned(state: State, requirements: readonly Requirement[], kept: KeptCount = NONE_KEPT): boolean {
  return requirements.every((requirement) => {
    const { done: much, needed } = done(state, requirement, kept);
    return much >= needed;
  });
}
