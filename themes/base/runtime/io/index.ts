// The parts of the search index. Each is loaded once.
import type { SearchHead, SearchPage } from "../core/data";
import type { Parts } from "../core/search/matches";
import { load } from "./scripts";

type Waiting = Map<string, (data: unknown) => void>;

/** The index of the site. */
export class Index implements Parts {
  readonly #folder: string;
  readonly #parts = new Map<string, Promise<unknown>>();
  readonly #waiting: Waiting = new Map();

  /** `folder` is the address of the index, with a slash at its end. */
  constructor(folder: string) {
    this.#folder = folder;
    // Each file of the index calls this with its name and its content.
    Object.assign(globalThis, { coursemarkSearch: (name: string, data: unknown) => this.#waiting.get(name)?.(data) });
  }

  #part(name: string): Promise<unknown> {
    const known = this.#parts.get(name);
    if (known) return known;
    const part = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(name, resolve);
      load(`${this.#folder}${name}.js`).catch((error: unknown) => {
        // If a part could not be loaded, the next try may work.
        this.#parts.delete(name);
        reject(error);
      });
    });
    this.#parts.set(name, part);
    return part;
  }

  head(): Promise<SearchHead> {
    return this.#part("head") as Promise<SearchHead>;
  }

  words(part: number): Promise<string> {
    return this.#part(`words-${part}`) as Promise<string>;
  }

  spelling(length: number): Promise<string> {
    return this.#part(`spelling-${length}`) as Promise<string>;
  }

  /** The text of the page `number`; `undefined` if the index no longer matches the site. */
  async page(number: number): Promise<SearchPage | undefined> {
    const { chunk } = await this.head();
    const pages = (await this.#part(`pages-${Math.floor(number / chunk)}`)) as readonly SearchPage[];
    return pages[number % chunk];
  }
}
