// Which questions and prompts are kept: remembered on several days, and not only once (Rawson, Dunlosky and Sciartelli
// 2013, on successive relearning).
import { counted } from "./counted";
import { type Day, daysOf } from "./days";
import { type Event, type EventOf, inOrder } from "./record";

/** Something that a learner can be asked again: a question with a score, or a prompt for recall. */
export interface Item {
  readonly id: string;
  /** The ids that it had before. */
  readonly was: readonly string[];
  readonly rev: number;
  readonly wording: string;
}

/** The number of different days on which something must have been right to be kept. */
export const KEPT_DAYS = 3;
/** The share of an objective's items that must be kept for the objective to be. */
export const KEPT_SHARE = 0.8;

/** An answer to an item as it is now, and the day on which it was given. */
export interface Dated {
  readonly event: EventOf<"answered">;
  readonly day: Day;
  /** Whether all of it was right, after any corrections of the answer key, or by what the learner said. */
  readonly isRight: boolean;
}

/** Answers to items, by the item's id, the earliest first. */
export type Answers = ReadonlyMap<string, readonly Dated[]>;

/**
 * The answers to each of `items` that still count. Guesses do not count, nor do answers to an
 * earlier wording or revision.
 */
export function answersTo(items: Iterable<Item>, events: readonly Event[], today: Day): Answers {
  const names = new Map<string, Item>();
  for (const item of items) for (const name of [...item.was, item.id]) names.set(name, item);
  const days = daysOf(events, today);
  const found = new Map<string, Dated[]>();
  for (const { event, share } of counted(events)) {
    const item = names.get(event.question);
    if (!item || event.rev !== item.rev || event.wording !== item.wording) continue;
    const dated = { event, day: days.get(event.id) ?? today, isRight: (share ?? event.self ?? 0) >= 1 };
    const list = found.get(item.id);
    if (list) list.push(dated);
    else found.set(item.id, [dated]);
  }
  for (const list of found.values()) list.sort((a, b) => a.day - b.day || inOrder(a.event, b.event));
  return found;
}

/** Whether answers make an item kept. */
export function isKept(answers: readonly Dated[]): boolean {
  return new Set(answers.filter(({ isRight }) => isRight).map(({ day }) => day)).size >= KEPT_DAYS;
}

/** The ids of the items that are kept. */
export function keptOf(answers: Answers): Set<string> {
  return new Set([...answers].flatMap(([id, list]) => (isKept(list) ? [id] : [])));
}

/** Whether an objective is kept: enough of its items are. One without items is not. */
export function isObjectiveKept(kept: number, items: number): boolean {
  return items > 0 && kept >= KEPT_SHARE * items;
}
