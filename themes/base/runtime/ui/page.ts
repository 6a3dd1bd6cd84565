// The modules of every page, and the start of a page's scripts.
import { answeredWhen, Completion, opened } from "./completion";
import { Contents } from "./contents";
import { Display } from "./display";
import { type Module, mount } from "./mount";
import { notice } from "./notice";
import { Prose } from "./prose";
import { SearchLink, SearchPage } from "./search";
import { Pager } from "./shortcuts";
import { Standing } from "./standing";
import { Terms } from "./terms";
import { followTrack } from "./tracks";

const modules: Record<string, Module> = {
  completion: Completion,
  contents: Contents,
  display: Display,
  pager: Pager,
  prose: Prose,
  search: SearchLink,
  "search-page": SearchPage,
  standing: Standing,
  terms: Terms,
};
const remedies: Node[] = [];

/** Adds modules that only some pages have. `more` are controls for a record that is not stored. */
export function add(others: Readonly<Record<string, Module>>, ...more: Node[]): void {
  Object.assign(modules, others);
  remedies.push(...more);
}

/** Starts the page when all of its scripts have run. */
export function begin(): void {
  const start = () => {
    // A part whose script could not be loaded cannot be answered, so reading alone must not complete the page.
    if (!mount(modules)) answeredWhen(() => false);
    followTrack();
    void opened();
    void notice(...remedies);
  };
  if (document.readyState === "complete") start();
  else document.addEventListener("DOMContentLoaded", start);
}
