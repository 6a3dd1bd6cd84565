// The button on the front page that leads on.
import { KNOWN, left } from "../core/completion";
import { record } from "../io/record";
import { reviewLink } from "./due";
import { leftInWords } from "./left";
import { parts } from "./menu";

/** The button that leads on, and how much of the course is left. */
export class Resume {
  constructor(root: HTMLElement) {
    const kept = record();
    const button = root.querySelector<HTMLAnchorElement>(".cm-button");
    const line = document.querySelector<HTMLElement>(".cm-hero__standing");
    const show = async () => {
      if (!button || !(kept.state.last || kept.state.written.has(KNOWN))) return;
      const { continueLink, pagesOnTrack } = await parts();
      await continueLink(button);
      if (!line) return;
      line.textContent = leftInWords(left(kept.state, await pagesOnTrack()));
      const due = await reviewLink();
      if (due) line.append(" ", due);
    };
    // If the outline cannot be loaded, the button leads to the first page.
    const ready = () => {
      root.dataset["ready"] = "";
    };
    kept.listen(() => void show().catch(() => {}));
    void kept.ready.then(show).then(ready, ready);
  }
}
