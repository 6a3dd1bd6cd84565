// The share of the course that is done, in the header.
import { left, shareDone } from "../core/completion";
import { record } from "../io/record";
import { pagesOnTrack } from "./continue";
import { text } from "./strings";

/** Shows in the ring how much of the learner's track is done. Rejects if the outline cannot be loaded. */
export async function showRing(): Promise<void> {
  const ring = document.querySelector<HTMLElement>(".cm-ring");
  const share = shareDone(left(record().state, await pagesOnTrack()));
  ring?.style.setProperty("--share", String(share));
  ring?.querySelector("span")?.replaceChildren(text("progress-share", { percent: Math.floor(share * 100) }));
}
