// Drafts that were put aside when a page was left. They are in the local storage, which can be written at once.
import { databaseName } from "./database-store";
import type { Leavings } from "./tab";

/** The key of the drafts in the local storage. */
export function draftsKey(course: string): string {
  return `${databaseName(course)}:drafts`;
}

/** The drafts that pages of a course have put aside. */
export class LocalLeavings implements Leavings {
  readonly #key: string;

  constructor(course: string) {
    this.#key = draftsKey(course);
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
