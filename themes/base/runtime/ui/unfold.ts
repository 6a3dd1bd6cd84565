// The units of the menu, which can be unfolded to show their pages.
import type { OutlinePage } from "../core/data";
import { outline } from "../io/outline";
import { record } from "../io/record";
import { root } from "../io/site";
import { element } from "./element";
import { showKnown } from "./known";
import { Standing } from "./standing";
import { text } from "./strings";
import { followTrack } from "./tracks";

function entry({ slug, kind, title, number, url, tracks }: OutlinePage, unit: number): HTMLElement {
  const name = element("span", {}, title);
  if (kind !== "lesson") name.append(" ", element("span", { class: "cm-tag" }, text(`page-${kind}`)));
  return element(
    "li",
    {},
    element(
      "a",
      { href: `${root()}${url}`, "data-slug": slug, "data-tracks": tracks.length > 0 ? tracks.join(" ") : undefined },
      element("span", { class: "cm-menu__number" }, number === null ? "" : `${unit}.${number}`),
      " ",
      name,
      element("span", { class: "cm-mark" }),
    ),
  );
}

/** Makes the units of a menu unfold. */
export function unfold(menu: HTMLElement): void {
  for (const button of menu.querySelectorAll<HTMLElement>(".cm-menu__unfold"))
    button.addEventListener("click", async () => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      let list = button.parentElement?.querySelector<HTMLElement>(".cm-menu__pages");
      if (!list) {
        const number = Number(button.dataset["unit"]);
        // Without the outline, the link beside the button still leads to the unit's pages.
        const unit = (await outline().catch(() => undefined))?.units[number - 1];
        if (!unit) return;
        list = element("ol", { class: "cm-menu__pages" }, ...unit.pages.map((page) => entry(page, number)));
        button.after(list);
        new Standing(list);
        void record().ready.then(showKnown);
        followTrack();
      }
      list.hidden = isOpen;
      button.setAttribute("aria-expanded", String(!isOpen));
    });
}
