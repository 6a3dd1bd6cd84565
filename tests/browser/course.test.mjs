// Learners walk the tracks of the shipped course from the front page to the certificate, with every lesson, quiz, story
// and survey, the plan and the sheet.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { choose, keeper, planned, rate, rated, ready, scene, told, ways } from "./learner.mjs";
import { files, lentQuestions, online, open, progressOf, SITES } from "./support.mjs";

const at = (page) => online(`course/${page}`);

/** The data of the questions that quizzes load when they ask them. */
const lent = files(join(SITES, "course/questions")).flatMap((name) =>
  lentQuestions(join(SITES, "course/questions", name)).map(({ question }) => question),
);

/** Answers all visible questions rightly, through the browser's own fields. */
function answerAll(page) {
  return page.evaluate((lent) => {
    const own = JSON.parse(document.getElementById("cm:questions").textContent).questions;
    const data = new Map([...lent, ...own].map((question) => [question.id, question]));
    const set = (field, change) => {
      change(field);
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    const tick = (form, part, name) =>
      set(
        form.querySelector(
          `input[name="${CSS.escape(`cm:${form.dataset.question}${part}`)}"][value="${CSS.escape(name)}"]`,
        ),
        (field) => (field.checked = true),
      );
    const pick = (field, value) => set(field, () => (field.value = value));
    const isShown = (form) => form.checkVisibility() && !("saved" in form.dataset);
    const forms = [...document.querySelectorAll(".cm-question[data-question]")].filter(isShown);
    const best = (options) => options.reduce((found, option) => (option[2] > found[2] ? option : found));
    for (const form of forms) {
      const question = data.get(form.dataset.question);
      const row = (name) => form.querySelector(`[data-name="${CSS.escape(name)}"]`);
      const choose = (button, value) =>
        button.nextElementSibling.querySelector(`[value="${CSS.escape(value)}"]:not([aria-pressed="true"])`)?.click();
      switch (question.kind) {
        case "single":
          tick(form, "", best(question.options)[0]);
          break;
        case "multiple":
          for (const [name, , credit] of question.options) if (credit > 0) tick(form, "", name);
          break;
        case "two-tier": {
          const verdict = best(question.options)[0];
          tick(form, "", verdict);
          const at = question.options.findIndex(([name]) => name === verdict);
          tick(form, question.reasonsOf ? `:reason:${at}` : ":reason", best(question.reasons)[0]);
          break;
        }
        case "order":
          for (const [place, [name]] of question.steps.entries()) {
            const list = [...row(name).parentElement.children];
            for (let at = list.indexOf(row(name)); at > place; at -= 1) row(name).querySelector("button").click();
          }
          break;
        case "match":
          for (const [place, [name]] of question.lefts.entries())
            choose(row(name).querySelector(".cm-pick"), question.pairs[place]);
          break;
        case "gap":
        case "number":
          for (const [place, gap] of question.gaps.entries()) {
            const input = form.querySelectorAll(".cm-gap, .cm-pick")[place];
            if (gap.options) choose(input, best(gap.options)[0]);
            else pick(input, gap.answers ? gap.answers[0] : String(gap.least));
          }
          break;
        default:
          pick(form.querySelector("textarea"), "If a colleague brings me a problem, then I ask two questions first.");
      }
    }
    return forms.map((form) => form.dataset.question);
  }, lent);
}

/**
 * Goes through the questions of a page, and does `act` with the id of each. Those of a quiz may come one at a time; a lesson
 * may have all of its questions in the text.
 */
async function walk(page, act) {
  const quiz = await page.locator(".cm-quiz").count();
  await page.waitForSelector(quiz > 0 ? ".cm-quiz[data-ready]" : ".cm-question[data-ready]");
  const next = page.getByRole("button", { name: "Next question" });
  const seen = [];
  for (;;) {
    const answered = await answerAll(page);
    for (const id of answered) await act(id);
    seen.push(...answered);
    if ((await next.count()) === 0) return seen;
    await next.click();
  }
}

async function study(page) {
  const ids = await walk(page, async (id) => {
    const form = page.locator(`.cm-question[data-question="${id}"]`);
    await form.locator(".cm-actions__check").click();
    await form.locator(".cm-actions__state", { hasText: /Saved|Right/ }).waitFor();
    assert.doesNotMatch(
      await form.locator(".cm-result").innerText(),
      /^\W*(Not right|Partly|Not answered)/,
      `${page.url()}: ${id}`,
    );
  });
  assert.ok(ids.length >= 4, `${page.url()}: ${ids.length} questions are shown`);
}

async function sit(page) {
  await walk(page, () => {});
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  await page.waitForSelector(".cm-outcome");
  const [, earned, possible] = (await page.innerText(".cm-outcome__title")).match(/Passed: (\d+) of (\d+)/);
  assert.equal(earned, possible, page.url());
}

async function play(page) {
  await ready(page);
  const begin = page.locator(".cm-scene__foot").getByRole("button", { name: "Begin", exact: true });
  if ((await begin.count()) > 0) await begin.click();
  const data = await told(page);
  const sound = data.scenes.find(({ outcome }) => outcome === "sound");
  for (const [from, name] of ways(data).get(sound.id)) {
    assert.equal(await scene(page).getAttribute("data-scene"), from);
    await choose(page, name);
  }
  assert.equal(await scene(page).getAttribute("data-scene"), sound.id);
}

async function rateAll(page) {
  await rated(page);
  await rate(page, (id) => (id.startsWith("m") ? 4 : 3));
  await page.getByRole("button", { name: "Show my result" }).click();
  await page.locator("[data-results] table").waitFor();
}

const WORK = { lesson: study, quiz: sit, scenario: play, survey: rateAll };

const TRACKS = [
  {
    title: "For managers",
    walked: { lesson: 38, quiz: 10, scenario: 7, survey: 2 },
    hours: "14 hours",
    taught: "Build a plan for ninety days",
    untaught: "how an organisation chooses",
  },
  {
    title: "For organisations",
    walked: { lesson: 16, quiz: 4, scenario: 3, survey: 1 },
    hours: "6 hours",
    taught: "how an organisation chooses",
    untaught: "Put a direction into usable words",
  },
];

for (const { title, walked: expected, hours, taught, untaught } of TRACKS) {
  test(`the track “${title}” is walked to its certificate`, async () => {
    const { context, page, faults } = await open(at("index.html"));
    const choice = page.getByRole("button", { name: new RegExp(`Follow this track.*${title}`) });
    await choice.click();
    // The choice is shown as chosen only when it is stored.
    await page.locator('[data-track] button[aria-pressed="true"]').waitFor();
    const start = await page.locator(".cm-hero__start a").first().getAttribute("href");
    await page.goto(new URL(start, page.url()).href);
    const walked = { lesson: 0, quiz: 0, scenario: 0, survey: 0 };
    for (;;) {
      const kind = await page.evaluate(() => /cm-page--(\w+)/.exec(document.body.className)[1]);
      walked[kind] += 1;
      await WORK[kind]?.(page);
      const next = page.locator(".cm-pager [rel=next]:visible");
      if ((await next.count()) === 0) break;
      // The script points the link along the track, and at the end of the track to the progress page.
      await page.goto(await next.evaluate((link) => link.href));
      if (page.url().endsWith("/progress.html")) break;
    }
    assert.deepEqual(walked, expected);

    await page.goto(at("plan.html"));
    await planned(page);
    const goal = {
      behaviour: "I ask two questions before I answer",
      why: "They know more than I do",
      measure: "Twice a day",
      if: "If someone brings a problem",
      then: "then I ask what they tried",
    };
    for (const [part, words] of Object.entries(goal)) {
      const field = keeper(page, `goal-1:${part}`);
      await field.fill(words);
      await field.blur();
    }
    await keeper(page, ":start").fill("2026-12-01");
    await keeper(page, ":start").blur();
    await page.locator(".cm-plan__status", { hasText: "Saved" }).waitFor();

    await page.goto(at("progress.html"));
    await progressOf(page);
    const standing = await page.locator(".cm-progress__standing").innerText();
    assert.doesNotMatch(standing, /not passed/i);

    await page.goto(at("certificate.html"));
    const sheet = page.locator(".cm-sheet:visible");
    await sheet.first().waitFor();
    assert.equal(await sheet.count(), 1, "the certificate of the other track asks for more");
    const text = await sheet.innerText();
    for (const part of [title, hours, taught]) assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(!text.includes(untaught), "what only the other track teaches is not on it");
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, "it prints on one page");
    assert.deepEqual(faults, []);
    await context.close();
  });
}
