// The certificate of the learner's track: the sheet when it is earned, and until then what is missing. The other tracks
// are folded below it.
import { done, isEarned, type KeptCount } from "../core/certificate";
import type { CertificateTrack, Outline, OutlineQuestions, Requirement } from "../core/data";
import { dayOf } from "../core/days";
import { answersTo, keptOf } from "../core/kept";
import { withLatinDigits } from "../core/locale";
import { onTrack, withQuestions } from "../core/progress";
import { data } from "../io/data";
import { record } from "../io/record";
import { button, element, quiet } from "./element";
import { limit } from "./limits";
import { parts } from "./menu";
import { meter } from "./meter";
import { required } from "./mount";
import { text } from "./strings";
import { track } from "./tracks";

/** The field of the record that holds the name on the certificate. */
const NAME = ":name";

/** The longest name that fits on the sheet. */
const MAX_NAME = 120;

/** The number of missing requirements that are shown at once. The others are folded. */
const MAX_SHOWN = 3;

/** A track's part of the page. */
interface Award {
  readonly rules: CertificateTrack;
  readonly section: HTMLElement;
  readonly sheet: HTMLElement;
  readonly head: HTMLElement;
  /** The requirements, in the order of the rules. */
  readonly items: readonly HTMLElement[];
  /** What is missing, the rest of it, and what is done. */
  readonly missing: HTMLElement;
  readonly more: HTMLDetailsElement;
  readonly done: HTMLDetailsElement;
}

export class Certificate {
  readonly #awards: readonly Award[];
  readonly #lead = document.querySelector<HTMLElement>(".cm-lead");
  readonly #kept = new Map<string, KeptCount>();
  readonly #others = element("div", { class: "cm-award__others" });
  readonly #name = element("input", { class: "cm-field", type: "text", id: "cm:name", autocomplete: "name" });
  /** Resolves when it is known where the learner goes on. */
  #settled: Promise<void> = Promise.resolve();
  /** The track that was asked for on this page; empty for the learner's. */
  #asked = "";

  constructor(readonly root: HTMLElement) {
    this.#awards = data("cm:certificate").tracks.map((rules) => this.#award(rules));
    root.append(this.#others);
    void this.#begin();
  }

  #award(rules: CertificateTrack): Award {
    const section = required<HTMLElement>(this.root, `[data-track="${CSS.escape(rules.id)}"]`);
    const list = required<HTMLElement>(section, ".cm-requirements");
    const items = [...list.querySelectorAll("li")];
    const missing = element("div", {}, element("h3", {}, text("certificate-open")), list);
    const fold = () =>
      element("details", { class: "cm-award__fold" }, element("summary"), element("ul", { class: "cm-requirements" }));
    const [more, done] = [fold(), fold()];
    section.append(missing, more, done);
    const sheet = required<HTMLElement>(section, ".cm-sheet");
    return { rules, section, sheet, head: required(section, ".cm-award__head"), items, missing, more, done };
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
    await this.#count();
    this.#show();
    kept.listen(() => void this.#count().then(() => this.#show()));
    // Nothing moves after the page is shown.
    await this.#settled;
    this.root.dataset["ready"] = "";
  }

  /** Counts what is kept, if a requirement asks for that. */
  async #count(): Promise<void> {
    const isAsked = this.#awards.some(({ rules }) => rules.requirements.some(({ kind }) => kind === "kept"));
    if (!isAsked) return;
    try {
      const { file } = await parts();
      const outline = withQuestions(await file<Outline>("outline"), await file<OutlineQuestions>("questions"));
      const { events } = await record().all();
      for (const { rules } of this.#awards) {
        const pages = onTrack(outline, rules.id).units.flatMap((unit) => unit.pages);
        const items = pages.flatMap(({ questions }) => questions).filter(({ scored }) => scored);
        const kept = keptOf(answersTo(items, events, dayOf(Date.now())));
        this.#kept.set(rules.id, { kept: kept.size, items: items.length });
      }
    } catch {
      // Without the outline nothing is known to be kept.
    }
  }

