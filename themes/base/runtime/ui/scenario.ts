// A scenario, told scene by scene. Each choice is an event that names the previous one, so nothing is lost when two
// tabs tell the same story. The current story is the one that ends in the latest event.
import { completion } from "../core/completion";
import type { Choice, Scene } from "../core/data";
import { LIMITS } from "../core/limits";
import type { EventOf } from "../core/record";
import { isOpen, move, type Standing, story, way } from "../core/scenario";
import { data } from "../io/data";
import { record } from "../io/record";
import { button, element, quiet } from "./element";
import { meter } from "./meter";
import { required } from "./mount";
import { onward } from "./onward";
import { quoteCases } from "./own-case";
import { text } from "./strings";

type Chose = EventOf<"chose">;

/** A copy for another place on the page, without ids and names. */
function copy(from: Element): Node[] {
  const made = from.cloneNode(true) as Element;
  for (const named of made.querySelectorAll("[id]")) named.removeAttribute("id");
  return [...made.childNodes];
}

/** The elements of a scene on the page. */
interface Stage {
  readonly root: HTMLElement;
  readonly choices: ReadonlyMap<string, HTMLElement>;
}

/**
 * The part of the story that is shown: `care` before a story that may distress someone, a `scene`, what `follows` from
 * the latest choice before the next scene, nothing after it was `stopped`, or all of it as `text`.
 */
type View = "care" | "scene" | "follows" | "stopped" | "text";

export class Story {
  readonly #scenario = data("cm:story");
  readonly #stages: readonly Stage[];
  readonly #care: HTMLElement | null;
  readonly #meters = element("ul", { class: "cm-meters" });
  readonly #foot = element("div", { class: "cm-scene__foot" });
  readonly #way = element("div", { class: "cm-way" });
  readonly #status = element("p", { class: "cm-scenario__status", tabindex: "-1" });
  /** The latest event of this story; `undefined` at its beginning. */
  #head: string | undefined;
  #run = "";
  #view: View = "scene";

