// The record: everything that a browser stores about a learner's work in a course, as events. Events are added and
// never changed. Scores, progress and marks are derived from them.
import type { Offered, Response } from "./question";

/** The fields that every event has. */
export interface Stamp {
  /** Random and unique. */
  readonly id: string;
  /** The browser that wrote it. */
  readonly device: string;
  /** Greater than the counts of all events that the browser knew when it wrote this one (Lamport 1978). */
  readonly count: number;
  /**
   * The time by that browser's clock, in milliseconds since 1970. It is shown to people and never decides the order.
   */
  readonly at: number;
}

/** A page was opened. */
export interface Opened {
  readonly type: "opened";
  readonly page: string;
  readonly title: string;
  /** Its address from the root of the site. */
  readonly path: string;
}

/** The end of a page's text was seen. */
export interface Read {
  readonly type: "read";
  readonly page: string;
}

/** A page was completed, or no longer is. Reading and answering complete it, and the learner can change it. */
export interface Completed {
  readonly type: "completed";
  readonly page: string;
  readonly how: "read" | "said";
  readonly value: boolean;
}

/** How sure a learner is of an answer, in the numbers of `Answered.sure`. */
export type Sure = 0 | 1 | 2 | 3;

/** A question was answered. */
export interface Answered {
  readonly type: "answered";
  readonly question: string;
  /** The kind that the question had at the time. */
  readonly kind: string;
  /** The slug of the question's page. */
  readonly page: string;
  readonly response: Response;
  readonly offered: Offered;
  /** The answer in words, as the learner saw it. */
  readonly shown: string;
  readonly wording: string;
  readonly key: string;
  readonly rev: number;
  /** The share of the points, from 0 to 1, by the answer key of the time; `null` if there was no key. */
  readonly share: number | null;
  readonly points: number;
  /** The number of hints that were open. */
  readonly hints: number;
  /** The attempt that it belongs to; empty for practice. */
  readonly attempt: string;
  /**
   * How sure the learner was: 1 for a guess, 2 for rather sure, 3 for sure. 0 stands for “I don't know”, which is given
   * instead of an answer.
   */
  readonly sure?: Sure;
  /** Whether it was a guess before the text was read. A guess is never scored. */
  readonly guess?: boolean;
  /** Whether the review asked for it. */
  readonly review?: boolean;
  /** What the learner says of an answer that only they can judge: the share of it that was right, from 0 to 1. */
  readonly self?: number;
  /** The language in which the question was shown, if it is not the course's own, such as `de`. */
  readonly language?: string;
}

/** The learner judged an answer by the criteria that the course gives. */
export interface Rubric {
  readonly type: "rubric";
  readonly question: string;
  readonly page: string;
  /** The names of the criteria, each with the name of the level that the learner chose. */
  readonly marks: readonly (readonly [criterion: string, level: string])[];
}

/** A note, a highlight or a bookmark was made, changed or removed. */
export interface Noted {
  readonly type: "noted";
  /** The name of the note, which its later changes have too. */
  readonly note: string;
  readonly form: "note" | "highlight" | "bookmark";
  readonly page: string;
  readonly title: string;
  /** The page's address from the root of the site. */
  readonly path: string;
  /** The id of the heading or block that it is in; empty at the start of a page. */
  readonly block: string;
  /** The words that it is about, and some of the text before and after them, by which they are found again. */
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** What the learner wrote. */
  readonly text: string;
  /** Whether it was removed. */
  readonly gone: boolean;
}

/** The learner said whether a goal of the plan had happened. */
export interface FollowedUp {
  readonly type: "followed-up";
  readonly field: string;
  /** The number of days after the goal was written for which the question is due. */
  readonly day: number;
  readonly answer: "yes" | "partly" | "no";
}

/**
 * What a short form of a record, such as the one in a learning platform, knows of the answers to a question. It stands
 * for all of them. Whoever reads that form derives the event's id from its content, so reading it twice changes nothing.
 */
export interface Carried {
  readonly type: "carried";
  readonly question: string;
  readonly kind: string;
  readonly page: string;
  /** The latest answer; empty if it is not known any longer. */
  readonly response: Response;
  readonly offered: Offered;
  readonly wording: string;
  readonly key: string;
  readonly rev: number;
  readonly share: number | null;
  readonly points: number;
  readonly hints: number;
  /** The number of times that the question had been answered. */
  readonly tries: number;
  readonly best: number | null;
}

