// The note that is being written. It is one of the preferences, so that it outlives a page that is closed.
import { readEvent } from "../core/reading";
import type { Noted } from "../core/record";
import { prefer, preference } from "./preferences";

/** The note that was being written when its page was left; `undefined` if there is none that can be read. */
export function unfinished(): Noted | undefined {
  try {
    const left = JSON.parse(preference("note") ?? "") as object;
    const event = readEvent({ ...left, id: "-", device: "", count: 0, at: 0 });
    return event?.type === "noted" ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a note that is being written, or forgets it if there is none. */
export function keepUnfinished(note?: Noted): void {
  prefer("note", note && JSON.stringify(note));
}
