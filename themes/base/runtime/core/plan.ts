// The plan: the text of its fields. A field holds what the learner wrote on the page of the plan, or else the answers to
// the reflections that fill it.
import type { PlanField } from "./data";
import { answerTo, type EventOf, inOrder, type State } from "./record";
import { own as ownAnswers } from "./survey";

/** The parts of a goal, in their order on the page: the wish, what is in its way, when it is time, what is done then. */
export const PARTS = ["behaviour", "why", "obstacle", "if", "then", "measure", "step", "helper"] as const;
/** The parts that every goal needs. */
const NEEDED = ["behaviour", "if", "then", "measure"] as const;
/** The number of weeks that can be ticked; they cover ninety days. */
export const WEEKS = 13;
/** The number of ticked weeks from which a plan counts as begun. */
const MIN_TICKED_WEEKS = 3;

/** The text that the learner wrote in a part of the plan. */
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

/** The text of a field: the one written there, or else the answers to its reflections. */
export function fieldText(state: State, field: Pick<PlanField, "id" | "prompts">): string {
  const own = state.written.get(field.id);
  if (own) return own.text;
  return answers(state, field)
    .map(({ response }) => response.text ?? "")
    .join("\n\n");
}

/** The answers to its reflections that are newer than the text written in the field. */
export function later(state: State, field: Pick<PlanField, "id" | "prompts">): readonly EventOf<"answered">[] {
  const own = state.written.get(field.id);
  return own
    ? answers(state, field).filter(
        (answer) => inOrder(own, answer) < 0 && !own.text.includes(answer.response.text ?? ""),
      )
    : [];
}

/**
 * The first part that a goal which was begun still needs. `text` gives the text of a part. `undefined` for a goal that was not
 * begun, and for one that has all it needs.
 */
export function lacking(text: (part: string) => string): (typeof NEEDED)[number] | undefined {
  const isThere = (part: string) => text(part).trim() !== "";
  return PARTS.some(isThere) ? NEEDED.find((part) => !isThere(part)) : undefined;
}

/** Whether a field is filled: a goal has all the parts it needs, a survey was taken, or a text is not empty. */
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

/** Whether the plan was begun: it has a start date, or enough of its weeks were ticked. */
export function isBegun(state: State): boolean {
  if (written(state, ":start") !== "") return true;
  const ticked = new Set<string>();
  for (const [place, { text }] of state.written) {
    const week = /^:week-(\d+)/.exec(place)?.[1];
    if (week !== undefined && text !== "") ticked.add(week);
  }
  return ticked.size >= MIN_TICKED_WEEKS;
}
