// The learner's progress, from the record and the outline of the course.
import { type Mark, markOf } from "./completion";
import type {
  Outcome,
  Outline,
  OutlinePage,
  OutlineQuestion,
  OutlineQuestions,
  OutlineUnit,
  PageQuestions,
} from "./data";
import { answerTo, type Given, type State } from "./record";

/** A page of the outline with its questions. */
export type FullPage = OutlinePage & PageQuestions;

/** The outline of the course with all questions. */
export type FullOutline = Omit<Outline, "units"> &
  Pick<OutlineQuestions, "objectives"> & {
    readonly units: readonly (Omit<OutlineUnit, "pages"> & { readonly pages: readonly FullPage[] })[];
  };

/** Puts an outline and its questions together. */
export function withQuestions(outline: Outline, { objectives, pages }: OutlineQuestions): FullOutline {
  const none: PageQuestions = { questions: [], quizzes: [] };
  const units = outline.units.map((unit) => ({
    ...unit,
    pages: unit.pages.map((page) => ({ ...page, ...(pages[page.slug] ?? none) })),
  }));
  return { ...outline, units, objectives };
}

/** The outline of a track, without units that have no pages on it. The empty id stands for the whole course. */
export function onTrack<O extends Outline>(outline: O, track: string): O {
  if (track === "") return outline;
  const units = outline.units.map((unit) => ({
    ...unit,
    pages: unit.pages.filter(({ tracks }) => tracks.includes(track)),
  }));
  return { ...outline, units: units.filter(({ pages }) => pages.length > 0) };
}

/** The number of questions answered correctly, and of all questions. */
export interface Tally {
  readonly right: number;
  readonly count: number;
}

/** Counts the scored questions, and those whose latest answer is right. */
export function tally(state: State, questions: readonly OutlineQuestion[]): Tally {
  const scored = questions.filter((question) => question.scored);
  const right = scored.filter((question) => answerTo(state, question.id, question.was)?.share === 1);
  return { right: right.length, count: scored.length };
}

/**
 * The mark in the row of a page. It comes from the page's quizzes if one was submitted, or else from the page itself.
 */
export function markOfRow(state: State, { slug, quizzes }: FullPage): Mark | undefined {
  const marks = quizzes.map(({ id }) => markOf(state, id));
  return marks.find((mark) => mark === "passed" || mark === "failed") ?? markOf(state, slug);
}

/** The outcomes that the learner reached in a scenario, the best first and each once. */
export function outcomes(state: State, scenario: string): readonly Outcome[] {
  const found = (state.stories.get(scenario) ?? []).map(({ outcome }) => outcome);
  return (["sound", "recoverable", "harmful"] as const).filter((outcome) => found.includes(outcome));
}

/** Answers that are worth another look. */
export interface Open {
  /** Questions whose latest answer is wrong, with their pages. */
  readonly wrong: readonly (readonly [FullPage, OutlineQuestion])[];
  /** Questions that have changed since they were answered, with their pages. */
  readonly changed: readonly (readonly [FullPage, OutlineQuestion])[];
  /** The number of answers to questions that are no longer in the course. */
  readonly gone: number;
  /** Answers whose key was corrected, each with the index of its unit. */
  readonly stale: readonly (readonly [unit: number, Given, OutlineQuestion])[];
}

/** Finds the answers that are worth another look. */
export function open(state: State, outline: FullOutline): Open {
  const wrong: (readonly [FullPage, OutlineQuestion])[] = [];
  const changed: (readonly [FullPage, OutlineQuestion])[] = [];
  const stale: (readonly [number, Given, OutlineQuestion])[] = [];
  const known = new Set<string>();
  outline.units.forEach((unit, at) => {
    for (const page of unit.pages) {
      for (const question of page.questions) {
        for (const id of [question.id, ...question.was]) known.add(id);
        const given = answerTo(state, question.id, question.was);
        if (!given) continue;
        if (question.scored && given.share !== null && given.share < 1) wrong.push([page, question]);
        if (given.event.wording !== question.wording || given.event.rev !== question.rev)
          changed.push([page, question]);
        if (question.answerHash !== null && given.answerHash !== "" && given.answerHash !== question.answerHash)
          stale.push([at, given, question]);
      }
    }
  });
  const gone = [...state.given.keys()].filter((id) => !known.has(id)).length;
  return { wrong, changed, gone, stale };
}
