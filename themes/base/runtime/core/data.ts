// Generated from the types in `src/render/data/`, which say what Rust writes for scripts. Change those, then run
// `UPDATE_DATA=1 cargo test --lib data::`.

/** The data block `cm:questions`: all quizzes, questions and prompts for recall of a page. */
export interface Questions {
  /** The quizzes, in the order of the page. */
  readonly quizzes: readonly Quiz[];
  /** The questions on the page. A quiz page only has a sample of those that it may ask. */
  readonly questions: readonly Question[];
  /** The prompts for recall on the page, if it has any. */
  readonly recall?: readonly RecallPrompt[];
  /**
   * The ids under which the record has what belongs to the page: those of its quizzes and its prompts for recall, and
   * all ids that the questions on it and in its quizzes have or had.
   */
  readonly ids: readonly string[];
  /** `true` if learners are asked how sure they are of an answer to a question outside quizzes. */
  readonly confidence?: boolean;
}

/** A quiz. */
export interface Quiz {
  /** The id under which attempts are stored. */
  readonly id: string;
  /** The title: the heading in a lesson, the page's title on a quiz page. */
  readonly title: string;
  /** Whether it is a quiz page. */
  readonly page: boolean;
  /** The time at which feedback is shown. */
  readonly feedback: Feedback;
  /** The share of the points needed to pass, in percent from 0 to 100; `null` when there is no passing. */
  readonly pass: number | null;
  /** The number of attempts that count; `null` for any number. */
  readonly attempts: number | null;
  /** Whether questions and options are in a new order on every attempt. */
  readonly shuffle: boolean;
  /** The number of its own scored questions in one attempt. */
  readonly show: number;
  /** `true` if learners are asked how sure they are of an answer. */
  readonly confidence?: boolean;
  /** The ids of its own questions with a score. */
  readonly own: readonly string[];
  /** The ids of its own questions without a score, which are always asked. */
  readonly always: readonly string[];
  /** The ids of all its own questions, in the order of the page. */
  readonly order: readonly string[];
  /**
   * The address of the file with those of its own questions that are not on its page, relative to it; `null` when all
   * are there.
   */
  readonly file: string | null;
  /** The ids that its own questions had before, by their ids. Questions that had none are left out. */
  readonly was: Readonly<Record<string, readonly string[]>>;
  /** The labels of questions about what learners confuse, by the questions' ids. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The ids of questions that ask the same thing in other cases, a list for each group. One attempt asks one of them,
   * as long as there are enough others.
   */
  readonly siblings?: readonly (readonly string[])[];
  /** The questions it draws from other pages. */
  readonly pools: readonly Pool[];
  /** The pages that it draws from, in the order of the course. */
  readonly lessons: readonly Lesson[];
  /** The objectives of its own questions, for the result of a quiz that draws nothing. */
  readonly objectives: readonly Objective[];
}

/**
 * The time at which a quiz shows feedback: after each question, after it is submitted, after it is passed, or never.
 */
export type Feedback = "each" | "end" | "pass" | "never";

/** Questions that a quiz draws from other pages. */
export interface Pool {
  /** The number of them in one attempt. */
  readonly count: number;
  /** The ids of the questions to draw from, in the order of the course. */
  readonly of: readonly string[];
}

/** A page that a quiz draws from. */
export interface Lesson {
  /** The slug. */
  readonly slug: string;
  /** Its number in the course, such as `1.2`; `null` for pages that have none. */
  readonly number: string | null;
  /** The title, without markup. */
  readonly title: string;
  /** The address, relative to the page of the quiz. */
  readonly url: string;
  /** The address of the file with its questions, relative to the page of the quiz. */
  readonly file: string;
  /** The ids of the questions that are drawn from it, in the order of the page. */
  readonly questions: readonly string[];
}

/** An objective of a quiz. */
export interface Objective {
  /** The id. */
  readonly id: string;
  /** The title, without markup. */
  readonly title: string;
}

