// How a reader likes the pages of this course shown. These are no part of the record: they stay in
// `localStorage`, under the course's id, and a browser that denies it shows the pages as they come.

/** What can be chosen. */
export interface Preferences {
  /** Light or dark; the system's choice when left out. */
  theme?: "light" | "dark";
  /** Whether single keys do something; they do unless this is `off`. */
  shortcuts?: "on" | "off";
}

function key(name: string): string {
  return `coursemark:${document.documentElement.dataset["course"] ?? ""}:${name}`;
}

/** What was chosen for `name`, or nothing. */
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
