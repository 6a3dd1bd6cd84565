// Questions, the responses to them and their scores, and earlier responses under today's names.
import { numbers } from "./compare";
import type { AnswerOption, Gap, Named, Question } from "./data";

/** Whether a question has a score. */
export function isScored(question: Question): boolean {
  return question.kind !== "short" && question.kind !== "reflect";
}

/** Whether the page has the right answer. */
export function hasKey(question: Question): boolean {
  return isScored(question) && question.answerHash !== undefined;
}

/** A learner's response. The kind of question decides which parts it has. */
export interface Response {
  /** Names of options: one, several, or none. */
  readonly chosen?: readonly string[];
  /** The name of a reason. */
  readonly reason?: readonly string[];
  /** The names of the steps in the learner's order. */
  readonly order?: readonly string[];
  /** The names of left-hand items, each with the name that the learner gave it. An empty name means no answer. */
  readonly pairs?: readonly (readonly [string, string])[];
  /** The content of each gap: a text, or the name of an option. */
  readonly gaps?: readonly string[];
  readonly text?: string;
  /** The names of the ticked points of a self-check. */
  readonly ticks?: readonly string[];
}

/** The items that a learner could choose from when responding, by part. Each is `name`, or `name text`. */
export type Offered = Readonly<Record<string, readonly string[]>>;

const line = ([name, text]: Named | AnswerOption): string => (name === text ? name : `${name} ${text}`);

/** The items that a question lets learners choose from now. */
export function offered(question: Question): Offered {
  const parts: Record<string, readonly string[]> = {};
  for (const part of ["options", "reasons", "steps", "lefts", "rights"] as const) {
    const list = question[part];
    if (list) parts[part] = list.map(line);
  }
  question.gaps?.forEach((gap, at) => {
    parts[`gap${at}`] = gap.options?.map(line) ?? [];
  });
  return parts;
}

/**
 * Maps the names of earlier items to those of today. Items are matched by id, then by text. The rest are matched by
 * place, if no other earlier item is in that place now. Items that were removed map to `undefined`.
 */
function renamed(then: readonly string[], now: readonly (Named | AnswerOption)[]): Map<string, string | undefined> {
  const was = then
    .map((entry) => entry.split(" ") as [string, string?])
    .map(([name, text]) => ({ name, text: text ?? name }));
  const names = new Map<string, string | undefined>();
  const taken = new Set<string>();
  const settle = (old: string, found: Named | AnswerOption | undefined) => {
    if (!found || names.has(old) || taken.has(found[0])) return;
    names.set(old, found[0]);
    taken.add(found[0]);
  };
  for (const old of was)
    settle(
      old.name,
      now.find(([name]) => name === old.name),
    );
  for (const old of was)
    settle(
      old.name,
      now.find(([, text]) => text === old.text),
    );
  // After a removal, the places of items no longer correspond.
  if (now.length >= was.length) was.forEach((old, at) => settle(old.name, now[at]));
  for (const old of was) if (!names.has(old.name)) names.set(old.name, undefined);
  return names;
}

/**
 * Translates a response to an earlier version of a question of the same kind into today's names. Returns `undefined` if
 * an item that the response names was removed.
 */
export function reconciled(question: Question, response: Response, then: Offered): Response | undefined {
  const map = (
    part: string,
    list: readonly (Named | AnswerOption)[] | undefined,
    names: readonly string[],
  ): string[] | undefined => {
    const before = then[part];
    if (!before || !list) return undefined;
    const known = renamed(before, list);
    const found = names.map((name) => known.get(name));
    return found.every((name) => name !== undefined) ? (found as string[]) : undefined;
  };
  switch (question.kind) {
    case "single":
    case "multiple": {
      const chosen = response.chosen && map("options", question.options, response.chosen);
      return chosen && { chosen };
    }
    case "two-tier": {
      if (!response.chosen || !response.reason) return undefined;
      const chosen = map("options", question.options, response.chosen);
      const reason = map("reasons", question.reasons, response.reason);
      return chosen && reason ? { chosen, reason } : undefined;
    }
    case "order": {
      const order = response.order && map("steps", question.steps, response.order);
      return order && order.length === question.steps?.length ? { order } : undefined;
    }
    case "match": {
      if (!response.pairs) return undefined;
      const lefts = map(
        "lefts",
        question.lefts,
        response.pairs.map(([left]) => left),
      );
      const given = response.pairs.map(([, right]) => right).filter((right) => right !== "");
      const rights = map("rights", question.rights, given);
      if (!lefts || !rights || lefts.length !== question.lefts?.length) return undefined;
      let next = 0;
      return {
        pairs: lefts.map((left, at) => [left, response.pairs?.[at]?.[1] === "" ? "" : (rights[next++] ?? "")] as const),
      };
    }
    case "gap":
    case "number": {
      if (!response.gaps || response.gaps.length !== question.gaps?.length) return undefined;
      const gaps: string[] = [];
      for (const [at, gap] of question.gaps.entries()) {
        const value = response.gaps[at] ?? "";
        const wasChosen = (then[`gap${at}`]?.length ?? 0) > 0;
        if (wasChosen !== (gap.options !== undefined)) return undefined;
        const names = gap.options && value !== "" ? map(`gap${at}`, gap.options, [value]) : [value];
        if (!names) return undefined;
        gaps.push(names[0] ?? "");
      }
      return { gaps };
    }
    case "short":
    case "reflect":
      return response.text === undefined
        ? undefined
        : { text: response.text, ticks: (response.ticks ?? []).filter((tick) => question.checks?.includes(tick)) };
  }
}

/** Whether two typed texts are the same answer. */
export type Same = (a: string, b: string) => boolean;

