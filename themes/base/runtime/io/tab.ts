// The tab of a page, as far as the record needs it.

/** A message between tabs: the record has changed, or drafts have. */
export type Word = "changed" | "drafts";

export interface Tab {
  /** Sends a message to the other tabs of the course. */
  tell(word: Word): void;
  /** Calls `heard` with each message from other tabs. */
  onWord(heard: (word: Word) => void): void;
  /** Calls `act` when someone returns to the page, which may have missed a change. */
  onReturn(act: () => void): void;
}

/** The drafts that are put aside when a page is left. */
export interface Leavings {
  /** Calls `act` when the page is about to be left and there is no time for a transaction. */
  onLeave(act: () => void): void;
  /** The drafts of a page that was left, by their keys; `null` for a draft that was dropped. */
  readonly left: Map<string, unknown>;
  /** Keeps `drafts` at once. They replace all that were left before. */
  leave(drafts: ReadonlyMap<string, unknown>): void;
}
