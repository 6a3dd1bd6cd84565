// A question that is checked at once and can be tried again any number of times.
import { hasKey, NOTHING, type Response, type Score, verdictOf } from "../core/question";
import { answerTo, type Event, type Sure } from "../core/record";
import { drafts } from "../io/drafts";
import { persist } from "../io/persistence";
import { record } from "../io/record";
import { answered, saved } from "./answering";
import { element } from "./element";
import { type Form, isWithheld } from "./form";
import { resetControl } from "./reset";
import { text } from "./strings";
import { sureScript } from "./sure-script";
import { prepare, recallScript, type VerdictScript, verdictLoaded, verdictScript } from "./verdict-script";

/** The names of the parts that are right. */
function rightOf(parts: Score["parts"]): Set<string> {
  return new Set([...parts].filter(([, isRight]) => isRight).map(([name]) => name));
}

/** A question for practice. */
export class Practice {
  /**
   * `open` while it is being answered, `told` when the answer was just given, `kept` when the answer is an earlier one.
   */
  #phase: "open" | "told" | "kept" = "open";
  #shown: string | undefined;
  #isBusy = false;
  /** Whether the learner has entered something since the form last showed the record. */
  #isDirty = false;
  readonly #check: string;
  /** The number of wrong answers in a row. */
  #misses = 0;
  /** The score of the answer that the form shows. */
  #score: Score | undefined;

