// Changes of notes. Each says that it is saved, and can be undone.
import type { Noted } from "../core/record";
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";

/** A note without the stamp of the event that it came with. */
export function bare({ type, note, form, page, title, path, block, quote, before, after, text, gone }: Noted): Noted {
  return { type, note, form, page, title, path, block, quote, before, after, text, gone };
}

// Screen readers notice only what changes in a region that is in its place already.
const said = element("span", { role: "status" });
const bar = element("div", { class: "cm-notes-said", hidden: true }, said);
/** The time in milliseconds for which the button is offered. A note can be changed back at any time after that. */
const OFFERED_MS = 20_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Stores a note, which was `before` or is new. The page says `what` was done, with a button that undoes it; the focus goes
 * there if `moves`, because what had it is gone.
 */
export async function change(after: Noted, before: Noted | undefined, what: string, moves = false): Promise<void> {
  if (!bar.isConnected) document.body.append(bar);
  await record().add(after);
  const undo = element("button", { type: "button", class: "cm-button cm-button--quiet" }, text("undo"));
  undo.addEventListener("click", () => {
    bar.hidden = true;
    void record().add(before ? bare(before) : { ...after, gone: true });
  });
  bar.hidden = false;
  bar.replaceChildren(said, undo);
  said.textContent = record().kind === "kept" ? what : `${what} ${text("saved-here")}.`;
  if (moves) undo.focus();
  clearTimeout(timer);
  timer = setTimeout(() => (bar.hidden = !bar.contains(document.activeElement)), OFFERED_MS);
}

/** Removes a note. */
export function remove(note: Noted): Promise<void> {
  return change({ ...bare(note), gone: true }, note, text("notes-deleted"), true);
}
