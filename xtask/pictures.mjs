// Takes the pictures of README and the documentation from a built site, as a learner would come to see it.
// `node pictures.mjs SITE FOLDER FRAMES` writes each picture into FOLDER for light and for dark colours, and the frames of
// the recording into FRAMES, with a file `frames.txt` that says how to join them. `cargo xtask pictures` calls it.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, folder, frames] = process.argv.slice(2);
const address = (page) => pathToFileURL(join(site, page)).href;

const LESSON = "two-functions/one-role-two-functions.html";
const QUIZ = "a-climate-people-can-work-in/a-climate-quiz.html";
const STORY = "two-functions/the-scale-up.html";
const QUESTION = '[data-question="ten-minutes-with-mina"]';
const [WRONG, RIGHT] = ["Managing: the handover", "Both: it has an owner"];
/** The pages of the first unit that somebody on the progress page has completed. */
const DONE = [LESSON, "two-functions/what-the-evidence-says.html", "two-functions/when-one-half-is-missing.html"];

/** The size of the pictures, in CSS pixels, and how many pixels of the file each of them has. */
const SIZE = { width: 960, height: 640 };
const DENSITY = 1.5;
/** The size of the picture that has room for the outline beside the text. */
const WIDE = { width: 1280, height: 800 };
/** The size of the recording. */
const SCREEN = { width: 800, height: 560 };

const browser = await chromium.launch({
  executablePath: process.env.COURSEMARK_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});

/** A page of the site in a browser without a past, in which chance is always the same. */
async function visit(page, options) {
  const context = await browser.newContext(options);
  await context.addInitScript(() => {
    // It goes on from page to page: two events of a record must not have one name.
    Math.random = () => {
      const state = (Number(localStorage.getItem("chance") ?? 7) * 48271) % 2147483647;
      localStorage.setItem("chance", state);
      return state / 2147483647;
    };
    crypto.getRandomValues = (list) => {
      for (const at of list.keys()) list[at] = Math.random() * 2 ** 32;
      return list;
    };
  });
  const tab = await context.newPage();
  await tab.goto(address(page));
  return tab;
}

/** Puts the top of an element a little below the header. */
const show = (tab, selector) =>
  tab
    .locator(selector)
    .first()
    .evaluate((element) => scrollTo(0, scrollY + element.getBoundingClientRect().top - 72));

/** Chooses the right options of the question that is shown, by the letters that the answer behind it has for them. */
const answer = (tab) =>
  tab.evaluate(() => {
    const [form] = [...document.querySelectorAll(".cm-question")].filter((one) => one.checkVisibility());
    const verdicts = [...form.querySelectorAll(".cm-answer__options .cm-verdict")];
    const right = verdicts.filter((verdict) => verdict.textContent.includes("Right."));
    const letters = right.map((verdict) => verdict.querySelector("b").textContent);
    for (const option of form.querySelectorAll(".cm-options .cm-option"))
      if (letters.includes(option.querySelector(".cm-letter").textContent)) option.querySelector("input").click();
  });

/** Answers the other questions of a quiz, as far as they have options, and submits it. */
async function submit(tab) {
  const next = tab.getByRole("button", { name: "Next question" });
  for (;;) {
    await answer(tab);
    if (!(await next.isVisible())) break;
    await next.click();
  }
  await tab.getByRole("button", { name: "Submit the quiz" }).click();
  await tab.waitForSelector(".cm-outcome, .cm-summary:visible");
  const anyway = tab.getByRole("button", { name: "Submit anyway" });
  if (await anyway.isVisible()) await anyway.click();
  await tab.waitForSelector(".cm-outcome");
}

/** What each picture shows, by its name. */
const PICTURES = {
  // More pixels than this would show no more of it where it is shown.
  lesson: (options) => visit(LESSON, { ...options, viewport: WIDE, deviceScaleFactor: 1.25 }),
  async question(options) {
    const tab = await visit(LESSON, options);
    const question = tab.locator(QUESTION);
    await question.getByLabel(WRONG).check();
    await question.getByRole("button", { name: "Check" }).click();
    await question.locator(".cm-verdict").first().waitFor();
    await show(tab, QUESTION);
    return tab;
  },
  async result(options) {
    const tab = await visit(QUIZ, options);
    await tab.waitForSelector(".cm-quiz[data-ready]");
    await submit(tab);
    await show(tab, ".cm-outcome");
    return tab;
  },
  async scenario(options) {
    const tab = await visit(STORY, options);
    await tab.waitForSelector(".cm-scenario[data-ready]");
    await tab.locator(".cm-scene:not([hidden]) .cm-choice__link").first().click();
    await tab.waitForSelector(".cm-scene:not([hidden]) [data-chosen]");
    await show(tab, ".cm-scene:not([hidden])");
    await tab.evaluate(() => scrollBy(0, -70));
    return tab;
  },
  async progress(options) {
    const tab = await visit(DONE[0], options);
    for (const page of DONE) {
      await tab.goto(address(page));
      await tab.getByRole("button", { name: "Mark as completed" }).click();
      await tab.locator(".cm-pager__state", { hasText: "Completed" }).waitFor();
    }
    await tab.goto(address("progress.html"));
    await tab.waitForSelector(".cm-progress[data-ready]");
    return tab;
  },
};

