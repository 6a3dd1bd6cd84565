// What follows from the whole record, and not only from what still counts: what is kept, how sure the learner was, what became of
// goals, and which answers have to be scored again. The progress page loads it when there is a record.
import { history } from "./ui/history-script";

Object.assign(globalThis, { coursemarkHistory: history });
