// The settings in the menu: light or dark, with single-key shortcuts or without.
import { prefer, preference } from "../io/preferences";
import { required } from "./mount";

/** The part of the menu with the reader's preferences. */
export class Settings {
  constructor(root: HTMLElement) {
    const theme = preference("theme");
    for (const radio of root.querySelectorAll<HTMLInputElement>("input[name=theme]")) {
      radio.checked = radio.value === (theme ?? "auto");
      radio.addEventListener("change", () => this.#choose(radio.value));
    }
    const shortcuts = required<HTMLInputElement>(root, "input[name=shortcuts]");
    shortcuts.checked = preference("shortcuts") !== "off";
    shortcuts.addEventListener("change", () => prefer("shortcuts", shortcuts.checked ? undefined : "off"));
  }

  #choose(value: string): void {
    const theme = value === "light" || value === "dark" ? value : undefined;
    prefer("theme", theme);
    const page = document.documentElement;
    if (theme) page.dataset["theme"] = theme;
    else delete page.dataset["theme"];
  }
}
