// How the story of a scenario goes on when something is chosen. `src/model/states.rs` follows the same rules;
// `tests/contract/scenarios.json` makes sure that both sides agree.
import type { Choice, Comparison, Operator, Scenario, Scene } from "./data";
import type { EventOf } from "./record";

/** The point that a story has reached. */
export interface Standing {
  readonly scene: number;
  /** The values of the variables, in their order. */
  readonly values: readonly number[];
}

/** The comparison that each operator makes. */
export const COMPARE: Readonly<Record<Operator, (left: number, right: number) => boolean>> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};

/** Whether a comparison is true. */
export function holds([variable, operator, value]: Comparison, values: readonly number[]): boolean {
  return COMPARE[operator](values[variable] ?? Number.NaN, value);
}

/** Whether a choice is open. */
export function isOpen(choice: Choice, values: readonly number[]): boolean {
  return choice.condition.every((comparison) => holds(comparison, values));
}

/** The point where a story begins. */
export function beginning(scenario: Scenario): Standing {
  return { scene: scenario.start, values: scenario.variables.map(({ start }) => start) };
}

/** The point that a story reaches after a choice. Each value stays within its bounds. */
export function after(scenario: Scenario, choice: Choice, { values }: Standing): Standing {
  const next = [...values];
  for (const [at, change, value] of choice.effects) {
    const { min, max } = scenario.variables[at] ?? { min: null, max: null };
    const changed = change === "add" ? (next[at] ?? 0) + value : value;
    next[at] = Math.max(Math.min(changed, max ?? Infinity), min ?? -Infinity);
  }
  return { scene: choice.to, values: next };
}

/** A choice that was made: the id of its scene, and its name. */
export interface Step {
  readonly scene: string;
  readonly choice: string;
}

/**
 * The points of the story that `steps` tell, including the beginning. The story ends early if the author has since
 * removed or closed one of the choices.
 */
export function story(scenario: Scenario, steps: readonly Step[]): readonly Standing[] {
  const told = [beginning(scenario)];
  for (const step of steps) {
    const now = told[told.length - 1] as Standing;
    const scene = scenario.scenes[now.scene];
    if (!scene || scene.id !== step.scene) break;
    const choice = scene.choices.find(({ name }) => name === step.choice);
    if (!choice || !isOpen(choice, now.values)) break;
    told.push(after(scenario, choice, now));
  }
  return told;
}

type Chose = EventOf<"chose">;

/**
 * The steps that lead to the event `last`, the earliest first. Each event names the one before it, so nothing is lost
 * if two tabs tell the same story.
 */
export function way(events: readonly Chose[], last: string | undefined): Chose[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const found: Chose[] = [];
  for (let event = byId.get(last ?? ""); event && !found.includes(event); event = byId.get(event.after)) {
    found.unshift(event);
  }
  return found;
}

/** The learner's current scene, and a choice that is open there. */
export interface Move {
  readonly from: Scene;
  readonly to: Scene | undefined;
}

/** The move that the choice named `choice` makes from the end of `steps`; `undefined` if it is not open there. */
export function move(scenario: Scenario, steps: readonly Step[], choice: string): Move | undefined {
  const now = story(scenario, steps).at(-1) as Standing;
  const from = scenario.scenes[now.scene];
  const chosen = from?.choices.find(({ name }) => name === choice);
  return from && chosen && isOpen(chosen, now.values) ? { from, to: scenario.scenes[chosen.to] } : undefined;
}
