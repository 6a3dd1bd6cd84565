// Marks the section that is being read in the table of contents.

/** A list of links to headings of the page. */
export class Contents {
  constructor(root: HTMLElement) {
    const links = new Map<Element, HTMLElement>();
    let current: HTMLElement | undefined;
    // The reader is at the heading that crosses the upper third of the window.
    const mark = () => {
      const line = innerHeight / 3;
      const above = [...links].filter(([heading]) => heading.getBoundingClientRect().top <= line);
      const link = above.at(-1)?.[1];
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      current = link;
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    for (const link of root.querySelectorAll<HTMLAnchorElement>("a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!heading) continue;
      links.set(heading, link);
      observer.observe(heading);
    }
    mark();
  }
}