/**
 * A question. The fields for its answer depend on its kind. Those that tell which answer is right are left out when the
 * site has no answers.
 */
export interface Question {
  /** The id, unique in the course. */
  readonly id: string;
  /** The kind. */
  readonly kind: QuestionKind;
  /** The points for a right answer, more than 0. */
  readonly points: number;
  /** The author's revision number. An answer to an earlier revision is asked for again. */
  readonly rev: number;
  /** The hash of everything that learners read. */
  readonly wording: string;
  /** The hash of the right answer; left out when the site has no answers. */
  readonly answerHash?: string;
  /** The ids that it had before, if any. */
  readonly was?: readonly string[];
  /**
   * Whether its options are shuffled. In the file of a page it is left out where the quiz that asks the question
   * decides.
   */
  readonly shuffle?: boolean;
  /** The options of a choice, or the verdicts of a two-tier question. */
  readonly options?: readonly AnswerOption[];
  /** The reasons of a two-tier question. */
  readonly reasons?: readonly AnswerOption[];
  /**
   * The index in `options` of the verdict that each reason belongs to; left out when the reasons are the same for every
   * verdict.
   */
  readonly reasonsOf?: readonly number[];
  /** The steps in their right order, or in the order shown when the site has no answers. */
  readonly steps?: readonly Named[];
  /** The runs of steps whose order among themselves does not matter, if any. */
  readonly ties?: readonly Tie[];
  /** The left-hand entries to match. */
  readonly lefts?: readonly Named[];
  /** The right-hand entries to match, in the order shown. */
  readonly rights?: readonly Named[];
  /** The name of the right-hand entry that belongs to each left-hand one. */
  readonly pairs?: readonly string[];
  /** The gaps, in the order of the text. */
  readonly gaps?: readonly Gap[];
  /** The wrong answers to gaps that have feedback, if any. */
  readonly notes?: readonly GapNote[];
  /** The names of the points with which learners compare a short text. */
  readonly checks?: readonly string[];
  /** The slug of the page it was written on; left out in the files of the progress page. */
  readonly on?: string;
  /** The ids of its objectives; left out in the files of the progress page. */
  readonly objectives?: readonly string[];
}

/** The kind of a question. */
export type QuestionKind =
  | "single"
  | "multiple"
  | "two-tier"
  | "order"
  | "match"
  | "gap"
  | "number"
  | "short"
  | "reflect";

/** An option that a response can name. */
export type AnswerOption = readonly [
  /** The name in a response: its id, or else the hash of its text. */
  name: string,
  /** The hash of its text. */
  text: string,
  /** The share of the points for choosing it, from 0 to 1; `null` when the site has no answers. */
  credit: number | null,
];

/** Something that a response can name. */
export type Named = readonly [
  /** The name in a response: its id, or else the hash of its text. */
  name: string,
  /** The hash of its text. */
  text: string,
];

/** A run of steps whose order among themselves does not matter. */
export type Tie = readonly [
  /** The index of its first step. */
  start: number,
  /** The index after its last step. */
  end: number,
];

/** A gap in a text. It is chosen from options, typed as one of some answers, or typed as a number. */
export interface Gap {
  /** The options to choose from. */
  readonly options?: readonly AnswerOption[];
  /** The right answers to type. */
  readonly answers?: readonly string[];
  /** The least right number. */
  readonly least?: number;
  /** The greatest right number. */
  readonly most?: number;
  /** `true` for a number when the site has no answers, and so no range. */
  readonly number?: boolean;
}

/** A wrong answer to a gap that has feedback. */
export type GapNote = readonly [
  /** The index of the gap; `null` for any gap. */
  gap: number | null,
  /** The wrong answer. */
  answer: string,
];

/** A prompt for recall. */
export interface RecallPrompt {
  /** The id, unique in the course. */
  readonly id: string;
  /** The hash of what learners read. */
  readonly wording: string;
}

