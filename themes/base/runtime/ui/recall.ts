// Prompts for recall as cards: a learner thinks, turns the card, and says whether they knew the answer. What was not known
// comes back in the next set of the page, and at its end.
import type { RecallPrompt } from "../core/data";
import { idIn } from "../core/fragment";
import { missed, recalled, said, secondsFor, standing } from "../core/recall";
import { data } from "../io/data";
import { record } from "../io/record";
import { saved } from "./answering";
import { button, element, quiet } from "./element";
import { required } from "./mount";
import { text } from "./strings";

const DAY_MS = 86_400_000;
/** The number of days for which the name of the weekday says which day is meant. */
const WEEK_DAYS = 6;

/** Makes cards of all prompts on the page. */
export function beginRecall(): void {
  const known = new Map((data("cm:questions").recall ?? []).map((prompt) => [prompt.id, prompt]));
  void record().ready.then(() => {
    const sets: RecallSet[] = [];
    const before = () => sets.flatMap((set) => set.own);
    for (const root of document.querySelectorAll<HTMLElement>(".cm-recall")) {
      const cards = [...root.querySelectorAll<HTMLElement>(".cm-recall__prompt")];
      const own = cards.flatMap(({ id }) => known.get(id) ?? []);
      const earlier = before();
      sets.push(new RecallSet(root, own, () => missed(record().state, earlier)));
    }
    const last = sets.at(-1);
    const prose = last?.root.closest(".cm-prose");
    if (!last || !prose) return;
    const title = element("h2", { id: "cm:recall-again" }, text("recall-once-more"));
    const root = element("div", { class: "cm-recall", role: "group", hidden: true }, title);
    prose.append(root);
    const end = new RecallSet(root, [], () =>
      sets.every((set) => set.isDone) ? missed(record().state, before()) : [],
    );
    const show = () => {
      for (const set of [...sets, end]) set.refresh();
    };
    for (const set of [...sets, end]) set.onChange = show;
    record().listen(show);
    show();
    document.getElementById(idIn(location.hash))?.closest(".cm-recall")?.scrollIntoView();
  });
}

/** A set of cards. */
class RecallSet {
  /** Called when the learner has said something of a prompt. */
  onChange = () => {};
  readonly #place = element("div", { class: "cm-recall__card", tabindex: "-1" });
  readonly #state = element("span", { class: "cm-actions__state", role: "status" });
  readonly #texts = new Map<string, { question: HTMLElement; answer: HTMLElement }>();
  /** The prompts of this round that are still to be asked. */
  #queue: RecallPrompt[] = [];
  #count = 0;
  #right = 0;
  #phase: "closed" | "asks" | "turned" | "done" = "closed";
  #isBusy = false;
  /** Whether the learner has done something in this round. */
  #isBegun = false;

  /** `own` are the prompts of the set, and `others` finds those of earlier sets that come back in it. */
  constructor(
    readonly root: HTMLElement,
    readonly own: readonly RecallPrompt[],
    readonly others: () => readonly RecallPrompt[],
  ) {
    const title = required<HTMLElement>(root, ":is(h2, h3, h4, h5, h6)");
    if (title.id) root.setAttribute("aria-labelledby", title.id);
    for (const place of root.querySelectorAll<HTMLElement>(".cm-recall__prompt")) place.hidden = true;
    root.append(this.#place);
    this.#place.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Whether every prompt of the set was answered, and none is being asked. */
  get isDone(): boolean {
    return !this.#isBegun && standing(record().state, this.own).asked === this.own.length;
  }

  /** Shows what the record asks for, unless the learner is at it. */
  refresh(): void {
    if (this.#isBegun || this.#isBusy || this.#place.contains(document.activeElement)) return;
    const { state } = record();
    const open = this.own.filter((prompt) => !said(state, prompt));
    const again = this.others().filter((prompt) => this.#find(prompt.id));
    // Prompts of earlier sets come back once, behind those of the set itself.
    if (open.length === this.own.length && this.own.length > 0) this.#begin([...open, ...again]);
    else if (open.length > 0) this.#begin([...open, ...again], this.own.length - open.length);
    else if (this.own.length > 0) this.#tell();
    else {
      this.root.hidden = again.length === 0 && this.#phase !== "done";
      if (again.length > 0) this.#begin([...again]);
    }
    this.root.dataset["ready"] = "";
  }

  /** The question and the answer with the id `id`, which are on the page. */
  #find(id: string): { question: HTMLElement; answer: HTMLElement } | undefined {
    const known = this.#texts.get(id);
    if (known) return known;
    const place = document.getElementById(id);
    const question = place?.querySelector<HTMLElement>("p");
    const answer = place?.querySelector<HTMLElement>("details");
    if (!question || !answer) return undefined;
    const found = { question: question.cloneNode(true) as HTMLElement, answer: element("div") };
    found.answer.append(
      ...[...answer.cloneNode(true).childNodes].filter((node) => !(node as Element).matches?.("summary")),
    );
    this.#texts.set(id, found);
    return found;
  }

  #begin(prompts: RecallPrompt[], done = 0): void {
    this.#queue = prompts;
    this.#count = prompts.length + done;
    this.#right = 0;
    this.#isBegun = false;
    const named = idIn(location.hash);
    const at = prompts.findIndex(({ id }) => id === named);
    if (at > 0) prompts.unshift(...prompts.splice(at, 1));
    this.#ask();
  }

  /** Shows the next card. */
  #ask(): void {
    const [prompt] = this.#queue;
    const found = prompt && this.#find(prompt.id);
    if (!found) {
      this.#end();
      return;
    }
    this.#phase = "asks";
    const left = this.#queue.length;
    const where = text("recall-where", {
      number: this.#count - left + 1,
      count: this.#count,
      seconds: secondsFor(left),
    });
    this.#place.replaceChildren(
      element("p", { class: "cm-recall__where" }, where),
      found.question,
      this.#row(button(text("recall-show"), () => this.#turn())),
    );
  }

