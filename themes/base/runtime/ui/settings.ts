// The settings in the menu: light or dark, how text looks, with single-key shortcuts or without.
import { prefer, preference } from "../io/preferences";
import { element } from "./element";
import { required } from "./mount";
import { text } from "./strings";

/**
 * The choices of how text looks, as interface strings. What comes after the hyphen is the word in the preference. The first
 * of each is how the theme is made, and has no word there.
 */
const LOOKS: readonly (readonly [string, readonly string[]])[] = [
  ["size", ["size-normal", "size-large", "size-larger"]],
  ["spacing", ["spacing-normal", "spacing-wide"]],
  ["typeface", ["typeface-normal", "typeface-legible"]],
];

/** Shows a preference on this page. */
function show(name: "theme" | "look", value: string): void {
  const page = document.documentElement;
  if (value) page.dataset[name] = value;
  else delete page.dataset[name];
}

/** Whether the second typeface has the letters of the page's language. */
const isLatin = () => new Intl.Locale(document.documentElement.lang).maximize().script === "Latn";

/** The part of the menu with the reader's preferences. */
export class Settings {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
    const theme = preference("theme");
    const themes = root.querySelectorAll<HTMLInputElement>("input[name=theme]");
    for (const radio of themes) {
      radio.checked = radio.value === (theme ?? "auto");
      radio.addEventListener("change", () => this.#choose(radio.value));
    }
    this.#offerLooks(themes[0]?.closest("fieldset"));
    const shortcuts = required<HTMLInputElement>(root, "input[name=shortcuts]");
    shortcuts.checked = preference("shortcuts") !== "off";
    shortcuts.addEventListener("change", () => prefer("shortcuts", shortcuts.checked ? undefined : "off"));
  }

  #choose(value: string): void {
    const theme = value === "light" || value === "dark" ? value : undefined;
    prefer("theme", theme);
    show("theme", theme ?? "");
  }

  /** Makes the choices of how text looks, after those of its colours. Lessons are smaller without them. */
  #offerLooks(before: Element | null | undefined): void {
    const chosen = (preference("look") ?? "").split(" ");
    const groups = LOOKS.map(([name, choices]) => {
      const labels = choices.map((choice) => {
        const value = choice.slice(name.length + 1);
        const radio = element("input", { type: "radio", name, value });
        radio.checked = chosen.includes(value) || choice === choices[0];
        radio.addEventListener("change", () => void this.#look());
        return element("label", {}, radio, ` ${text(choice)}`);
      });
      return element("fieldset", { class: "cm-settings__group" }, element("legend", {}, text(name)), ...labels);
    });
    before?.after(...groups.slice(0, isLatin() ? 3 : 2));
  }

  async #look(): Promise<void> {
    const words = LOOKS.flatMap(([name]) => {
      const radio = this.#root.querySelector<HTMLInputElement>(`input[name=${name}]:checked`);
      return radio && radio.value !== "normal" ? [radio.value] : [];
    });
    const look = words.join(" ");
    prefer("look", look || undefined);
    // A typeface that comes later than its first use is not shown on the page.
    if (words.includes("legible")) await document.fonts.load("1em Legible").catch(() => {});
    show("look", look);
  }
}
