// The record of the course that the page belongs to.
import { BrowserTab, openStore } from "./browser";
import { CourseRecord } from "./course-record";

let shared: CourseRecord | undefined;

/** The record of the course that the page belongs to. This is the only place that decides where it is stored. */
export function record(): CourseRecord {
  if (!shared) {
    const course = document.documentElement.dataset["course"] ?? "";
    shared = new CourseRecord(course, (onClosed) => openStore(course, onClosed), new BrowserTab(course));
  }
  return shared;
}
