// The parts of a browser that a record needs: its store, and the tab of the page.
import { databaseName, openDatabase } from "./database-store";
import type { Store } from "./store";
import type { Tab, Word } from "./tab";

/** The time in milliseconds that a page waits for the database before it works from memory. */
const MAX_OPENING_MS = 3000;

/**
 * Opens the store of a course: its database, or the store from `inMemory` if the browser denies that or takes too long.
 * `onChange` is called with the store that replaces it, when the database has opened late or was closed.
 */
export async function openStore(
  course: string,
  inMemory: (kind: Store["kind"]) => Promise<Store>,
  onChange: (store: Store) => void,
): Promise<Store> {
  const again = () => void openStore(course, inMemory, onChange).then(onChange);
  const opening = openDatabase(course, again).catch((error: { readonly name?: string } | undefined) =>
    inMemory(error?.name === "VersionError" ? "newer" : "memory"),
  );
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, MAX_OPENING_MS));
  const store = await Promise.race([opening, late]);
  if (store) return store;
  void opening.then(onChange);
  return inMemory("waiting");
}

/** The tab of the page. */
export class BrowserTab implements Tab {
  #channel: BroadcastChannel | undefined;

  constructor(course: string) {
    try {
      this.#channel = new BroadcastChannel(databaseName(course));
    } catch {
      // Other tabs get no message, but they read the record again when someone returns to them.
    }
  }

  tell(word: Word): void {
    this.#channel?.postMessage(word);
  }

  onWord(heard: (word: Word) => void): void {
    this.#channel?.addEventListener("message", ({ data }) => heard(data === "drafts" ? "drafts" : "changed"));
  }

  onReturn(act: () => void): void {
    addEventListener("pageshow", (event) => {
      if (event.persisted) act();
    });
  }
}
