// The menu, and whatever else needs the outline of the course. That is loaded when someone turns to the menu, or when
// the record says that pages are done.
import type { OutlinePage } from "../core/data";
import { record } from "../io/record";
import { part } from "../io/scripts";

/** The content of `menu.js`. */
interface Parts {
  /** Makes the menu work. */
  begin(root: HTMLElement): void;
  /** Shows the share of the course that is done, and makes the end of the page lead to the page to go on with. */
  show(): Promise<void>;
  /** The content of a file of the folder `progress`. Rejects if it cannot be loaded. */
  file<T>(name: string): Promise<T>;
  continueLink(link: HTMLAnchorElement): Promise<void>;
  pagesOnTrack(): Promise<OutlinePage[]>;
  /** Says beside the questions that fill the plan how much of it is filled. */
  showPlanned(): Promise<void>;
}

/** Loads `menu.js`, once. */
export function parts(): Promise<Parts> {
  return part("coursemarkMenu", document.getElementById("cm:menu")?.dataset["script"]);
}

/** The menu of the course. */
export class Menu {
  constructor(root: HTMLElement) {
    // What cannot be loaded is not needed to find one's way.
    const use = (what: (made: Parts) => unknown) =>
      void parts()
        .then(what)
        .catch(() => {});
    const begin = () => {
      for (const sign of signs) root.removeEventListener(sign, begin);
      use((made) => made.begin(root));
    };
    const signs = ["beforetoggle", "pointerover", "focusin"];
    for (const sign of signs) root.addEventListener(sign, begin);
    const kept = record();
    const show = () => {
      const { pages, attempts } = kept.state;
      // Most new learners have done nothing, and need no outline for that.
      if (attempts.size + [...pages.values()].filter(({ completed }) => completed).length > 0)
        use((made) => made.show());
    };
    kept.follow(show);
  }
}
