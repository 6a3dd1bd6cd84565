// A bar for a share that the text beside it gives in words.

const SVG = "http://www.w3.org/2000/svg";

/** A bar that is filled by `share`, from 0 to 1. */
export function meter(share: number): HTMLElement {
  const bar = document.createElement("span");
  bar.className = "cm-meter__bar";
  bar.setAttribute("aria-hidden", "true");
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 100 1");
  picture.setAttribute("preserveAspectRatio", "none");
  const filled = document.createElementNS(SVG, "rect");
  filled.setAttribute("width", String(Math.round(100 * Math.min(Math.max(share, 0), 1))));
  filled.setAttribute("height", "1");
  picture.append(filled);
  bar.append(picture);
  return bar;
}
