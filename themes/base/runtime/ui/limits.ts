// The maximum lengths of fields. They are those of the record, so everything that can be typed can be stored.
import { LIMITS } from "../core/limits";
import { element } from "./element";
import { text } from "./strings";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Limits the length of a field's text, and shows a message beside the field when the limit is reached. */
export function limit(
  field: Field,
  most: number = field instanceof HTMLTextAreaElement ? LIMITS.text : LIMITS.line,
): void {
  field.maxLength = most;
  // Screen readers only announce changes in a live region that was there before.
  const said = element("span", { class: "cm-limit", role: "status" });
  field.addEventListener("focus", () => field.after(said), { once: true });
  field.addEventListener("input", () => {
    said.textContent = field.value.length < most ? "" : text("limit-reached", { count: most });
  });
}
