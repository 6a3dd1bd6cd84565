// The button on the front page that leads on.
import { left } from "../core/completion";
import { record } from "../io/record";
import { leftInWords } from "./left";
import { parts } from "./menu";
import { text } from "./strings";

/** The button that leads on, and how much of the course is left. */
export class Resume {
  constructor(root: HTMLElement) {
    const kept = record();
    const button = root.querySelector<HTMLAnchorElement>(".cm-button");
    const line = document.querySelector<HTMLElement>(".cm-hero__standing");
    const show = async () => {
      if (!button || !kept.state.last) return;
      const { continueLink, pagesOnTrack, place } = await parts();
      await continueLink(button);
      const at = place(button.dataset["slug"]);
      const rest = leftInWords(left(kept.state, await pagesOnTrack()));
      if (line) line.textContent = at ? `${text("you-were-at", { title: at.title })} ${rest}` : rest;
    };
    // If the outline cannot be loaded, the button leads to the first page.
    const ready = () => {
      root.dataset["ready"] = "";
    };
    kept.listen(() => void show().catch(() => {}));
    void kept.ready.then(show).then(ready, ready);
  }
}
