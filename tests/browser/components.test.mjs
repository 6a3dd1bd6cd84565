// The page of the documentation that shows every component: each kind of question is brought into each of its states,
// and examined in both colour schemes, in forced colours and at 320 pixels.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSaved, pick, press, question } from "./learner.mjs";
import { online, open, settled, violations } from "./support.mjs";

const PAGE = "docs/components/every-component.html";

/** For each question, answers by what they are: wrong, partly right, right. */
const ANSWERS = {
  "one-option": {
    wrong: (p) => question(p, "one-option").getByLabel("Salt").check(),
    partly: (p) => question(p, "one-option").getByLabel("Patience").check(),
    right: (p) => question(p, "one-option").getByLabel("Yeast").check(),
  },
  "several-options": {
    wrong: (p) => question(p, "several-options").getByLabel("Milk").check(),
    partly: async (p) => {
      await question(p, "several-options").getByLabel("Milk").uncheck();
      await question(p, "several-options").getByLabel("Flour").check();
    },
    right: (p) => question(p, "several-options").getByLabel("Water").check(),
  },
  "two-steps": {
    wrong: async (p) => {
      await question(p, "two-steps").getByLabel("True").check();
      await question(p, "two-steps").getByLabel("it rises slowly").check();
    },
    partly: async (p) => {
      await question(p, "two-steps").getByLabel("False").check();
      await question(p, "two-steps").getByLabel("rye is sour").check();
    },
    right: (p) => question(p, "two-steps").getByLabel("rye forms no gluten").check(),
  },
  "some-pairs": {
    wrong: async (p) => {
      for (const flour of ["Wheat", "Rye", "Spelt"]) await pick(p, "some-pairs", flour, "A blue crust");
    },
    partly: (p) => pick(p, "some-pairs", "Wheat", "large holes"),
    right: async (p) => {
      await pick(p, "some-pairs", "Rye", "dense and moist");
      await pick(p, "some-pairs", "Spelt", "nutty taste");
    },
  },
  "some-gaps": {
    wrong: async (p) => {
      await pick(p, "some-gaps", "Gap 1", "gentle");
      await question(p, "some-gaps").getByLabel("Gap 2").fill("20");
      await question(p, "some-gaps").getByLabel("Gap 3").fill("flat");
    },
    partly: (p) => question(p, "some-gaps").getByLabel("Gap 2").fill("220"),
    right: async (p) => {
      await pick(p, "some-gaps", "Gap 1", "strong");
      await question(p, "some-gaps").getByLabel("Gap 3").fill("hollow");
    },
  },
};

for (const media of [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
]) {
  const name = media.forcedColors === "active" ? "forced" : media.colorScheme;
  test(`every component passes in every state, in ${name} colours and at 320 pixels`, async () => {
    const { context, page, faults } = await open(online(PAGE), {
      ...media,
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
    });
    const examine = async (state) => {
      await settled(page);
      await page.evaluate(() => scrollTo(0, 0));
      assert.deepEqual(await violations(page), [], state);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${state}: ${wide} pixels too wide`);
    };
    await examine("open");
    for (const id of Object.keys(ANSWERS)) await press(page, id);
    await examine("nothing chosen");
    for (const state of ["wrong", "partly", "right"]) {
      for (const [id, answers] of Object.entries(ANSWERS)) {
        await answers[state](page);
        await press(page, id);
        await isSaved(page, id);
        const mark = question(page, id).locator(".cm-verdict").first();
        assert.equal(await mark.getAttribute("data-mark"), state, `${id}, ${state}`);
      }
      await page.evaluate(() => {
        for (const details of document.querySelectorAll(".cm-question :is(.cm-hint, .cm-answer)")) details.open = true;
      });
      await examine(state);
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}