/** The data block `cm:story`: the scenario of a page. */
export interface Scenario {
  /** The slug of its page. */
  readonly id: string;
  /** The variables that choices change. */
  readonly variables: readonly Variable[];
  /** The scenes, in the order of the page. */
  readonly scenes: readonly Scene[];
  /** The index of the first scene. */
  readonly start: number;
}

/** A variable of a scenario. */
export interface Variable {
  /** The name that authors use. */
  readonly name: string;
  /** The value at the start. */
  readonly start: number;
  /** The least value, if there is one. */
  readonly min: number | null;
  /** The greatest value, if there is one. */
  readonly max: number | null;
  /** The name that learners see; `null` when they do not see the variable. */
  readonly label: string | null;
  /** Which changes are good; `null` when the author does not say. */
  readonly good: Good | null;
}

/** The changes of a variable that are good. */
export type Good = "up" | "down";

/** A scene with its choices. */
export interface Scene {
  /** The id of its section on the page. */
  readonly id: string;
  /** The heading. */
  readonly title: string;
  /** The choices; empty in an ending. */
  readonly choices: readonly Choice[];
  /** The outcome of the story; left out where the story does not end. */
  readonly outcome?: Outcome;
}

/** A choice in a scene. */
export interface Choice {
  /** The name in the record: the hash of its text. */
  readonly name: string;
  /** The index of the scene that it leads to. */
  readonly to: number;
  /** The effects on variables, in order. */
  readonly effects: readonly Effect[];
  /** The comparisons that must all be true for it to be open. */
  readonly condition: readonly Comparison[];
}

/** The effect of a choice on a variable. */
export type Effect = readonly [
  /** The index of the variable. */
  variable: number,
  /** The way the number changes the value. */
  change: Change,
  /** The number. */
  value: number,
];

/** The way a number changes the value of a variable: it is added, or replaces the value. */
export type Change = "add" | "set";

/** A comparison of a variable with a number. */
export type Comparison = readonly [
  /** The index of the variable. */
  variable: number,
  /** The comparison to make. */
  operator: Operator,
  /** The number to compare with. */
  value: number,
];

/** A comparison of two numbers. */
export type Operator = "<" | "<=" | ">" | ">=" | "==" | "!=";

/** The outcome of a story, from best to worst. */
export type Outcome = "sound" | "recoverable" | "harmful";

/** The data block `cm:survey`: the survey of a page. */
export interface Survey {
  /** The slug of its page. */
  readonly id: string;
  /** The labels of the scale, from least to most. The first one counts as 1. */
  readonly scale: readonly string[];
  /** The dimensions that the statements measure. */
  readonly dimensions: readonly Dimension[];
  /** The statements, in the order of the page. */
  readonly statements: readonly Statement[];
  /** The possible results, of which each learner gets exactly one. */
  readonly profiles: readonly Profile[];
  /** Remarks that may be added to a result. */
  readonly remarks: readonly Profile[];
  /** The number of statements with the lowest answers that the result shows. */
  readonly lowest: number;
  /** The ids of the statements for an observer. */
  readonly observer: readonly string[];
  /** The slug of the survey that the results are compared with; `null` for none. */
  readonly compare: string | null;
}

/** A dimension that some of the statements measure. */
export interface Dimension {
  /** The title. */
  readonly title: string;
  /** The number of its statements that must be answered for a mean. */
  readonly least: number;
}

/** A statement that learners rate on the scale. */
export type Statement = readonly [
  /** The id. */
  id: string,
  /** The index of the dimension that it measures. */
  dimension: number,
  /** The text without markup. */
  text: string,
];

/** A profile or a remark, which applies to some results. */
export interface Profile {
  /** The id of its text on the page. */
  readonly id: string;
  /** The title. */
  readonly title: string;
  /** The rules that must all hold for it to apply. */
  readonly when: readonly Rule[];
}

/** A comparison of a mean with a number. */
export type Rule = readonly [
  /** The index of the dimension; `null` for the greatest mean minus the least. */
  dimension: number | null,
  /** The comparison to make. */
  operator: Operator,
  /** The number to compare with. */
  value: number,
];

