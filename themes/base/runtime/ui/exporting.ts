// Gives the learner the record as a file.
import { dayOf, isoDay } from "../core/days";
import { exported } from "../core/merge";
import { type Event, WHO } from "../core/record";
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";

/** The number of answers after which an export is suggested. */
export const MAX_UNEXPORTED_ANSWERS = 40;

/** The number of answers among `events` since the last export. */
export async function unexported(events: readonly Event[]): Promise<number> {
  const answers = events.filter((event) => event.type === "answered").length;
  const before = await record()
    .store.note("exported")
    .catch(() => 0);
  return answers - (Number(before) || 0);
}

/** Saves a file to the browser's downloads. */
export function save(name: string, content: string, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Exports the record of the course. */
export async function exportRecord(): Promise<void> {
  const kept = record();
  // With the learner's id in the file, the same questions are drawn wherever it is imported.
  if (kept.state.given.size > 0 && !kept.state.written.has(WHO))
    await kept.add({ type: "wrote", field: WHO, text: kept.who });
  const { events } = await kept.all();
  const today = isoDay(dayOf(Date.now()));
  const title = document.querySelector(".cm-header__title")?.textContent ?? "";
  save(`${kept.course}-${today}.json`, exported(events, kept.course, title, today));
  await kept.store.setNote("exported", events.filter((event) => event.type === "answered").length).catch(() => {});
}

/** A button that exports the record. */
export function exportButton(style = "cm-button"): HTMLButtonElement {
  const made = element("button", { type: "button", class: style }, text("record-export"));
  made.addEventListener("click", () => void exportRecord());
  return made;
}
