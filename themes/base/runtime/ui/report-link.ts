// The link below the feedback on a question by which a learner reports a fault in it.
import { part, style } from "../io/scripts";
import { button } from "./element";
import type { Form } from "./form";
import { text } from "./strings";

/** Adds the link, once, if the course names an address for reports. */
export function offerReport(form: Form): void {
  const { report, reporter } = document.getElementById("cm:questions")?.dataset ?? {};
  if (!report || form.root.querySelector(".cm-report")) return;
  const late = document.querySelector<HTMLElement>("[data-late]")?.dataset["late"];
  const link = button(
    text("report-question"),
    async () => {
      const script = part<{ report(form: Form, from: HTMLElement): void }>("coursemarkReport", reporter);
      if (late) await style(late);
      (await script).report(form, link);
    },
    "cm-link-button cm-report",
  );
  form.root.append(link);
}