/** The data block `cm:plan`. */
export interface Plan {
  /** The fields, in the order of the page. */
  readonly fields: readonly PlanField[];
  /** The surveys whose results fields show, each of them once. */
  readonly surveys: readonly Survey[];
}

/** A field of the plan. */
export interface PlanField {
  /** The id under which the learner's text is stored. */
  readonly id: string;
  /** The title. */
  readonly title: string;
  /** The content of the field. */
  readonly form: PlanForm;
  /** The slug of the survey whose latest result it shows; `null` for other fields. */
  readonly survey: string | null;
  /**
   * The reflections that fill it, in the order of the course. Each is a list of ids: the current one, then those it had
   * before.
   */
  readonly prompts: readonly (readonly string[])[];
}

/** The content of a field of the plan: a text, the parts of a goal, or the result of a survey. */
export type PlanForm = "text" | "goal" | "survey";

/** The data block `cm:certificate`. */
export interface Certificate {
  /** The requirements by track. */
  readonly tracks: readonly CertificateTrack[];
}

/** The requirements of the certificate on one track. */
export interface CertificateTrack {
  /** The id of the track. */
  readonly id: string;
  /** The requirements, all of which must be met. */
  readonly requirements: readonly Requirement[];
}

/** One requirement of a certificate. */
export type Requirement =
  | {
      readonly kind: "quiz";
      /** The id of the quiz. */
      readonly quiz: string;
      /** The share of the points that is needed, in percent from 0 to 100. */
      readonly percent: number;
    }
  | {
      readonly kind: "scenario";
      /** The scenarios that count. */
      readonly of: readonly RequiredScenario[];
      /** The number of them to finish, from 1 to all. */
      readonly any: number;
      /** The outcomes that count; any outcome when empty. */
      readonly outcome: readonly Outcome[];
    }
  | {
      readonly kind: "survey";
      /** The slug of its page. */
      readonly survey: string;
    }
  | {
      readonly kind: "kept";
      /** The share of the questions that is needed, in percent from 0 to 100. */
      readonly percent: number;
    }
  | {
      readonly kind: "start";
    }
  | {
      readonly kind: "plan";
      /** The id of the field. */
      readonly field: string;
      /** The content of the field. */
      readonly form: PlanForm;
      /** The slug of the survey whose latest result it shows; `null` for other fields. */
      readonly survey: string | null;
      /** The reflections that fill it, each as a list of ids: the current one, then those it had before. */
      readonly prompts: readonly (readonly string[])[];
    };

/** A scenario that counts for a certificate. */
export type RequiredScenario = readonly [
  /** The slug of its page. */
  slug: string,
  /** Whether reading it as text counts as much. */
  readable: boolean,
];

/** The data block `cm:prompts`. */
export interface Prompts {
  /** The address where the site is published, with a slash at its end; `null` when the course does not state one. */
  readonly site: string | null;
  /** The title of the course. */
  readonly title: string;
  /** The prompts, one for each week. */
  readonly prompts: readonly Prompt[];
}

/** A weekly prompt. */
export type Prompt = readonly [
  /** The anchor of its heading, by which calendars identify it. */
  anchor: string,
  /** The heading. */
  title: string,
  /** The text without markup. */
  text: string,
  /** The address, from the root of the site, of the page that it links to first; `null` without a link. */
  lesson: string | null,
];

/** The file `progress/outline.js`: the pages of the course that learners work on. */
export interface Outline {
  /** The title of the course. */
  readonly title: string;
  /** The version of the course, if it states one. */
  readonly version: string | null;
  /** The units, in the order of the course. The file `unit-N.js` has the questions of the unit at index N. */
  readonly units: readonly OutlineUnit[];
}

/** A unit of the course. */
export interface OutlineUnit {
  /** The title. */
  readonly title: string;
  /** The address of its page, from the root of the site. */
  readonly url: string;
  /**
   * The addresses of its cover: one for both colour schemes, or one for light and one for dark colours. Empty without a
   * cover.
   */
  readonly cover: readonly string[];
  /** The pages without handouts, in the order of the course. */
  readonly pages: readonly OutlinePage[];
}

