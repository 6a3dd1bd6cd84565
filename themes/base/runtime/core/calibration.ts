// How often a learner was right at each step of being sure, beside how often that step promises it.
import { type Counted, counted } from "./counted";
import type { Event, EventOf, Sure } from "./record";

/** The share of right answers that being rather sure and being sure promise. A guess promises what chance would give. */
const PROMISES: Readonly<Record<number, number>> = { 2: 0.7, 3: 0.9 };
/** The number of answers from which a result says something. */
export const MIN_ANSWERS = 10;
/** The number of answers at one step, or about one objective, from which a result says something of it. */
export const MIN_OF_A_KIND = 5;

/** Answers that were given with the same step, or about the same objective. */
export interface Calibration {
  readonly count: number;
  readonly right: number;
  /** The number of right answers that the steps promise, which need not be whole. */
  readonly promised: number;
  /** Whether fewer answers were right than the steps promise, about as many, or more. */
  readonly fit: "less" | "about" | "more";
}

/** An answer with a score, and how sure the learner was of it. */
interface Told extends Counted {
  readonly sure: Exclude<Sure, 0>;
  readonly share: number;
}

/** The answers with which a learner said how sure they were, except “I don’t know” and what was cleared. */
export function told(events: readonly Event[]): readonly Told[] {
  return counted(events).flatMap(({ event, share }) => {
    const { sure } = event;
    return sure && share !== null ? [{ event, sure, share }] : [];
  });
}

/** The probability that a blind guess is right. Where there is nothing to choose from, it is 0. */
export function chance({ kind, offered }: EventOf<"answered">): number {
  const count = (part: string) => Math.max(offered[part]?.length ?? 0, 1);
  switch (kind) {
    case "single":
      return 1 / count("options");
    case "multiple":
      return 1 / (2 ** count("options") - 1);
    case "two-tier":
      return 1 / (count("options") * count("reasons"));
    case "gap": {
      const gaps = Object.values(offered).map((options) => options.length);
      return gaps.reduce((product, options) => (options > 0 ? product / options : 0), 1);
    }
    default:
      return 0;
  }
}

/** Compares answers with what their steps promise. */
export function calibration(answers: readonly Told[]): Calibration {
  const promises = answers.map(({ event, sure }) => PROMISES[sure] ?? chance(event));
  const promised = promises.reduce((sum, share) => sum + share, 0);
  const right = answers.filter(({ share }) => share === 1).length;
  // One answer more or less says nothing, and neither does what chance alone explains in most cases.
  const spread = Math.sqrt(promises.reduce((sum, share) => sum + share * (1 - share), 0));
  const slack = Math.max(1, 1.5 * spread);
  const fit = right < promised - slack ? "less" : right > promised + slack ? "more" : "about";
  return { count: answers.length, right, promised, fit };
}
