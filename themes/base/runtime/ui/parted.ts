// Answers of several parts that are filled in one by one: pairs, and gaps in a text.
import type { Response } from "../core/question";
import { describe } from "./describe";
import { element } from "./element";
import type { Fields, Part } from "./fields";
import { limit } from "./limits";
import { required } from "./mount";
import { Picker } from "./picker";
import { text } from "./strings";
import { wording } from "./wording";

/** A field that is filled with one value: by typing, or by choosing from a list. */
interface Entry {
  readonly control: HTMLInputElement | HTMLButtonElement;
  value: string;
  readonly words: string;
}

/** A field to type a line in. */
class Typed implements Entry {
  constructor(readonly control: HTMLInputElement) {
    limit(control);
  }
  get value(): string {
    return this.control.value;
  }
  set value(value: string) {
    // The same text is not written again, so that the caret stays in its place.
    if (this.control.value !== value) this.control.value = value;
  }
  get words(): string {
    return this.value;
  }
}

/** Fields of which each is right or wrong by itself. */
abstract class Entries implements Fields {
  readonly parts: ReadonlyMap<string, Part>;

  /** `places` has the elements that show marks, where these are not the controls. */
  constructor(
    protected readonly entries: ReadonlyMap<string, Entry>,
    places: readonly HTMLElement[] = [],
  ) {
    this.parts = new Map(
      [...entries].map(([name, { control }], at) => [name, { place: places[at] ?? control, control }]),
    );
  }

  abstract read(): Response;
  abstract write(response: Response): void;
  abstract words(): string;
  lacking(): string | undefined {
    const isFull = [...this.entries.values()].every(({ value }) => value.trim() !== "");
    return isFull ? undefined : text(this.entries.size > 1 ? "unanswered-parts" : "unanswered");
  }
  /** Typed answers stay, so that learners can correct them. Chosen ones are cleared. */
  drop(right: ReadonlySet<string>): void {
    for (const [name, entry] of this.entries)
      if (!right.has(name) && (right.size === 0 || entry instanceof Picker)) entry.value = "";
  }
}

/** Left-hand items, each with a choice of partners. */
export class Pairs extends Entries {
  constructor(root: HTMLElement) {
    const labels = [...root.querySelectorAll(".cm-bank > li")].map((partner) => {
      const label = partner.cloneNode(true) as Element;
      label.firstElementChild?.remove();
      if (label.firstChild instanceof globalThis.Text) label.firstChild.data = label.firstChild.data.trimStart();
      return label;
    });
    const rows = [...root.querySelectorAll<HTMLElement>(".cm-pair")];
    const places = rows.map((row) => required<HTMLLabelElement>(row, "label"));
    const picker = (row: HTMLElement, at: number) => new Picker(required(row, "select"), labels, places[at]);
    super(new Map(rows.map((row, at) => [row.dataset["name"] ?? "", picker(row, at)])), places);
  }

  read(): Response {
    return { pairs: [...this.entries].map(([name, { value }]) => [name, value] as const) };
  }
  write(response: Response): void {
    for (const [name, entry] of this.entries) entry.value = response.pairs?.find(([left]) => left === name)?.[1] ?? "";
  }
  words(): string {
    return [...this.entries]
      .map(([name, { words }]) => `${wording(this.parts.get(name)?.place ?? null)} → ${words}`)
      .join("; ");
  }
}

/** Gaps in a text, to type or to choose. */
export class Gaps extends Entries {
  constructor(root: HTMLElement) {
    const gaps = [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(".cm-gap")];
    const around = gaps.map((gap) => sentence(gap, gaps));
    const entries = gaps.map((gap) => (gap instanceof HTMLSelectElement ? new Picker(gap) : new Typed(gap)));
    super(new Map(entries.map((entry, at) => [String(at), entry])));
    entries.forEach(({ control }, at) => {
      const about = element("span", { id: `${control.id}:about` }, around[at] ?? "");
      about.hidden = true;
      required(root, ".cm-question__field").append(about);
      describe(control);
    });
  }

  read(): Response {
    return { gaps: [...this.entries.values()].map(({ value }) => value) };
  }
  write(response: Response): void {
    [...this.entries.values()].forEach((entry, at) => {
      entry.value = response.gaps?.[at] ?? "";
    });
  }
  words(): string {
    return [...this.entries.values()].map(({ words }) => words).join("; ");
  }
}

/** The sentence around a gap, with the numbers of gaps in their places. */
function sentence(gap: Element, gaps: readonly Element[]): string {
  const block = gap.closest("p, li, td, th, dd, h3, h4, h5, h6, div");
  const copy = block?.cloneNode(true) as Element | undefined;
  for (const other of copy?.querySelectorAll(".cm-gap") ?? [])
    other.replaceWith(`(${gaps.findIndex(({ id }) => id === other.id) + 1})`);
  const own = `(${gaps.indexOf(gap) + 1})`;
  return (
    wording(copy ?? null)
      .split(/(?<=[.!?。？！؟])\s/u)
      .find((part) => part.includes(own)) ?? ""
  );
}
