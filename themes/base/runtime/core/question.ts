// The questions in the page's data block, which `src/render/body/question/data.rs` writes.
// `tests/contract/scoring.json` checks that both sides agree.

/** The name of an item in a response (its id, or else the hash of its text), and the hash of its text. */
export type Named = readonly [name: string, text: string];
/**
 * An option: its name, the hash of its text, and the share from 0 to 1 that choosing it earns. The share is missing
 * when the site leaves out answers.
 */
export type Option = readonly [name: string, text: string, credit?: number];

export type Kind = "single" | "multiple" | "two-tier" | "order" | "match" | "gap" | "number" | "short" | "reflect";

/**
 * A gap. Learners choose one of its options, type one of its answers, or type a number from `least` to `most`, both
 * included.
 */
export interface Gap {
  readonly options?: readonly Option[];
  readonly answers?: readonly string[];
  readonly least?: number;
  readonly most?: number;
  readonly number?: boolean;
}

export interface Question {
  readonly id: string;
  readonly kind: Kind;
  /** The points for a right answer, more than 0. */
  readonly points: number;
  /** The author's revision number. */
  readonly rev: number;
  /** The hash of the text that learners read. */
  readonly wording: string;
  /** The answer hash: a hash of the right answer. It is missing when the site leaves out answers. */
  readonly key?: string;
  readonly was?: readonly string[];
  readonly shuffle?: boolean;
  readonly options?: readonly Option[];
  readonly reasons?: readonly Option[];
  /** The steps in the right order, or in the order shown if the site leaves out answers. */
  readonly steps?: readonly Named[];
  /** Runs of steps whose order does not matter, as half-open ranges of indices. */
  readonly ties?: readonly (readonly [number, number])[];
  readonly lefts?: readonly Named[];
  readonly rights?: readonly Named[];
  /** For each left-hand item, the name of the right-hand item that belongs to it. */
  readonly pairs?: readonly string[];
  readonly gaps?: readonly Gap[];
  /** The wrong answers that have feedback. Each is the index of its gap, or `null` for any gap, and the text. */
  readonly notes?: readonly (readonly [number | null, string])[];
  readonly checks?: readonly string[];
  /** The slug of the page that it belongs to. */
  readonly on?: string;
  readonly objectives?: readonly string[];
  /** The address and title of the page that it is drawn from. */
  readonly from?: string;
  readonly fromTitle?: string;
}

/** A quiz in the page's data block. */
export interface QuizData {
  readonly id: string;
  readonly title: string;
  /** Whether it is a page of its own, not part of a lesson. */
  readonly page: boolean;
  readonly feedback: "each" | "end" | "pass" | "never";
  /** The share needed to pass, in percent. */
  readonly pass: number | null;
  readonly attempts: number | null;
  readonly shuffle: boolean;
  /** The number of its own questions that one attempt asks. */
  readonly show: number;
  readonly own: readonly string[];
  /** The ids of its own questions without a score, which are always asked. */
  readonly always: readonly string[];
  readonly pools: readonly { readonly count: number; readonly of: readonly string[] }[];
}

/** Whether a question has a score. */
export function isScored(question: Question): boolean {
  return question.kind !== "short" && question.kind !== "reflect";
}

/** Whether the page has the right answer. */
export function hasKey(question: Question): boolean {
  return isScored(question) && question.key !== undefined;
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

const line = ([name, text]: Named | Option): string => (name === text ? name : `${name} ${text}`);

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
function renamed(then: readonly string[], now: readonly (Named | Option)[]): Map<string, string | undefined> {
  const was = then
    .map((entry) => entry.split(" ") as [string, string?])
    .map(([name, text]) => ({ name, text: text ?? name }));
  const names = new Map<string, string | undefined>();
  const taken = new Set<string>();
  const settle = (old: string, found: Named | Option | undefined) => {
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
    list: readonly (Named | Option)[] | undefined,
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
