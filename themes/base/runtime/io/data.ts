// The data blocks of a page.
import type { Certificate, Plan, Prompts, Questions, Scenario, Strings, Survey } from "../core/data";

/** The types of the data blocks, by their ids. */
interface Blocks {
  readonly "cm:certificate": Certificate;
  readonly "cm:plan": Plan;
  readonly "cm:prompts": Prompts;
  readonly "cm:questions": Questions;
  readonly "cm:story": Scenario;
  readonly "cm:strings": Strings;
  readonly "cm:survey": Survey;
}

/** The content of a data block. Throws when the page does not have it. */
export function data<Id extends keyof Blocks>(id: Id): Blocks[Id] {
  const block = document.getElementById(id);
  if (!block) throw new Error(`no data block ${id}`);
  return JSON.parse(block.textContent ?? "") as Blocks[Id];
}
