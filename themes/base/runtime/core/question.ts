// Questions, the responses to them, and earlier responses under today's names.
import type { AnswerOption, Named, Question } from "./data";

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
