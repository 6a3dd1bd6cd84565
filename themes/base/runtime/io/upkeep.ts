// Work that a long record needs now and then, after the page is shown: a checkpoint, and the copy of a day.
import { compacted } from "../core/compaction";
import { copySome } from "./copies";
import type { CourseRecord } from "./course-record";
import { DatabaseStore, noted, setNote } from "./database-store";

/** The time in milliseconds between the parts of a copy. */
const PAUSE_MS = 50;

/** The number of later events that make a checkpoint worthwhile. */
const MIN_LATER = 100;

/** The greatest count in the latest checkpoint that this page has made. */
let made = 0;
let isBusy = false;

/** Stores a checkpoint of the record, unless the record has changed in the meantime. */
async function keepCheckpoint(kept: CourseRecord): Promise<void> {
  const { store, span } = kept;
  // A checkpoint from this page is good enough for the next pages until as many events were added again.
  if (!span || span.later.length < MIN_LATER || span.mark.last < made + MIN_LATER) return;
  if (!(store instanceof DatabaseStore)) return;
  made = span.mark.last;
  let checkpoint = compacted(span.checkpoint, span.later, span.mark);
  if (!checkpoint) {
    const { events, mark } = await store.read();
    checkpoint = compacted(undefined, events, mark);
  }
  await store.change(["notes"], async (transaction) => {
    if ((await noted(transaction, "epoch")) === span.mark.epoch) setNote(transaction, "checkpoint", checkpoint);
  });
}

/** Makes a checkpoint and copies a day, if that is due. */
export async function tend(kept: CourseRecord): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    await kept.inTurn(() => keepCheckpoint(kept));
    while (await copySome(kept.store)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } catch (error) {
    console.warn("coursemark: upkeep", error);
  }
  isBusy = false;
}