  /**
   * `onAnswer` is called when an answer has been given, with its score. `asksSure` says whether learners are asked how
   * sure they are.
   */
  constructor(
    readonly form: Form,
    readonly onAnswer: (found: Score | undefined) => void = () => {},
    asksSure = false,
  ) {
    this.#check = form.button.textContent ?? "";
    form.button.addEventListener("click", () => this.#press());
    const edited = (event: globalThis.Event) => {
      if (this.#phase !== "open" && !this.#isFree) this.#reopen(event.target);
      this.#isDirty = true;
      drafts().set(this.#draft, form.fields.read());
      // The ticks of the self-check are saved with the text.
      if (this.#phase !== "open" && event.type === "change" && (event.target as Element).closest(".cm-checks"))
        void this.#hand();
      else form.say("");
    };
    form.root.addEventListener("input", edited);
    form.root.addEventListener("change", edited);
    form.root.addEventListener("keydown", (event) => {
      const isField = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (event.key !== "Enter" || !isField || this.#phase !== "open") return;
      // The key would otherwise press the button that the focus may move to.
      event.preventDefault();
      this.#press();
    });
    prepare(form.root);
    if (asksSure && hasKey(form.question))
      sureScript().then(
        ({ ask }) => {
          form.row = ask(form, (sure) => this.#press(sure));
          this.#ask();
        },
        () => {},
      );
    this.refresh();
  }

  get #draft(): string {
    return `q ${this.form.question.id}`;
  }
  /** A question without a score can be saved any number of times, and is never locked. */
  get #isFree(): boolean {
    return !hasKey(this.form.question);
  }

  /** Whether right parts are closed while the others are answered again. */
  get #isParted(): boolean {
    return ["match", "gap", "number"].includes(this.form.question.kind);
  }

  /** Shows the record in the form, unless the question is being answered. */
  refresh(): void {
    const kept = record();
    const { question } = this.form;
    const draft = drafts().get(this.#draft) as Response | undefined;
    const given = answerTo(kept.state, question.id, question.was);
    const stamp = given ? `${given.event.id} ${given.answerHash}` : "";
    if (this.#isBusy || stamp === this.#shown) return;
    const script = verdictLoaded();
    if (given && !script) {
      // Until the script is there, the question is open. What is entered meanwhile is kept.
      recallScript().then(
        () => this.refresh(),
        () => {},
      );
      return;
    }
    const isFirst = this.#shown === undefined;
    this.#shown = stamp;
    // An answer from another tab does not overwrite what the learner is entering here.
    if (this.#isDirty && given) return;
    if (!given || !script) {
      // The answer was cleared, here or in another tab.
      if (!isFirst) this.#open(true);
      if (draft && isFirst) this.form.fields.write(draft);
      return;
    }
    const found = script.recall(question, given.event);
    script.rescore(given, found, question.answerHash);
    const { response } = found;
    if (!response) {
      if (!isFirst) this.#open(true);
      if (draft) this.form.fields.write(draft);
      const earlier = element("p", {}, text("asked-again", { answer: given.event.shown }));
      this.form.say(
        text("asked-again-short"),
        " ",
        this.#fold("why", () => script.tell(this.form, {}, undefined, [earlier])),
      );
      return;
    }
    if (draft && isFirst && JSON.stringify(draft) !== JSON.stringify(given.event.response)) {
      this.form.fields.write(draft);
      if (!this.#isFree) return;
    } else {
      this.form.hush();
      this.form.lock(false);
      this.form.fields.write(response);
    }
    this.#phase = "kept";
    this.form.root.dataset["answered"] = "";
    if (found.score) this.#settle(found.score);
    const notes: Node[] = [];
    if (found.isChanged) notes.push(element("p", { class: "cm-note" }, text("changed-since")));
    if (found.isCorrected) notes.push(element("p", { class: "cm-note" }, text("key-changed")));
    const short = found.isChanged ? "changed-short" : found.isCorrected ? "corrected-short" : undefined;
    const show = () => {
      this.form.root.dataset["saved"] = "";
      script.tell(this.form, response, found.score, notes, this.#misses, given.event.sure);
      this.#offerReset();
    };
    this.form.say(
      found.score ? script.signed(verdictOf(found.score.share), !short) : text("answered"),
      ...(short ? [` ${text(short)}`] : []),
      " ",
      this.#fold("show-feedback", show),
    );
  }

  /** A button that shows more, and hides it again. */
  #fold(id: string, show: () => void): HTMLButtonElement {
    const fold = element("button", { type: "button", class: "cm-link-button", "aria-expanded": "false" }, text(id));
    fold.addEventListener("click", () => {
      const isOpen = fold.getAttribute("aria-expanded") === "true";
      fold.setAttribute("aria-expanded", String(!isOpen));
      fold.textContent = text(isOpen ? id : "hide-feedback");
      if (isOpen) this.form.hush();
      else show();
    });
    return fold;
  }

  /** Asks how sure the learner is, unless they have seen feedback on the question. */
  #ask(): void {
    const { row } = this.form;
    if (row) row.isShown = this.#phase === "open" && this.#misses === 0;
  }

  #press(sure?: Sure): void {
    if (this.#isBusy) return;
    if (this.#phase === "open" || this.#isFree) void this.#hand(sure);
    else if (this.#misses > 0) this.form.focus();
    else this.#again();
  }

  /** Closes what is right. What is wrong can be changed, and is then an answer again. */
  #settle(found: Score): void {
    const { form } = this;
    const { share, parts } = found;
    this.#score = found;
    const isRight = share >= 1;
    form.lock(isRight, !isRight && this.#isParted ? rightOf(parts) : undefined);
    this.#misses = isRight ? 0 : this.#misses + 1;
    this.#label(isRight ? "again" : "wait");
  }

  /** The button checks, waits for another answer, or, as a quiet link, asks again. */
  #label(state: "check" | "wait" | "again"): void {
    const { button } = this.form;
    const isAgain = state === "again";
    button.textContent = isAgain ? text("try-again") : this.#check;
    button.classList.toggle("cm-button", !isAgain);
    button.classList.toggle("cm-link-button", isAgain);
    button.setAttribute("aria-disabled", String(state === "wait"));
    this.#ask();
  }

  /** Takes an answer that is being changed for a new one. */
  #reopen(changed: EventTarget | null): void {
    const { form } = this;
    this.#phase = "open";
    this.#label("check");
    // With several parts, what is said about the others is still of use.
    if (form.question.kind === "order") form.unmark();
    else if (this.#isParted) form.unmark(changed);
    else form.hush();
  }

  /** Submits the answer. `sure` says how sure the learner is; 0 is an answer that says nothing. */
  async #hand(sure?: Sure): Promise<void> {
    const { form } = this;
    const knows = sure !== 0;
    const problem = knows ? form.problem() : undefined;
    if (problem !== undefined) return form.complain(problem);
    if (sure === undefined && form.row?.isShown) return form.row.focus();
    const kept = record();
    const isAgain = this.#isFree && form.isTold;
    this.#isBusy = true;
    form.say(text("saving"));
    let script: VerdictScript;
    try {
      script = await verdictScript();
    } catch {
      this.#isBusy = false;
      form.say("");
      return form.complain(text("not-checked"));
    }
    if (!knows) form.fields.write({});
    const response = knows ? form.fields.read() : {};
    const found = knows ? script.scoreOf(form.question, response) : NOTHING;
    this.#phase = "told";
    if (found) {
      this.#settle(found);
      const next = element("p", { class: "cm-result__next" }, text("next-try"));
      const isSilent = script.tell(form, response, found, found.share < 1 ? [next] : [], this.#misses, sure);
      if (isSilent && this.#misses === 1 && form.hint()) next.textContent = text("hint-opened");
      // The answer is stored while the browser works out where everything is.
      requestAnimationFrame(() => form.reveal());
    }
    void persist();
    let event: Event | undefined;
    try {
      [event] = await kept.add(answered(form, response, found, "", sure));
    } catch {
      // The entered response stays a draft.
      this.#isBusy = false;
      this.#open(false);
      return form.complain(text("not-saved"));
    }
    drafts().set(this.#draft, undefined);
    this.#isDirty = false;
    this.#shown = event ? `${event.id} ${event.type === "answered" ? event.key : ""}` : "";
    this.#isBusy = false;
    form.root.dataset["answered"] = form.root.dataset["saved"] = "";
    form.say(saved());
    if (!found && !isAgain)
      script.tell(form, response, undefined, [
        element("p", {}, text(isWithheld(form.question) ? "quiz-saved-unscored" : "answered")),
      ]);
    this.#offerReset();
    this.onAnswer(found);
  }

  /** Opens the question again. Right parts stay, unless everything was right. */
  #again(): void {
    const found = this.#score;
    const right = found && found.share < 1 ? rightOf(found.parts) : new Set<string>();
    this.#open(false);
    this.form.root.querySelector(".cm-reset")?.remove();
    this.form.fields.drop(right);
    if (this.#isParted) this.form.lock(true, right);
    this.form.focus();
  }

  #open(isEmptied: boolean): void {
    this.form.hush();
    this.form.lock(false);
    if (isEmptied) {
      this.form.fields.write({});
      delete this.form.root.dataset["answered"];
      delete this.form.root.dataset["saved"];
    }
    this.form.say("");
    this.#phase = "open";
    this.#misses = 0;
    this.#label("check");
    this.#score = undefined;
    this.#isDirty = false;
  }

  /** Asks the question again, for another round. */
  again(): void {
    if (this.#phase !== "open") this.#again();
  }

  #offerReset(): void {
    this.form.root.querySelector(".cm-reset")?.remove();
    this.form.root.append(
      resetControl(
        "reset-question",
        () => ({ questions: [this.form.question.id, ...(this.form.question.was ?? [])] }),
        () => 1,
        this.form.button,
      ),
    );
  }
}
