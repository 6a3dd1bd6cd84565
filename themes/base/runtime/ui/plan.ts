// The plan: fields that are saved while someone types, the dates of days and weeks, and the plan as print, Markdown and
// a calendar file.
import { calendar, dayAfter, type Entry, isDay } from "../core/calendar";
import type { PlanField } from "../core/data";
import { dayOf, isoDay } from "../core/days";
import { asked, type FollowUp, followUps, kept as keptOf, sentence } from "../core/follow-up";
import { withLatinDigits } from "../core/locale";
import { answers, fieldText, isFilled, lacking, later, PARTS, WEEKS, written } from "../core/plan";
import { fitting, means } from "../core/survey";
import { data } from "../io/data";
import { drafts } from "../io/drafts";
import { record } from "../io/record";
import { element, quiet } from "./element";
import { save } from "./exporting";
import { limit } from "./limits";
import { parts } from "./menu";
import { required } from "./mount";
import { quoteCases } from "./own-case";
import { text } from "./strings";

type Keeper = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

function valueIn(keeper: Keeper): string {
  return keeper instanceof HTMLInputElement && keeper.type === "checkbox"
    ? keeper.checked
      ? "yes"
      : ""
    : keeper.value;
}

function setValue(keeper: Keeper, value: string): void {
  if (keeper instanceof HTMLInputElement && keeper.type === "checkbox") keeper.checked = value !== "";
  else if (keeper.value !== value) keeper.value = value;
}

export class Plan {
  readonly #data = data("cm:plan");
  readonly #keepers: readonly Keeper[];
  readonly #status = element("span", { class: "cm-plan__status", role: "status" });
  /** How many fields are filled. */
  readonly #share = element("p", { class: "cm-plan__share", role: "status" });
  /** The hint beside the start date when it is missing. */
  readonly #ask = element("span", { class: "cm-plan__hint", role: "status" });
  /** When goals are asked about, once the whole record was read. */
  #followUps: readonly FollowUp[] = [];

  constructor(readonly root: HTMLElement) {
    this.#keepers = [...root.querySelectorAll<Keeper>("[data-keep]")];
    const tools = root.querySelector(".cm-plan__tools");
    tools?.append(
      quiet(text("plan-print"), () => print()),
      quiet(text("plan-markdown"), () => save(`${this.#name()}.md`, this.#markdown(), "text/markdown")),
      quiet(text("plan-calendar"), () => this.#calendar()),
      this.#status,
    );
    quoteCases(root);
    void this.#begin();
  }

  #name(): string {
    return `${record().course}-plan`;
  }

  async #begin(): Promise<void> {
    const kept = record();
    await drafts().ready;
    for (const keeper of this.#keepers) {
      const place = keeper.dataset["keep"] ?? "";
      if (keeper instanceof HTMLTextAreaElement || (keeper instanceof HTMLInputElement && keeper.type === "text"))
        limit(keeper);
      keeper.addEventListener("input", () => {
        this.#status.textContent = text("saving");
        drafts().set(`plan ${place}`, valueIn(keeper), () => this.#saved());
        this.#hint(keeper);
        if (place === ":start") this.#days();
      });
      keeper.addEventListener("change", () => void this.#keep(place, keeper));
    }
    this.#show();
    this.#sort();
    await this.#followUp();
    kept.listen(() => {
      this.#show();
      void this.#followUp();
    });
    this.root.dataset["ready"] = "";
  }

  /**
   * Puts what is filled first. What is empty follows, folded below a link to the page that asks for it. Nothing moves
   * later, while someone may be writing.
   */
  #sort(): void {
    const { state } = record();
    const isEmpty = ({ id, ...field }: PlanField) =>
      !isFilled(state, { id, ...field }) &&
      !this.#keepers.some((keeper) => {
        const place = keeper.dataset["keep"] ?? "";
        return (place === id || place.startsWith(`${id}:`)) && valueIn(keeper) !== "";
      });
    const empty = this.#data.fields.filter(isEmpty);
    this.root.querySelector(".cm-plan__tools")?.after(this.#share);
    const days = required(this.root, ".cm-plan__days");
    if (empty.length > 0 && empty.length < this.#data.fields.length)
      days.before(element("h2", { class: "cm-plan__open" }, text("plan-open")));
    for (const field of empty) {
      const section = this.#section(field);
      if (!section) continue;
      days.before(section);
      const keepers = section.querySelector(":scope > .cm-text, :scope > .cm-plan__goal");
      if (!keepers) continue;
      const fold = element("details", { class: "cm-plan__fold" }, element("summary", {}, text("plan-write")));
      keepers.before(fold);
      fold.append(keepers);
      fold.open = location.hash === `#${section.id}`;
    }
    // The place that the address names may have moved.
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }

  #section({ id }: Pick<PlanField, "id">): HTMLElement | null {
    return this.root.querySelector(`[data-field="${CSS.escape(id)}"]`);
  }

  #saved(): void {
    this.#status.textContent = text(record().kind === "memory" ? "saved-here" : "saved");
  }

