// What the browser keeps: export and import it, clear it, go back a few days, delete it.

import type { Outline, OutlineQuestions } from "../core/data";
import { withLatinDigits } from "../core/locale";
import { type Imported, imported } from "../core/merge";
import { type FullOutline, withQuestions } from "../core/progress";
import { readEvent } from "../core/reading";
import { derive, type Event } from "../core/record";
import { bring, erase, takeBack } from "../io/archive";
import { copyOf, daysOf } from "../io/copies";
import { wouldPrompt } from "../io/persistence";
import { record } from "../io/record";
import { button, element, quiet } from "./element";
import { exportRecord, MAX_UNEXPORTED_ANSWERS, save, unexported } from "./exporting";
import { parts } from "./menu";
import { resetControl, type What } from "./reset";
import { text } from "./strings";

/** The page about what the browser keeps. */
export class Keeping {
  readonly #place = element("div", { class: "cm-keeping__answer", tabindex: "-1" });
  readonly #count = element("p", { class: "cm-keeping__count" });
  readonly #remind = element("p", { class: "cm-note" });
  /** Asks the browser not to delete the record, if the page did not ask by itself. */
  readonly #persist = quiet(text("record-persist"), () => void this.#askToPersist());
  readonly #earlier = element("div");
  readonly #broken = element("div");
  #outline: FullOutline | undefined;

  constructor(root: HTMLElement) {
    void this.#begin(root);
  }

  async #begin(root: HTMLElement): Promise<void> {
    const kept = record();
    await kept.ready;
    try {
      const { file } = await parts();
      this.#outline = withQuestions(await file<Outline>("outline"), await file<OutlineQuestions>("questions"));
    } catch {
      // Without the outline, only the whole course can be cleared.
    }
    const picker = element("input", {
      type: "file",
      accept: ".json,application/json",
      class: "cm-hidden",
      tabindex: "-1",
      "aria-hidden": "true",
    });
    picker.addEventListener("change", () => {
      const [chosen] = picker.files ?? [];
      picker.value = "";
      if (chosen) void this.#read(chosen);
    });
    const content: Node[] = [];
    if (kept.kind !== "kept") {
      document.querySelector(".cm-lead")?.remove();
      content.push(element("p", { class: "cm-note" }, text(`record-${kept.kind}`)));
    }
    content.push(
      this.#count,
      this.#remind,
      element(
        "div",
        { class: "cm-quiz__buttons" },
        button(text("record-export"), () => void this.#export()),
        quiet(text("record-import"), () => picker.click()),
        picker,
        this.#persist,
      ),
      element("p", { class: "cm-keeping__note" }, text("record-export-note")),
      this.#place,
      this.#broken,
      element("h2", {}, text("reset-title")),
      this.#clear(),
      this.#earlier,
      element("h2", {}, text("record-erase")),
      this.#erase(),
    );
    root.replaceChildren(...content);
    void this.#offerPersistence();
    kept.listen(() => void this.#show());
    await this.#show();
    root.dataset["ready"] = "";
  }

  /** Shows the button if the browser would ask the learner. A page never asks in that case. */
  async #offerPersistence(): Promise<void> {
    this.#persist.hidden = true;
    this.#persist.hidden = !(await wouldPrompt());
  }

