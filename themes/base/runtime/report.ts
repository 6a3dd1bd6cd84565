// The dialog in which a learner reports a fault in a question. It is loaded when someone asks for it.
import { report } from "./ui/report";

Object.assign(globalThis, { coursemarkReport: { report } });
