// The progress page: this week, milestones, and the way to what the browser keeps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepingOf, online, open, progressOf, remember, violations } from "./support.mjs";

const DAY = 86_400_000;
const event = (count, days, fact) => ({ id: `x${count}`, device: "d", count, at: Date.now() - days * DAY, ...fact });
const completed = (count, days, page) => event(count, days, { type: "completed", page, how: "said", value: true });

test("the progress page counts what was done in the last seven days", async () => {
  const { context, page, faults } = await open(online("journey/progress.html"), { bypassCSP: true });
  await progressOf(page);
  assert.equal(await page.getByRole("heading", { name: "This week" }).count(), 0, "nothing is said about nothing");
  await remember(page, [
    completed(1, 0, "plain"),
    completed(2, 6, "every-kind"),
    completed(3, 7, "rounds"),
    event(4, 1, { type: "started", attempt: "a", quiz: "exam", page: "exam", seed: 1, asked: [] }),
    event(5, 1, { type: "submitted", attempt: "a", quiz: "exam", page: "exam", earned: 1, possible: 1, passed: true }),
  ]);
  await page.reload();
  await progressOf(page);
  assert.equal(
    await page.getByRole("region", { name: "This week" }).ariaSnapshot(),
    [
      '- region "This week":',
      '  - heading "This week" [level=2]',
      "  - term: Pages completed",
      '  - definition: "2"',
      "  - term: Quizzes passed",
      '  - definition: "1"',
    ].join("\n"),
  );
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a milestone is said once for a record, quietly and where it can be heard", async () => {
  const { context, page, faults } = await open(online("everything/second/more.html"), { bypassCSP: true });
  await page.locator(".cm-pager__mark").waitFor();
  assert.equal(await page.locator(".cm-milestone").count(), 0);
  await page.getByRole("button", { name: "Mark as completed" }).click();
  const line = page.locator(".cm-milestone", { hasText: "You have completed “Second unit”." });
  await line.waitFor();
  assert.equal(await line.getAttribute("role"), "status");
  assert.match(await line.evaluate((one) => getComputedStyle(one).animationName), /rise/);
  assert.deepEqual(await violations(page), []);
  await page.waitForTimeout(300);
  await page.reload();
  await page.locator(".cm-ring[style]").waitFor();
  assert.equal(await page.locator(".cm-milestone").count(), 0, "not again after a reload");
  // Nor after it was taken back and done again.
  await page.getByRole("button", { name: "Mark as completed", pressed: true }).click();
  await page.getByRole("button", { name: "Mark as completed", pressed: false }).click();
  await page.getByRole("button", { name: "Mark as completed", pressed: true }).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".cm-milestone").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
  const still = await open(online("everything/second/more.html"), { reducedMotion: "reduce" });
  await still.page.getByRole("button", { name: "Mark as completed" }).click();
  const quiet = still.page.locator(".cm-milestone");
  await quiet.waitFor();
  assert.equal(await quiet.evaluate((one) => getComputedStyle(one).animationName), "none");
  await still.context.close();
});

test("what the browser keeps has a page of its own, reached from the progress page and the settings", async () => {
  const { context, page, faults } = await open(online("course/progress.html"), { bypassCSP: true });
  await progressOf(page);
  await page.getByRole("main").getByRole("link", { name: "What your browser keeps" }).click();
  await keepingOf(page);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "What your browser keeps");
  assert.deepEqual(await page.getByRole("main").getByRole("heading", { level: 2 }).allInnerTexts(), [
    "Clear answers",
    "Delete everything",
  ]);
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(viewport);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${viewport.width}`);
    assert.deepEqual(await violations(page), []);
  }
  await page.goto(online("course/glossary.html"));
  await page.click(".cm-header__menu");
  await page.locator(".cm-settings summary").click();
  await page.locator(".cm-settings").getByRole("link", { name: "What your browser keeps" }).click();
  await keepingOf(page);
  assert.deepEqual(faults, []);
  await context.close();
  const bare = await open(online("course/record.html"), { javaScriptEnabled: false });
  assert.match(await bare.page.getByRole("main").innerText(), /needs scripts/);
  await bare.context.close();
});
