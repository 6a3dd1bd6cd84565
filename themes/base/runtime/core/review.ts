// The review: which questions of the whole course are due, by FSRS (the Free Spaced Repetition Scheduler, version 6, of
// Open Spaced Repetition), in whole days.
import { FSRSAlgorithm } from "ts-fsrs";
import type { Day } from "./days";
import { random, seed, shuffled } from "./draw";
import { type Answers, answersTo, type Dated, type Item } from "./kept";
import { mixed } from "./mixing";
import { SECONDS as RECALL_SECONDS } from "./recall";
import { derive, type Event } from "./record";

/** An item that the review can ask for. */
export interface Card extends Item {
  readonly kind: string;
  /** The slug of its page. */
  readonly page: string;
  /** The number of its unit, from 0. */
  readonly unit: number;
  /** Items of one group ask for the same thing in other cases. Empty for an item without a group. */
  readonly group: string;
  /** What it is about, if learners confuse that with something else; else empty. */
  readonly label: string;
}

/** How well an item was remembered: not, with effort, well, easily. These are the grades of FSRS. */
export type Grade = 1 | 2 | 3 | 4;

/** How an item stands. */
export interface Standing {
  readonly card: Card;
  /** The day on which it is due. */
  readonly due: Day;
  /** The day on which it was last answered. */
  readonly last: Day;
  /** How often it was forgotten since it was last right where it was learned. */
  readonly lapses: number;
}

/** What a course asks of its review. */
export interface Plan {
  /** The greatest number of items a day. */
  readonly daily: number;
  /** The share of items to be remembered when they are due, from 0.8 to 0.95. */
  readonly retention: number;
}

/** The maximum number of days until an item is asked again. */
export const MAX_INTERVAL = 365;
/** The number of days until a prompt for recall is first asked again. */
export const FIRST_RECALL = 5;
/** The number of lapses after which an item is better read again than asked again. */
export const LEECH_LAPSES = 6;
/** The greatest time that a day's work should take, in seconds. */
export const MAX_SECONDS = 480;

/** The field of the record that says which answer to an item was easy, by the item's id. */
export const EASY = ":easy ";

/** The time that an item takes, in seconds. */
export function seconds({ kind }: Pick<Card, "kind">): number {
  if (kind === "recall") return RECALL_SECONDS;
  return kind === "order" || kind === "match" ? 40 : 25;
}

/**
 * The grade of one day's answers to an item. In the review the first answer decides: what was missed and then found when it
 * came again was not remembered. Elsewhere something found with a hint or at a later try counts as remembered with effort.
 */
export function gradeOf(answers: readonly Dated[], easy: ReadonlySet<string>): Grade {
  const first = decisive(answers);
  if (!first?.isRight) return !first?.event.review && answers.some(({ isRight }) => isRight) ? 2 : 1;
  if (easy.has(first.event.id)) return 4;
  // What is right by a guess is not yet known.
  return first.event.hints > 0 || first.event.sure === 1 ? 2 : 3;
}

/** The answer of a day that decides: the first in the review, or else the first. */
function decisive(answers: readonly Dated[]): Dated | undefined {
  return answers.find(({ event }) => event.review) ?? answers[0];
}

/** The answers of each day, the earliest first. */
function byDay(answers: readonly Dated[]): (readonly Dated[])[] {
  const days = new Map<Day, Dated[]>();
  for (const dated of answers) {
    const list = days.get(dated.day);
    if (list) list.push(dated);
    else days.set(dated.day, [dated]);
  }
  return [...days.values()];
}

/** How an item stands after `answers`, of which there is at least one. */
function standing(card: Card, answers: readonly Dated[], easy: ReadonlySet<string>, fsrs: FSRSAlgorithm): Standing {
  let memory: { stability: number; difficulty: number } | null = null;
  let last = 0;
  let lapses = 0;
  let interval = 0;
  const days = byDay(answers);
  for (const list of days) {
    const day = list[0]?.day ?? last;
    const grade = gradeOf(list, easy);
    const first = decisive(list);
    if (memory && grade === 1) lapses += 1;
    // Someone has gone back to the lesson.
    else if (grade > 1 && !first?.event.review) lapses = 0;
    memory = fsrs.next_state(memory, memory ? day - last : 0, grade);
    interval = fsrs.next_interval(memory.stability, 0);
    last = day;
    // Errors made with confidence are the ones that are best corrected (Metcalfe 2017), soon.
    if (grade === 1 && first?.event.sure === 3) interval = 1;
  }
  if (card.kind === "recall" && days.length === 1 && interval > 1) interval = FIRST_RECALL;
  return { card, due: last + interval, last, lapses };
}

