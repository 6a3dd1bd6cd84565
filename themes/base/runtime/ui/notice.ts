// The notice that the record is not stored, or not in the usual way. It is shown once.
import { record } from "../io/record";
import { element } from "./element";
import { text } from "./strings";

const KEY = "coursemark:notice";

function wasSaid(what: string): boolean {
  try {
    return sessionStorage.getItem(`${KEY}:${what}`) !== null;
  } catch {
    return false;
  }
}

function noteSaid(what: string): void {
  try {
    sessionStorage.setItem(`${KEY}:${what}`, "");
  } catch {
    // The notice then appears on every page.
  }
}

let isShown = false;

/**
 * Shows the notice if there is a reason, at the end of the page so that nothing moves. `remedies` are controls that
 * help.
 */
export async function notice(...remedies: Node[]): Promise<void> {
  const kept = record();
  await kept.ready;
  const look = () => show(remedies);
  kept.listen(look);
  look();
}

function show(remedies: readonly Node[]): void {
  const kept = record();
  // Firefox has a separate store for each local file.
  const isApart = location.protocol === "file:" && navigator.userAgent.includes("Firefox/");
  const what = kept.kind === "memory" ? "memory" : kept.kind === "newer" ? "newer" : isApart ? "file" : undefined;
  if (what === undefined || isShown || wasSaid(what)) return;
  isShown = true;
  const button = element("button", { type: "button", class: "cm-button cm-button--quiet" }, text("record-dismiss"));
  const box = element(
    "div",
    { class: "cm-notice", role: "region", "aria-label": text("record-title") },
    element("p", {}, text(`record-${what}`)),
    ...remedies,
    button,
  );
  button.addEventListener("click", () => {
    noteSaid(what);
    box.remove();
  });
  document.body.append(box);
}
