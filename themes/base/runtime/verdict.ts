// What happens with an answer that was given. Pages load this script when someone turns to a question, or when the record
// has an answer to one.
import { record } from "./io/record";
import { parts } from "./ui/menu";
import { correctAttempts, recall, rescore } from "./ui/rescoring";
import { scoreOf, signed, tell } from "./ui/verdict";

Object.assign(globalThis, { coursemarkVerdict: { correctAttempts, recall, rescore, scoreOf, signed, tell } });

if (document.querySelector("[data-plan]"))
  record().follow(() => {
    parts()
      .then((made) => made.showPlanned())
      .catch(() => {});
  });
