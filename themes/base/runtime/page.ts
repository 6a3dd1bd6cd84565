// What every page has: choices of display, keys, contents, comfort in the text.
import { Contents } from "./ui/contents";
import { Display } from "./ui/display";
import { mount } from "./ui/mount";
import { Marks } from "./ui/marks";
import { Prose } from "./ui/prose";
import { SearchLink, SearchPage } from "./ui/search";
import { Pager } from "./ui/shortcuts";
import { Terms } from "./ui/terms";

mount({
  contents: Contents,
  display: Display,
  marks: Marks,
  pager: Pager,
  prose: Prose,
  search: SearchLink,
  "search-page": SearchPage,
  terms: Terms,
});
