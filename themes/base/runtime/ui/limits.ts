// The lengths that fields take: those of the record, so that whatever can be typed can be kept.
import { LIMITS } from "../core/limits";
import { element } from "./element";
import { text } from "./strings";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Gives a field the longest text that it takes, and says beside it when that is reached. */
export function limit(
  field: Field,
  most: number = field instanceof HTMLTextAreaElement ? LIMITS.text : LIMITS.line,
): void {
  field.maxLength = most;
  // A region for what is said has to be there before.
  const said = element("span", { class: "cm-limit", role: "status" });
  field.addEventListener("focus", () => field.after(said), { once: true });
  field.addEventListener("input", () => {
    said.textContent = field.value.length < most ? "" : text("limit-reached", { count: most });
  });
}
