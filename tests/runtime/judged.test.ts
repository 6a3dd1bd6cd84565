// The search over the index of the shipped course, by the pages that should answer what managers may type.
// `COURSEMARK_SITES` names the folder with the site.
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

/** The files of an index, and the names of those that were read since the last look. */
class Files {
  readonly #known = new Map<string, unknown>();
  read = new Set<string>();

  part(name: string): unknown {
    this.read.add(name);
    if (!this.#known.has(name)) {
      const script = readFileSync(join(SITES, "course/search", `${name}.js`), "utf8");
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

test("queries of managers find the pages that answer them", async () => {
  const groups = parse(readFileSync("tests/data/search/queries.toml", "utf8")) as Record<
    string,
    Record<string, string[]>
  >;
  const queries = Object.values(groups).flatMap((group) => Object.entries(group));
  const files = new Files();
  const failed: string[] = [];
  let [first, five, loaded] = [0, 0, 0];
  for (const [typed, right] of queries) {
    files.read = new Set();
    const { hits } = await search(typed, files.head, files);
    const pages = await Promise.all(hits.slice(0, FIRST).map((hit) => files.page(hit.page)));
    loaded += files.read.size;
    const paths = pages.map((page) => page?.[0].replace(".html", "") ?? "");
    const place = paths.findIndex((path) => right.includes(path));
    first += place === 0 ? 1 : 0;
    five += place >= 0 && place < 5 ? 1 : 0;
    if (place !== 0) failed.push(`${typed}: ${place < 0 ? "not found" : `place ${place + 1}`}, after ${paths[0]}`);
  }
  const said = `first ${first}, among five ${five} of ${queries.length}\n${failed.join("\n")}`;
  console.log(said);
  assert.ok(first >= AT_ONE * queries.length, said);
  assert.ok(five >= AT_FIVE * queries.length, said);
  assert.ok(loaded <= MOST_FILES * queries.length, `${loaded / queries.length} files for a query`);
});
