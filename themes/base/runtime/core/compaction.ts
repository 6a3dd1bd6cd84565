// Finds the events that still count, for a checkpoint. The state derived from them is the same as the state derived
// from all events, except for the number of tries at a question and the best of them.
import { type Checkpoint, type Mark, readPart, VERSION } from "./checkpoint";
import { type Event, type EventOf, inOrder, WHO } from "./record";

type Answers = Map<string, EventOf<"answered" | "carried">>;

/** Groups the events that still count by question and quiz; all others are under the empty id. */
function counting(events: readonly Event[]): Map<string, Event[]> {
  const all = [...events].sort(inOrder);
  const undone = new Set<string>();
  const corrections = new Map<string, Event>();
  for (const event of all) {
    if (event.type === "undone") undone.add(event.reset);
    if (event.type === "rescored") corrections.set(event.of, event);
  }
  const answers: Answers = new Map();
  const guesses: Answers = new Map();
  const rubrics = new Map<string, Event>();
  const attempts = new Map<string, { readonly quiz: string; readonly answers: Answers; end?: Event }>();
  // The latest event of each type about each page and each field, by names that differ between types.
  const latest = new Map<string, Event>();
  const kept = new Set<Event>();
  const drop = (isDropped: (event: Event & { page?: string }) => boolean) => {
    for (const [name, event] of latest) if (isDropped(event)) latest.delete(name);
    for (const event of kept) if (isDropped(event)) kept.delete(event);
  };
  for (const event of all) {
    switch (event.type) {
      case "opened":
      case "read":
      case "completed":
        latest.set(`${event.type} ${event.page}`, event);
        break;
      case "wrote":
        latest.set(`wrote ${event.field}`, event);
        break;
      case "followed-up":
        latest.set(`followed-up ${event.field} ${event.day}`, event);
        break;
      case "noted":
        latest.set(`noted ${event.note}`, event);
        if (event.gone) latest.delete(`noted ${event.note}`);
        break;
      case "answered": {
        (event.guess ? guesses : answers).set(event.question, event);
        const attempt = event.guess ? undefined : attempts.get(event.attempt);
        if (attempt && !attempt.end) attempt.answers.set(event.question, event);
        break;
      }
      case "carried":
        answers.set(event.question, event);
        break;
      case "rubric":
        rubrics.set(event.question, event);
        break;
      case "carried-attempt":
        if (!attempts.has(event.attempt))
          attempts.set(event.attempt, { quiz: event.quiz, answers: new Map(), end: event });
        break;
      case "started":
        // Cleared attempts still count for the name of the next one.
        kept.add(event);
        if (!attempts.has(event.attempt)) attempts.set(event.attempt, { quiz: event.quiz, answers: new Map() });
        break;
      case "submitted": {
        const attempt = attempts.get(event.attempt);
        if (attempt) attempt.end ??= event;
        break;
      }
      case "chose":
      case "carried-story":
      case "rated":
        kept.add(event);
        break;
      case "reset": {
        if (undone.has(event.id)) break;
        kept.add(event);
        const { all: isAll, pages, quizzes, questions } = event;
        drop((one) => {
          if (one.type === "started" || one.type === "reset" || (one.type === "wrote" && one.field === WHO))
            return false;
          return isAll || (one.type !== "noted" && one.page !== undefined && pages.includes(one.page));
        });
        for (const of of [answers, guesses, rubrics]) {
          if (isAll) of.clear();
          for (const id of questions) of.delete(id);
        }
        for (const [name, { quiz }] of attempts) if (isAll || quizzes.includes(quiz)) attempts.delete(name);
        break;
      }
      default:
    }
  }
  const groups = new Map<string, Event[]>();
  const add = (id: string, found: Iterable<Event>, of?: string) => {
    const group = groups.get(id) ?? [];
    groups.set(id, group);
    group.push(...found);
    const correction = of === undefined ? undefined : corrections.get(of);
    if (correction) group.push(correction);
  };
  add("", [...kept, ...latest.values()]);
  for (const [name, { quiz, answers: given, end }] of attempts) {
    add("", end ? [end] : [], name);
    for (const event of given.values()) add(quiz, [event], event.id);
  }
  for (const [question, event] of [...answers, ...guesses]) add(question, [event], event.id);
  for (const [question, event] of rubrics) add(question, [event]);
  return groups;
}

const written = (events: readonly Event[]): string => JSON.stringify(events).slice(1, -1);

/**
 * Makes the checkpoint at `mark` from an earlier one and the events after it, or from all events if there is no earlier
 * one. Returns `undefined` if that is not enough to know which events count.
 */
export function compacted(
  before: Checkpoint | undefined,
  events: readonly Event[],
  mark: Mark,
): Checkpoint | undefined {
  const parts = new Map(before?.parts);
  let known: Event[] = [];
  if (before) {
    // These change which earlier events count, or how.
    if (events.some(({ type }) => type === "reset" || type === "undone" || type === "rescored")) return undefined;
    const rest = readPart(parts.get("") ?? "");
    const quizzes = new Map<string, string>();
    for (const event of [...(rest ?? []), ...events])
      if (event.type === "started") quizzes.set(event.attempt, event.quiz);
    const touched = new Set(
      events.flatMap((event) => (event.type === "answered" ? (quizzes.get(event.attempt) ?? []) : [])),
    );
    const answered = new Set(events.map((event) => ("question" in event ? event.question : "")));
    const earlier = [...touched, ...answered].map((id) => readPart(id === "" ? "" : (parts.get(id) ?? "")));
    if (!rest || !earlier.every((part) => part !== undefined)) return undefined;
    // Some of the answers in these attempts are also the latest to their questions. Those parts stay as they are.
    known = [...rest, ...earlier.flat()];
    for (const [id, group] of counting([...known, ...events]))
      if (id === "" || touched.has(id) || answered.has(id)) parts.set(id, written(group));
  } else {
    for (const [id, group] of counting(events)) parts.set(id, written(group));
  }
  return { ...mark, version: VERSION, parts };
}
