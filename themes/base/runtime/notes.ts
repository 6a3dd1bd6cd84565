// The script for pages on which words are marked. It is loaded when the record has notes on the page, or when someone
// selects words or comes to a heading.
import { Marking } from "./ui/marking";

let marking: Marking | undefined;
const begin = (root: HTMLElement): Marking => {
  marking ??= new Marking(root);
  return marking;
};
Object.assign(globalThis, { coursemarkNotes: { begin } });
