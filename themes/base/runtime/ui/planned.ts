// How much of the plan is filled, beside the questions that fill it.
import type { PlanField } from "../core/data";
import { isFilled } from "../core/plan";
import { derive } from "../core/record";
import { file } from "../io/outline";
import { record } from "../io/record";
import { element } from "./element";
import { say } from "./milestones";
import { text } from "./strings";

/** Says how much of the plan is filled, once something is. Rejects if the fields cannot be loaded. */
export async function showPlanned(): Promise<void> {
  const fields = await file<readonly PlanField[]>("plan");
  // The page may have read nothing about the questions of other pages.
  const state = derive((await record().all()).events);
  const done = fields.filter((field) => isFilled(state, field)).length;
  if (done === 0) return;
  if (done === fields.length) say([{ id: "plan", kind: "plan", title: "" }]);
  const said = text("plan-filled", { done, count: fields.length });
  for (const note of document.querySelectorAll("[data-plan]")) {
    const known = note.querySelector("span") ?? element("span");
    // What has not changed is not read out again.
    if (known.textContent !== said) known.textContent = said;
    if (!known.isConnected) note.append(" · ", known);
  }
}
