// Loads `notes.js` and the stylesheet that comes with it.
import { part, style } from "../io/scripts";

/** What `notes.js` makes of a page. */
interface Marking {
  /** Words were selected, or no longer are. */
  selected(): void;
  /** The learner wants to mark the place that is being read. */
  here(): void;
}

/** The notes of the page with the text `root`, or `undefined` if it can have none. Loads their script, once. */
export async function marking(root: HTMLElement): Promise<Marking | undefined> {
  const { notes, late } = root.dataset;
  if (!notes || !late) return undefined;
  const styled = style(late);
  const script = await part<{ begin(root: HTMLElement): Marking }>("coursemarkNotes", notes);
  await styled;
  return script.begin(root);
}
