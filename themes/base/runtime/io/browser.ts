// The parts of a browser that a record needs: its store, and the tab of the page.
import { databaseName, openDatabase } from "./database-store";
import { MemoryStore } from "./memory-store";
import type { Store } from "./store";
import type { Tab, Word } from "./tab";

/** A browser that has not opened the database after this many milliseconds will not open it. */
const MAX_OPENING_MS = 3000;

/** The store of a course: its database, or memory if the browser denies that or takes too long. */
export async function openStore(course: string, onClosed: () => void): Promise<Store> {
  try {
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("timeout")), MAX_OPENING_MS));
    return await Promise.race([openDatabase(course, onClosed), late]);
  } catch (error) {
    return new MemoryStore((error as { name?: string } | undefined)?.name === "VersionError" ? "newer" : "memory");
  }
}

/** The tab of the page. */
export class BrowserTab implements Tab {
  readonly #key: string;
  #channel: BroadcastChannel | undefined;

  constructor(course: string) {
    this.#key = `${databaseName(course)}:drafts`;
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

  onLeave(act: () => void): void {
    addEventListener("pagehide", act);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") act();
    });
  }

  get left(): Map<string, unknown> {
    try {
      const read: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "[]");
      const entries = Array.isArray(read) ? read : [];
      return new Map(
        entries.filter((entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === "string"),
      );
    } catch {
      return new Map();
    }
  }

  leave(drafts: ReadonlyMap<string, unknown>): void {
    try {
      if (drafts.size > 0) localStorage.setItem(this.#key, JSON.stringify([...drafts]));
      else localStorage.removeItem(this.#key);
    } catch {
      // Nothing more can be done.
    }
  }
}
