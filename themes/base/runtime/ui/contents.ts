// Marks the section that is being read in the table of contents.

/** A list of links to headings of the page. */
export class Contents {
  readonly #links: readonly HTMLAnchorElement[];
  readonly #headings: readonly HTMLElement[];
  #current: HTMLAnchorElement | undefined;

  constructor(root: HTMLElement) {
    const links = [...root.querySelectorAll<HTMLAnchorElement>("a[href^='#']")];
    const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    this.#links = links.filter((_, index) => targets[index]);
    this.#headings = targets.filter((target) => target !== null);
    // The reader is at the heading that crosses the upper third of the window.
    const observer = new IntersectionObserver(() => this.#mark(), { rootMargin: "0px 0px -66% 0px" });
    for (const heading of this.#headings) observer.observe(heading);
    this.#mark();
  }

  #mark(): void {
    const line = innerHeight / 3;
    const above = this.#headings.filter((heading) => heading.getBoundingClientRect().top <= line).length;
    const link = this.#links[above - 1];
    if (link === this.#current) return;
    this.#current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    this.#current = link;
  }
}
