// Asks of each goal of the plan, some days after it was made, whether it happened.
import type { PlanField } from "./data";
import { type Day, daysOf } from "./days";
import { written } from "./plan";
import { type Event, type EventOf, inOrder, type State } from "./record";

/** The numbers of days after which a goal is asked about. */
export const FOLLOW_UP_DAYS = [7, 28] as const;

/** A day on which a goal is asked about. */
export interface FollowUp {
  readonly field: string;
  /** The number of days after the goal was made. */
  readonly day: number;
  /** The day on which it is due. */
  readonly due: Day;
  /** The learner's answer, if there is one that is about the goal as it is now. */
  readonly answer: EventOf<"followed-up">["answer"] | undefined;
}

/** The two halves of a goal's sentence, if both were written. */
function halves(state: State, field: string): readonly EventOf<"wrote">[] | undefined {
  const found = ["if", "then"].map((part) => state.written.get(`${field}:${part}`));
  return found.every((half) => half !== undefined && half.text.trim() !== "")
    ? (found as EventOf<"wrote">[])
    : undefined;
}

/**
 * The days on which goals are asked about. A goal is made when both halves of its sentence are there, and made anew when
 * one of them is written again. `events` are those of the whole record, from which the days of wrong clocks are corrected.
 */
export function followUps(
  state: State,
  events: readonly Event[],
  fields: readonly Pick<PlanField, "id" | "form">[],
  today: Day,
): readonly FollowUp[] {
  const goals = fields.flatMap(({ id, form }) => {
    const made = form === "goal" ? halves(state, id) : undefined;
    return made ? [{ id, made }] : [];
  });
  if (goals.length === 0) return [];
  const days = daysOf(events, today);
  return goals.flatMap(({ id, made }) => {
    const start = Math.max(...made.map((half) => days.get(half.id) ?? today));
    return FOLLOW_UP_DAYS.map((day): FollowUp => {
      const said = state.followUps.get(`${id} ${day}`);
      const isOfNow = said && made.every((half) => inOrder(half, said) < 0);
      return { field: id, day, due: start + day, answer: isOfNow ? said.answer : undefined };
    });
  });
}

/** The question that is asked about each goal now: the last one that is due, unless it was answered. */
export function asked(all: readonly FollowUp[], today: Day): readonly FollowUp[] {
  const last = new Map<string, FollowUp>();
  for (const one of all) if (one.due <= today) last.set(one.field, one);
  return [...last.values()].filter(({ answer }) => answer === undefined);
}

/** How many of the answers about all goals say that it happened. */
export function kept(state: State): { readonly kept: number; readonly count: number } {
  const answers = [...state.followUps.values()];
  return { kept: answers.filter(({ answer }) => answer === "yes").length, count: answers.length };
}

/** The goal's sentence, with both halves on one line. */
export function sentence(state: State, field: string): readonly [cue: string, act: string] {
  const line = (part: string) => written(state, `${field}:${part}`).trim().replace(/\s+/g, " ");
  return [line("if"), line("then")];
}