  #keptOf({ rules }: Award): KeptCount {
    return this.#kept.get(rules.id) ?? { kept: 0, items: 0 };
  }

  /** The award to show first: of the track that was asked for, else of the learner's, else one that is earned. */
  #first(): Award | undefined {
    const of = (id: string) => this.#awards.find(({ rules }) => rules.id === id);
    const { state } = record();
    const earned = () => this.#awards.find((award) => isEarned(state, award.rules.requirements, this.#keptOf(award)));
    return of(this.#asked) ?? of(track()) ?? earned() ?? this.#awards[0];
  }

  #show(): void {
    const first = this.#first();
    for (const award of this.#awards) {
      const isFirst = award === first;
      const isWhole = this.#mark(award);
      award.sheet.hidden = !isFirst || !isWhole;
      this.#place(award, isFirst, isWhole);
      if (!isFirst) continue;
      this.root.toggleAttribute("data-earned", isWhole);
      if (this.#lead) this.#lead.hidden = isWhole;
      // Someone may be typing the name.
      if (!award.head.contains(this.#name))
        award.head.replaceChildren(...(isWhole ? this.#naming() : this.#left(award)));
    }
    this.#others.hidden = this.#awards.length < 2;
    this.#sign();
  }

  /** Marks the requirements and sorts them into those that are missing and those that are done. */
  #mark(award: Award): boolean {
    const { rules, items, missing, more, done: over, section } = award;
    const { state } = record();
    const [open, closed]: [HTMLElement[], HTMLElement[]] = [[], []];
    rules.requirements.forEach((requirement, at) => {
      const item = items[at];
      const place = item?.querySelector<HTMLElement>(".cm-mark");
      if (!item || !place) return;
      const much = done(state, requirement, this.#keptOf(award));
      const isDone = much.done >= much.needed;
      (isDone ? closed : open).push(item);
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
    const list = (place: HTMLElement, found: readonly HTMLElement[], id?: string) => {
      place.hidden = found.length === 0;
      required(place, "ul").replaceChildren(...found);
      if (id) required(place, "summary").textContent = text(id, { count: found.length });
    };
    list(missing, open.slice(0, MAX_SHOWN));
    list(more, open.slice(MAX_SHOWN), "certificate-more");
    list(over, closed, "certificate-finished");
    section.dataset["share"] = text("certificate-share", { done: closed.length, count: items.length });
    return open.length === 0;
  }

  /** Puts an award where it belongs: first on the page, or folded below. */
  #place({ section, rules }: Award, isFirst: boolean, isWhole: boolean): void {
    const fold = section.closest("details.cm-award__other");
    const heading = required<HTMLElement>(section, "h2");
    if (isFirst) {
      if (!fold) return;
      this.#others.before(section);
      fold.remove();
      heading.hidden = false;
      return;
    }
    const summary = `${heading.textContent ?? ""} · ${section.dataset["share"] ?? ""}`;
    const head = required<HTMLElement>(section, ".cm-award__head");
    const open = quiet(text("certificate-show"), () => {
      this.#asked = rules.id;
      this.#show();
      required<HTMLElement>(section, "h2").tabIndex = -1;
      required<HTMLElement>(section, "h2").focus();
    });
    head.replaceChildren(...(isWhole ? [open] : []));
    if (fold) {
      required(fold, "summary").textContent = summary;
      return;
    }
    heading.hidden = true;
    this.#others.append(element("details", { class: "cm-award__other" }, element("summary", {}, summary), section));
  }

  /** How much is done, and where the learner goes on. */
  #left(award: Award): Node[] {
    const { rules, section } = award;
    const { state } = record();
    const isMet = (requirement: Requirement) => isEarned(state, [requirement], this.#keptOf(award));
    const met = rules.requirements.filter(isMet).length;
    // It is in its place from the beginning, and seen when it leads somewhere.
    const on = element("a", { class: "cm-button cm-pager__next" });
    this.#settled = parts()
      .then(({ continueLink }) => continueLink(on))
      .then(() => {
        on.hidden = on.dataset["slug"] === undefined;
      })
      .catch(() => {});
    return [
      element("p", { class: "cm-award__share" }, section.dataset["share"] ?? ""),
      meter(met / Math.max(rules.requirements.length, 1)),
      on,
    ];
  }

  #naming(): Node[] {
    return [
      element("label", { for: "cm:name" }, text("certificate-name")),
      this.#name,
      button(text("certificate-print"), () => globalThis.print()),
    ];
  }

  #sign(): void {
    for (const { sheet } of this.#awards) {
      required(sheet, ".cm-sheet__name").textContent = this.#name.value.trim() || "…";
      required(sheet, ".cm-sheet__day").textContent = this.#day();
    }
  }

  /** The day of the last event that counts. It is the same whenever the page is opened. */
  #day(): string {
    const last = record().events.reduce(
      (latest, event) =>
        ["submitted", "chose", "rated", "answered", "wrote", "completed"].includes(event.type) &&
        !(event.type === "wrote" && [NAME, ":said"].includes(event.field))
          ? Math.max(latest, event.at)
          : latest,
      0,
    );
    return new Date(last || Date.now()).toLocaleDateString(withLatinDigits(document.documentElement.lang), {
      dateStyle: "long",
    });
  }
}
