// Ways between questions and the text that explains them, and prompts for recall.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, question } from "./learner.mjs";
import { onDisk, online, open, violations } from "./support.mjs";

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

const ROUNDS = "journey/one/rounds.html";
const set = (page, title) =>
  page.locator(".cm-recall", { has: page.getByRole("heading", { name: title, exact: true }) });
const cards = (page, title) => set(page, title).locator(".cm-recall__card");
/** Begins to read, which brings the cards. */
const read = async (page) => {
  await page.waitForSelector(".cm-quiz[data-ready]");
  await page.keyboard.press("Shift");
  await page.waitForSelector(".cm-recall[data-ready]");
};

for (const address of [online, onDisk])
  test(`cards are turned and judged by keyboard, and misses come back (${address === onDisk ? "a folder" : "a server"})`, async () => {
    const { context, page, faults } = await open(address(ROUNDS));
    await read(page);
    const first = cards(page, "Before you go on");
    const second = cards(page, "And now");
    await first.getByText("1 of 2, about 15 seconds").waitFor();
    assert.equal(await first.getByText("Several numbers together.").isVisible(), false);
    await first.getByRole("button", { name: "Show the answer" }).focus();
    await page.keyboard.press("Enter");
    await first.getByText("Several numbers together.").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Several numbers together.");
    await page.keyboard.press("2");
    await first.getByText("2 of 2, about 10 seconds").waitFor();
    await first.getByText(/^(Saved|Kept until)/).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("1");
    await first.getByText("You knew 1 of 2.").waitFor();
    // What was missed comes back in the next set, behind its own.
    await second.getByText("1 of 3").waitFor();
    for (const key of ["1", "1"]) {
      await second.getByRole("button", { name: "Show the answer" }).click();
      await page.keyboard.press(key);
    }
    await second.getByText("What is a sum?").waitFor();
    assert.equal(await set(page, "Once more").isVisible(), false);
    await second.getByRole("button", { name: "Show the answer" }).click();
    await second.getByRole("button", { name: "Not yet" }).click();
    await second.getByText("You knew 2 of 2.").waitFor();
    // And at the end of the page, until it is known.
    const end = cards(page, "Once more");
    await end.getByText("1 of 1").waitFor();
    await end.getByRole("button", { name: "Show the answer" }).click();
    await end.getByRole("button", { name: "Knew it" }).click();
    await end.getByText("You knew 1 of 1.").waitFor();
    if (address === online) assert.deepEqual(await violations(page), []);
    await page.reload();
    await read(page);
    await first.getByText("You knew 2 of 2.").waitFor();
    assert.equal(await end.isVisible(), false);
    await first.getByRole("button", { name: "Go through them again" }).click();
    await first.getByText("1 of 2").waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

test("someone who comes back days later sees what they knew, and when", async () => {
  const { context, page } = await open(online(ROUNDS));
  await read(page);
  const first = cards(page, "Before you go on");
  for (const name of ["Knew it", "Not yet"]) {
    await first.getByRole("button", { name: "Show the answer" }).click();
    await first.getByRole("button", { name }).click();
  }
  await first.getByText("You knew 1 of 2.").waitFor();
  const weekday = new Date().toLocaleDateString("en", { weekday: "long" });
  await page.clock.setFixedTime(Date.now() + 3 * 86_400_000);
  await page.reload();
  await read(page);
  await first.getByText(`You knew 1 of 2 on ${weekday}.`).waitFor();
  await context.close();
});

test("without scripts a prompt is a question with an answer to open, and on paper the key has it", async () => {
  const { context, page } = await open(online(ROUNDS), { javaScriptEnabled: false });
  const prompt = page.locator("#what-sum");
  assert.equal(await prompt.getByText("Several numbers").isVisible(), false);
  await prompt.getByText("Answer").click();
  await prompt.getByText("Several numbers together.").waitFor();
  await context.close();
  const printed = await open(online(ROUNDS));
  await read(printed.page);
  await printed.page.emulateMedia({ media: "print" });
  assert.equal(await printed.page.locator("#what-sum > p").isVisible(), true);
  assert.equal(await printed.page.locator(".cm-recall__card").first().isVisible(), false);
  assert.match(await printed.page.locator(".cm-key").textContent(), /What is a sum\?\s+Several numbers together\./);
  await printed.context.close();
});

const card = (page) => page.locator(".cm-guess");

for (const address of [online, onDisk])
  test(`guesses are asked before the text, and come back beside the answers (${address === onDisk ? "a folder" : "a server"})`, async () => {
    const { context, page, faults } = await open(address(LESSON));
    await page.waitForSelector(".cm-quiz[data-ready]");
    await page.getByText("Before you read: 2 questions, about a minute").click();
    await card(page).getByText("Guess 1 of 2.").waitFor();
    await card(page).getByRole("heading", { name: "What colour is coal?" }).waitFor();
    assert.equal(await card(page).getByText("Answer", { exact: true }).count(), 0, "nothing gives the answer away");
    await card(page).getByRole("button", { name: "Next question" }).click();
    await card(page).locator(".cm-result__problem").waitFor();
    await card(page).getByLabel("White").check();
    await card(page).getByRole("button", { name: "Next question" }).click();
    await card(page).getByText("Guess 2 of 2.").waitFor();
    assert.equal(await card(page).getByText("Not right").count(), 0, "a guess has no verdict");
    await card(page).getByRole("button", { name: "I don’t know" }).click();
    await card(page).getByText("Thank you.").waitFor();
    await card(page)
      .getByText(/^(Saved|Kept until)/)
      .waitFor();
    if (address === online) assert.deepEqual(await violations(page), []);
    const marks = page.locator("#colours ~ .cm-guess__mark");
    assert.deepEqual(await marks.allInnerTexts(), ["You guessed: White", "You didn’t know this before you read."]);
    // A guess does not count: the questions are still open.
    assert.equal(await question(page, "coal").getByLabel("White").isChecked(), false);
    await question(page, "coal").getByLabel("Black").check();
    await press(page, "coal");
    assert.equal(await page.getByText("You guessed 0 of 2 right").count(), 0);
    await question(page, "grass").getByLabel("Green").check();
    await press(page, "grass");
    await page.getByText("You guessed 0 of 2 right. Now it’s 2 of 2.").waitFor();
    assert.deepEqual(faults, []);
    await page.reload();
    await page.waitForSelector(".cm-quiz[data-ready]");
    await page.keyboard.press("Shift");
    await page.getByText("You guessed 0 of 2 right. Now it’s 2 of 2.").waitFor();
    await context.close();
  });

test("someone who guessed all right is told so, and guesses can be skipped", async () => {
  const { context, page } = await open(online(LESSON));
  await page.waitForSelector(".cm-quiz[data-ready]");
  await page.getByText("Before you read").click();
  await card(page).getByRole("button", { name: "Skip the questions" }).click();
  assert.equal(await card(page).evaluate((details) => details.open), false);
  await page.getByText("Before you read").click();
  for (const name of ["Black", "Green"]) {
    await card(page).getByLabel(name).check();
    await card(page).getByRole("button", { name: "Next question" }).click();
  }
  for (const [id, name] of [
    ["coal", "Black"],
    ["grass", "Green"],
  ]) {
    await question(page, id).getByLabel(name).check();
    await press(page, id);
  }
  await page.getByText("You knew this before you read, and you know it now: all 2 right.").waitFor();
  await context.close();
});

test("without scripts the questions before the text lead to those below it", async () => {
  const { context, page } = await open(online(LESSON), { javaScriptEnabled: false });
  await page.getByText("Before you read").click();
  await card(page).getByRole("link", { name: "What colour is grass?" }).click();
  assert.equal(new URL(page.url()).hash, "#grass");
  await context.close();
});