  /** Asks whether goals happened that were made some days ago. */
  async #followUp(): Promise<void> {
    const kept = record();
    const today = dayOf(Date.now());
    const { events } = await kept.all();
    const { state } = kept;
    this.#followUps = followUps(state, events, this.#data.fields, today);
    const due = asked(this.#followUps, today);
    for (const field of this.#data.fields) {
      const one = due.find((other) => other.field === field.id);
      const section = this.#section(field);
      const shown = section?.querySelector<HTMLElement>(".cm-plan__follow");
      // Replacing a button would take the focus from it.
      if (shown?.dataset["day"] === String(one?.day ?? "")) continue;
      shown?.remove();
      if (one) section?.querySelector("h2")?.after(this.#question(one));
    }
  }

  /** The question whether a goal happened. */
  #question({ field, day }: FollowUp): HTMLElement {
    const id = `cm:${field}:follow`;
    const [cue, act] = sentence(record().state, field);
    const answer = (said: "yes" | "partly" | "no") =>
      quiet(text(`plan-follow-${said}`), async () => {
        try {
          await record().add({ type: "followed-up", field, day, answer: said });
        } catch {
          this.#status.textContent = text("not-saved");
          return;
        }
        const { kept, count } = keptOf(record().state);
        const told = [
          text("plan-kept-count", { kept, count }),
          ...(said === "yes" ? [] : [text("plan-follow-change")]),
        ];
        const note = element("p", { class: "cm-plan__about", tabindex: "-1" }, told.join(" · "));
        this.#section({ id: field })?.querySelector("h2")?.after(note);
        note.focus({ preventScroll: true });
      });
    return element(
      "div",
      { class: "cm-plan__follow", role: "group", "aria-labelledby": id, "data-day": String(day) },
      element("p", { id }, element("strong", {}, text("plan-follow", { count: day }))),
      element("p", {}, text("plan-follow-said", { cue, act })),
      element("div", { class: "cm-plan__answer" }, answer("yes"), answer("partly"), answer("no")),
    );
  }

  async #keep(place: string, keeper: Keeper): Promise<void> {
    const kept = record();
    const value = valueIn(keeper);
    try {
      if (value !== this.#known(place)) await kept.add({ type: "wrote", field: place, text: value });
    } catch {
      this.#status.textContent = text("not-saved");
      return;
    }
    // Text that was typed in the meantime stays a draft.
    if (valueIn(keeper) === value) drafts().set(`plan ${place}`, undefined);
    this.#saved();
  }

