// A checkpoint: the events that still count at some time, as texts, so that a page does not have to read all of a long
// record. It replaces no events, and if it cannot be read, a new one is made.
import { readEvent } from "./reading";
import type { Event } from "./record";

/** The version of the texts. Texts of other versions are not read. */
export const VERSION = 2;

/** How far a record had been read at some time. */
export interface Mark {
  /** A name that changes when events are removed, or when events other than later ones are added. */
  readonly epoch: string;
  /** The number of entries, including those that cannot be read. */
  readonly entries: number;
  /** The greatest count among them. */
  readonly last: number;
}

/** A checkpoint in a store. */
export interface Checkpoint extends Mark {
  readonly version: number;
  /**
   * Events as JSON without the brackets of a list. The id of a question has the events about its answer, the id of a
   * quiz those about the answers in its attempts, and the empty id all others.
   */
  readonly parts: ReadonlyMap<string, string>;
}

/** Reads the events of a text with any content. Returns `undefined` if one of them cannot be read. */
export function readPart(text: string): Event[] | undefined {
  try {
    const events = (JSON.parse(`[${text}]`) as unknown[]).map(readEvent);
    return events.every((event) => event !== undefined) ? events : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads the events of a checkpoint with any content: those about the questions and quizzes `ids`, or else all. Returns
 * `undefined` if the checkpoint cannot be used.
 */
export function recall(checkpoint: Partial<Checkpoint>, ids?: readonly string[]): Event[] | undefined {
  const { version, parts } = checkpoint;
  if (version !== VERSION || !(parts instanceof Map)) return undefined;
  const texts = ids ? ["", ...ids].map((id) => parts.get(id)) : [...parts.values()];
  const events = readPart(texts.filter(Boolean).join());
  // An answer in an attempt is under both its question and its quiz.
  return events && [...new Map(events.map((event) => [event.id, event])).values()];
}
