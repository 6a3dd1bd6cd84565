// The text of a page. What makes reading easier is loaded when the reader first points, types or scrolls: see
// `ui/reading.ts`.
import { record, upkeep } from "../io/record";
import { marking } from "./notes-script";

/** The text of a page. */
export class Prose {
  constructor(root: HTMLElement) {
    // A pointer that rests where the page appears is over it, and has not moved.
    const signs = ["pointermove", "click", "keydown", "scroll"];
    let latest: Event | undefined;
    const end = () => {
      for (const sign of signs) removeEventListener(sign, begin);
    };
    const begin = (event: Event) => {
      const isTouch = (event as PointerEvent).pointerType === "touch";
      if (isTouch && (event.target as Element).closest(".cm-term")) {
        // A tap on a term comes as several events, and the last of them would follow the link.
        if (event.type !== "click") return;
        event.preventDefault();
      }
      const isFirst = latest === undefined;
      // A pointer, a tap or a key means something, and may come while the script is loaded for a scroll.
      if (isFirst || event.type !== "scroll") latest = event;
      if (isFirst)
        upkeep().then(({ Reading }) => {
          end();
          new Reading(root, latest ?? event);
        }, end);
    };
    for (const sign of signs) addEventListener(sign, begin);
    record().follow(() => {
      for (const { page } of record().state.notes.values())
        if (page === document.documentElement.dataset["page"]) void marking(root).catch(() => {});
    });
    // A question on another page led here.
    if (location.search) void upkeep().then((script) => script.showWayBack());
  }
}
