// The search over the indexes of the shipped course and of the documentation, by the pages that should answer what
// managers and new authors may type. `COURSEMARK_SITES` names the folder with the sites.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "smol-toml";
import type { SearchHead, SearchPage } from "../../themes/base/runtime/core/data";
import { FIRST, search } from "../../themes/base/runtime/core/search/search";

const SITES = process.env["COURSEMARK_SITES"] ?? "target/sites";
/** The shares of queries that need a right page as the first result, and among the first five. */
const AT_ONE = 0.85;
const AT_FIVE = 0.97;
/** The number of files that a query loads on average, at most. It was 8.9 while the course had a quarter fewer pages. */
const MOST_FILES = 9.2;
/** The share of queries of new authors that need a right page among the first three results of the documentation. */
const AT_THREE = 0.9;

/** The files of an index, and the names of those that were read since the last look. */
class Files {
  readonly #site: string;
  readonly #known = new Map<string, unknown>();
  read = new Set<string>();

  constructor(site: string) {
    this.#site = site;
  }

  part(name: string): unknown {
    this.read.add(name);
    if (!this.#known.has(name)) {
      const script = readFileSync(join(SITES, this.#site, "search", `${name}.js`), "utf8");
      const take = (_: string, data: unknown) => this.#known.set(name, data);
      new Function("coursemarkSearch", script)(take);
    }
    return this.#known.get(name);
  }

  get head(): SearchHead {
    return this.part("head") as SearchHead;
  }

  words = async (part: number) => this.part(`words-${part}`) as string;
  spelling = async (length: number) => this.part(`spelling-${length}`) as string;
  page = async (number: number): Promise<SearchPage | undefined> => {
    const { chunk } = this.head;
    return (this.part(`pages-${Math.floor(number / chunk)}`) as SearchPage[])[number % chunk];
  };
}

/** The queries of a list, with how many of them have a right page within the first places. */
interface Judged {
  readonly queries: number;
  /** Files that all queries loaded together. */
  readonly loaded: number;
  readonly within: (places: number) => number;
  /** The queries without a right page in the first place, for a report. */
  readonly missed: string;
}

async function judged(list: string, site: string): Promise<Judged> {
  const text = readFileSync(`tests/data/search/${list}`, "utf8");
  const queries = Object.values(parse(text) as Record<string, Record<string, string[]>>).flatMap(
    Object.entries<string[]>,
  );
  const files = new Files(site);
  const [places, missed]: [number[], string[]] = [[], []];
  let loaded = 0;
  for (const [typed, right] of queries) {
    files.read = new Set();
    const { hits } = await search(typed, files.head, files);
    const pages = await Promise.all(hits.slice(0, FIRST).map((hit) => files.page(hit.page)));
    loaded += files.read.size;
    const paths = pages.map((page) => page?.[0].replace(".html", "") ?? "");
    const place = paths.findIndex((path) => right.includes(path));
    if (place >= 0) places.push(place);
    if (place !== 0)
      missed.push(`${typed}: ${place < 0 ? "not found" : `place ${place + 1}`}, after ${paths.slice(0, 3)}`);
  }
  const within = (most: number) => places.filter((place) => place < most).length;
  return { queries: queries.length, loaded, within, missed: missed.join("\n") };
}

test("queries of managers find the pages that answer them", async () => {
  const { queries, loaded, within, missed } = await judged("queries.toml", "course");
  const said = `first ${within(1)}, among five ${within(5)} of ${queries}\n${missed}`;
  console.log(said);
  assert.ok(within(1) >= AT_ONE * queries, said);
  assert.ok(within(5) >= AT_FIVE * queries, said);
  assert.ok(loaded <= MOST_FILES * queries, `${loaded / queries} files for a query`);
});

test("queries of new authors find the pages of the documentation that answer them", async () => {
  const { queries, within, missed } = await judged("docs.toml", "docs");
  const said = `first ${within(1)}, among three ${within(3)} of ${queries}\n${missed}`;
  console.log(said);
  assert.ok(queries >= 30, `only ${queries} queries`);
  assert.ok(within(3) >= AT_THREE * queries, said);
});
