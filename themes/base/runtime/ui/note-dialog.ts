// The dialog in which a learner writes a note.
import type { Noted } from "../core/record";
import { keepUnfinished } from "../io/unfinished";
import { button, element, quiet } from "./element";
import { limit } from "./limits";
import { bare, change, remove } from "./note-changes";
import { text } from "./strings";

/** Opens the dialog for a note, which is stored already or new. `typed` is what was written before the page was left. */
export function write(note: Noted, isNew: boolean, typed = note.text): void {
  const field = element("textarea", { class: "cm-text", id: "cm:note", rows: "5" });
  field.value = typed;
  limit(field);
  // What is typed outlives a page that is closed without saving.
  field.addEventListener("input", () => keepUnfinished({ ...bare(note), form: "note", text: field.value }));
  const done = () => {
    keepUnfinished();
    dialog.close();
  };
  const save = () => {
    const written = field.value.trim();
    done();
    const form =
      written === "" ? (note.form === "note" ? "highlight" : note.form) : note.form === "bookmark" ? note.form : "note";
    if (isNew || written !== note.text)
      void change({ ...bare(note), form, text: written }, isNew ? undefined : note, text("notes-saved"));
  };
  const discard = () => {
    done();
    void remove(note);
  };
  const dialog = element(
    "dialog",
    { class: "cm-dialog", "aria-labelledby": "cm:note-title" },
    element("h2", { id: "cm:note-title" }, text(`notes-${note.form}`)),
    element("blockquote", {}, note.quote),
    element("label", { for: "cm:note" }, text("notes-field")),
    field,
    element("p", { class: "cm-dialog__note" }, text("notes-private")),
    element(
      "div",
      { class: "cm-quiz__buttons" },
      button(text("notes-save"), save),
      quiet(text("cancel"), done),
      ...(isNew ? [] : [quiet(text("notes-delete"), discard)]),
    ),
  );
  dialog.addEventListener("cancel", () => keepUnfinished());
  dialog.addEventListener("close", () => dialog.remove());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  });
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
