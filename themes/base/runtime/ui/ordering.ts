// Steps that learners put in order with buttons, or by dragging them.
import type { Response } from "../core/question";
import { element } from "./element";
import type { Fields, Part } from "./fields";
import { required } from "./mount";
import { text } from "./strings";
import { wording } from "./wording";

/** The steps of an ordering. */
export class Steps implements Fields {
  readonly parts: ReadonlyMap<string, Part>;
  readonly #list: HTMLElement;
  /** The steps in the order in which they are shown at first, which is not an answer. */
  readonly #first: readonly HTMLElement[];
  readonly #status = element("p", { class: "cm-hidden", "aria-live": "polite" });
  #isMoved = false;

  constructor(root: HTMLElement) {
    this.#list = required<HTMLElement>(root, ".cm-steps");
    this.#list.after(this.#status);
    this.#first = this.#items;
    this.parts = new Map(this.#first.map((item) => [item.dataset["name"] ?? "", this.#part(item)]));
    this.#number();
  }

  /** Gives a step its number and its buttons in place of the list for scripts that do not run. */
  #part(item: HTMLElement): Part {
    const step = wording(item.querySelector("label"));
    const button = (id: string, sign: string, by: number) => {
      const made = element(
        "button",
        { type: "button", class: "cm-step__button", "aria-label": text(id, { step }) },
        sign,
      );
      made.addEventListener("click", () => {
        const to = this.#items.indexOf(item) + by;
        if (to >= 0 && to < this.#items.length) this.#move(item, to);
        this.#say(to === this.#items.indexOf(item) ? "moved" : "step-stays", item, step);
      });
      return made;
    };
    const [up, down] = [button("move-up", "↑", -1), button("move-down", "↓", 1)];
    required(item, ".cm-step__move").replaceChildren(up, down);
    item.prepend(element("span", { class: "cm-step__number", "aria-hidden": "true" }));
    this.#drag(item, up, step);
    return { place: item, control: up, other: down };
  }

  get #items(): HTMLElement[] {
    return [...this.#list.children] as HTMLElement[];
  }

  /** The other steps move around this one, so that it keeps the focus and the pointer. */
  #move(item: HTMLElement, to: number): void {
    const others = this.#items.filter((other) => other !== item);
    item.before(...others.slice(0, to));
    item.after(...others.slice(to));
    this.#isMoved = true;
    this.#number();
    this.#list.dispatchEvent(new globalThis.Event("change", { bubbles: true }));
  }

  #say(id: string, item: HTMLElement, step: string): void {
    const line = text(id, { step, position: this.#items.indexOf(item) + 1, count: this.#items.length });
    // The same words again would not be read again.
    this.#status.textContent = this.#status.textContent === line ? `${line}\u00a0` : line;
  }

  /** Fingers drag a step by its number, because elsewhere they scroll the page. */
  #drag(item: HTMLElement, control: HTMLButtonElement, step: string): void {
    item.addEventListener("pointerdown", (event) => {
      const target = event.target as Element;
      const isHandle = event.pointerType === "mouse" || target.matches(".cm-step__number");
      if (control.disabled || event.button > 0 || !isHandle || target.closest("button, a")) return;
      event.preventDefault();
      item.setPointerCapture(event.pointerId);
      item.dataset["dragged"] = "";
    });
    item.addEventListener("pointermove", ({ clientY }) => {
      if (item.dataset["dragged"] === undefined) return;
      const items = this.#items;
      const at = items.indexOf(item);
      const middle = (other: HTMLElement | undefined) => {
        const { top, bottom } = other?.getBoundingClientRect() ?? item.getBoundingClientRect();
        return (top + bottom) / 2;
      };
      if (at > 0 && clientY < middle(items[at - 1])) this.#move(item, at - 1);
      else if (at < items.length - 1 && clientY > middle(items[at + 1])) this.#move(item, at + 1);
    });
    item.addEventListener("lostpointercapture", () => {
      delete item.dataset["dragged"];
      this.#say("moved", item, step);
    });
  }

  #number(): void {
    this.#items.forEach((item, at, { length }) => {
      required(item, ".cm-step__number").textContent = (at + 1).toLocaleString(document.documentElement.lang);
      const [up, down] = item.querySelectorAll(".cm-step__button");
      up?.setAttribute("aria-disabled", String(at === 0));
      down?.setAttribute("aria-disabled", String(at === length - 1));
    });
  }

  #show(items: readonly HTMLElement[], isMoved: boolean): void {
    this.#list.append(...items);
    this.#isMoved = isMoved;
    this.#number();
  }

  read(): Response {
    return this.#isMoved ? { order: this.#items.map((item) => item.dataset["name"] ?? "") } : {};
  }
  write({ order }: Response): void {
    const place = (item: HTMLElement) => {
      const at = order?.indexOf(item.dataset["name"] ?? "") ?? -1;
      return at < 0 ? Infinity : at;
    };
    const items = order ? this.#items.sort((a, b) => place(a) - place(b)) : this.#first;
    this.#show(items, order !== undefined);
  }
  lacking(): string | undefined {
    return this.#isMoved ? undefined : text("unanswered-order");
  }
  /** Steps stay where they are, unless the question is asked from the start. */
  drop(right: ReadonlySet<string>): void {
    this.#show(right.size > 0 ? this.#items : this.#first, false);
  }
  words(): string {
    return this.#items.map((item) => wording(item.querySelector("label"))).join(" → ");
  }
}
