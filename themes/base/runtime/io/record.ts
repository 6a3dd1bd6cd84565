// The record of the course that the page belongs to.
import { BrowserTab, openStore } from "./browser";
import { CourseRecord } from "./course-record";
import { data } from "./data";
import { part } from "./scripts";
import { dayName, type Store } from "./store";

/** The time in milliseconds without a change before upkeep begins. */
const UPKEEP_DELAY_MS = 1500;
/** The number of events after a checkpoint that make another one worthwhile. */
const MAX_LATER = 100;

let shared: CourseRecord | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The ids of the questions and quizzes on the page, or `undefined` on a page about the whole course. */
function asked(): readonly string[] | undefined {
  if (!document.getElementById("cm:questions")) return document.querySelector(".cm-pager__mark") ? [] : undefined;
  return data("cm:questions").ids;
}

/** The content of `upkeep.js`, which pages need only now and then. */
export interface Upkeep {
  Reading: new (root: HTMLElement, sign: Event) => unknown;
  tend(kept: CourseRecord): void;
  notice(): void;
  inMemory(kind: Store["kind"]): Store;
  showWayBack(id?: string): void;
}

/** Loads `upkeep.js`, once. */
export function upkeep(): Promise<Upkeep> {
  return part("coursemarkUpkeep", document.documentElement.dataset["upkeep"]);
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
      // On the first day there is nothing to copy.
      const isFirstDay = () => kept.events.every(({ at }) => new Date(at).toDateString() === dayName());
      if (
        (kept.span?.later.length ?? 0) > MAX_LATER ||
        ((await kept.store.note("day")) !== dayName() && (kept.span?.checkpoint || !isFirstDay()))
      )
        (await upkeep()).tend(kept);
    };
    const tendLater = () => {
      clearTimeout(timer);
      // If it fails now, another page tries again.
      timer = setTimeout(() => void tend().catch(() => {}), UPKEEP_DELAY_MS);
    };
    kept.follow(tendLater);
    shared = kept;
  }
  return shared;
}
