// What is due for review, and what is kept. The review page needs it, and the front page and the progress page when the record
// has changed.
import { work } from "./ui/schedule";

Object.assign(globalThis, { coursemarkSchedule: { work } });
