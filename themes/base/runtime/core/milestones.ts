// The points of a course that are worth a word when they are reached.
import { asWork, isDone } from "./completion";
import type { Outline } from "./data";
import type { State } from "./record";

/** A point that was reached. Its id is the same on every device. */
export interface Milestone {
  readonly id: string;
  readonly kind: "unit" | "half" | "all" | "plan";
  /** The title of the unit, if it is one. */
  readonly title: string;
}

/** The milestones that were reached on a track, whose outline this is, the most important last. */
export function reached(state: State, outline: Outline, track: string): readonly Milestone[] {
  const isWhole = (pages: readonly { readonly slug: string }[]) =>
    pages.length > 0 && pages.every(({ slug }) => isDone(state, slug));
  const units = outline.units
    .filter(({ pages }) => isWhole(asWork(state, pages)))
    .map(({ url, title }): Milestone => ({ id: `unit:${url}`, kind: "unit", title }));
  const pages = asWork(
    state,
    outline.units.flatMap((unit) => unit.pages),
  );
  const done = pages.filter(({ slug }) => isDone(state, slug)).length;
  const found = [...units];
  if (pages.length > 1 && done * 2 >= pages.length) found.push({ id: `half:${track}`, kind: "half", title: "" });
  if (isWhole(pages)) found.push({ id: `all:${track}`, kind: "all", title: "" });
  return found;
}

/** The milestones among `found` that were not said yet. `said` has the ids of those that were. */
export function fresh(found: readonly Milestone[], said: readonly string[]): readonly Milestone[] {
  return found.filter(({ id }) => !said.includes(id));
}
