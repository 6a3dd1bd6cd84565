// The reader's preferences for the pages of this course. They are not part of the record, but are in `localStorage`
// under the course's id. If the browser denies that, they last as long as the page.

/** The preferences that a reader can set. */
export interface Preferences {
  /** Light or dark; the system's choice if there is none. */
  theme?: "light" | "dark";
  /** How text looks: words from `ui/settings.ts` with spaces between them. */
  look?: string;
  /** Whether single keys are shortcuts. They are, unless this is `off`. */
  shortcuts?: "on" | "off";
  /** The place at which the reader left a page, as JSON. */
  place?: string;
  /** A note that is being written, as JSON. */
  note?: string;
  /** Whether the questions of a quiz are all on one page. They come one at a time, unless this is `page`. */
  quiz?: "page";
  /** Whether a page has found an answer in the record, so that the next one can prepare to show answers. */
  answered?: "yes";
}

function key(name: string): string {
  return `coursemark:${document.documentElement.dataset["course"] ?? ""}:${name}`;
}

/** The preference `name`, if the reader has set it. */
export function preference<N extends keyof Preferences>(name: N): Preferences[N] | undefined {
  try {
    return (localStorage.getItem(key(name)) ?? undefined) as Preferences[N] | undefined;
  } catch {
    return undefined;
  }
}

/** Stores a preference, or forgets it if there is no value. */
export function prefer<N extends keyof Preferences>(name: N, value: Preferences[N] | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), value);
  } catch {
    // The preference still applies to this page.
  }
}
