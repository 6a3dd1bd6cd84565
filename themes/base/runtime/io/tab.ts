// The tab that a page is in, as far as its record has to know of it.

/** The messages between tabs: the record has changed, or drafts have. */
export type Word = "changed" | "drafts";

export interface Tab {
  /** Tells the other tabs of the course. */
  tell(word: Word): void;
  /** Calls `heard` with what other tabs tell. */
  onWord(heard: (word: Word) => void): void;
  /** Calls `act` when the page comes back and may have missed something. */
  onReturn(act: () => void): void;
  /** Calls `act` when the page is about to be left, with no time for a transaction. */
  onLeave(act: () => void): void;
  /** The drafts of a page that was left, by their keys; `null` for one that was dropped. */
  readonly left: Map<string, unknown>;
  /** Keeps `drafts` at once, in place of all that were left before. */
  leave(drafts: ReadonlyMap<string, unknown>): void;
}
