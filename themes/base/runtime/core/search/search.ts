// The search: which pages answer a query. The caller hands over the parts of the index, which `src/render/search/`
// writes.
//
// 1. `query.ts` reads what was typed, and `matches.ts` finds the pages for each word.
// 2. Pages are ranked by the index alone.
// 3. The first of them are read, because they will be shown, and put into their final order by where the words are.
import type { SearchHead, SearchPage } from "../data";
import { densest, type Forms, spots, weigh, wordsOf } from "./excerpt";
import { Finder, type Matches, marked, type Parts } from "./matches";
import { value } from "./postings";
import { type Query, query } from "./query";
import { plain, type Word, words } from "./words";

/** A page that matches. */
export interface Hit {
  readonly page: number;
  readonly tier: Tier;
  readonly score: number;
}

/** The groups of results, the first of them first. */
export enum Tier {
  /** What was typed is the title of the page. */
  Title,
  /** The page has all words. */
  All,
  /** The page has some of the words. */
  Some,
}

/** The results of a query. */
export interface Found {
  /** The pages that match, the best first. */
  readonly hits: readonly Hit[];
  /** The word forms to mark. Words on most pages are not among them. */
  readonly forms: Forms;
  /** Words that were corrected: as they were typed, and as they were searched for. */
  readonly corrected: ReadonlyMap<string, string>;
}

/** The number of pages that results show first. */
export const FIRST = 8;
// How soon more of the same word stops to count: the usual value of k1 in BM25.
const SATURATION = 1.2;
// What a passage with all words adds to the score of a page, and what the words in the order in which they were typed
// add. BM25F gives a page up to 2.2 for the same words, so a title still counts for more than a sentence.
const TOGETHER = 0.5;
const IN_ORDER = 0.5;
// The share of its score that a page keeps which is there to be used, and not to learn from: a form for feedback names
// the words as often as the lesson does.
const HANDOUT = 0.7;
// A page needs this share of what the best page has of the words.
const ENOUGH = 0.25;
// Words with less than this share of the rarest word's weight are not marked.
const TELLING = 0.3;
// The maximum number of pages to look through for words in quotation marks.
const MAX_READ = 100;

/** Searches. The last word may be unfinished. */
export async function search(typed: string, head: SearchHead, parts: Parts): Promise<Found> {
  const asked = query(typed);
  const finder = new Finder(head, parts);
  const matches = await finder.all(asked);
  const found = marked(matches, TELLING);
  let hits = rank(matches, asked, head);
  if (asked.phrases.length > 0) hits = await holding(hits, asked.phrases, parts);
  return { hits: await ordered(hits, asked, found, parts), forms: found, corrected: finder.corrected };
}

const order = (one: Hit, other: Hit) => one.tier - other.tier || other.score - one.score || one.page - other.page;

/**
 * The pages by the index alone, with the score of BM25F: Robertson, Zaragoza and Taylor 2004, “Simple BM25 extension to
 * multiple weighted fields”. Each field has its own length, as in Robertson and Zaragoza 2009, “The probabilistic
 * relevance framework: BM25 and beyond”. `Matches` has the counts with the weights and lengths of their fields.
 */
function rank(all: readonly Matches[], asked: Query, head: SearchHead): Hit[] {
  const sums = new Map<number, { score: number; weight: number; words: number; titles: number }>();
  // The index does not list the pages of a word that is on most, so they cannot be asked for.
  const listed = all.filter((word) => !word.isEverywhere).length;
  for (const { pages, rarity, isEverywhere } of all) {
    for (const [page, { count, isTitle }] of pages) {
      const sum = sums.get(page) ?? { score: 0, weight: 0, words: 0, titles: 0 };
      sums.set(page, {
        score: sum.score + (rarity * count * (SATURATION + 1)) / (count + SATURATION),
        weight: sum.weight + rarity,
        words: sum.words + (isEverywhere ? 0 : 1),
        titles: sum.titles + (isTitle ? 1 : 0),
      });
    }
  }
  const enough = Math.max(0, ...[...sums.values()].map(({ weight }) => weight)) * ENOUGH;
  const hits: Hit[] = [];
  for (const [page, { score, weight, words: count, titles }] of sums) {
    if (weight < enough) continue;
    const isTitle = titles === all.length && value(head.titles[page]) === asked.forms.length;
    hits.push({
      page,
      score: head.handouts.includes(page) ? score * HANDOUT : score,
      tier: isTitle ? Tier.Title : count === listed ? Tier.All : Tier.Some,
    });
  }
  return hits.sort(order);
}

/** The pages that have each of `phrases`. */
async function holding(hits: readonly Hit[], phrases: Query["phrases"], parts: Parts): Promise<Hit[]> {
  const pages = await Promise.all(hits.slice(0, MAX_READ).map((hit) => parts.page(hit.page)));
  return hits.filter((_, at) => {
    const page = pages[at];
    const all = page ? [words(page[1]), ...page[3].flatMap(wordsOf)].map((text) => sequence(forms(text))) : [];
    return phrases.every((phrase) => all.some((text) => text.includes(sequence(phrase))));
  });
}

/** The hits with the first of them in their final order. */
async function ordered(hits: readonly Hit[], asked: Query, found: Forms, parts: Parts): Promise<Hit[]> {
  const first = await Promise.all(
    hits.slice(0, FIRST).map(async (hit) => {
      const page = await parts.page(hit.page);
      return page ? weighed(hit, page, asked, found) : hit;
    }),
  );
  return [...first.sort(order), ...hits.slice(FIRST)];
}

/**
 * A hit with what the text of its page says about it. The words of a query in one passage say more than the same words
 * spread over a page: Callan 1994, “Passage-level evidence in document retrieval”.
 */
function weighed(hit: Hit, page: SearchPage, { forms: typed }: Query, found: Forms): Hit {
  const isTitle = forms(words(page[1])).join("") === typed.join("");
  const tier = isTitle ? Tier.Title : Math.max(hit.tier, Tier.All);
  if (typed.length < 2) return { ...hit, tier };
  let together = 0;
  let isInOrder = sequence(forms(words(page[1]))).includes(sequence(typed));
  for (const section of page[3]) {
    const [, heading, text] = section;
    const [inHeading, inText] = wordsOf(section);
    isInOrder ||= [inHeading, inText].some((all) => sequence(forms(all)).includes(sequence(typed)));
    const named = spots(heading, found, inHeading);
    together = Math.max(together, densest(spots(text, found, inText), found, named).weight);
  }
  const most = total(found);
  const share = most > 0 ? together / most : 0;
  return { ...hit, tier, score: hit.score + most * (TOGETHER * share ** 2 + (isInOrder ? IN_ORDER : 0)) };
}

/** The weight of a passage with all words. */
const total = (found: Forms) =>
  weigh(
    [...found.keys()].map((form) => ({ form, start: 0, end: 0 })),
    found,
  );
const forms = (all: readonly Word[]) => plain(all).map((word) => word.form);
const sequence = (all: readonly string[]) => `\n${all.join("\n")}\n`;