  #turn(): void {
    const [prompt] = this.#queue;
    const found = prompt && this.#find(prompt.id);
    if (!found || this.#phase !== "asks") return;
    this.#phase = "turned";
    this.#isBegun = true;
    const answer = found.answer;
    answer.className = "cm-recall__answer";
    answer.tabIndex = -1;
    const knew = button(text("recall-knew"), () => void this.#say(1));
    const notYet = quiet(text("recall-not-yet"), () => void this.#say(0));
    knew.setAttribute("aria-keyshortcuts", "1");
    notYet.setAttribute("aria-keyshortcuts", "2");
    this.#place.lastElementChild?.replaceWith(answer, this.#row(knew, notYet));
    answer.focus({ preventScroll: true });
  }

  /** The buttons, which are in one place on every card, and the state of what was said last. */
  #row(...buttons: HTMLElement[]): HTMLElement {
    return element("div", { class: "cm-recall__row" }, ...buttons, this.#state);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isButton = (event.target as Element).closest("button, a");
    if (this.#phase === "asks" && !isButton && (event.key === "Enter" || event.key === " ")) this.#turn();
    else if (this.#phase === "turned" && event.key === "1") void this.#say(1);
    else if (this.#phase === "turned" && event.key === "2") void this.#say(0);
    else return;
    event.preventDefault();
  }

  /** Stores what the learner says of the prompt that is shown. */
  async #say(self: 0 | 1): Promise<void> {
    const [prompt] = this.#queue;
    if (!prompt || this.#isBusy || this.#phase !== "turned") return;
    this.#isBusy = true;
    const kept = record();
    const found = this.#find(prompt.id);
    this.#state.textContent = text("saving");
    try {
      const page = document.documentElement.dataset["page"] ?? "";
      await kept.add(recalled(prompt, page, found?.question.textContent ?? "", self));
    } catch {
      this.#isBusy = false;
      this.#state.textContent = text("not-saved");
      return;
    }
    this.#isBusy = false;
    this.#state.textContent = saved();
    this.#queue.shift();
    this.#right += self;
    const hasFocus = this.#place.contains(document.activeElement);
    this.#ask();
    if (hasFocus) this.#place.focus({ preventScroll: true });
  }

  /** Ends the round. */
  #end(): void {
    this.#isBegun = false;
    this.#tell();
    this.onChange();
  }

  /** Says how many answers the learner knew, and when. */
  #tell(): void {
    this.#phase = "done";
    const { state } = record();
    const isOwn = this.own.length > 0;
    const count = isOwn ? this.own.length : this.#count;
    const right = isOwn ? standing(state, this.own).known : this.#right;
    const at = Math.max(...this.own.map((prompt) => said(state, prompt)?.at ?? 0));
    const when = isOwn ? dayOf(at) : undefined;
    const result = when ? text("recall-result-on", { right, count, when }) : text("recall-result", { right, count });
    const content: Node[] = [element("p", {}, result)];
    if (isOwn && right < count) content.push(element("p", { class: "cm-note" }, text("recall-comes-back")));
    const again = button(text("recall-again"), () => this.#again(), "cm-link-button");
    this.#place.replaceChildren(...content, this.#row(...(isOwn ? [again] : [])));
  }

  #again(): void {
    this.#begin([...this.own]);
    this.#state.textContent = "";
    this.#place.focus({ preventScroll: true });
  }
}

/** The day of a time in words, such as “Tuesday”; `undefined` for today. */
function dayOf(at: number): string | undefined {
  const day = new Date(at);
  const now = new Date();
  if (day.toDateString() === now.toDateString()) return undefined;
  const isNear = now.getTime() - at < WEEK_DAYS * DAY_MS;
  const { lang } = document.documentElement;
  return day.toLocaleDateString(lang, isNear ? { weekday: "long" } : { dateStyle: "long" });
}
