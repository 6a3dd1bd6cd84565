// What every page has: choices of display, keys, contents, comfort in the text, what was done.
import { Completion, opened } from "./completion";
import { Contents } from "./contents";
import { Display } from "./display";
import { type Module, mount } from "./mount";
import { notice } from "./notice";
import { Prose } from "./prose";
import { SearchLink, SearchPage } from "./search";
import { Pager } from "./shortcuts";
import { Continue, Standing } from "./standing";
import { Terms } from "./terms";
import { followTrack, Tracks } from "./tracks";

/** Brings a page to life, with what only some pages have; `remedies` are for a record that is not kept. */
export function page(more: Readonly<Record<string, Module>> = {}, ...remedies: Node[]): void {
  mount({
    completion: Completion,
    contents: Contents,
    continue: Continue,
    display: Display,
    pager: Pager,
    prose: Prose,
    search: SearchLink,
    "search-page": SearchPage,
    standing: Standing,
    terms: Terms,
    tracks: Tracks,
    ...more,
  });
  followTrack();
  void opened();
  void notice(...remedies);
}
