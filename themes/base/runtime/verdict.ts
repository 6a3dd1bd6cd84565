// What happens with an answer that was given. Pages load this script when someone turns to a question, or when the record
// has an answer to one.
import { correctAttempts, recall, rescore } from "./ui/rescoring";
import { scoreOf, signed, tell } from "./ui/verdict";

Object.assign(globalThis, { coursemarkVerdict: { correctAttempts, recall, rescore, scoreOf, signed, tell } });
