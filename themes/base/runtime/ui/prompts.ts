// The weekly prompts as a calendar file that starts in a week of the learner's choice.
import { calendar, dayAfter, type Entry, isDay } from "../core/calendar";
import { data } from "../io/data";
import { record } from "../io/record";
import { button, element } from "./element";
import { save } from "./exporting";
import { text } from "./strings";

/** The field of the record that holds the first day. */
const FIELD = ":prompts";

export class Prompts {
  constructor(root: HTMLElement) {
    const { site: base, title: course, prompts } = data("cm:prompts");
    const kept = record();
    const field = element("input", { class: "cm-field", type: "date", id: "cm:first" });
    const status = element("p", { role: "status" });
    const make = button(text("prompts-calendar"), () => {
      if (!isDay(field.value)) {
        status.textContent = text("prompts-choose");
        field.focus();
        return;
      }
      const site =
        base ??
        (location.protocol === "file:"
          ? null
          : new URL(".", new URL(document.documentElement.dataset["home"] ?? "", location.href)).href);
      const entries = prompts.map(
        ([anchor, title, content, lesson], at): Entry => ({
          uid: `${kept.course}-prompt-${anchor}`,
          day: dayAfter(field.value, 7 * at),
          title,
          text: content,
          url: site !== null && lesson !== null ? new URL(lesson, site).href : undefined,
        }),
      );
      const heading = document.querySelector("h1")?.textContent ?? "";
      save(`${kept.course}-prompts.ics`, calendar(`${course}: ${heading}`, entries, new Date()), "text/calendar");
      status.textContent = text("prompts-saved");
      void kept.add({ type: "wrote", field: FIELD, text: field.value });
    });
    root.append(
      element(
        "p",
        { class: "cm-prompts__first" },
        element("label", { for: "cm:first" }, text("prompts-first")),
        " ",
        field,
        " ",
        make,
      ),
      status,
    );
    void kept.ready.then(() => {
      field.value = kept.state.written.get(FIELD)?.text ?? "";
      root.dataset["ready"] = "";
    });
  }
}
