// The text of a page. What makes reading easier is loaded when the reader first points or types: definitions of terms,
// links to headings, and buttons that copy code. And the place where the reader stopped is noted.
import { prefer } from "../io/preferences";
import { upkeep } from "../io/record";

/** The text of a page. */
export class Prose {
  constructor(root: HTMLElement) {
    const signs = ["pointerover", "click", "keydown"];
    const begin = (event: Event) => {
      const term = (event.target as Element).closest<HTMLAnchorElement>(".cm-term");
      const isTouch = (event as PointerEvent).pointerType === "touch";
      const isTap = isTouch && event.type === "click";
      // A tap on a term comes as several events, and the last of them would follow the link.
      if (term && isTouch && !isTap) return;
      if (term && isTap) event.preventDefault();
      for (const sign of signs) removeEventListener(sign, begin);
      void upkeep().then(({ Reading }) => new Reading(root, term, isTap));
    };
    for (const sign of signs) addEventListener(sign, begin);

    const { page } = document.documentElement.dataset;
    if (page === undefined) return;
    addEventListener("pagehide", () => {
      const seen = [...root.querySelectorAll<HTMLElement>(":is(h2, h3)[id]")].filter(
        (heading) => heading.getBoundingClientRect().top <= innerHeight / 3,
      );
      const last = seen.at(-1);
      if (last) prefer("place", JSON.stringify({ page, id: last.id, title: last.textContent }));
    });
  }
}
