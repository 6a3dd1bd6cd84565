// A line that says that the learner has reached a milestone. Each is said once for a record.
import { fresh, type Milestone, reached } from "../core/milestones";
import { onTrack } from "../core/progress";
import { outline } from "../io/outline";
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";
import { track } from "./tracks";

/** The field of the record with the ids of the milestones that were said. */
const SAID = ":said";

/** The ids that are being stored. */
const said: string[] = [];

/** Says the latest of the milestones in `found` that were not said yet, at the end of the page. */
export function say(found: readonly Milestone[]): void {
  const kept = record();
  const known = [...(kept.state.written.get(SAID)?.text.split(" ") ?? []), ...said];
  const open = fresh(found, known);
  const latest = open.at(-1);
  const place = document.querySelector(".cm-pager, .cm-plan__share");
  if (!latest || !place) return;
  said.push(...open.map(({ id }) => id));
  void kept.add({ type: "wrote", field: SAID, text: [...new Set([...known, ...said])].join(" ").trim() });
  document.querySelector(".cm-milestone")?.remove();
  // What is put into an empty part that is there already is read out.
  const line = element("p", { class: "cm-milestone", role: "status" });
  place.before(line);
  setTimeout(() => line.append(text(`milestone-${latest.kind}`, { title: latest.title })));
}

/** Says a milestone of the course that was reached. Rejects if the outline cannot be loaded. */
export async function showMilestone(): Promise<void> {
  const chosen = track();
  say(reached(record().state, onTrack(await outline(), chosen), chosen));
}
