// The certificate: its requirements, those that are not met yet, and the sheet when all of them are.
import { done, isEarned } from "../core/certificate";
import type { CertificateTrack } from "../core/data";
import { withLatinDigits } from "../core/locale";
import { data } from "../io/data";
import { record } from "../io/record";
import { button, element } from "./element";
import { limit } from "./limits";
import { text } from "./strings";
import { track } from "./tracks";

/** The field of the record that holds the name on the certificate. */
const NAME = ":name";

/** The longest name that fits on the sheet. */
const MAX_NAME = 120;

export class Certificate {
  readonly #data = data("cm:certificate");
  readonly #name = element("input", {
    class: "cm-field",
    type: "text",
    id: "cm:name",
    autocomplete: "name",
  });
  readonly #sheets = element("div", { class: "cm-sheets" });

  constructor(readonly root: HTMLElement) {
    root.append(this.#sheets);
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const kept = record();
    await kept.ready;
    this.#name.value = kept.state.written.get(NAME)?.text ?? "";
    limit(this.#name, MAX_NAME);
    this.#name.addEventListener("input", () => this.#sign());
    this.#name.addEventListener(
      "change",
      () => void kept.add({ type: "wrote", field: NAME, text: this.#name.value.trim() }),
    );
    this.#show();
    kept.listen(() => this.#show());
    this.root.dataset["ready"] = "";
  }

  #show(): void {
    const { state } = record();
    const chosen = track();
    const earned: CertificateTrack[] = [];
    for (const rules of this.#data.tracks) {
      const section = this.root.querySelector<HTMLElement>(`[data-track="${CSS.escape(rules.id)}"]`);
      if (!section) continue;
      if (isEarned(state, rules.requirements)) earned.push(rules);
      // The requirements of the other tracks stay reachable.
      section.toggleAttribute("data-off", chosen !== "" && chosen !== rules.id);
      const items = [...section.querySelectorAll<HTMLElement>("li")];
      rules.requirements.forEach((requirement, at) => {
        const item = items[at];
        const place = item?.querySelector<HTMLElement>(".cm-mark");
        if (!item || !place) return;
        const much = done(state, requirement);
        const isDone = much.done >= much.needed;
        item.toggleAttribute("data-done", isDone);
        place.replaceChildren(
          element("span", { "aria-hidden": "true" }, isDone ? "✓" : "○"),
          element("span", { class: "cm-hidden" }, text(isDone ? "certificate-done" : "certificate-missing")),
        );
        item.querySelector(".cm-requirements__much")?.remove();
        if (!isDone && much.needed > 1)
          item.append(
            " ",
            element(
              "span",
              { class: "cm-requirements__much" },
              text("certificate-much", { done: much.done, needed: much.needed }),
            ),
          );
      });
    }
    if (this.#name === document.activeElement) return;
    this.#sheets.replaceChildren(...earned.map((rules) => this.#sheet(rules)));
    if (earned.length > 0) {
      const print = button(text("certificate-print"), () => globalThis.print());
      this.#sheets.prepend(
        element(
          "p",
          { class: "cm-sheets__name" },
          element("label", { for: "cm:name" }, text("certificate-name")),
          " ",
          this.#name,
          " ",
          print,
        ),
      );
    }
    this.#sign();
  }

  #sign(): void {
    for (const place of this.#sheets.querySelectorAll(".cm-sheet__name"))
      place.textContent = this.#name.value.trim() || "…";
  }

  /** The day of the last event that counts. It is the same whenever the page is opened. */
  #day(): string {
    const last = record().events.reduce(
      (latest, event) =>
        ["submitted", "chose", "rated", "answered", "wrote", "completed"].includes(event.type) &&
        !(event.type === "wrote" && event.field === NAME)
          ? Math.max(latest, event.at)
          : latest,
      0,
    );
    return new Date(last || Date.now()).toLocaleDateString(withLatinDigits(document.documentElement.lang), {
      dateStyle: "long",
    });
  }

  #sheet({ id, title, hours, objectives }: CertificateTrack): HTMLElement {
    const { course, version } = this.#data;
    const facts = [
      text("certificate-day", { date: this.#day() }),
      ...(hours === null ? [] : [text("certificate-hours", { count: hours })]),
      ...(version === null ? [] : [text("certificate-version", { version })]),
    ];
    return element(
      "article",
      { class: "cm-sheet", "aria-labelledby": `cm:sheet-${id}` },
      element("h2", { id: `cm:sheet-${id}` }, course),
      element("p", { class: "cm-sheet__track" }, title),
      element("p", { class: "cm-sheet__name" }),
      ...(objectives.length === 0
        ? []
        : [
            element("p", {}, text("certificate-has")),
            element("ul", {}, ...objectives.map((objective) => element("li", {}, objective))),
          ]),
      element("p", { class: "cm-sheet__facts" }, facts.join(" · ")),
      element("p", { class: "cm-sheet__honest" }, text("certificate-honest")),
    );
  }
}
