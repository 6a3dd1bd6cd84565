// The page of all notes: their order, the search in them, and the file with them.
import type { Outline } from "./data";
import { type EventOf, inOrder } from "./record";
import { fold } from "./search/words";

/** A note, a highlight or a bookmark. */
export type Note = EventOf<"noted">;

/** The notes on a page, the earliest first. */
export interface NotedPage {
  readonly title: string;
  /** The page's address from the root of the site. */
  readonly path: string;
  readonly notes: readonly Note[];
}

/** The pages of a unit that have notes. Its title is empty for pages that are in none. */
export interface NotedUnit {
  readonly title: string;
  readonly pages: readonly NotedPage[];
}

/** Puts notes in the order of the course. Pages that are in no unit come last. */
export function byPlace(notes: Iterable<Note>, outline: Outline): NotedUnit[] {
  const pages = new Map<string, Note[]>();
  for (const note of [...notes].sort(inOrder)) pages.set(note.page, [...(pages.get(note.page) ?? []), note]);
  const taken = (slug: string, title?: string, path?: string): NotedPage[] => {
    const found = pages.get(slug);
    const last = found?.at(-1);
    pages.delete(slug);
    return found && last ? [{ title: title ?? last.title, path: path ?? last.path, notes: found }] : [];
  };
  const units = outline.units.map((unit) => {
    const listed = unit.pages.flatMap(({ slug, title, url }) => taken(slug, title, url));
    // The outline has no handouts, but they are in the folder of their unit.
    const folder = unit.url.replace(/[^/]*$/, "");
    const others = [...pages].flatMap(([slug, [note]]) => (folder && note?.path.startsWith(folder) ? taken(slug) : []));
    return { title: unit.title, pages: [...listed, ...others] };
  });
  const rest = { title: "", pages: [...pages.keys()].flatMap((slug) => taken(slug)) };
  return [...units, rest].filter((unit) => unit.pages.length > 0);
}

const words = (text: string) => text.split(/[\s\p{P}]+/u).filter(Boolean);

/** Whether a note has all words of `query`, or words that begin with them. */
export function matches({ quote, text, title }: Note, query: string): boolean {
  const own = words(`${quote} ${text} ${title}`).map(fold);
  return words(query).every((word) => own.some((other) => other.startsWith(fold(word))));
}

/** Notes as Markdown, with the title of the course and the names of bookmarks given. */
export function asMarkdown(units: readonly NotedUnit[], title: string, bookmark: string): string {
  const quoted = (text: string) => text.trim().replace(/^/gm, "> ");
  const entry = ({ form, quote, text }: Note) =>
    [form === "bookmark" ? `${bookmark}: ${quote}` : quoted(quote), text.trim()].filter(Boolean).join("\n\n");
  const lines = units.flatMap((unit) => [
    ...(unit.title ? [`## ${unit.title}`] : []),
    ...unit.pages.flatMap((page) => [`### ${page.title}`, ...page.notes.map(entry)]),
  ]);
  return `${[`# ${title}`, ...lines].join("\n\n")}\n`;
}