/** What a short form of a record knows of the attempts at a quiz: one that was submitted. */
export interface CarriedAttempt {
  readonly type: "carried-attempt";
  readonly attempt: string;
  readonly quiz: string;
  readonly page: string;
  readonly seed: number;
  readonly earned: number;
  readonly possible: number;
  readonly passed: boolean | null;
}

/** What a short form of a record knows of a scenario: an ending that was reached. */
export interface CarriedStory {
  readonly type: "carried-story";
  readonly scenario: string;
  readonly page: string;
  /** The id of the ending's scene. */
  readonly to: string;
  readonly outcome: "sound" | "recoverable" | "harmful" | null;
}

/** An attempt at a quiz began. */
export interface Started {
  readonly type: "started";
  readonly attempt: string;
  readonly quiz: string;
  readonly page: string;
  readonly seed: number;
  /** The ids of the questions in it, in order. */
  readonly asked: readonly string[];
}

/** An attempt was submitted. */
export interface Submitted {
  readonly type: "submitted";
  readonly attempt: string;
  readonly quiz: string;
  readonly page: string;
  readonly earned: number;
  readonly possible: number;
  /** Whether it passed; `null` if no percentage is needed to pass. */
  readonly passed: boolean | null;
}

/** An answer or an attempt was scored again with a corrected answer key. */
export interface Rescored {
  readonly type: "rescored";
  /** The id of the event that recorded the answer, or the name of the attempt. */
  readonly of: string;
  readonly key: string;
  readonly share: number | null;
  readonly earned: number | null;
  readonly possible: number | null;
  readonly passed: boolean | null;
}

/** Answers were cleared. Earlier events about them no longer count. */
export interface Reset {
  readonly type: "reset";
  readonly questions: readonly string[];
  readonly quizzes: readonly string[];
  readonly pages: readonly string[];
  /** Whether everything was cleared. */
  readonly all: boolean;
}

/** A reset was undone. */
export interface Undone {
  readonly type: "undone";
  /** The id of the reset's event. */
  readonly reset: string;
}

/** A choice was made in a scenario. */
export interface Chose {
  readonly type: "chose";
  readonly scenario: string;
  readonly page: string;
  /** The run that it belongs to. */
  readonly run: string;
  /** The id of the event of the previous choice; empty for the first choice of a run. */
  readonly after: string;
  readonly scene: string;
  /** The name of the choice. */
  readonly choice: string;
  /** The choice in words, as the learner saw it. */
  readonly shown: string;
  /** The scene that it led to. */
  readonly to: string;
  /** The outcome of the story if it ended there, or else `null`. */
  readonly outcome: "sound" | "recoverable" | "harmful" | null;
}

/** The statements of a survey were answered, all at once. */
export interface Rated {
  readonly type: "rated";
  readonly survey: string;
  readonly page: string;
  /** The name of the observer who answered; empty if the learner did. */
  readonly observer: string;
  /**
   * The ids of the statements, each with the answer's place on the scale, from 1. An empty place means “not
   * applicable”.
   */
  readonly answers: readonly (readonly [statement: string, place: string])[];
}

/** The learner wrote in a field of the plan, or made a choice for the whole course. */
export interface Wrote {
  readonly type: "wrote";
  /** The id of the field of the plan. Names of other choices begin with a colon, such as `:track`. */
  readonly field: string;
  readonly text: string;
}

/** The content of an event, without its stamp. */
export type Fact =
  | Chose
  | Rated
  | Wrote
  | Opened
  | Read
  | Completed
  | Answered
  | Started
  | Submitted
  | Rescored
  | Reset
  | Undone
  | Rubric
  | Noted
  | FollowedUp
  | Carried
  | CarriedAttempt
  | CarriedStory;
/** An event. */
export type Event = Stamp & Fact;
export type EventOf<T extends Fact["type"]> = Stamp & Extract<Fact, { type: T }>;

/**
 * Orders events by count. Two events with the same count were written by browsers that did not know of each other's
 * event; these are ordered by name.
 */