mkdirSync(folder, { recursive: true });
for (const colorScheme of ["light", "dark"]) {
  for (const [name, take] of Object.entries(PICTURES)) {
    const tab = await take({ viewport: SIZE, deviceScaleFactor: DENSITY, colorScheme });
    // The pointer is nowhere, and nothing moves any more.
    await tab.mouse.move(0, 0);
    await tab.waitForTimeout(400);
    await tab.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    await tab.context().close();
  }
}

/** A recording: its frames with the time that each is shown, in milliseconds. */
class Recording {
  times = [];

  constructor(tab) {
    this.tab = tab;
    this.at = { x: SCREEN.width / 2, y: SCREEN.height - 40 };
  }

  /** Adds what is on the screen, with a pointer, which a browser without a window has not. */
  async frame(time) {
    await this.tab.evaluate(({ x, y }) => {
      let pointer = document.getElementById("pointer");
      if (!pointer) {
        pointer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        pointer.id = "pointer";
        pointer.setAttribute("viewBox", "0 0 20 28");
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("d", "M1 1v21l5-5 4 9 4-2-4-8h7z");
        path.setAttribute("fill", "#111");
        path.setAttribute("stroke", "#fff");
        path.setAttribute("stroke-width", "1.5");
        pointer.append(path);
        Object.assign(pointer.style, { position: "fixed", width: "17px", zIndex: 9, pointerEvents: "none" });
        document.body.append(pointer);
      }
      Object.assign(pointer.style, { left: `${x}px`, top: `${y}px` });
    }, this.at);
    const name = `${String(this.times.length).padStart(4, "0")}.png`;
    await this.tab.screenshot({ path: join(frames, name) });
    this.times.push([name, time]);
  }

  /** Moves the pointer to the middle of an element and clicks. */
  async click(selector) {
    const place = typeof selector === "string" ? this.tab.locator(selector).first() : selector;
    const box = await place.boundingBox();
    const to = { x: box.x + Math.min(box.width / 2, 120), y: box.y + box.height / 2 };
    const from = this.at;
    for (const part of [0.4, 0.8, 1]) {
      this.at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      await this.frame(part === 1 ? 450 : 180);
    }
    await place.click();
    await this.tab.waitForTimeout(350);
  }

  /** Scrolls until `selector` is below the header, in a few steps. */
  async scroll(selector, steps = 4) {
    const way = await this.tab
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().top - 72);
    for (let step = 0; step < steps; step += 1) {
      await this.tab.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), way / steps);
      await this.frame(200);
    }
  }
}

rmSync(frames, { recursive: true, force: true });
mkdirSync(frames, { recursive: true });
const tab = await visit("index.html", { viewport: SCREEN, colorScheme: "light" });
await tab.waitForSelector(".cm-hero__start[data-ready]");
const film = new Recording(tab);
await film.frame(2500);
await film.click(".cm-hero__start .cm-button");
await tab.waitForLoadState();
await film.frame(3500);
await film.scroll(QUESTION);
await film.frame(2500);
await film.click(tab.locator(QUESTION).getByText(WRONG));
await film.frame(900);
await film.click(tab.locator(QUESTION).getByRole("button", { name: "Check" }));
await film.frame(5000);
await film.click(tab.locator(QUESTION).getByText(RIGHT));
await film.click(tab.locator(QUESTION).getByRole("button", { name: "Check" }));
await film.frame(4500);
await film.scroll(".cm-pager", 8);
await film.frame(1200);
await tab.goto(address(STORY));
await tab.waitForSelector(".cm-scenario[data-ready]");
await film.frame(2500);
await film.scroll(".cm-meters");
await film.frame(4500);
await film.click(tab.locator(".cm-scene:not([hidden]) .cm-choice__link").first());
await film.frame(1200);
await film.scroll(".cm-scene:not([hidden]) [data-chosen]");
await film.frame(5000);
await tab.goto(address(QUIZ));
await tab.waitForSelector(".cm-quiz[data-ready]");
await film.scroll(".cm-quiz__head", 2);
await film.frame(3000);
await answer(tab);
await film.frame(2000);
await film.click(tab.getByRole("button", { name: "Next question" }));
await film.frame(3000);
await submit(tab);
await film.scroll(".cm-outcome", 1);
await film.frame(4000);
await tab.goto(address("progress.html"));
await tab.waitForSelector(".cm-progress[data-ready]");
await film.frame(5000);
const parts = film.times.map(([name, time]) => `-lossy -q 55 -m 6 -d ${time} ${join(frames, name)}`);
writeFileSync(
  join(frames, "frames.txt"),
  `-loop 0 -min_size -kmin 9 -kmax 60 -o ${join(folder, "learning.webp")} ${parts.join(" ")}`,
);
const length = film.times.reduce((sum, [, time]) => sum + time, 0);
console.log(`${film.times.length} frames, ${Math.round(length / 1000)} seconds`);
await browser.close();