  /** The saved text of a field or a part of one. */
  #known(place: string): string {
    const { state } = record();
    const field = this.#data.fields.find(({ id, form }) => id === place && form === "text");
    return field ? fieldText(state, field) : written(state, place);
  }

  #show(): void {
    for (const keeper of this.#keepers) {
      const place = keeper.dataset["keep"] ?? "";
      const draft = drafts().get(`plan ${place}`);
      // A field does not change while someone is typing in it.
      if (keeper !== document.activeElement || keeper instanceof HTMLSelectElement)
        setValue(keeper, typeof draft === "string" ? draft : this.#known(place));
      this.#hint(keeper);
    }
    for (const field of this.#data.fields) {
      this.#answers(field);
      if (field.form === "goal") this.#lacking(field);
    }
    this.#days();
    const { fields } = this.#data;
    const done = fields.filter((field) => isFilled(record().state, field)).length;
    const follow = keptOf(record().state);
    const said = [
      text("plan-filled", { done, count: fields.length }),
      ...(follow.count > 0 ? [text("plan-kept-count", follow)] : []),
    ].join(" · ");
    if (this.#share.textContent !== said) this.#share.textContent = said;
    if (done === fields.length)
      parts()
        .then(({ showPlanned }) => showPlanned())
        .catch(() => {});
  }

  /** Shows a hint if a behaviour is vague. The hint never prevents saving. */
  #hint(keeper: Keeper): void {
    if (keeper.dataset["keep"]?.endsWith(":behaviour") !== true) return;
    const vague = text("plan-vague")
      .split(",")
      .map((words) => words.trim().toLowerCase());
    const value = keeper.value.toLowerCase();
    const isVague = vague.some((words) => words !== "" && value.includes(words));
    const id = `${keeper.id}-hint`;
    const known = document.getElementById(id);
    if (isVague && !known)
      keeper.after(element("p", { class: "cm-plan__hint", id, role: "status" }, text("plan-vague-hint")));
    if (!isVague) known?.remove();
  }

  /** Says what a goal that was begun still needs. */
  #lacking({ id }: PlanField): void {
    const place = this.#section({ id })?.querySelector(".cm-plan__goal");
    const part = lacking((part) => {
      const keeper = this.#keepers.find(({ dataset }) => dataset["keep"] === `${id}:${part}`);
      return keeper ? valueIn(keeper) : "";
    });
    const said = part === undefined ? "" : text(`plan-lacks-${part}`);
    const line = place?.querySelector(":scope > [role]") ?? element("p", { class: "cm-plan__hint", role: "status" });
    if (line.textContent !== said) line.textContent = said;
    if (!line.isConnected) place?.append(line);
  }

  /** Shows answers to reflections that the field does not contain. */
  #answers(field: PlanField): void {
    const { state } = record();
    const section = this.#section(field);
    section?.querySelector(".cm-plan__answers")?.remove();
    if (field.form === "survey") {
      this.#survey(field, section);
      return;
    }
    const shown = field.form === "goal" ? answers(state, field) : later(state, field);
    if (!section || shown.length === 0) return;
    const quotes = shown.map((answer) => {
      const said = answer.response.text ?? "";
      const quote = element("blockquote", {}, element("p", {}, said));
      if (field.form === "text") {
        const take = quiet(text("plan-take"), () => {
          const keeper = section.querySelector<HTMLTextAreaElement>("textarea");
          if (!keeper) return;
          const joined = [keeper.value.trim(), said].filter((part) => part !== "").join("\n\n");
          // Text that does not fit is not cut off, but stays where it is.
          if (joined.length > keeper.maxLength) {
            this.#status.textContent = text("not-saved");
            return;
          }
          keeper.value = joined;
          void this.#keep(field.id, keeper);
          keeper.focus();
        });
        quote.append(take);
      }
      return quote;
    });
    section.append(element("div", { class: "cm-plan__answers" }, element("p", {}, text("plan-said")), ...quotes));
  }

  #survey(field: PlanField, section: Element | null): void {
    const survey = this.#data.surveys.find(({ id }) => id === field.survey);
    const place = section?.querySelector(".cm-plan__survey");
    if (!survey || !place) return;
    const taken = (record().state.surveys.get(survey.id) ?? []).filter(({ observer }) => observer === "").at(-1);
    if (!taken) return void place.replaceChildren(element("p", {}, text("plan-survey-open")));
    const result = means(survey, taken.answers);
    const titles = fitting(survey.profiles, result).map(({ title }) => title);
    const numbers = survey.dimensions.flatMap(({ title }, at) => {
      const mean = result[at];
      return mean === undefined ? [] : [`${title}: ${text("survey-mean", { mean, most: survey.scale.length })}`];
    });
    place.replaceChildren(element("p", {}, element("strong", {}, titles.join(", ")), " ", numbers.join(", ")));
  }

  /** Adds dates to days and weeks. */
  #days(): void {
    const start = this.#start();
    if (start !== undefined) this.#ask.textContent = "";
    for (const place of this.root.querySelectorAll<HTMLElement>("[data-day]")) {
      place.textContent = start === undefined ? "" : this.#shown(dayAfter(start, Number(place.dataset["day"])));
    }
  }

  #start(): string | undefined {
    const start = this.#keepers.find((keeper) => keeper.dataset["keep"] === ":start")?.value ?? "";
    return isDay(start) ? start : undefined;
  }

  #shown(day: string): string {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString(withLatinDigits(document.documentElement.lang), {
      dateStyle: "medium",
      timeZone: "UTC",
    });
  }

  #calendar(): void {
    const start = this.#start();
    const field = document.getElementById("cm:start");
    const goals = this.#followUps.length > 0;
    this.#ask.textContent = start === undefined && !goals ? text("plan-calendar-start") : "";
    if (start === undefined && !goals) {
      field?.after(" ", this.#ask);
      return void field?.focus();
    }
    const url = location.protocol === "file:" ? undefined : location.href.split("#")[0];
    const title = document.querySelector("h1")?.textContent ?? "";
    const titles = new Map(this.#data.fields.map((other) => [other.id, other.title]));
    const { state } = record();
    const follow = this.#followUps.map(({ field: id, day, due }): Entry => {
      const [cue, act] = sentence(state, id);
      return {
        uid: `${record().course}-follow-${id}-${day}`,
        day: isoDay(due),
        title: `${title}: ${titles.get(id)}`,
        text: `${text("plan-follow", { count: day })} ${text("plan-follow-said", { cue, act })}`,
        url: url && `${url}#${encodeURIComponent(id)}`,
      };
    });
    const dates = start === undefined ? [] : this.#dates(start, title, url);
    save(`${this.#name()}.ics`, calendar(title, [...dates, ...follow], new Date()), "text/calendar");
  }

  /** The entries of a calendar for the weeks and reviews of a plan that begins on the day `start`. */
  #dates(start: string, title: string, url: string | undefined): Entry[] {
    const reviews = [...this.root.querySelectorAll<HTMLElement>(".cm-plan__review h3 [data-day]")].map(
      (place): Entry => {
        const days = Number(place.dataset["day"]);
        return {
          uid: `${record().course}-review-${days}`,
          day: dayAfter(start, days),
          title: `${title}: ${text("plan-review", { day: days })}`,
          text: text("plan-evidence"),
          url,
        };
      },
    );
    const weekly: Entry = {
      uid: `${record().course}-weeks`,
      day: dayAfter(start, 4),
      title: `${title}: ${text("plan-weeks")}`,
      text: text("plan-weeks-note"),
      url,
      weeks: WEEKS,
    };
    return [weekly, ...reviews];
  }

  /** The filled parts of the plan as Markdown. */
  #markdown(): string {
    const { state } = record();
    const parts = [`# ${document.querySelector("h1")?.textContent ?? ""}`];
    const value = (place: string) => this.#keepers.find((keeper) => keeper.dataset["keep"] === place);
    for (const field of this.#data.fields) {
      parts.push(`## ${field.title}`);
      if (field.form === "text") parts.push(value(field.id)?.value.trim() || "–");
      if (field.form === "survey")
        parts.push(
          (
            this.root.querySelector<HTMLElement>(`[data-field="${CSS.escape(field.id)}"] .cm-plan__survey`)
              ?.innerText ?? "–"
          ).trim(),
        );
      if (field.form !== "goal") continue;
      for (const answer of answers(state, field))
        parts.push(
          (answer.response.text ?? "")
            .split("\n")
            .map((line) => `> ${line}`)
            .join("\n"),
        );
      const lines = PARTS.flatMap((part) => {
        const keeper = value(`${field.id}:${part}`);
        const label = keeper?.labels?.[0]?.textContent ?? part;
        return keeper && keeper.value.trim() !== ""
          ? [`- **${label}** ${keeper.value.trim().replace(/\s*\n\s*/g, " ")}`]
          : [];
      });
      const said = this.#followUps
        .filter((one) => one.field === field.id && one.answer)
        .map(({ day, answer }) => `- **${text("plan-follow", { count: day })}** ${text(`plan-follow-${answer}`)}`);
      parts.push([...lines, ...said].join("\n") || "–");
    }
    const start = this.#start();
    if (start !== undefined) parts.push(`## ${text("plan-start")}: ${start}`);
    for (const review of this.root.querySelectorAll<HTMLElement>(".cm-plan__review")) {
      const said = [...review.querySelectorAll<Keeper>("[data-keep]")].flatMap((keeper) => {
        const shown =
          keeper instanceof HTMLSelectElement ? (keeper.selectedOptions[0]?.textContent ?? "") : keeper.value.trim();
        const label =
          keeper instanceof HTMLSelectElement
            ? (keeper.parentElement?.firstChild?.textContent ?? "").trim()
            : (keeper.labels?.[0]?.textContent ?? "");
        return shown === "" ? [] : [`- **${label}** ${shown.replace(/\s*\n\s*/g, " ")}`];
      });
      if (said.length > 0) parts.push(`## ${review.querySelector("h3")?.textContent?.trim() ?? ""}`, said.join("\n"));
    }
    return `${parts.join("\n\n")}\n`;
  }
}
