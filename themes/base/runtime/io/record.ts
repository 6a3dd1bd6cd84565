// The record of the course that the page belongs to.
import { BrowserTab, openStore } from "./browser";
import { CourseRecord } from "./course-record";
import { allow, load } from "./scripts";
import { dayName, type Store } from "./store";

/** Milliseconds without a change before the record is tended. */
const UPKEEP_DELAY_MS = 1500;
/** The number of events after a checkpoint that make another one worth its while. */
const MAX_LATER = 100;

let shared: CourseRecord | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The ids of the questions and quizzes on the page; nothing on a page about the whole course. */
function asked(): string[] | undefined {
  const block = document.getElementById("cm:questions");
  if (!block) return document.querySelector(".cm-completion") ? [] : undefined;
  const found: Record<string, { id: string; was?: string[] }[]> = JSON.parse(block.textContent ?? "");
  return Object.values(found)
    .flat()
    .flatMap(({ id, was = [] }) => [id, ...was]);
}

/** What the script has that pages need only now and then. */
interface Upkeep {
  Definitions: new (root: HTMLElement) => { begin(term: HTMLAnchorElement, isTap: boolean): void };
  tend(kept: CourseRecord): void;
  notice(): void;
  inMemory(kind: Store["kind"]): Store;
}
let loading: Promise<Upkeep> | undefined;

/** Loads that script, once. */
export function upkeep(): Promise<Upkeep> {
  const script = document.documentElement.dataset["upkeep"] ?? "";
  allow(script);
  loading ??= load(script).then(() => (globalThis as unknown as { coursemarkUpkeep: Upkeep }).coursemarkUpkeep);
  return loading;
}

/** The record of the course that the page belongs to. This is the only place that decides where it is stored. */
export function record(): CourseRecord {
  if (!shared) {
    const course = document.documentElement.dataset["course"] ?? "";
    const inMemory = async (kind: Store["kind"]) => (await upkeep()).inMemory(kind);
    const kept = new CourseRecord(
      course,
      (onChange) => openStore(course, inMemory, onChange),
      new BrowserTab(course),
      asked(),
    );
    const tend = async () => {
      if (kept.kind !== "kept") return;
      if ((kept.span?.later.length ?? 0) > MAX_LATER || (await kept.store.note("day")) !== dayName())
        (await upkeep()).tend(kept);
    };
    const tendLater = () => {
      clearTimeout(timer);
      // What cannot be done now is done on another page.
      timer = setTimeout(() => void tend().catch(() => {}), UPKEEP_DELAY_MS);
    };
    kept.listen(tendLater);
    void kept.ready.then(tendLater);
    shared = kept;
  }
  return shared;
}
