// The scenario in a page's data block, and how a story goes on when something is chosen. `src/resolve/states.rs`
// follows the same rules; `tests/contract/scenarios.json` makes sure that both sides agree.
import type { EventOf } from "./record";

/** A variable: its name, its value at the start, its bounds, both included, and what learners see for its name. */
export interface Variable {
  readonly name: string;
  readonly start: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly label: string | null;
}

export type Operator = "<" | "<=" | ">" | ">=" | "==" | "!=";
/** The index of a variable, an operator, and the value that the variable is compared with. */
export type Comparison = readonly [variable: number, operator: Operator, value: number];
/** The index of a variable, and the value that is added to it or that it is set to. */
export type Effect = readonly [variable: number, change: "add" | "set", value: number];

export interface Choice {
  /** The name by which events refer to it: the hash of its text. */
  readonly name: string;
  /** The index of the scene that it leads to. */
  readonly to: number;
  readonly effects: readonly Effect[];
  /** All of these must hold for it to be open. */
  readonly condition: readonly Comparison[];
}

export type Outcome = "sound" | "recoverable" | "harmful";

export interface Scene {
  readonly id: string;
  readonly choices: readonly Choice[];
  /** How the story ends here; missing where it does not. */
  readonly outcome?: Outcome;
}

export interface Scenario {
  /** The slug of its page. */
  readonly id: string;
  readonly variables: readonly Variable[];
  readonly scenes: readonly Scene[];
  /** The index of the scene that it begins with. */
  readonly start: number;
}

/** The point that a story has reached. */
export interface Standing {
  readonly scene: number;
  /** The values of the variables in their order. */
  readonly values: readonly number[];
}

/** How two numbers are compared. */
export const COMPARE: Readonly<Record<Operator, (left: number, right: number) => boolean>> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};

/** Whether a comparison holds. */
export function holds([variable, operator, value]: Comparison, values: readonly number[]): boolean {
  return COMPARE[operator](values[variable] ?? Number.NaN, value);
}

/** Whether a choice is open. */
export function isOpen(choice: Choice, values: readonly number[]): boolean {
  return choice.condition.every((comparison) => holds(comparison, values));
}

/** The point at which a story begins. */
export function beginning(scenario: Scenario): Standing {
  return { scene: scenario.start, values: scenario.variables.map(({ start }) => start) };
}

/** The point that a story reaches by a choice. Each value stays within its bounds. */
export function after(scenario: Scenario, choice: Choice, { values }: Standing): Standing {
  const next = [...values];
  for (const [at, change, value] of choice.effects) {
    const { min, max } = scenario.variables[at] ?? { min: null, max: null };
    const changed = change === "add" ? (next[at] ?? 0) + value : value;
    next[at] = Math.max(Math.min(changed, max ?? Infinity), min ?? -Infinity);
  }
  return { scene: choice.to, values: next };
}

/** A choice that was made: the id of its scene and its name. */
export interface Step {
  readonly scene: string;
  readonly choice: string;
}

/**
 * The points of the story that `steps` tell, the beginning included. It ends early where the author has since removed
 * or closed what was chosen.
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
 * when two tabs tell the same story.
 */
export function way(events: readonly Chose[], last: string | undefined): Chose[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const found: Chose[] = [];
  for (let event = byId.get(last ?? ""); event && !found.includes(event); event = byId.get(event.after)) {
    found.unshift(event);
  }
  return found;
}

/** The scene that a learner stands at, and a choice that is open there. */
export interface Move {
  readonly from: Scene;
  readonly to: Scene | undefined;
}

/** The move that the choice named `choice` makes from the end of `steps`; `undefined` when it is not open there. */
export function move(scenario: Scenario, steps: readonly Step[], choice: string): Move | undefined {
  const now = story(scenario, steps).at(-1) as Standing;
  const from = scenario.scenes[now.scene];
  const chosen = from?.choices.find(({ name }) => name === choice);
  return from && chosen && isOpen(chosen, now.values) ? { from, to: scenario.scenes[chosen.to] } : undefined;
}
