// Loads questions that a page asks and does not have. They are in script files, one for each page that they
// were written on.
import type { LentPrompt, LentQuestion, Question } from "../core/data";
import { allow, load } from "../io/scripts";
import { root } from "../io/site";
import { element } from "./element";
import { addQuestions } from "./questions";
import type { Quiz } from "./quiz";

const SPACES: Readonly<Record<string, string>> = {
  math: "http://www.w3.org/1998/Math/MathML",
  svg: "http://www.w3.org/2000/svg",
};

/** The content of a file. */
interface Lent {
  readonly questions: readonly LentQuestion[];
  readonly prompts: readonly LentPrompt[];
}

/** The content of the files that are being loaded goes here, by the slugs of their pages. */
const arrived = new Map<string, Lent>();

/** Loads the files at `addresses`. Rejects if one cannot be loaded. Returns what is in them, by the slugs of their pages. */
export async function loadFiles(addresses: readonly string[]): Promise<ReadonlyMap<string, Lent>> {
  // Each file calls this with the slug of its page, its questions, and its prompts for recall, if it has any.
  const take = (slug: string, questions: readonly LentQuestion[], prompts: readonly LentPrompt[] = []) =>
    arrived.set(slug, { questions, prompts });
  Object.assign(globalThis, { coursemarkQuestions: take });
  await Promise.all(
    addresses.map((address) => {
      allow(address);
      return load(address);
    }),
  );
  return arrived;
}

/** Loads those of the questions `ids` that the page of a quiz does not have yet. Rejects if a file cannot be loaded. */
export async function fetchQuestions(quiz: Quiz, ids: readonly string[]): Promise<void> {
  const { data, root } = quiz;
  const missing = ids.filter((id) => !quiz.has(id));
  const own = { slug: document.documentElement.dataset["page"] ?? "", file: data.file ?? "", questions: data.order };
  const files = [own, ...data.lessons].filter(({ questions }) => questions.some((id) => missing.includes(id)));
  const found = await loadFiles(files.map(({ file }) => file));
  const lines = root.ownerDocument.querySelector(".cm-key ol");
  for (const { slug } of files)
    for (const { question, form, key } of found.get(slug)?.questions ?? []) {
      if (quiz.has(question.id)) continue;
      addQuestions([{ ...question, shuffle: question.shuffle ?? data.shuffle } satisfies Question]);
      quiz.know(question.id, made(form));
      if (key)
        lines?.append(element("li", { "data-question": question.id }, `${key.title} `, element("b", {}, key.right)));
    }
}

/** Makes the element that `marks` describes. `src/render/marks.rs` says how they are read. */
export function made(marks: readonly string[]): HTMLElement {
  return madeAll(marks).firstElementChild as HTMLElement;
}

/** Makes an element around everything that `marks` describes. */
export function madeAll(marks: readonly string[]): HTMLElement {
  const top = element("div");
  let open: Element = top;
  for (const mark of marks) {
    const rest = mark.slice(1);
    const at = rest.indexOf("=");
    switch (mark[0]) {
      case "<": {
        const made = document.createElementNS(SPACES[rest] ?? open.namespaceURI, rest);
        open.append(made);
        open = made;
        break;
      }
      case ">":
        open = open.parentElement ?? top;
        break;
      case "@":
        open.setAttribute(rest.slice(0, at), rest.slice(at + 1));
        break;
      case "/":
        open.setAttribute(rest.slice(0, at), root() + rest.slice(at + 1));
        break;
      default:
        open.append(rest);
    }
  }
  return top;
}