/** A page of a unit. */
export interface OutlinePage {
  /** The slug, which identifies the page in a learner's record. */
  readonly slug: string;
  /** The kind. */
  readonly kind: PageKind;
  /** Its number among the lessons of its unit, from 1; `null` for other kinds of pages. */
  readonly number: number | null;
  /** The title. */
  readonly title: string;
  /** The address, from the root of the site. */
  readonly url: string;
  /** The time that it takes, in minutes. */
  readonly minutes: number;
  /** The ids of its tracks. */
  readonly tracks: readonly string[];
}

/** The kind of a page. */
export type PageKind =
  | "front"
  | "unit"
  | "lesson"
  | "quiz"
  | "scenario"
  | "survey"
  | "handout"
  | "glossary"
  | "prompts"
  | "page";

/** The file `progress/questions.js`: what the course asks, and what for. */
export interface OutlineQuestions {
  /** The objectives of the course. */
  readonly objectives: readonly OutlineObjective[];
  /** The pages that have questions, quizzes or prompts for recall, by their slugs. */
  readonly pages: Readonly<Record<string, PageQuestions>>;
  /** What the review asks for; `null` when the site has none. */
  readonly review: Review | null;
}

/** An objective of the course. */
export type OutlineObjective = readonly [
  /** The id. */
  id: string,
  /** The objective as text. */
  title: string,
];

/** The questions and quizzes of a page. */
export interface PageQuestions {
  /** The questions written on it. */
  readonly questions: readonly OutlineQuestion[];
  /** The quizzes on it. */
  readonly quizzes: readonly OutlineQuiz[];
  /** The prompts for recall on it, if it has any. */
  readonly recall?: readonly OutlineRecall[];
}

/** A question of the course. */
export interface OutlineQuestion {
  /** The id, unique in the course. */
  readonly id: string;
  /** The kind. */
  readonly kind: QuestionKind;
  /** The heading. */
  readonly title: string;
  /** Whether it has a score. */
  readonly scored: boolean;
  /** The points for a right answer, more than 0. */
  readonly points: number;
  /** The author's revision number. */
  readonly rev: number;
  /** The hash of everything that learners read. */
  readonly wording: string;
  /** The hash of the right answer; `null` when the site has no answers. */
  readonly answerHash: string | null;
  /** The ids that it had before. */
  readonly was: readonly string[];
  /** The ids of its objectives. */
  readonly objectives: readonly string[];
  /** Its group, if it has one. The questions of a group ask the same thing in other cases. */
  readonly group?: string;
  /** What it is about, if learners confuse that with something else. */
  readonly label?: string;
}

/** A quiz of the course. */
export interface OutlineQuiz {
  /** The id under which attempts are stored. */
  readonly id: string;
  /** The share of the points needed to pass, in percent from 0 to 100; `null` when there is no passing. */
  readonly pass: number | null;
  /** The number of attempts that count; `null` for any number. */
  readonly attempts: number | null;
}

/** A prompt for recall of the course. */
export interface OutlineRecall {
  /** The id, unique in the course. */
  readonly id: string;
  /** The question, without markup. */
  readonly title: string;
  /** The hash of what learners read. */
  readonly wording: string;
  /** The ids of the objectives of its page. */
  readonly objectives: readonly string[];
}

/** What a course asks of its review. */
export interface Review {
  /** The maximum number of questions a day. */
  readonly daily: number;
  /** The share of questions to be remembered when they are asked again, from 0.8 to 0.95. */
  readonly retention: number;
}

/** The file `progress/test-out.js`: the objectives of the course as a graph, and its lessons. */
export interface TestOut {
  /** The objectives, in the order of the course. */
  readonly objectives: readonly TestObjective[];
  /** The lessons that serve an objective, in the order of the course. */
  readonly lessons: readonly TestLesson[];
}

