// The choice of a track, on the front page.
import { record } from "../io/record";
import { TRACK, track } from "./tracks";

/** The tracks to choose from. */
export class TrackChoice {
  constructor(root: HTMLElement) {
    const kept = record();
    const showChoice = () => {
      for (const card of root.querySelectorAll<HTMLElement>("[data-track]")) {
        card.querySelector("button")?.setAttribute("aria-pressed", String(card.dataset["track"] === track()));
      }
    };
    root.addEventListener("click", (event) => {
      const { target } = event;
      // To start a track is to follow it.
      const start = (target as Element).closest<HTMLAnchorElement>(".cm-tracks__start");
      const begun = start?.closest<HTMLElement>("[data-track]")?.dataset["track"];
      if (start && begun !== undefined && begun !== track()) {
        event.preventDefault();
        const go = () => location.assign(start.href);
        kept.add({ type: "wrote", field: TRACK, text: begun }).then(go, go);
      }
      const button = (target as Element).closest("button");
      const id = button?.closest<HTMLElement>("[data-track]")?.dataset["track"];
      if (id !== undefined) void kept.add({ type: "wrote", field: TRACK, text: id === track() ? "" : id });
    });
    kept.follow(showChoice);
  }
}
