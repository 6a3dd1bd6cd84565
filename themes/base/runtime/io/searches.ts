// The latest searches. They are remembered until the tab is closed, and never longer.

/** The number of searches that are remembered. */
const MAX_SEARCHES = 5;

function key(): string {
  return `coursemark:${document.documentElement.dataset["course"] ?? ""}:searches`;
}

/** The latest searches, the last one first. */
export function recentSearches(): readonly string[] {
  try {
    return (sessionStorage.getItem(key()) ?? "").split("\n").filter((query) => query !== "");
  } catch {
    return [];
  }
}

/** Remembers a search. */
export function rememberSearch(query: string): void {
  const line = query.trim().replace(/\s+/g, " ");
  if (line === "") return;
  const all = [line, ...recentSearches().filter((other) => other !== line)].slice(0, MAX_SEARCHES);
  try {
    sessionStorage.setItem(key(), all.join("\n"));
  } catch {
    // Then nothing is remembered.
  }
}
