// The text of a page. The definitions of its terms are loaded when the reader comes to the first of them.
import { upkeep } from "../io/record";

/** The text of a page, with hidden notes that define its terms. */
export class Terms {
  constructor(root: HTMLElement) {
    let made: { begin(term: HTMLAnchorElement, isTap: boolean): void } | undefined;
    for (const sign of ["pointerover", "focusin", "click"])
      root.addEventListener(sign, (event) => {
        const term = (event.target as Element).closest<HTMLAnchorElement>(".cm-term");
        if (!term || made) return;
        const isTap = (event as PointerEvent).pointerType === "touch" && sign === "click";
        if (isTap) event.preventDefault();
        void upkeep().then(({ Definitions }) => {
          made ??= new Definitions(root);
          made.begin(term, isTap);
        });
      });
  }
}
