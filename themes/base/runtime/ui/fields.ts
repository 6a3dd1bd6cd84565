// The fields of a question's form: reads what a learner entered, and shows, locks and marks it.
import type { Question } from "../core/data";
import type { Response } from "../core/question";
import { element } from "./element";
import { limit } from "./limits";
import { required } from "./mount";
import { text } from "./strings";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A part of an answer that is right or wrong by itself. Its name is the one in the score. */
export interface Part {
  /** The element that its mark is put into. */
  readonly place: HTMLElement;
  readonly control: Control;
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

/** The text of a label, without letters and marks. */
function wording(place: Element | null): string {
  const copy = place?.cloneNode(true) as Element | undefined;
  for (const other of copy?.querySelectorAll(".cm-letter, .cm-mark") ?? []) other.remove();
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Options, of which one or several are chosen. */
class Options implements Fields {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #inputs: HTMLInputElement[];

  constructor(root: HTMLElement, name: string, prefix = "") {
    this.#inputs = [...root.querySelectorAll<HTMLInputElement>(".cm-options input")].filter(
      (input) => input.name === name,
    );
    this.parts = new Map(
      this.#inputs.map((input) => [prefix + input.value, { place: input.parentElement ?? root, control: input }]),
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

/** A verdict and its reason. */
class TwoTier implements Fields {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #verdict: Options;
  readonly #reason: Options;

  constructor(root: HTMLElement, name: string) {
    this.#verdict = new Options(root, name);
    this.#reason = new Options(root, `${name}:reason`, "reason:");
    this.parts = new Map([...this.#verdict.parts, ...this.#reason.parts]);
  }

  read(): Response {
    return { chosen: this.#verdict.chosen, reason: this.#reason.chosen };
  }
  write(response: Response): void {
    this.#verdict.choose(response.chosen ?? []);
    this.#reason.choose(response.reason ?? []);
  }
  lacking(): string | undefined {
    return this.#verdict.lacking() ?? (this.#reason.lacking() && text("unanswered-reason"));
  }
  drop(right: ReadonlySet<string>): void {
    this.#verdict.drop(right);
    this.#reason.drop(right);
  }
  words(): string {
    return `${this.#verdict.words()}; ${this.#reason.words()}`;
  }
}

/** Steps that learners put in order with buttons, or by choosing a place. */
class Steps implements Fields {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #list: HTMLElement;
  readonly #status = element("p", { class: "cm-hidden", role: "status" });

  constructor(root: HTMLElement) {
    this.#list = required<HTMLElement>(root, ".cm-steps");
    this.#list.after(this.#status);
    this.parts = new Map(
      this.#items.map((item) => [
        item.dataset["name"] ?? "",
        { place: item, control: required<HTMLSelectElement>(item, "select") },
      ]),
    );
    for (const item of this.#items) {
      const step = wording(item.querySelector("label"));
      const select = required<HTMLSelectElement>(item, "select");
      select.options[0]?.remove();
      select.setAttribute("aria-label", text("position", { step }));
      select.addEventListener("change", () => this.#move(item, select.selectedIndex, step));
      const button = (id: string, sign: string, by: number) => {
        const made = element(
          "button",
          { type: "button", class: "cm-step__button", "aria-label": text(id, { step }) },
          sign,
        );
        made.addEventListener("click", () => {
          const to = this.#items.indexOf(item) + by;
          if (select.disabled || to < 0 || to >= this.#items.length) return;
          this.#move(item, to, step);
          this.#list.dispatchEvent(new globalThis.Event("change", { bubbles: true }));
        });
        return made;
      };
      select.before(button("move-up", "↑", -1));
      select.after(button("move-down", "↓", 1));
    }
    this.#number();
  }

  get #items(): HTMLElement[] {
    return [...this.#list.children] as HTMLElement[];
  }

  /** The other steps move around this one, so that it keeps the focus. */
  #move(item: HTMLElement, to: number, step: string): void {
    const others = this.#items.filter((other) => other !== item);
    item.before(...others.slice(0, to));
    item.after(...others.slice(to));
    this.#number();
    this.#status.textContent = text("moved", { step, position: to + 1, count: others.length + 1 });
  }

  #number(): void {
    const items = this.#items;
    items.forEach((item, at) => {
      required<HTMLSelectElement>(item, "select").selectedIndex = at;
      const [up, down] = item.querySelectorAll("button");
      up?.setAttribute("aria-disabled", String(at === 0));
      down?.setAttribute("aria-disabled", String(at === items.length - 1));
    });
  }

  read(): Response {
    return { order: this.#items.map((item) => item.dataset["name"] ?? "") };
  }
  write(response: Response): void {
    const place = (item: HTMLElement) => {
      const at = response.order?.indexOf(item.dataset["name"] ?? "") ?? -1;
      return at < 0 ? Infinity : at;
    };
    if (!response.order) return;
    this.#list.append(...this.#items.sort((a, b) => place(a) - place(b)));
    this.#number();
  }
  lacking(): undefined {}
  drop(): void {}
  words(): string {
    return this.#items.map((item) => wording(item.querySelector("label"))).join(" → ");
  }
}

/** Left-hand items, each with a select. */
class Pairs implements Fields {
  readonly parts: ReadonlyMap<string, Part>;

  constructor(root: HTMLElement) {
    const rows = [...root.querySelectorAll<HTMLElement>(".cm-pair")];
    this.parts = new Map(
      rows.map((row) => [
        row.dataset["name"] ?? "",
        { place: row, control: required<HTMLSelectElement>(row, "select") },
      ]),
    );
  }

  read(): Response {
    return { pairs: [...this.parts].map(([name, { control }]) => [name, control.value] as const) };
  }
  write(response: Response): void {
    for (const [name, { control }] of this.parts)
      set(control, response.pairs?.find(([left]) => left === name)?.[1] ?? "");
  }
  lacking(): string | undefined {
    return [...this.parts.values()].every(({ control }) => control.value !== "") ? undefined : text("unanswered-parts");
  }
  drop(right: ReadonlySet<string>): void {
    for (const [name, { control }] of this.parts) if (!right.has(name)) control.value = "";
  }
  words(): string {
    return [...this.parts.values()]
      .map(({ place, control }) => `${wording(place.querySelector("label"))} → ${chosenText(control)}`)
      .join("; ");
  }
}

/** Gaps in a text, to type or to choose. */
class Gaps implements Fields {
  readonly parts: ReadonlyMap<string, Part>;

  constructor(root: HTMLElement) {
    const fields = [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(".cm-gap")];
    for (const field of fields) if (field instanceof HTMLInputElement) limit(field);
    this.parts = new Map(fields.map((control, at) => [String(at), { place: control, control }]));
  }

  read(): Response {
    return { gaps: [...this.parts.values()].map(({ control }) => control.value) };
  }
  write(response: Response): void {
    [...this.parts.values()].forEach(({ control }, at) => set(control, response.gaps?.[at] ?? ""));
  }
  lacking(): string | undefined {
    const isFull = [...this.parts.values()].every(({ control }) => control.value.trim() !== "");
    return isFull ? undefined : text(this.parts.size > 1 ? "unanswered-parts" : "unanswered");
  }
  /** Typed answers stay, so that learners can correct them. Chosen ones are cleared. */
  drop(right: ReadonlySet<string>): void {
    for (const [name, { control }] of this.parts)
      if (!right.has(name) && control instanceof HTMLSelectElement) control.value = "";
  }
  words(): string {
    return [...this.parts.values()].map(({ control }) => chosenText(control)).join("; ");
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
    set(this.#area, response.text ?? "");
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

/** The same text is not written again, so that the caret stays in its place. */
function set(control: Control, value: string): void {
  if (control.value !== value) control.value = value;
}

function chosenText(control: Control): string {
  return control instanceof HTMLSelectElement
    ? control.value === ""
      ? "–"
      : (control.selectedOptions[0]?.text ?? "")
    : control.value;
}

/** The fields of `question` in its form `root`. Throws if they do not fit the question's kind. */
export function fieldsOf(root: HTMLElement, question: Question): Fields {
  const name = `cm:${question.id}`;
  switch (question.kind) {
    case "single":
    case "multiple":
      return new Options(root, name);
    case "two-tier":
      return new TwoTier(root, name);
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
