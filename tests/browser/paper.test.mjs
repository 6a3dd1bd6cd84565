// Pages on paper: nothing that only a screen needs, nothing folded that matters, and the answers only for those who ask.
import assert from "node:assert/strict";
import { test } from "node:test";
import { online, open } from "./support.mjs";

const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
const printed = (page) => page.pdf({ format: "A4", preferCSSPageSize: true });

/** A page of each kind, with the part that has to be ready. */
const KINDS = [
  ["course/index.html", ".cm-hero"],
  ["course/two-functions/index.html", "h1"],
  ["course/two-functions/one-role-two-functions.html", ".cm-question[data-ready]"],
  ["course/two-functions/unit-quiz.html", ".cm-quiz[data-ready]"],
  ["course/two-functions/the-scale-up.html", ".cm-scenario[data-ready]"],
  ["course/two-functions/self-check.html", ".cm-survey[data-ready]"],
  ["course/for-the-organisation/needs-analysis.html", "h1"],
  ["course/progress.html", ".cm-progress[data-ready]"],
  ["course/record.html", ".cm-keeping[data-ready]"],
  ["course/plan.html", ".cm-plan[data-ready]"],
  ["course/certificate.html", ".cm-certificate[data-ready]"],
  ["course/prompts.html", ".cm-prompts[data-ready]"],
  ["course/glossary.html", "h1"],
  ["course/references.html", "h1"],
  ["course/privacy.html", "h1"],
];

for (const [name, whole] of KINDS)
  test(`${name} on paper has no control and no way around the site`, async () => {
    const { context, page, faults } = await open(online(name));
    await page.waitForSelector(whole, { state: "attached" });
    await page.emulateMedia({ media: "print" });
    const found = await page.evaluate(() => {
      const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
      const parts =
        "button, .cm-button, .cm-header, .cm-menu, .cm-pager, .cm-skip, [type=file], .cm-footer a:not([rel])";
      return [...document.querySelectorAll(parts)]
        .filter((one) => isShown(one) && !one.closest(".cm-question"))
        .map((one) => one.outerHTML.slice(0, 100));
    });
    assert.deepEqual(found, []);
    const { title, name: own } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    assert.equal(title, "From manager to leader", "the edge of each sheet names the course");
    assert.ok(own, "and the page");
    assert.deepEqual(faults, []);
    await context.close();
  });

test("the answers are printed for those who choose it, on a sheet of their own", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { context, page } = await open(online("course/two-functions/unit-quiz.html"), { javaScriptEnabled });
    if (javaScriptEnabled) await page.waitForSelector(".cm-quiz[data-ready]");
    const key = page.locator(".cm-key");
    const without = pagesOf(await printed(page));
    await page.locator(".cm-settings summary").click();
    await page.getByLabel("Print the answers too, on a sheet of their own").check();
    assert.ok(pagesOf(await printed(page)) > without, "not by itself, and then on one sheet more");
    await page.emulateMedia({ media: "print" });
    assert.ok(await key.isVisible());
    const breaks = await key.evaluate((sheet) => [
      getComputedStyle(sheet).breakBefore,
      getComputedStyle(sheet).breakAfter,
    ]);
    assert.deepEqual(breaks, ["page", "page"]);
    await context.close();
  }
  // A page that has no answers does not offer them.
  const { context, page } = await open(online("course/two-functions/when-one-half-is-missing.html"));
  await page.goto(online("course/glossary.html"));
  await page.click(".cm-header__menu");
  await page.locator(".cm-settings summary").click();
  assert.ok(!(await page.getByLabel(/Print the answers/).isVisible()));
  await context.close();
});
