// Clears answers. It asks first, and one click undoes it.
import { record } from "../io/record";
import { button, element } from "./element";
import { text } from "./strings";

/** The parts of the record to clear. */
export interface What {
  readonly questions?: readonly string[];
  readonly quizzes?: readonly string[];
  readonly pages?: readonly string[];
  readonly all?: boolean;
}

/**
 * A control that clears the parts that `what` names. There is only one at a time, and a new one replaces it. `count`
 * returns the number of answers concerned. When the control closes, the focus moves to `after`.
 */
export function resetControl(label: string, what: () => What, count: () => number, after: HTMLElement): HTMLElement {
  const box = element("div", { class: "cm-reset", role: "group", "aria-label": text(label) });
  const start = button(
    text(label),
    () => {
      const sure = button(text("reset-do"), () => void clear(), "cm-link-button");
      box.replaceChildren(
        element("span", {}, text("reset-ask", { count: count() })),
        " ",
        sure,
        " ",
        button(text("cancel"), offer, "cm-link-button"),
      );
      sure.focus();
    },
    "cm-link-button",
  );
  const offer = () => {
    box.replaceChildren(start);
    start.focus();
  };
  const clear = async () => {
    const [event] = await record().add({ type: "reset", questions: [], quizzes: [], pages: [], all: false, ...what() });
    const back = button(
      text("undo"),
      async () => {
        if (event) await record().add({ type: "undone", reset: event.id });
        box.remove();
        after.focus();
      },
      "cm-link-button",
    );
    box.replaceChildren(element("span", { role: "status" }, text("reset-done")), " ", back);
    back.focus();
  };
  box.append(start);
  return box;
}
