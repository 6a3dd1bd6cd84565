// Asks learners how sure they are of an answer, after they have chosen it and before they see feedback on it.
import type { Sure } from "../core/record";
import { element, quiet } from "./element";
import type { Form } from "./form";
import { text } from "./strings";
import type { Row } from "./sure-script";

/** The steps by their numbers in the record. */
const STEPS = [
  [0, "sure-unknown"],
  [1, "sure-guess"],
  [2, "sure-rather"],
  [3, "sure-sure"],
] as const;

/** Adds a row with a button for each step before the actions of a form. */
export function ask(form: Form, pick: (sure: Sure) => void): Row {
  const id = `cm:${form.question.id}:sure`;
  const buttons = STEPS.map(([sure, name]) => quiet(text(name), () => pick(sure)));
  const [unknown, ...steps] = buttons;
  const row = element(
    "div",
    { class: "cm-sure", role: "group", "aria-labelledby": id, hidden: "" },
    element("span", { class: "cm-sure__title", id }, text("sure-ask")),
    ...steps,
    ...(unknown ? [unknown] : []),
  );
  form.button.parentElement?.before(row);
  let chosen: Sure | undefined;
  return {
    get isShown() {
      return !row.hidden;
    },
    set isShown(isShown) {
      const hadFocus = row.contains(document.activeElement);
      row.hidden = !isShown;
      form.button.hidden = isShown;
      if (hadFocus && !isShown) form.button.focus({ preventScroll: true });
    },
    get chosen() {
      return chosen;
    },
    set chosen(sure) {
      chosen = sure;
      buttons.forEach((button, at) => {
        button.setAttribute("aria-pressed", String(at === sure));
        button.classList.toggle("cm-button--quiet", at !== sure);
      });
    },
    focus: () => steps[0]?.focus(),
  };
}
