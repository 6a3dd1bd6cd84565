// The button that leads on after the last thing to do on a page.
import { element } from "./element";
import { parts } from "./menu";

/** The link to the next page at the end of this one, on the learner's track. */
export function nextLink(): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(".cm-pager > .cm-pager__next:not([hidden])");
}

/**
 * A link to the page to go on with. Until the outline of the course is loaded, and where it cannot be, it leads to the
 * next page, as the link at the end of the page does.
 */
export function onward(): HTMLAnchorElement {
  const next = nextLink();
  const link = element("a", { class: "cm-button cm-pager__next", href: next?.href });
  link.append(...[...(next?.childNodes ?? [])].map((part) => part.cloneNode(true)));
  parts()
    .then(({ continueLink }) => continueLink(link))
    .catch(() => {});
  return link;
}
