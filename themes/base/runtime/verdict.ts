// What happens with an answer that was given. Pages load this script when someone turns to a question, or when the record
// has an answer to one.
import { record, type Upkeep } from "./io/record";
import { part } from "./io/scripts";
import { parts } from "./ui/menu";
import { correctAttempts, recall, rescore } from "./ui/rescoring";
import { scoreOf, signed, tell } from "./ui/verdict";
import { isHere } from "./ui/way-back";

Object.assign(globalThis, { coursemarkVerdict: { correctAttempts, recall, rescore, scoreOf, signed, tell } });

/** Shows the way back to the question at a passage of the page that its feedback names. */
document.addEventListener("click", ({ target }) => {
  const link = (target as Element).closest<HTMLAnchorElement>("a[data-back]");
  if (!link || !isHere(link)) return;
  // By then the browser has gone to the passage.
  setTimeout(async () => {
    const script = await part<Upkeep>("coursemarkUpkeep", document.documentElement.dataset["upkeep"]);
    script.showWayBack(link.dataset["back"]);
  });
});

if (document.querySelector("[data-plan]"))
  record().follow(() => {
    parts()
      .then((made) => made.showPlanned())
      .catch(() => {});
  });
