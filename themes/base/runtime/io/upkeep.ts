// Work that a long record asks for now and then, after the page is shown: a checkpoint, and the copy of a day.
import { compacted } from "../core/compaction";
import { copySome } from "./copies";
import type { CourseRecord } from "./course-record";
import { DatabaseStore, noted, setNote } from "./database-store";

/** Milliseconds between the parts of a copy. */
const PAUSE_MS = 50;

/** The number of events from which a checkpoint is worth its while. */
const MIN_LATER = 100;

/** The greatest count in the checkpoint that this page has made. */
let made = 0;
let isBusy = false;

/** Makes a checkpoint of the record, unless it has changed meanwhile. */
async function keepCheckpoint(kept: CourseRecord): Promise<void> {
  const { store, span } = kept;
  // What was made on this page serves the next ones until as much was added again.
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

/** Does what there is to do. */
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
