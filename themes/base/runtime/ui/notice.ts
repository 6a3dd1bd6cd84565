// The notice that the record is not stored, or not in the usual way. It is shown once, at the end of the page so that
// nothing moves.
import { record } from "../io/record";
import { element } from "./element";
import { exportButton } from "./exporting";
import { isApart } from "./page";
import { text } from "./strings";

const KEY = "coursemark:notice";

/** The reasons that were dismissed on this page. */
const dismissed = new Set<string>();

function wasSaid(what: string): boolean {
  try {
    return dismissed.has(what) || sessionStorage.getItem(`${KEY}:${what}`) !== null;
  } catch {
    return false;
  }
}

function noteSaid(what: string): void {
  dismissed.add(what);
  try {
    sessionStorage.setItem(`${KEY}:${what}`, "");
  } catch {
    // The notice then appears on every page.
  }
}

let said: string | undefined;
let box: HTMLElement | undefined;

function put(name: string, ...content: Node[]): void {
  box = element("div", { class: name, role: "region", "aria-label": text("record-title") }, ...content);
  document.body.append(box);
}

/** Shows the notice that applies now, if any, and removes one that no longer does. */
export function notice(): void {
  const { kind, events } = record();
  const what = kind === "kept" ? (isApart ? "file" : "") : kind;
  const hasRecord = events.some(({ type }) => type !== "opened");
  const isQuiet = what === "file" && wasSaid(what);
  const wanted = isQuiet ? (hasRecord ? "quiet" : "") : wasSaid(what) ? "" : what;
  if (wanted === said) return;
  // Another notice may apply after a change.
  if (said === undefined) record().listen(notice);
  said = wanted;
  box?.remove();
  // An export is the only way to bring the record of this page to the others, so the button stays.
  if (wanted === "quiet") put("cm-apart", element("p", {}, text("record-title"), " ", exportButton("cm-link-button")));
  else if (wanted !== "") {
    const button = element("button", { type: "button", class: "cm-button cm-button--quiet" }, text("record-dismiss"));
    button.addEventListener("click", () => {
      noteSaid(what);
      notice();
    });
    put("cm-notice", element("p", {}, text(`record-${wanted}`)), exportButton(), button);
  }
}
