// A button that shows what is chosen in full, and a list of choices that it opens below itself. It takes the place of
// a `<select>`, whose text is cut off on narrow screens and cannot hold markup.
import { element } from "./element";

/** A choice from a list. */
export class Picker {
  readonly control: HTMLButtonElement;
  readonly #choices: HTMLElement;
  readonly #empty: string;

  /**
   * Replaces `select`. `labels` has the texts of its options as elements, if they have markup. `label` is the element
   * that names the select, if there is one.
   */
  constructor(select: HTMLSelectElement, labels: readonly Element[] = [], label?: HTMLLabelElement) {
    const [empty, ...options] = select.options;
    this.#empty = empty?.text ?? "";
    const name = select.getAttribute("aria-label") ?? label?.textContent ?? "";
    this.control = element("button", { type: "button", class: "cm-pick", id: select.id, "aria-expanded": "false" });
    this.#choices = element("span", { class: "cm-pick__list", role: "group", "aria-label": name });
    this.#choices.hidden = true;
    options.forEach((option, at) => {
      const choice = element("button", { type: "button", value: option.value, "aria-pressed": "false" });
      choice.append(...(labels[at]?.cloneNode(true).childNodes ?? [option.text]));
      // A formula gives a button no name.
      const formulas = choice.querySelectorAll("math");
      for (const formula of formulas) formula.setAttribute("aria-hidden", "true");
      if (formulas.length > 0) choice.append(element("span", { class: "cm-hidden" }, option.text));
      choice.dataset["words"] = option.text;
      choice.addEventListener("click", () => {
        // The chosen one can be taken back.
        this.value = this.value === choice.value ? "" : choice.value;
        this.#open(false);
        this.control.focus();
        this.control.dispatchEvent(new globalThis.Event("change", { bubbles: true }));
      });
      this.#choices.append(choice);
    });
    // The name has what is chosen in it, which a label alone would hide.
    const naming = label ?? element("span", { hidden: true }, name);
    naming.id = `${select.id}:label`;
    this.control.setAttribute("aria-labelledby", `${naming.id} ${select.id}`);
    select.replaceWith(...(label ? [] : [naming]), this.control, this.#choices);
    this.control.addEventListener("click", () => this.#open(this.#choices.hidden));
    for (const place of [this.control, this.#choices]) {
      place.addEventListener("keydown", (event) => this.#press(event));
      place.addEventListener("focusout", ({ relatedTarget: to }) => {
        if (to !== this.control && !(to instanceof Node && this.#choices.contains(to))) this.#open(false);
      });
    }
    this.value = "";
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.#choices.querySelectorAll("button")];
  }

  get value(): string {
    return this.control.value;
  }
  set value(name: string) {
    this.control.value = "";
    this.control.textContent = this.#empty;
    for (const choice of this.#buttons) {
      const isChosen = choice.value === name;
      choice.setAttribute("aria-pressed", String(isChosen));
      if (!isChosen) continue;
      this.control.value = name;
      this.control.replaceChildren(...choice.cloneNode(true).childNodes);
    }
  }

  /** What is chosen, in words. */
  get words(): string {
    return this.#buttons.find(({ value }) => value !== "" && value === this.value)?.dataset["words"] ?? "–";
  }

  #open(isOpen: boolean): void {
    this.#choices.hidden = !isOpen;
    this.control.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) (this.#buttons.find(({ value }) => value === this.value) ?? this.#buttons[0])?.focus();
  }

  #press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.#choices.hidden) {
      this.control.focus();
      this.#open(false);
    } else if (step && this.#choices.hidden) {
      this.#open(true);
    } else if (step) {
      const buttons = this.#buttons;
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement) + step;
      buttons[(at + buttons.length) % buttons.length]?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}
