// What learners have written of a case of their own, quoted where the course asks them to think of it again.
import { answerTo, derive } from "../core/record";
import { record } from "../io/record";
import { element } from "./element";
import { required } from "./mount";

/** Fills in the quotes in `root`. Those of a case that was not written stay hidden. */
export function quoteCases(root: ParentNode): void {
  const kept = record();
  for (const place of root.querySelectorAll<HTMLElement>("[data-case]"))
    kept.follow(async () => {
      const [id = "", ...was] = (place.dataset["case"] ?? "").split(" ");
      // A page has read nothing about the questions of other pages.
      const given = answerTo(kept.state, id, was) ?? answerTo(derive((await kept.all()).events), id, was);
      const lines = (given?.event.response.text ?? "").split("\n").filter((line) => line.trim() !== "");
      required(place, "blockquote").replaceChildren(...lines.map((line) => element("p", {}, line)));
      place.hidden = lines.length === 0;
    });
}
