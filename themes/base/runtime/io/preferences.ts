// How a reader wants the pages of this course to look. Preferences are not part of the record: they are kept in
// `localStorage` under the course's id. Where the browser denies that, they last as long as the page.

/** The choices that a reader has. */
export interface Preferences {
  /** Light or dark; the system's choice when left out. */
  theme?: "light" | "dark";
  /** Whether single keys do something; they do unless this is `off`. */
  shortcuts?: "on" | "off";
}

function key(name: string): string {
  return `coursemark:${document.documentElement.dataset["course"] ?? ""}:${name}`;
}

/** The choice for `name`, if there is one. */
export function preference<N extends keyof Preferences>(name: N): Preferences[N] | undefined {
  try {
    return (localStorage.getItem(key(name)) ?? undefined) as Preferences[N] | undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice; without a value the choice is forgotten. */
export function prefer<N extends keyof Preferences>(name: N, value: Preferences[N] | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), value);
  } catch {
    // The choice holds for this page.
  }
}