export function inOrder(a: Stamp, b: Stamp): number {
  return (
    a.count - b.count ||
    (a.device < b.device ? -1 : a.device > b.device ? 1 : 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** The latest answer to a question, as it counts now. */
export interface Given {
  readonly event: EventOf<"answered">;
  /** The share of the points, after any corrections of the answer key. */
  readonly share: number | null;
  /** The answer hash of the key that gave the share. */
  readonly answerHash: string;
  /** The number of times the question was answered. */
  readonly tries: number;
  /** The best share of all tries. */
  readonly best: number | null;
}

/** An attempt at a quiz. */
export interface Attempt {
  readonly start: EventOf<"started">;
  /** Its answers, by question. */
  readonly given: ReadonlyMap<string, Given>;
  readonly end?: EventOf<"submitted">;
  /** The result, after any corrections of the answer key. */
  readonly earned: number;
  readonly possible: number;
  readonly passed: boolean | null;
}

export interface PageState {
  readonly opened: boolean;
  readonly read: boolean;
  readonly completed: boolean;
  /** Whether the learner marked it as not completed. */
  readonly denied: boolean;
}

/** The state derived from the events. */
export interface State {
  readonly pages: ReadonlyMap<string, PageState>;
  /** The page that was opened last. */
  readonly last: EventOf<"opened"> | undefined;
  /** The latest answer to each question. */
  readonly given: ReadonlyMap<string, Given>;
  /** The attempts at each quiz, the earliest first. */
  readonly attempts: ReadonlyMap<string, readonly Attempt[]>;
  /** The choices made in each scenario, the earliest first. */
  readonly stories: ReadonlyMap<string, readonly EventOf<"chose">[]>;
  /** The answers to each survey, the earliest first. */
  readonly surveys: ReadonlyMap<string, readonly EventOf<"rated">[]>;
  /** The latest text of each field, by its name. */
  readonly written: ReadonlyMap<string, EventOf<"wrote">>;
  /** The latest guess at each question. */
  readonly guesses: ReadonlyMap<string, EventOf<"answered">>;
  /** The notes, highlights and bookmarks that were not removed, by their names. */
  readonly notes: ReadonlyMap<string, EventOf<"noted">>;
  /** What the learner said of each goal, by the name of its field and the day, such as `goal-1 28`. */
  readonly followUps: ReadonlyMap<string, EventOf<"followed-up">>;
  /** The latest marks that the learner gave to each answer, by question. */
  readonly rubrics: ReadonlyMap<string, EventOf<"rubric">>;
  /** The resets that were not undone, the earliest first. */
  readonly resets: readonly EventOf<"reset">[];
}

/** The field with the learner's id, which a reset does not clear. */
export const WHO = ":who";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Derives the state from events in any order. */
export function derive(events: Iterable<Event>): State {
  const all = [...events].sort(inOrder);
  const named = { guesses: new Map(), notes: new Map(), followUps: new Map(), rubrics: new Map() };
  const undone = new Set<string>();
  const rescored = new Map<string, EventOf<"rescored">>();
  for (const event of all) {
    if (event.type === "undone") undone.add(event.reset);
    if (event.type === "rescored") rescored.set(event.of, event);
  }
  const resets = all.filter((event): event is EventOf<"reset"> => event.type === "reset" && !undone.has(event.id));
  // The latest reset of each question, quiz and page.
  const cleared = new Map<string, EventOf<"reset">>();
  let everything: EventOf<"reset"> | undefined;
  for (const reset of resets) {
    if (reset.all) everything = reset;
    for (const id of reset.questions) cleared.set(`question ${id}`, reset);
    for (const id of reset.quizzes) cleared.set(`quiz ${id}`, reset);
    for (const key of reset.pages) cleared.set(`page ${key}`, reset);
  }
  /** Whether a reset of the question, quiz or page that an event is about came after the event, or one of everything. */
  const isCleared = (event: Event): boolean => {
    if (event.type === "wrote" && event.field === WHO) return false;
    if (everything && inOrder(event, everything) < 0) return true;
    const reset = cleared.get(
      "question" in event
        ? `question ${event.question}`
        : "quiz" in event
          ? `quiz ${event.quiz}`
          : // Notes are not part of what is done on a page.
            "page" in event && event.type !== "noted"
            ? `page ${event.page}`
            : "",
    );
    return reset !== undefined && inOrder(event, reset) < 0;
  };
  const pages = new Map<string, Mutable<PageState>>();
  const page = (key: string): Mutable<PageState> => {
    const known = pages.get(key) ?? { opened: false, read: false, completed: false, denied: false };
    pages.set(key, known);
    return known;
  };
  const given = new Map<string, Given>();
  const attempts = new Map<string, Mutable<Attempt> & { given: Map<string, Given> }>();
  const stories = new Map<string, EventOf<"chose">[]>();
  const surveys = new Map<string, EventOf<"rated">[]>();
  const written = new Map<string, EventOf<"wrote">>();
  let last: EventOf<"opened"> | undefined;
  const list = <E>(lists: Map<string, E[]>, name: string, event: E) => {
    const known = lists.get(name);
    if (known) known.push(event);
    else lists.set(name, [event]);
  };
  const greater = (a: number | null = null, b: number | null = null) =>
    a === null ? b : b === null ? a : Math.max(a, b);
  const add = (to: Map<string, Given>, event: EventOf<"answered">, carried?: EventOf<"carried">) => {
    const before = to.get(event.question);
    const correction = rescored.get(event.id);
    const share = correction ? correction.share : event.share;
    const tries = before?.tries ?? 0;
    to.set(event.question, {
      event,
      share,
      answerHash: correction?.key ?? event.key,
      tries: carried ? Math.max(tries, carried.tries) : tries + 1,
      best: greater(greater(before?.best, share), carried?.best),
    });
  };
  const submitted = (end: EventOf<"submitted">) => {
    const correction = rescored.get(end.attempt);
    return {
      end,
      earned: correction?.earned ?? end.earned,
      possible: correction?.possible ?? end.possible,
      passed: correction ? correction.passed : end.passed,
    };
  };
  for (const event of all) {
    const isGone = isCleared(event);
    if (event.type === "answered") {
      if (event.guess) {
        if (!isGone) named.guesses.set(event.question, event);
        continue;
      }
      if (!isGone) add(given, event);
      const attempt = attempts.get(event.attempt);
      if (attempt && !attempt.end) add(attempt.given, event);
    }
    if (isGone) continue;
    switch (event.type) {
      case "opened":
        page(event.page).opened = true;
        last = event;
        break;
      case "read":
        page(event.page).read = true;
        break;
      case "completed": {
        const state = page(event.page);
        state.completed = event.value;
        state.denied = !event.value;
        break;
      }
      case "carried":
        add(given, { ...event, type: "answered", shown: "", attempt: "" }, event);
        break;
      case "started":
        if (!attempts.has(event.attempt))
          attempts.set(event.attempt, { start: event, given: new Map(), earned: 0, possible: 0, passed: null });
        break;
      case "submitted": {
        const attempt = attempts.get(event.attempt);
        if (attempt && !attempt.end) Object.assign(attempt, submitted(event));
        break;
      }
      case "carried-attempt":
        if (!attempts.has(event.attempt))
          attempts.set(event.attempt, {
            start: { ...event, type: "started", asked: [] },
            given: new Map(),
            ...submitted({ ...event, type: "submitted" }),
          });
        break;
      case "chose":
        list(stories, event.scenario, event);
        break;
      case "carried-story":
        list(stories, event.scenario, {
          ...event,
          type: "chose",
          run: event.id,
          after: "",
          scene: "",
          choice: "",
          shown: "",
        });
        break;
      case "rated":
        list(surveys, event.survey, event);
        break;
      case "wrote":
        written.set(event.field, event);
        break;
      case "noted":
        named.notes.set(event.note, event);
        if (event.gone) named.notes.delete(event.note);
        break;
      case "followed-up":
        named.followUps.set(`${event.field} ${event.day}`, event);
        break;
      case "rubric":
        named.rubrics.set(event.question, event);
        break;
      default:
    }
  }
  const byQuiz = new Map<string, Attempt[]>();
  for (const attempt of attempts.values()) list(byQuiz, attempt.start.quiz, attempt);
  return { pages, last, given, attempts: byQuiz, stories, surveys, written, resets, ...named };
}

/** The latest answer to a question, stored under its id or an earlier one. */
export function answerTo(state: State, id: string, was: readonly string[] = []): Given | undefined {
  return [id, ...was].map((name) => state.given.get(name)).find((found) => found !== undefined);
}
