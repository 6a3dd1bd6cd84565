// Testing out: which objectives a learner knows already, by as few questions as that takes. The model is the diagnostic mode
// of Numbas, which starts in the middle of a map of topics.
import { KNOWN } from "./completion";
import { counted } from "./counted";
import type { TestItem, TestLesson, TestObjective, TestOut } from "./data";
import { random, seed, shuffled } from "./draw";
import { LIMITS } from "./limits";
import { type Attempt, derive, type Event, type Fact, inOrder } from "./record";

/** The maximum number of questions in a try. */
export const MAX_QUESTIONS = 15;
/** The number of questions by which an objective is shown to be known. */
export const QUESTIONS_EACH = 2;
/** The maximum number of tries. */
export const MAX_TRIES = 4;
/** The name under which tries are stored, as attempts at a quiz. */
export const TEST_OUT = ":test-out";

/** An answer in a try. */
export interface Step {
  readonly objective: string;
  /** The id of the question. */
  readonly question: string;
  readonly isRight: boolean;
  readonly isSure: boolean;
}

/** A time that a learner tests out. */
export interface Try {
  /** The name of its attempt. */
  readonly name: string;
  /** Its answers, the earliest first. */
  readonly steps: readonly Step[];
}

/** What a learner has shown. Whatever a known objective needs is known, and whatever needs a failed one is failed. */
export interface Shown {
  readonly known: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

/** For each objective, itself with everything that it needs, and itself with everything that needs it. */
interface Graph {
  readonly below: ReadonlyMap<string, ReadonlySet<string>>;
  readonly above: ReadonlyMap<string, ReadonlySet<string>>;
}

function graphOf(objectives: readonly TestObjective[]): Graph {
  const needs = new Map(objectives.map(({ id, needs }) => [id, needs]));
  const needing = new Map<string, string[]>(objectives.map(({ id }) => [id, []]));
  for (const { id, needs } of objectives) for (const need of needs) needing.get(need)?.push(id);
  const reach = (of: ReadonlyMap<string, readonly string[]>) =>
    new Map(
      objectives.map(({ id }) => {
        const found = new Set([id]);
        // A set goes on to what is added to it meanwhile.
        for (const one of found) for (const next of of.get(one) ?? []) found.add(next);
        return [id, found];
      }),
    );
  return { below: reach(needs), above: reach(needing) };
}

/** The attempt that an answer about `objective` in the try `name` belongs to. */
export function attemptOf(name: string, objective: string): string {
  return `${name} ${objective}`;
}

/** The tries in a record, the earliest first, without answers that were cleared. */
function triesOf(events: readonly Event[]): readonly (Try & Pick<Attempt, "start" | "end">)[] {
  const attempts = derive(events).attempts.get(TEST_OUT) ?? [];
  const steps = new Map<string, Step[]>(attempts.map(({ start }) => [start.attempt, []]));
  for (const { event, share } of counted(events)) {
    const [name, objective] = event.attempt.split(" ");
    if (name === undefined || objective === undefined) continue;
    const isRight = (share ?? 0) >= 1 && event.sure !== 0;
    steps.get(name)?.push({ objective, question: event.question, isRight, isSure: event.sure === 3 });
  }
  return attempts.map(({ start, end }) => ({
    ...{ name: start.attempt, steps: steps.get(start.attempt) ?? [], start },
    ...(end ? { end } : {}),
  }));
}

/** What is shown by the answers of a try, after what was known before it. */
function shownBy(graph: Graph, before: Iterable<string>, steps: readonly Step[]): Shown {
  const known = new Set([...before].flatMap((id) => [...(graph.below.get(id) ?? [])]));
  const failed = new Set<string>();
  for (const { objective, isRight } of steps) {
    const isShown = isRight && isSureOf(steps, objective);
    for (const id of (isRight ? isShown && graph.below.get(objective) : graph.above.get(objective)) || []) {
      (isRight ? known : failed).add(id);
      (isRight ? failed : known).delete(id);
    }
  }
  return { known, failed };
}

/** Whether enough answers about an objective were right and sure, and no other was given. */
function isSureOf(steps: readonly Step[], objective: string): boolean {
  const own = steps.filter((step) => step.objective === objective);
  return own.length >= QUESTIONS_EACH && own.every(({ isRight, isSure }) => isRight && isSure);
}

/** What to ask next. */
export interface Next {
  readonly objective: string;
  readonly item: TestItem;
}

/** Where a learner is. */
export interface Standing extends Shown {
  /** The objectives in question, in the order of the course. */
  readonly objectives: readonly TestObjective[];
  /** The lessons all of whose objectives are known. */
  readonly lessons: readonly TestLesson[];
  /** The try that is not over. */
  readonly open: Try | undefined;
  /** What it asks next. */
  readonly next: Next | undefined;
  /** The number of tries that are left. */
  readonly left: number;
  /** Whether another try would have something to ask. */
  readonly hasMore: boolean;
  /** The maximum number of questions in a try. */
  readonly most: number;
}

/** Finds where the learner `who` is, by the whole record. `track` is the id of their track; empty for the whole course. */
export function standing(plan: TestOut, events: readonly Event[], who: string, track = ""): Standing {
  const graph = graphOf(plan.objectives);
  const lessons = plan.lessons.filter(({ tracks }) => track === "" || tracks.includes(track));
  const served = new Set(lessons.flatMap(({ objectives }) => objectives));
  const objectives = plan.objectives.filter(({ id }) => served.has(id));
  const tries = triesOf(events);
  // What was shown before it was taken back no longer counts.
  const back = events
    .filter((event) => event.type === "wrote" && event.field === KNOWN && event.text === "")
    .sort(inOrder)
    .at(-1);
  let shown: Shown = { known: new Set(), failed: new Set() };
  for (const { start, steps } of tries)
    if (!back || inOrder(start, back) > 0) shown = shownBy(graph, shown.known, steps);
  const last = tries.at(-1);
  const isEnded = !last || last.end || (back && inOrder(back, last.start) > 0);
  const asked = tries.flatMap(({ steps }) => steps).map(({ question }) => question);
  const ask = (steps: readonly Step[], found: Shown) => nextOf({ objectives, graph, who, asked }, steps, found);
  const next = isEnded ? undefined : ask(last.steps, shown);
  const open = next && last;
  const left = MAX_TRIES - tries.length;
  return {
    ...shown,
    objectives,
    lessons: plan.lessons.filter(({ objectives }) => objectives.every((id) => shown.known.has(id))),
    open,
    next,
    left: Math.max(left, 0),
    hasMore: left > 0 && ask([], { known: shown.known, failed: new Set() }) !== undefined,
    most: Math.min(
      MAX_QUESTIONS,
      QUESTIONS_EACH * objectives.filter(({ items }) => items.length >= QUESTIONS_EACH).length,
    ),
  };
}

interface Draw {
  readonly objectives: readonly TestObjective[];
  readonly graph: Graph;
  readonly who: string;
  /** The questions that any try has asked, the earliest first. */
  readonly asked: readonly string[];
}

/** What to ask after the answers `steps` of a try: the rest about an objective, or else about the one in the middle. */
function nextOf({ objectives, graph, who, asked }: Draw, steps: readonly Step[], shown: Shown): Next | undefined {
  const isOpen = (id: string) =>
    !shown.known.has(id) && !shown.failed.has(id) && steps.every((step) => step.objective !== id || step.isSure);
  const used = new Set(steps.map(({ question }) => question));
  const count = (ids: Iterable<string> = []) => [...ids].filter(isOpen).length;
  let best: { readonly next: Next; readonly rank: readonly number[] } | undefined;
  for (const { id, items } of objectives) {
    if (!isOpen(id)) continue;
    const given = steps.filter(({ objective }) => objective === id).length;
    const needed = QUESTIONS_EACH - given;
    const free = items.filter((item) => ![item.id, ...(item.was ?? [])].some((name) => used.has(name)));
    if (steps.length + needed > MAX_QUESTIONS || free.length < needed) continue;
    const [below, above] = [count(graph.below.get(id)), count(graph.above.get(id))];
    const rank = [given, Math.min(below, above), below + above];
    if (best && compare(rank, best.rank) <= 0) continue;
    // What was never asked comes first, and then what was asked longest ago.
    const since = ({ id: name, was = [] }: TestItem) =>
      Math.max(...[name, ...was].map((one) => asked.lastIndexOf(one)));
    const [item] = shuffled(free, random(seed(`${who} ${id}`))).sort((a, b) => since(a) - since(b));
    if (item) best = { next: { objective: id, item }, rank };
  }
  return best?.next;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The facts that end a try with what was shown. `written` is the text of the field `KNOWN` so far. */
export function ending({ known, lessons, objectives }: Standing, { name }: Try, written: string): Fact[] {
  const earned = objectives.filter(({ id }) => known.has(id)).length;
  const result = { attempt: name, quiz: TEST_OUT, page: "", earned, possible: objectives.length, passed: null };
  return [{ type: "submitted", ...result }, ...knowing(lessons, written)];
}

/** The fact that `lessons` are known, unless `written` says so already. */
export function knowing(lessons: readonly TestLesson[], written: string): Fact[] {
  const text = knownText(lessons);
  return text === written ? [] : [{ type: "wrote", field: KNOWN, text }];
}

/** The text of the field `KNOWN` for `lessons`. A field has room for thousands of them. */
function knownText(lessons: readonly TestLesson[]): string {
  const slugs = lessons.map(({ slug }) => slug);
  while (slugs.join(" ").length > LIMITS.text) slugs.pop();
  return slugs.join(" ");
}
