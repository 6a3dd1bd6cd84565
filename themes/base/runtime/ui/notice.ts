// What has to be said once about the record: that it is not kept, or not as one would expect.
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
    // It is said on every page then.
  }
}

let isShown = false;

/**
 * Says what has to be said once it has to be, at the end of the page so that nothing moves. `remedies`
 * are what can be done about it on this page.
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
  // Firefox gives each local file a store of its own (HARDENING C).
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
