// A case of the learner's own: written once, it is quoted above questions, in a scene and on the page of the plan.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isSaved, planned, press, question } from "./learner.mjs";
import { onDisk, online, open, remember, settled, until, violations } from "./support.mjs";

const TEXT = "Noor, the hall.\n\nWe meet on Monday.";
const quotes = (page) => page.locator("[data-case]:visible");

for (const [where, at] of [
  ["a server", online],
  ["the disk", onDisk],
])
  test(`from ${where}: a case is quoted wherever the course asks to think of it, and nowhere before`, async () => {
    const { context, page, faults } = await open(at("teaching/two/rehearsal.html"));
    await settled(page);
    assert.equal(await quotes(page).count(), 0, "nothing is written yet");
    await page.goto(at("teaching/two/own-case.html"));
    await question(page, "painter").locator("textarea").fill(TEXT);
    await press(page, "painter");
    await isSaved(page, "painter");
    await question(page, "heard").locator("[data-case]").waitFor();
    assert.equal(await question(page, "painter").locator("[data-case]").count(), 0);
    await page.goto(at("teaching/two/rehearsal.html"));
    await until(async () => (await quotes(page).count()) === 2);
    assert.match(await question(page, "say-it").innerText(), /You wrote:\s+Noor, the hall\.\s+We meet on Monday\./);
    assert.equal(await quotes(page).first().locator("blockquote > p").count(), 2, "paragraphs stay paragraphs");
    if (at === online) assert.deepEqual(await violations(page), []);
    await page.goto(at("teaching/two/meeting.html"));
    await page.waitForSelector(".cm-scenario[data-ready]");
    await page.locator('[data-scene="door"] [data-case]').waitFor();
    if (at === online) assert.deepEqual(await violations(page), []);
    await page.goto(at("teaching/plan.html"));
    await planned(page);
    await page.locator('[data-field="say"] [data-case]').waitFor();
    if (at === online) assert.deepEqual(await violations(page), []);
    // Changing the text changes the quotes.
    await page.goto(at("teaching/two/own-case.html"));
    await question(page, "heard").locator("[data-case]").waitFor();
    await question(page, "painter").locator("textarea").fill("Someone else.");
    await press(page, "painter");
    await question(page, "heard").getByText("Someone else.").waitFor();
    assert.deepEqual(faults, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    await context.close();
  });

test("an answer under a former id counts, and markup in it stays text", async () => {
  const { context, page, faults } = await open(online("teaching/two/rehearsal.html"));
  await settled(page);
  await remember(page, [
    {
      ...{ id: "a1", device: "x", count: 1, at: 1, type: "answered", question: "old-painter", kind: "reflect" },
      ...{ page: "own-case", response: { text: "<b>Noor</b>" }, offered: {}, shown: "", wording: "w", key: "", rev: 0 },
      ...{ share: null, points: 1, hints: 0, attempt: "" },
    },
  ]);
  await page.reload();
  await until(async () => (await quotes(page).count()) === 2);
  assert.match(await quotes(page).first().innerText(), /<b>Noor<\/b>/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without scripts no quote is there", async () => {
  const { context, page } = await open(online("teaching/two/rehearsal.html"), { javaScriptEnabled: false });
  assert.equal(await quotes(page).count(), 0);
  await context.close();
});