/** What the record has of the items that the review can ask for. */
export interface History {
  readonly cards: readonly Card[];
  readonly answers: Answers;
  /** The ids of the answers that were easy. */
  readonly easy: ReadonlySet<string>;
  /** The ids of all questions whose answers still count, in any wording. */
  readonly answered: ReadonlySet<string>;
  readonly today: Day;
}

/** Finds what the record has of `cards`. It takes the whole record, not only what still counts. */
export function historyOf(cards: readonly Card[], events: readonly Event[], today: Day): History {
  const easy = new Set<string>();
  for (const event of events) if (event.type === "wrote" && event.field.startsWith(EASY)) easy.add(event.text);
  const answered = new Set(derive(events).given.keys());
  return { cards, answers: answersTo(cards, events, today), easy, answered, today };
}

/** How every item stands that was ever answered. An item that was changed since then is due at once. */
export function standings({ cards, answers, easy, answered, today }: History, { retention }: Plan): Standing[] {
  const fsrs = new FSRSAlgorithm({
    request_retention: retention,
    maximum_interval: MAX_INTERVAL,
    enable_fuzz: false,
    enable_short_term: false,
  });
  return cards.flatMap((card) => {
    const list = answers.get(card.id);
    if (list) return [standing(card, list, easy, fsrs)];
    const isChanged = [card.id, ...card.was].some((name) => answered.has(name));
    return isChanged ? [{ card, due: today, last: today - 1, lapses: 0 }] : [];
  });
}

/** Whether an item was forgotten so often that its lesson should be read again first. */
export function isLeech({ lapses }: Standing): boolean {
  return lapses >= LEECH_LAPSES;
}

/** The work of a day. */
export interface Session {
  /** How every item stands that was ever answered. */
  readonly known: readonly Standing[];
  /** The items to ask, in order. */
  readonly cards: readonly Card[];
  /** Items that were forgotten so often that their lessons should be read again. */
  readonly leeches: readonly Card[];
  /** The number of further items that are due, and are left for the next days. */
  readonly waiting: number;
}

/**
 * What is left of today's work. Of the items that are due, those that have waited longest come first, so none waits for ever; of
 * a group only the item seen longest ago is asked. `who` decides the order, in which units are mixed, and in which two items
 * with the same label follow each other only if there is no other way.
 */
export function session(history: History, plan: Plan, who: string): Session {
  const { cards, answers, today } = history;
  const all = standings(history, plan);
  const wasAsked = ({ id }: Card) => answers.get(id)?.some(({ event, day }) => event.review && day === today);
  const doneCards = cards.filter(wasAsked);
  const done = new Set(doneCards.map(({ id }) => id));
  const doneGroups = new Set(doneCards.map(({ group }) => group));
  const isDue = (one: Standing) =>
    one.due <= today && !done.has(one.card.id) && !(one.card.group && doneGroups.has(one.card.group));
  const due = all.filter(isDue);
  const order = (a: Standing, b: Standing) =>
    a.due - b.due || a.last - b.last || (a.card.id < b.card.id ? -1 : a.card.id > b.card.id ? 1 : 0);
  const asked = due.filter((one) => !isLeech(one)).sort(order);
  const seenFirst = new Map<string, Standing>();
  for (const one of asked) {
    const { group } = one.card;
    const known = seenFirst.get(group);
    if (group && (!known || one.last < known.last)) seenFirst.set(group, one);
  }
  const alone = asked.filter((one) => !one.card.group || seenFirst.get(one.card.group) === one);
  let room = plan.daily - doneCards.length;
  let time = MAX_SECONDS - doneCards.reduce((sum, card) => sum + seconds(card), 0);
  const chosen: Card[] = [];
  for (const { card } of alone) {
    if (room < 1 || seconds(card) > time) break;
    chosen.push(card);
    room -= 1;
    time -= seconds(card);
  }
  const leeches = due.filter(isLeech).sort(order);
  return {
    // Labels come last, so that they count for more than units.
    cards: mixed(
      mixed(shuffled(chosen, random(seed(`${who} ${today}`))), ({ unit }) => `${unit}`),
      ({ label }) => label || undefined,
    ),
    known: all,
    leeches: leeches.map(({ card }) => card),
    waiting: asked.length - chosen.length,
  };
}

/** The number of items that are due on each of the `count` days from `today`, at most `daily` on each. */
export function forecast(all: readonly Standing[], today: Day, count: number, daily: number): readonly number[] {
  const left = all.filter((one) => !isLeech(one)).map(({ due }) => Math.max(due, today));
  let waiting = 0;
  return Array.from({ length: count }, (_, at) => {
    waiting += left.filter((due) => due === today + at).length;
    const asked = Math.min(waiting, daily);
    waiting -= asked;
    return asked;
  });
}