  constructor(readonly root: HTMLElement) {
    this.#stages = this.#scenario.scenes.map(({ id }) => {
      const stage = required<HTMLElement>(root, `[data-scene="${CSS.escape(id)}"]`);
      const choices = Array.from(
        stage.querySelectorAll<HTMLElement>("[data-choice]"),
        (choice): [string, HTMLElement] => [choice.dataset["choice"] ?? "", choice],
      );
      return { root: stage, choices: new Map(choices) };
    });
    this.#care = root.querySelector(".cm-care");
    (this.#stages[0]?.root ?? root).before(this.#status, this.#meters);
    root.append(this.#foot, this.#way);
    root.addEventListener("click", (event) => this.#click(event));
    quoteCases(root);
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const kept = record();
    await kept.ready;
    this.#resume();
    this.#view = this.#care && this.#head === undefined ? "care" : "scene";
    this.root.dataset["ready"] = "";
    this.#show(false);
    // Another tab may tell the story too. Each goes on from its own place, unless that was erased.
    kept.listen(() => {
      if (this.#head === undefined || this.#events().some(({ id }) => id === this.#head)) return;
      this.#resume();
      this.#show(false);
    });
  }

  #resume(): void {
    const latest = this.#events().at(-1);
    this.#run = latest?.run ?? "";
    this.#head = latest?.id;
  }

  /** The choices made in this scenario, the earliest first. */
  #events(): readonly Chose[] {
    return record().state.stories.get(this.#scenario.id) ?? [];
  }

  #steps(): Chose[] {
    return way(this.#events(), this.#head);
  }

  #click(event: Event): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".cm-choice__link");
    if (!link || this.#view === "text") return;
    event.preventDefault();
    const item = link.closest<HTMLElement>("[data-choice]");
    if (item && link.getAttribute("aria-disabled") !== "true") void this.#choose(item.dataset["choice"] ?? "");
  }

  async #choose(name: string): Promise<void> {
    if (this.#view !== "scene") return;
    const found = move(this.#scenario, this.#steps(), name);
    if (!found) return;
    const { from, to } = found;
    const place = this.#stages[this.#scenario.scenes.indexOf(from)]?.choices.get(name);
    this.#view = "follows";
    if (this.#run === "") this.#run = crypto.getRandomValues(new Uint32Array(2)).join("-");
    const shown = place?.querySelector(".cm-choice__link")?.textContent ?? "";
    const page = document.documentElement.dataset["page"] ?? "";
    const [added] = await record().add(
      {
        type: "chose",
        scenario: this.#scenario.id,
        page,
        run: this.#run,
        after: this.#head ?? "",
        scene: from.id,
        choice: name,
        shown: shown.slice(0, LIMITS.line),
        to: to?.id ?? "",
        outcome: to?.outcome ?? null,
      },
      ...(to?.outcome === undefined ? [] : completion(record().state, page)),
    );
    this.#head = added?.id;
    if (!place?.querySelector(".cm-consequence__text")) this.#view = "scene";
    this.#show(true);
  }

  #go(view: View): void {
    this.#view = view;
    this.#show(true);
  }

  /** Shows the current point of the story. `moves` moves the focus to the new part. */
  #show(moves: boolean): void {
    const steps = this.#steps();
    const told = story(this.#scenario, steps);
    const view = this.#view;
    const now = told[Math.max(told.length - (view === "follows" ? 2 : 1), 0)] as Standing;
    const chosen = view === "follows" ? steps[told.length - 2]?.choice : undefined;
    const isTold = view === "scene" || view === "follows";
    this.root.toggleAttribute("data-told", view !== "text");
    this.#stages.forEach((stage, at) => {
      stage.root.hidden = view !== "text" && !(isTold && at === now.scene);
      for (const choice of this.#scenario.scenes[at]?.choices ?? []) {
        const item = stage.choices.get(choice.name);
        if (item) this.#item(item, choice, at === now.scene ? now : undefined, at === now.scene ? chosen : undefined);
      }
    });
    const stage = this.#stages[now.scene];
    const scene = this.#scenario.scenes[now.scene];
    // Learners count the scenes on their own way.
    const number = stage?.root.querySelector(".cm-scene__number")?.firstChild;
    if (number && isTold) number.textContent = text("scene-number", { number: told.indexOf(now) + 1 });
    if (this.#care) this.#care.hidden = view === "scene" || view === "follows";
    this.#status.hidden = view !== "stopped";
    this.#status.textContent = view === "stopped" ? text("story-stopped") : "";
    this.#foot.replaceChildren(...this.#buttons(steps, scene));
    this.#measure(isTold ? (told[told.length - 1] as Standing) : undefined, told[told.length - 2]);
    this.#tell(isTold ? steps : [], told, view === "scene" && scene?.outcome !== undefined);
    if (!moves) return;
    const consequence =
      chosen === undefined
        ? undefined
        : stage?.choices.get(chosen)?.querySelector<HTMLElement>(".cm-consequence__text");
    const place =
      view === "stopped"
        ? this.#status
        : view === "care"
          ? this.#care
          : (consequence ?? (view === "text" ? this.#stages[0]?.root : stage?.root)?.querySelector<HTMLElement>("h2"));
    if (!place) return;
    place.tabIndex = -1;
    if (consequence) {
      // A part without a name is not read when the focus comes to it.
      consequence.setAttribute("role", "group");
      consequence.setAttribute("aria-label", this.#changes() || text("consequence"));
    }
    place.focus({ preventScroll: true });
    (consequence ?? place.closest("section") ?? place).scrollIntoView({ block: consequence ? "nearest" : "start" });
  }

  /** How the latest choice changed what is measured, in words. */
  #changes(): string {
    const changed = [...this.#meters.querySelectorAll(".cm-meter__change")];
    return changed.map((change) => change.parentElement?.textContent ?? "").join(". ");
  }

  /** The buttons for everything that learners can do besides choosing. */
  #buttons(steps: readonly Chose[], scene: Scene | undefined): Node[] {
    const { stop, textRoute } = this.root.dataset;
    const read = () => (textRoute === undefined ? [] : [quiet(text("story-text"), () => this.#go("text"))]);
    switch (this.#view) {
      case "care":
        return [button(text("story-begin"), () => this.#go("scene")), ...read()];
      case "stopped":
        return [button(text("story-on"), () => this.#go("scene")), ...read()];
      case "text":
        return [quiet(text("story-told"), () => this.#go("scene")), button(text("story-read"), () => this.#read())];
      case "follows":
        return [
          button(text("story-on"), () => this.#go("scene")),
          quiet(text("story-back"), () => this.#to(steps.length - 1)),
        ];
      default:
        return [
          ...(scene?.outcome ? [onward(), quiet(text("story-again"), () => this.#restart())] : []),
          ...(steps.length > 0 ? [quiet(text("story-back"), () => this.#to(steps.length - 1))] : []),
          ...(stop === undefined || scene?.outcome ? [] : [quiet(text("story-stop"), () => this.#go("stopped"))]),
          ...(steps.length > 0 ? [] : read()),
        ];
    }
  }

  /** Records that the whole scenario was read as text, which counts as much as an ending. */
  #read(): void {
    const page = document.documentElement.dataset["page"];
    if (page !== undefined) void record().add({ type: "completed", page, how: "said", value: true });
    this.#foot.replaceChildren(
      element("p", { role: "status" }, text("completed")),
      quiet(text("story-told"), () => this.#go("scene")),
    );
  }

  #item(item: HTMLElement, choice: Choice, now: Standing | undefined, chosen: string | undefined): void {
    const link = required<HTMLAnchorElement>(item, ".cm-choice__link");
    const isText = this.#view === "text";
    const open = isText || now === undefined || isOpen(choice, now.values);
    item.hidden = chosen !== undefined && chosen !== choice.name;
    item.classList.toggle("cm-choice--closed", !open);
    link.toggleAttribute("data-chosen", chosen === choice.name);
    if (open && chosen === undefined) {
      link.removeAttribute("aria-disabled");
      link.removeAttribute("role");
      link.href = `#${this.#scenario.scenes[choice.to]?.id ?? ""}`;
    } else {
      link.setAttribute("aria-disabled", "true");
      link.setAttribute("role", "link");
      link.removeAttribute("href");
    }
    const reason = item.querySelector<HTMLElement>(".cm-choice__if");
    if (reason) {
      reason.hidden = open && !isText;
      reason.id = `cm:if-${this.#scenario.scenes.findIndex((scene) => scene.choices.includes(choice))}-${choice.name}`;
      if (reason.hidden) link.removeAttribute("aria-describedby");
      else link.setAttribute("aria-describedby", reason.id);
    }
    const follows = item.querySelector<HTMLDetailsElement>(".cm-consequence");
    if (follows) {
      follows.hidden = !isText && chosen !== choice.name;
      follows.open = chosen === choice.name;
    }
  }

  /** The variables that learners see, in words and as bars, and how the latest choice changed them. */
  #measure(now: Standing | undefined, before: Standing | undefined): void {
    const shown = this.#scenario.variables.flatMap(({ label, min, max, good }, at) => {
      if (!label || !now) return [];
      const value = now.values[at] ?? 0;
      const words =
        max === null ? text("meter", { name: label, value }) : text("meter-of", { name: label, value, max });
      const said = element("span", {}, words);
      const item = element("li", { class: "cm-meter" }, said);
      const change = before ? value - (before.values[at] ?? 0) : 0;
      if (change !== 0) {
        const size = Math.abs(change);
        const way = change > 0 ? "up" : "down";
        const verdict = good === null ? undefined : good === way ? "better" : "worse";
        said.append(
          " ",
          element(
            "span",
            { class: "cm-meter__change", "data-way": way, "data-verdict": verdict },
            text(`meter-${way}`, { change: size }),
            ...(verdict ? [`, ${text(`meter-${verdict}`)}`] : []),
          ),
        );
      }
      if (min !== null && max !== null && max > min) item.append(meter((value - min) / (max - min)));
      return [item];
    });
    this.#meters.hidden = shown.length === 0;
    this.#meters.replaceChildren(...shown);
  }

  /** The story so far and, at its end, the choices that were not taken. */
  #tell(steps: readonly Chose[], told: readonly Standing[], isOver: boolean): void {
    if (steps.length === 0 || told.length < 2) return void this.#way.replaceChildren();
    const items = steps.slice(0, told.length - 1).map((step, at) => {
      const now = told[at] as Standing;
      const scene = this.#scenario.scenes[now.scene];
      const item = element(
        "li",
        {},
        element("span", {}, text("story-chose", { scene: scene?.title ?? step.scene, choice: step.shown })),
      );
      const others = scene?.choices.filter((choice) => choice.name !== step.choice && isOpen(choice, now.values)) ?? [];
      if (others.length === 0) return item;
      const again = button(text("story-otherwise"), () => this.#to(at), "cm-link-button");
      again.append(element("span", { class: "cm-hidden" }, ` (${scene?.title ?? ""})`));
      item.append(again);
      if (isOver) item.append(this.#whatIf(now.scene, others));
      return item;
    });
    const list = element("ol", {}, ...items);
    this.#way.replaceChildren(
      isOver
        ? element("section", { "aria-labelledby": "cm:way" }, element("h2", { id: "cm:way" }, text("story-way")), list)
        : element("details", { class: "cm-history" }, element("summary", {}, text("story-way")), list),
    );
  }

  /** The consequences of the choices that were not taken. */
  #whatIf(scene: number, others: readonly Choice[]): HTMLElement {
    const items = others.map((choice) => {
      const item = this.#stages[scene]?.choices.get(choice.name);
      const label = item?.querySelector(".cm-choice__link")?.textContent ?? "";
      const follows = item?.querySelector(".cm-consequence__text");
      return element("li", {}, element("strong", {}, label), ...(follows ? copy(follows) : []));
    });
    return element(
      "details",
      { class: "cm-history" },
      element("summary", {}, text("story-what-if")),
      element("ul", {}, ...items),
    );
  }

  /** Goes back to the scene of the step at `at`. */
  #to(at: number): void {
    this.#head = this.#steps()[at - 1]?.id;
    this.#go("scene");
  }

  #restart(): void {
    this.#head = undefined;
    this.#run = "";
    this.#go("scene");
  }
}