/** The score of a response. */
export interface Score {
  /** From 0 to 1. */
  readonly share: number;
  /** Whether each part of the answer (gap, pair, step, option) is right, by its name or place. */
  readonly parts: ReadonlyMap<string, boolean>;
}

/** The score of an answer that says “I don’t know”. */
export const NOTHING: Score = { share: 0, parts: new Map() };

const credit = (options: readonly AnswerOption[] | undefined, name: string | undefined): number =>
  options?.find(([other]) => other === name)?.[2] ?? 0;

/** The reasons to choose from after the verdict `name`. */
export function reasonsFor({ options, reasons, reasonsOf }: Question, name: string | undefined) {
  const verdict = options?.findIndex(([other]) => other === name);
  return reasonsOf ? reasons?.filter((_, at) => reasonsOf[at] === verdict) : reasons;
}

/**
 * (right − wrong) ÷ keys, but at least 0, so that choosing everything earns no more than guessing would (the
 * number-right rule with a penalty for wrong options; compare Frary 1989, “Partial-credit scoring methods for
 * multiple-choice tests”, Applied Measurement in Education 2).
 */
function multiple(options: readonly AnswerOption[], chosen: readonly string[]): number {
  const keys = options.filter(([, , worth]) => worth === 1).length;
  const right = chosen.filter((name) => credit(options, name) === 1).length;
  return keys === 0 ? 0 : Math.max(0, (right - (chosen.length - right)) / keys);
}

/** Whether the content of a gap is right. */
export function fills(gap: Gap, value: string, same: Same): boolean {
  if (gap.options) return credit(gap.options, value) === 1;
  if (gap.answers) return value.trim() !== "" && gap.answers.some((answer) => same(answer, value));
  const { least, most } = gap;
  if (least === undefined || most === undefined) return false;
  // Decimals that were computed in different ways differ in their last bits: 0.1 + 0.2 must be right for 0.3.
  const slack = 1e-9 * Math.max(1, Math.abs(least), Math.abs(most));
  return numbers(value).some((number) => number >= least - slack && number <= most + slack);
}

/** Whether the step `name` of an ordering is right at the index `at`. Steps of a tie are right in any place of it. */
export function isInPlace({ steps, ties }: Question, name: string, at: number): boolean {
  const right = steps?.findIndex(([other]) => other === name) ?? -1;
  const tie = ties?.find(([from, to]) => from <= right && right < to);
  return tie ? tie[0] <= at && at < tie[1] : right === at;
}

/** The word for a share of the points. */
export type Verdict = "right" | "partly" | "wrong";

/** The verdict on a share of the points. */
export function verdictOf(share: number): Verdict {
  return share >= 1 ? "right" : share > 0 ? "partly" : "wrong";
}

/** The score of a response; `undefined` if the page does not have the right answer. */
export function score(question: Question, response: Response, same: Same): Score | undefined {
  if (!hasKey(question)) return undefined;
  const parts = new Map<string, boolean>();
  const share = (right: number, all: number) => (all === 0 ? 0 : right / all);
  switch (question.kind) {
    case "single": {
      const worth = credit(question.options, response.chosen?.[0]);
      for (const name of response.chosen ?? []) parts.set(name, worth === 1);
      return { share: worth, parts };
    }
    case "multiple": {
      const chosen = response.chosen ?? [];
      for (const name of chosen) parts.set(name, credit(question.options, name) === 1);
      return { share: multiple(question.options ?? [], chosen), parts };
    }
    case "two-tier": {
      const verdict = credit(question.options, response.chosen?.[0]) === 1;
      const reason = verdict && credit(reasonsFor(question, response.chosen?.[0]), response.reason?.[0]) === 1;
      for (const name of response.chosen ?? []) parts.set(name, verdict);
      for (const name of response.reason ?? []) parts.set(`reason:${name}`, reason);
      return { share: (verdict ? 0.5 : 0) + (reason ? 0.5 : 0), parts };
    }
    case "order": {
      response.order?.forEach((name, at) => parts.set(name, isInPlace(question, name, at)));
      return { share: share([...parts.values()].filter(Boolean).length, question.steps?.length ?? 0), parts };
    }
    case "match": {
      const lefts = question.lefts ?? [];
      lefts.forEach(([left], at) => {
        parts.set(left, response.pairs?.find(([other]) => other === left)?.[1] === question.pairs?.[at]);
      });
      return { share: share([...parts.values()].filter(Boolean).length, lefts.length), parts };
    }
    case "gap":
    case "number": {
      const gaps = question.gaps ?? [];
      gaps.forEach((gap, at) => parts.set(String(at), fills(gap, response.gaps?.[at] ?? "", same)));
      return { share: share([...parts.values()].filter(Boolean).length, gaps.length), parts };
    }
    default:
      return undefined;
  }
}

/** The index, in the question's notes, of the note about the wrong answer `value` in the gap `at`. */
export function noted(question: Question, at: number, value: string, same: Same): number | undefined {
  const typed = numbers(value);
  const found = question.notes?.findIndex(([gap, answer]) => {
    if (gap !== null && gap !== at) return false;
    const option = question.gaps?.[at]?.options?.find(([name]) => name === value);
    if (option) return false;
    const meant = numbers(answer);
    return same(answer, value) || (meant.length > 0 && typed.some((number) => meant.includes(number)));
  });
  return found === undefined || found < 0 ? undefined : found;
}

/** The indices of gaps that need a number but whose text cannot be read as one. */
export function unreadable(question: Question, response: Response): number[] {
  const places: number[] = [];
  question.gaps?.forEach((gap, at) => {
    const value = response.gaps?.[at] ?? "";
    const isNumber = gap.least !== undefined || gap.number === true;
    if (isNumber && value.trim() !== "" && numbers(value).length === 0) places.push(at);
  });
  return places;
}
