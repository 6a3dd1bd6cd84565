// The learner's track. Navigation follows it, and everything else stays reachable.
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";

/** The field of the record that holds the chosen track. */
export const TRACK = ":track";

/** The id of the chosen track; empty for the whole course. */
export function track(): string {
  return record().state.written.get(TRACK)?.text ?? "";
}

/** Whether a link is to a page of the chosen track. */
export function isOnTrack(link: HTMLElement): boolean {
  const { tracks } = link.dataset;
  const chosen = track();
  return chosen === "" || tracks === undefined || tracks.split(" ").includes(chosen);
}

function show(): void {
  const chosen = track();
  for (const link of document.querySelectorAll<HTMLElement>("a[data-tracks]")) {
    const isOff = !isOnTrack(link);
    if (link.hasAttribute("data-off") === isOff) continue;
    link.toggleAttribute("data-off", isOff);
    link.querySelector(".cm-off")?.remove();
    if (isOff) link.append(element("span", { class: "cm-hidden cm-off" }, ` (${text("track-off")})`));
  }
  const pager = document.querySelector(".cm-pager");
  const nexts = [...(pager?.querySelectorAll<HTMLElement>("[rel=next]") ?? [])];
  const own =
    nexts.find((link) => link.dataset["track"] === chosen) ?? nexts.find((link) => link.dataset["track"] === undefined);
  for (const link of nexts) link.hidden = link !== own;
}

/** Makes links follow the chosen track. */
export function followTrack(): void {
  const kept = record();
  kept.follow(show);
}
