// The fields of a question's form: reads what a learner entered, and shows, locks and marks it.
import type { Question } from "../core/data";
import type { Response } from "../core/question";
import { limit } from "./limits";
import { required } from "./mount";
import { Steps } from "./ordering";
import { Gaps, Pairs } from "./parted";
import { text } from "./strings";
import { wording } from "./wording";

/** A part of an answer that is right or wrong by itself. Its name is the one in the score. */
export interface Part {
  /** The element that its mark is put into. If this is the control, the mark comes after it. */
  readonly place: HTMLElement;
  readonly control: HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement;
  /** A second control of this part. */
  readonly other?: HTMLButtonElement;
}

/** The fields of one question. */
export interface Fields {
  readonly parts: ReadonlyMap<string, Part>;
  read(): Response;
  /** Shows a response. Names that the question does not have are ignored. */
  write(response: Response): void;
  /** A sentence on what is missing before this can be submitted. */
  lacking(): string | undefined;
  /** Clears everything that is not right, for another try. */
  drop(right: ReadonlySet<string>): void;
  /** The answer in words. */
  words(): string;
}

/** Options, of which one or several are chosen. */
class Options implements Fields {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #inputs: HTMLInputElement[];

  /** `list` is the element around the options. */
  constructor(root: Element, prefix = "") {
    const list = required<HTMLElement>(root, ".cm-options");
    this.#inputs = [...list.querySelectorAll<HTMLInputElement>(":scope > .cm-option input")];
    this.parts = new Map(
      this.#inputs.map((input) => [prefix + input.value, { place: input.parentElement ?? list, control: input }]),
    );
  }

  get chosen(): string[] {
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }
  choose(names: readonly string[]): void {
    for (const input of this.#inputs) input.checked = names.includes(input.value);
  }
  read(): Response {
    return { chosen: this.chosen };
  }
  write(response: Response): void {
    this.choose(response.chosen ?? []);
  }
  lacking(): string | undefined {
    return this.chosen.length > 0 ? undefined : text("unanswered");
  }
  drop(right: ReadonlySet<string>): void {
    for (const [name, { control }] of this.parts) if (!right.has(name)) (control as HTMLInputElement).checked = false;
  }
  words(): string {
    return this.#inputs
      .filter((input) => input.checked)
      .map((input) => wording(input.parentElement))
      .join("; ");
  }
}

/** A verdict and a reason, out of those for the verdict or out of those for every verdict. */
class TwoTier implements Fields {
  readonly #verdict: Options;
  readonly #reasons: Options[];

  constructor(root: HTMLElement) {
    this.#verdict = new Options(root);
    this.#reasons = [...root.querySelectorAll(".cm-reasons")].map((group) => new Options(group, "reason:"));
  }

  /** The reasons for the chosen verdict. */
  get #reason(): Options | undefined {
    const at = [...this.#verdict.parts.values()].findIndex(({ control }) => (control as HTMLInputElement).checked);
    return this.#reasons.length > 1 ? this.#reasons[at] : this.#reasons[0];
  }
  /** Reasons of other verdicts may have the same names, and come with a number. */
  get parts(): ReadonlyMap<string, Part> {
    const others = this.#reasons.flatMap((reasons, at) =>
      [...reasons.parts].map(([name, part]) => [at + name, part] as const),
    );
    return new Map([...this.#verdict.parts, ...others, ...(this.#reason?.parts ?? [])]);
  }

  read(): Response {
    return { chosen: this.#verdict.chosen, reason: this.#reason?.chosen ?? [] };
  }
  write(response: Response): void {
    this.#verdict.choose(response.chosen ?? []);
    for (const reasons of this.#reasons) reasons.choose(reasons === this.#reason ? (response.reason ?? []) : []);
  }
  lacking(): string | undefined {
    return this.#verdict.lacking() ?? (this.#reason?.lacking() && text("unanswered-reason"));
  }
  drop(right: ReadonlySet<string>): void {
    this.#reason?.drop(right);
    this.#verdict.drop(right);
  }
  words(): string {
    return `${this.#verdict.words()}; ${this.#reason?.words() ?? ""}`;
  }
}

/** A text that the learner writes, with points to check it against. */
class Text implements Fields {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #area: HTMLTextAreaElement;
  readonly #ticks: HTMLInputElement[];

  constructor(root: HTMLElement) {
    this.#area = required<HTMLTextAreaElement>(root, ".cm-text");
    limit(this.#area);
    this.#ticks = [...root.querySelectorAll<HTMLInputElement>(".cm-checks input")];
    this.parts = new Map([["text", { place: this.#area, control: this.#area }]]);
  }

  read(): Response {
    return { text: this.#area.value, ticks: this.#ticks.filter((tick) => tick.checked).map((tick) => tick.value) };
  }
  write(response: Response): void {
    // The same text is not written again, so that the caret stays in its place.
    const written = response.text ?? "";
    if (this.#area.value !== written) this.#area.value = written;
    for (const tick of this.#ticks) tick.checked = response.ticks?.includes(tick.value) === true;
  }
  lacking(): string | undefined {
    return this.#area.value.trim() === "" ? text("unanswered") : undefined;
  }
  drop(): void {}
  words(): string {
    return this.#area.value;
  }
}

/** The fields of `question` in its form `root`. Throws if they do not fit the question's kind. */
export function fieldsOf(root: HTMLElement, question: Question): Fields {
  switch (question.kind) {
    case "single":
    case "multiple":
      return new Options(root);
    case "two-tier":
      return new TwoTier(root);
    case "order":
      return new Steps(root);
    case "match":
      return new Pairs(root);
    case "gap":
    case "number":
      return new Gaps(root);
    default:
      return new Text(root);
  }
}
