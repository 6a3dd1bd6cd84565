// The rule for passing, in one place. `src/model/passing.rs` has the same rule, and `tests/contract/passing.json`
// checks both.
import type { Attempt, State } from "./record";

/** Results that differ by at most this many percent are equal, because points are sums of shares such as 1/3. */
const TOLERANCE = 1e-7;
/** The maximum number of decimals of a percentage. */
const MAX_DECIMALS = 3;

function reached(earned: number, possible: number): number {
  return (100 * earned) / possible + TOLERANCE;
}

/**
 * Whether `earned` of `possible` points is at least `percent` percent. If no points are possible, the result is not a
 * pass.
 */
export function passes(earned: number, possible: number, percent: number): boolean {
  return possible > 0 && reached(earned, possible) >= percent;
}

/** The verdict on a result; `null` if no percentage is needed to pass, or if no points were possible. */
export function verdict(earned: number, possible: number, percent: number | null): boolean | null {
  return percent === null || possible === 0 ? null : passes(earned, possible, percent);
}

/**
 * A result in percent as learners see it, rounded down to as many decimals as `needed` has. So the number is at least
 * `needed` exactly when the result passes: 79.6 is not shown as 80 when 80 is needed.
 */
export function shownPercent(earned: number, possible: number, needed: number | null = null): number {
  if (possible === 0) return 0;
  const decimals = Math.min(String(needed ?? 0).split(".")[1]?.length ?? 0, MAX_DECIMALS);
  return Math.floor(reached(earned, possible) * 10 ** decimals) / 10 ** decimals;
}

/** The attempts at a quiz that were submitted, the earliest first. */
export function ended(state: State, quiz: string): readonly Attempt[] {
  return (state.attempts.get(quiz) ?? []).filter((attempt) => attempt.end);
}

/** Whether one of the attempts passed. */
export function hasPassed(attempts: readonly Attempt[]): boolean {
  return attempts.some(({ passed }) => passed === true);
}

/** The attempt with the greatest share of its points, or the earliest of several; `undefined` if none has a score. */
export function bestAttempt(attempts: readonly Attempt[]): Attempt | undefined {
  const scored = attempts.filter(({ possible }) => possible > 0);
  const share = ({ earned, possible }: Attempt) => earned / possible;
  return scored.reduce<Attempt | undefined>((best, one) => (best && share(best) >= share(one) ? best : one), undefined);
}