  async #askToPersist(): Promise<void> {
    const isGranted = await navigator.storage.persist().catch(() => false);
    this.#persist.hidden = isGranted;
    this.#answer(element("p", {}, text(isGranted ? "record-persist-done" : "record-persist-denied")));
  }

  async #show(): Promise<void> {
    const kept = record();
    const { events, broken } = await kept.all();
    this.#count.textContent = text("record-count", { count: events.length });
    const since = await unexported(events);
    this.#remind.textContent = since >= MAX_UNEXPORTED_ANSWERS ? text("record-export-remind", { count: since }) : "";
    this.#remind.hidden = since < MAX_UNEXPORTED_ANSWERS;
    this.#broken.replaceChildren();
    if (broken.length > 0) {
      this.#broken.append(
        element("p", { class: "cm-note" }, text("record-broken", { count: broken.length })),
        quiet(text("record-broken-save"), () =>
          save(`${kept.course}-broken.json`, JSON.stringify(broken, undefined, 1)),
        ),
      );
    }
    await this.#days();
  }

  /** Shows the outcome of an action, and moves the focus there. */
  #answer(...content: (Node | string)[]): void {
    this.#place.replaceChildren(...content);
    this.#place.focus();
  }

  async #export(): Promise<void> {
    await exportRecord();
    await this.#show();
  }

  async #read(chosen: File): Promise<void> {
    const kept = record();
    const { events: here } = await kept.all();
    let found: Imported = { fault: "unreadable" };
    try {
      found = imported(
        await chosen.text(),
        kept.course,
        here.reduce((most, { count }) => Math.max(most, count), 0),
      );
    } catch {
      // The fault below says so.
    }
    if (found.fault !== undefined) {
      const id = `record-import-${found.fault}`;
      return this.#answer(element("p", { class: "cm-result__problem" }, text(id, { ...found, file: chosen.name })));
    }
    const known = new Set(here.map((event) => event.id));
    const fresh = found.events.filter((event) => !known.has(event.id));
    const lines = [
      element(
        "p",
        {},
        fresh.length > 0 ? text("record-import-new", { count: fresh.length }) : text("record-import-none"),
      ),
    ];
    if (fresh.length < found.events.length)
      lines.push(element("p", {}, text("record-import-known", { count: found.events.length - fresh.length })));
    const after = derive([...here, ...fresh]).given;
    const cleared = [...derive(here).given.keys()].filter((id) => !after.has(id)).length;
    if (cleared > 0) lines.push(element("p", { class: "cm-note" }, text("record-import-clears", { count: cleared })));
    if (found.broken > 0) lines.push(element("p", {}, text("record-import-broken", { count: found.broken })));
    else if (!found.isWhole) lines.push(element("p", { class: "cm-note" }, text("record-import-changed")));
    const buttons = element("div", { class: "cm-quiz__buttons" });
    if (fresh.length > 0) buttons.append(button(text("record-import-do"), () => void this.#add(fresh)));
    buttons.append(quiet(text("cancel"), () => this.#place.replaceChildren()));
    this.#answer(...lines, buttons);
  }

  async #add(events: readonly Event[]): Promise<void> {
    const ids = await bring(events);
    this.#done("record-import-done", () => takeBack(ids));
  }

  #done(id: string, undo: () => Promise<void>): void {
    const back = quiet(text("undo"), async () => {
      await undo();
      this.#place.replaceChildren();
    });
    this.#answer(element("p", {}, text(id)), back);
  }

  /** Clears the chosen part: one page, or everything. */
  #clear(): HTMLElement {
    const pages =
      this.#outline?.units
        .flatMap((unit) => unit.pages)
        .filter(
          (page) =>
            page.questions.length > 0 || page.quizzes.length > 0 || page.kind === "scenario" || page.kind === "survey",
        ) ?? [];
    const select = element(
      "select",
      { id: "cm:clear" },
      element("option", { value: "" }, text("reset-course")),
      ...pages.map((page) => element("option", { value: page.slug }, page.title)),
    );
    const chosen = () => pages.find((page) => page.slug === select.value);
    const what = (): What => {
      const page = chosen();
      if (!page) return { all: true };
      return {
        questions: [
          ...page.questions.flatMap(({ id, was }) => [id, ...was]),
          ...(page.recall ?? []).map(({ id }) => id),
        ],
        quizzes: page.quizzes.map((quiz) => quiz.id),
        pages: [page.slug],
      };
    };
    const count = () => {
      const { state } = record();
      const page = chosen();
      if (!page) return state.given.size;
      return page.questions.filter((question) => [question.id, ...question.was].some((id) => state.given.has(id)))
        .length;
    };
    const box = element(
      "div",
      { class: "cm-keeping__clear" },
      element("label", { for: "cm:clear" }, text("reset-what")),
      select,
    );
    let control = resetControl("reset-start", what, count, select);
    box.append(control);
    select.addEventListener("change", () => {
      const fresh = resetControl("reset-start", what, count, select);
      control.replaceWith(fresh);
      control = fresh;
    });
    return box;
  }

  async #days(): Promise<void> {
    const days = await daysOf(record().store).catch(() => []);
    this.#earlier.replaceChildren();
    if (days.length === 0) return;
    const rows = [...days].reverse().map((date) => {
      const shown = new Date(`${date}T12:00`).toLocaleDateString(withLatinDigits(document.documentElement.lang), {
        dateStyle: "long",
      });
      const restore = button(text("record-restore"), () => void this.#restore(date), "cm-link-button");
      restore.setAttribute("aria-label", `${text("record-restore")}: ${shown}`);
      return element("li", {}, text("record-snapshot", { day: shown }), " ", restore);
    });
    this.#earlier.append(
      element("h2", {}, text("record-snapshots")),
      element("p", {}, text("record-restore-note")),
      element("ul", {}, ...rows),
    );
  }

  async #restore(day: string): Promise<void> {
    const kept = record();
    const events = (await copyOf(kept.store, day)).map(readEvent).filter((event) => event !== undefined);
    const then = new Set(events.map((event) => event.id));
    const ids = await bring(events);
    const later = kept.state.resets.filter((reset) => !then.has(reset.id));
    const undone =
      later.length > 0 ? await kept.add(...later.map((reset) => ({ type: "undone", reset: reset.id }) as const)) : [];
    this.#done("record-restored", () => takeBack([...ids, ...undone.map((event) => event.id)]));
  }

  #erase(): HTMLElement {
    const box = element("div", { class: "cm-reset", role: "group", "aria-label": text("record-erase") });
    const start = quiet(text("record-erase"), () => {
      const sure = quiet(text("record-erase-do"), async () => {
        await erase();
        offer();
        this.#answer(element("p", {}, text("record-erase-done")));
      });
      box.replaceChildren(element("p", {}, text("record-erase-ask")), sure, " ", quiet(text("cancel"), offer));
      sure.focus();
    });
    const offer = () => {
      box.replaceChildren(start);
      start.focus();
    };
    box.append(start);
    return box;
  }
}
