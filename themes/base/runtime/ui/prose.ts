// The text of a page. What makes reading easier is loaded when the reader first points or types: definitions of terms,
// links to headings, buttons that copy code, and the note of the place where the reader stops.
import { upkeep } from "../io/record";

/** The text of a page. */
export class Prose {
  constructor(root: HTMLElement) {
    // A pointer that rests where the page appears is over it, and has not moved.
    const signs = ["pointermove", "click", "keydown"];
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
  }
}
