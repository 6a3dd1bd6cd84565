// What every page has: choices of display, keys, contents, comfort in the text.
import { Contents } from "./ui/contents";
import { Display } from "./ui/display";
import { mount } from "./ui/mount";
import { Prose } from "./ui/prose";
import { Pager } from "./ui/shortcuts";
import { Terms } from "./ui/terms";

mount({ contents: Contents, display: Display, pager: Pager, prose: Prose, terms: Terms });
