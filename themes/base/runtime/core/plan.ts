// The plan: the text of its fields. A field holds what the learner wrote on the page of the plan, or else the answers to
// the reflections that fill it.
import { answerTo, type EventOf, inOrder, type State } from "./record";
import { own as ownAnswers } from "./survey";

export interface PlanField {
  readonly id: string;
  readonly title: string;
  readonly form: "text" | "goal" | "survey";
  /** The survey whose latest result it shows. */
  readonly survey: string | null;
  /** The reflections that fill it. Each is a list of ids: the present one, then those it had before. */
  readonly prompts: readonly (readonly string[])[];
}

/** The parts of a goal. */
export const PARTS = ["behaviour", "why", "measure", "if", "then", "step", "obstacle", "helper"] as const;
/** The parts that every goal needs. */
const NEEDED = ["behaviour", "measure", "if", "then"] as const;
/** The number of weeks that can be ticked: those of ninety days. */
export const WEEKS = 13;
/** The number of ticked weeks that show that a plan was begun. */
const MIN_TICKED_WEEKS = 3;

/** The text that was written into a place of the plan. */
export function written(state: State, place: string): string {
  return state.written.get(place)?.text ?? "";
}

/** The answers to the reflections that fill a field, in the order of the course. */
export function answers(state: State, { prompts }: Pick<PlanField, "prompts">): readonly EventOf<"answered">[] {
  return prompts.flatMap(([id = "", ...was]) => {
    const given = answerTo(state, id, was)?.event;
    return given?.response.text?.trim() ? [given] : [];
  });
}

/** The text of a field: what was written there, or else the answers to its reflections. */
export function fieldText(state: State, field: Pick<PlanField, "id" | "prompts">): string {
  const own = state.written.get(field.id);
  if (own) return own.text;
  return answers(state, field)
    .map(({ response }) => response.text ?? "")
    .join("\n\n");
}

/** Answers that came after the field was last written. */
export function later(state: State, field: Pick<PlanField, "id" | "prompts">): readonly EventOf<"answered">[] {
  const own = state.written.get(field.id);
  return own
    ? answers(state, field).filter(
        (answer) => inOrder(own, answer) < 0 && !own.text.includes(answer.response.text ?? ""),
      )
    : [];
}

/** Whether a field is filled: a goal has all the parts it needs, a survey was taken, a text is not empty. */
export function isFilled(state: State, field: Omit<PlanField, "title">): boolean {
  switch (field.form) {
    case "goal":
      return NEEDED.every((part) => written(state, `${field.id}:${part}`).trim() !== "");
    case "survey":
      return ownAnswers(state, field.survey ?? "").length > 0;
    default:
      return fieldText(state, field).trim() !== "";
  }
}

/** Whether the plan was begun: it has a first day, or three of its weeks were ticked. */
export function isBegun(state: State): boolean {
  if (written(state, ":start") !== "") return true;
  const ticked = new Set<string>();
  for (const [place, { text }] of state.written) {
    const week = /^:week-(\d+)/.exec(place)?.[1];
    if (week !== undefined && text !== "") ticked.add(week);
  }
  return ticked.size >= MIN_TICKED_WEEKS;
}
