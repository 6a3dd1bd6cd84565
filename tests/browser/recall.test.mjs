// Ways between questions and the text that explains them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, question } from "./learner.mjs";
import { onDisk, online, open } from "./support.mjs";

const LESSON = "journey/one/every-kind.html";
const EXAM = "journey/one/exam.html";
const back = (page) => page.getByRole("link", { name: "Back to the question" });

for (const address of [online, onDisk])
  test(`a miss leads to the passage that explains it and back (${address === onDisk ? "a folder" : "a server"})`, async () => {
    const { context, page, faults } = await open(address(LESSON));
    await page.waitForSelector(".cm-quiz[data-ready]");
    assert.equal(await back(page).count(), 0);
    const result = question(page, "grass").locator(".cm-result");
    await question(page, "grass").getByLabel("Green").check();
    await press(page, "grass");
    await result.getByText("Right.").waitFor();
    assert.equal(await result.getByText("Where this was explained").count(), 0, "a right answer needs no explanation");
    await question(page, "grass").getByRole("button", { name: "Try again" }).click();
    await question(page, "grass").getByLabel("Red").check();
    await press(page, "grass");
    const line = result.locator("p", { hasText: "Where this was explained: Colours" });
    await line.waitFor();
    await line.getByRole("link", { name: "Colours" }).press("Enter");
    await back(page).waitFor();
    assert.equal(new URL(page.url()).hash, "#colours");
    assert.equal(
      await back(page).evaluate(
        (link) =>
          link.previousElementSibling?.closest("h2")?.id ?? link.previousElementSibling?.previousElementSibling?.id,
      ),
      "colours",
    );
    // The keyboard goes on at the passage.
    await page.keyboard.press("Tab");
    await back(page).press("Enter");
    await page.waitForFunction(() => location.hash === "#grass");
    assert.equal(await back(page).count(), 0, "someone who is back needs no way back");
    assert.deepEqual(faults, []);
    await context.close();
  });

for (const address of [online, onDisk])
  test(`the result of a quiz leads to the lesson and back (${address === onDisk ? "a folder" : "a server"})`, async () => {
    const { context, page, faults } = await open(address(EXAM));
    await page.waitForSelector(".cm-quiz[data-ready]");
    await page.getByLabel("Green").check();
    await page.getByRole("button", { name: "Next question" }).click();
    await question(page, "numbers").getByRole("button", { name: /down/ }).first().click();
    for (let at = 0; at < 2; at += 1) await page.getByRole("button", { name: "Next question" }).click();
    await page.getByRole("button", { name: "Submit the quiz" }).click();
    await page.getByRole("button", { name: "Submit anyway" }).click();
    const row = page.locator(".cm-outcome__row", { hasText: "Exam" });
    await row.getByRole("link", { name: "Colours" }).waitFor();
    assert.equal(await row.getByRole("link", { name: "Colours" }).count(), 1, "two questions lead to one passage");
    await row.getByRole("link", { name: "Colours" }).click();
    await page.waitForURL(/every-kind\.html\?back=.*#colours$/);
    await back(page).click();
    await page.waitForURL(/exam\.html#sun$/);
    await question(page, "sun").locator(".cm-result p > .cm-verdict").waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

test("an address leads back to the course and nowhere else", async () => {
  for (const address of ["https://example.org/", "//example.org/", "javascript:alert(1)", "../../index.html"]) {
    const { context, page } = await open(`${online(LESSON)}?back=${encodeURIComponent(address)}#colours`);
    await page.waitForSelector(".cm-quiz[data-ready]");
    await page.waitForFunction(() => globalThis.coursemarkUpkeep);
    assert.equal(await back(page).count(), 0, address);
    await context.close();
  }
});
