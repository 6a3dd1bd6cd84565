// The results of a survey.
import type { Profile, Survey } from "./data";
import type { EventOf, State } from "./record";
import { COMPARE } from "./scenario";

/** The ids of statements, each with the answer's place on the scale, from 1. An empty place means “not applicable”. */
export type Answers = readonly (readonly [statement: string, place: string])[];

/** A number as learners see it, with two digits. Rules compare this number, so that 3.5 is exactly 3.5. */
export function rounded(mean: number): number {
  return Math.round(mean * 100) / 100;
}

/** The places of the answers to the statements of `survey`, without those that do not apply. */
export function places(survey: Survey, answers: Answers): ReadonlyMap<string, number> {
  const known = new Set(survey.statements.map(([id]) => id));
  const found = new Map<string, number>();
  for (const [id, place] of answers) {
    const number = Number(place);
    if (known.has(id) && place !== "" && Number.isInteger(number) && number >= 1 && number <= survey.scale.length)
      found.set(id, number);
  }
  return found;
}

/** The mean of each dimension, rounded; `undefined` if too few of its statements were answered. */
export function means(survey: Survey, answers: Answers, isWhole = true): readonly (number | undefined)[] {
  const given = places(survey, answers);
  return survey.dimensions.map(({ least }, at) => {
    const own = survey.statements.filter(([, dimension]) => dimension === at).flatMap(([id]) => given.get(id) ?? []);
    if (own.length === 0 || (isWhole && own.length < least)) return undefined;
    return rounded(own.reduce((sum, place) => sum + place, 0) / own.length);
  });
}

/** The entries of `said` that apply to a result. An entry applies only if all means that it uses are known. */
export function fitting(profiles: readonly Profile[], result: readonly (number | undefined)[]): readonly Profile[] {
  const known = result.filter((mean) => mean !== undefined);
  const gap =
    known.length === result.length && known.length > 0 ? rounded(Math.max(...known) - Math.min(...known)) : undefined;
  return profiles.filter(({ when }) =>
    when.every(([dimension, operator, value]) => {
      const mean = dimension === null ? gap : result[dimension];
      return mean !== undefined && COMPARE[operator](mean, value);
    }),
  );
}

/** The statements with the lowest answers, the lowest first. Among equal ones, the earlier statement comes first. */
export function lowest(survey: Survey, answers: Answers): readonly (readonly [text: string, place: number])[] {
  const given = places(survey, answers);
  const rated = survey.statements.flatMap(([id, , text]): [string, number][] => {
    const place = given.get(id);
    return place === undefined || place === survey.scale.length ? [] : [[text, place]];
  });
  return rated.sort(([, a], [, b]) => a - b).slice(0, survey.lowest);
}

type Rated = EventOf<"rated">;

/** The learner's own answers to a survey, the earliest first. */
export function own(state: State, survey: string): readonly Rated[] {
  return (state.surveys.get(survey) ?? []).filter(({ observer }) => observer === "");
}

/** A column of results: whose they are, and the mean of each dimension. */
export interface Column {
  /** `you` for a single result, `first` and `now` for results from two times, `observer` for an observer's. */
  readonly who: "you" | "first" | "now" | "observer";
  readonly event: Rated;
  readonly means: readonly (number | undefined)[];
}

/**
 * The first result, the latest result, and those of observers. The first one may be from the survey that this one is
 * compared with.
 */
export function columns(state: State, survey: Survey): readonly Column[] {
  const mine = own(state, survey.id);
  const latest = mine.at(-1);
  if (!latest) return [];
  const first = [...(survey.compare === null ? [] : own(state, survey.compare)), ...mine][0] ?? latest;
  const column = (who: Column["who"], event: Rated): Column => ({
    who,
    event,
    means: means(survey, event.answers, who !== "observer"),
  });
  const seen = (state.surveys.get(survey.id) ?? []).filter(({ observer }) => observer !== "");
  return [
    ...(first.id === latest.id ? [column("you", latest)] : [column("first", first), column("now", latest)]),
    ...seen.map((event) => column("observer", event)),
  ];
}

/** Whether the record already has the answers of an observer. */
export function isKnown(state: State, survey: Survey, observer: string, answers: Answers): boolean {
  return (state.surveys.get(survey.id) ?? []).some(
    (event) => event.observer === observer && JSON.stringify(event.answers) === JSON.stringify(answers),
  );
}

// The file that an observer passes on. Nothing is sent.

const FORMAT = "coursemark-observer";
const MAX_CHARACTERS = 100_000;

export interface Observed {
  readonly course: string;
  readonly survey: string;
  readonly observer: string;
  readonly answers: Answers;
}

/** The file of an observer's answers, as JSON. */
export function observed(observation: Observed): string {
  return JSON.stringify({ format: FORMAT, version: 1, ...observation }, undefined, 1);
}

/**
 * Reads such a file, which may hold anything. Returns `undefined` if it does not belong to this survey of this course.
 */
export function readObserved(file: string, course: string, survey: Survey): Observed | undefined {
  if (file.length > MAX_CHARACTERS) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(file);
  } catch {
    return undefined;
  }
  if (typeof read !== "object" || read === null) return undefined;
  const from = new Map<string, unknown>(Object.entries(read));
  const [name, raw] = [from.get("observer"), from.get("answers")];
  const isOurs =
    from.get("format") === FORMAT &&
    from.get("version") === 1 &&
    from.get("course") === course &&
    from.get("survey") === survey.id;
  if (!isOurs || typeof name !== "string" || !Array.isArray(raw)) return undefined;
  const answers = raw.flatMap((pair: unknown): [string, string][] => {
    if (!Array.isArray(pair)) return [];
    const [id, place] = pair as unknown[];
    return typeof id === "string" && typeof place === "string" && survey.observer.includes(id) ? [[id, place]] : [];
  });
  if (places(survey, answers).size === 0) return undefined;
  return { course, survey: survey.id, observer: name.trim().slice(0, 100), answers };
}