/** An objective that can be tested. */
export interface TestObjective {
  /** The id. */
  readonly id: string;
  /** The objective as text. */
  readonly title: string;
  /** The ids of the objectives that it needs. */
  readonly needs: readonly string[];
  /** The scored questions about it, in the order of the course. */
  readonly items: readonly TestItem[];
}

/** A scored question. */
export interface TestItem {
  /** The id, unique in the course. */
  readonly id: string;
  /** The slug of the page that it is on. */
  readonly page: string;
  /** The ids that it had before. */
  readonly was?: readonly string[];
}

/** A lesson that learners may know already. */
export interface TestLesson {
  /** The slug, which identifies the page in a learner's record. */
  readonly slug: string;
  /** The title, without markup. */
  readonly title: string;
  /** The address, from the root of the site. */
  readonly url: string;
  /** The ids of its tracks. */
  readonly tracks: readonly string[];
  /** The ids of the objectives that it serves. */
  readonly objectives: readonly string[];
}

/** A prompt for recall that the review loads when it asks it. */
export interface LentPrompt {
  /** The id, unique in the course. */
  readonly id: string;
  /** The question as marks, of which `src/render/marks.rs` says how they are read. */
  readonly question: readonly string[];
  /** The answer as marks. */
  readonly answer: readonly string[];
  /** A hash of what learners read. */
  readonly wording: string;
}

/** A question that a quiz loads when it asks it. A file has those of a page. */
export interface LentQuestion {
  /** What scripts need to score it. */
  readonly question: Question;
  /** Its form as marks, of which `src/render/marks.rs` says how they are read. */
  readonly form: readonly string[];
  /**
   * Its title and its right answer for the key at the end of a printed page, without markup; `null` when there is none.
   */
  readonly key: KeyLine | null;
}

/** A line of the key at the end of a printed page. */
export interface KeyLine {
  /** The title of the question. */
  readonly title: string;
  /** The right answer, in short. */
  readonly right: string;
}

/** The file `search/head.js`: the facts about the index that every search needs. */
export interface SearchHead {
  /** The number of pages. */
  readonly pages: number;
  /** The number of pages whose texts share a file. */
  readonly chunk: number;
  /** The form that each file of words begins with. */
  readonly starts: readonly string[];
  /** Whether spellings are split by length. */
  readonly byLength: boolean;
  /** The length, in characters, from which spellings share a file. */
  readonly longest: number;
  /** The length, in characters, of the shortest spellings. */
  readonly shortest: number;
  /** The length of each page as one digit, on a logarithmic scale. */
  readonly lengths: string;
  /** The number of words in the title of each page as one digit. */
  readonly titles: string;
  /** The numbers of the pages to use rather than to learn from: handouts, quizzes and prompts. */
  readonly handouts: readonly number[];
  /** The stop words of the course's language, separated by spaces. */
  readonly stopWords: string;
}

/** A page as results show it. The files `search/pages-N.js` hold lists of these. */
export type SearchPage = readonly [
  /** The path from the root of the site. */
  path: string,
  /** The title. */
  title: string,
  /** The label of its unit; empty for pages outside of units. */
  context: string,
  /** The sections, in order. */
  sections: readonly SearchSection[],
];

/** A part of a page, from one heading to the next. */
export type SearchSection = readonly [
  /** The anchor of its heading; empty for the first section. */
  anchor: string,
  /** The heading; empty for the first section. */
  heading: string,
  /**
   * The text without markup, with single spaces. A dot stands between two blocks, such as the cells of a table, if the
   * first does not end like a sentence.
   */
  text: string,
];

/** The data block `cm:strings`: patterns by the ids of the strings. */
export type Strings = Readonly<Record<string, Pattern>>;

/**
 * An interface string with `{ $name }` in the place of each value: one text, or one for each plural category of the
 * language, by the category's CLDR name.
 */
export type Pattern = string | Readonly<Record<string, string>>;
