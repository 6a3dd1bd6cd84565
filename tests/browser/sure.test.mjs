// How sure are you? It is asked before feedback, opens the explanation where that helps most, and is summed up later.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onDisk, online, open, settled, violations } from "./support.mjs";

const LESSON = "teaching/one/practice.html";
const EXAM = "teaching/one/exam.html";
const question = (page, id) => page.locator(`.cm-question[data-question="${id}"]`);
const press = (place, name) => place.getByRole("button", { name, exact: true }).click();
const events = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.databases().then(([{ name }]) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => {
            const reading = opening.result.transaction("events").objectStore("events").getAll();
            reading.onsuccess = () => {
              opening.result.close();
              const answers = reading.result.filter(({ type }) => type === "answered");
              resolve(answers.sort((a, b) => a.count - b.count));
            };
          };
        });
      }),
  );

test("how sure someone is hands in the answer, and opens the explanation to those who were sure and wrong", async () => {
  for (const at of [online, onDisk]) {
    const { context, page, faults } = await open(at(LESSON));
    const grass = question(page, "grass");
    await grass.getByText("How sure are you?").waitFor();
    assert.equal(await grass.getByRole("button", { name: "Check" }).count(), 0, "one way to hand in");
    await press(grass, "Sure");
    await grass.getByText("Not answered yet").waitFor();
    await grass.getByLabel("Red").check();
    await press(grass, "Sure");
    await grass.getByText("You were sure").waitFor();
    await grass.locator(".cm-result").getByText("Chlorophyll reflects green light.").waitFor();
    assert.ok(await grass.getByText("How sure are you?").isHidden(), "after feedback it is not asked again");
    assert.equal(await grass.locator(":focus").count(), 1, "the focus stays in the question");
    await grass.getByText("Saved").waitFor();
    await grass.getByLabel("Green").check();
    await press(grass, "Check");
    await grass.locator(".cm-result .cm-verdict[data-mark=right]").waitFor();
    await settled(page);
    const [first, second] = await events(page);
    assert.deepEqual([first.sure, first.share, second.sure, second.share], [3, 0, undefined, 1]);
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("a wrong guess keeps the explanation closed, and a right one is said to be a guess", async () => {
  const { context, page } = await open(online(LESSON));
  const grass = question(page, "grass");
  await grass.getByLabel("Blue").check();
  await press(grass, "Guess");
  await grass.getByText("No grass is blue.").first().waitFor();
  assert.equal(await grass.locator(".cm-result").getByText("Chlorophyll reflects").count(), 0);
  const snow = question(page, "snow");
  await snow.getByLabel("Yes").check();
  await snow.getByLabel("It scatters all light").check();
  await press(snow, "Guess");
  await snow.getByText("You guessed, and it’s right.").waitFor();
  await context.close();
});

test("“I don’t know” is an answer worth nothing, shows the right one, and comes back as it was", async () => {
  const { context, page, faults } = await open(online(LESSON));
  const sky = question(page, "sky");
  await press(sky, "I don’t know");
  await sky.getByText("that’s fine").waitFor();
  await sky.locator(".cm-result").getByText("The air scatters blue light most.").waitFor();
  await sky.locator(".cm-result").getByText("blue", { exact: true }).waitFor();
  assert.equal(await sky.getByText("Not right.").count(), 0);
  await sky.getByText("Saved").waitFor();
  await settled(page);
  const [given] = await events(page);
  assert.deepEqual([given.sure, given.share, given.response], [0, 0, {}]);
  await page.reload();
  await press(sky, "Show feedback");
  await sky.locator(".cm-result").getByText("The air scatters blue light most.").waitFor();
  await sky.locator("input").fill("blue");
  await press(sky, "Check");
  await sky.locator(".cm-result .cm-verdict[data-mark=right]").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("Enter in a field leads to how sure one is, and a quiz may do without", async () => {
  const { context, page } = await open(online(LESSON));
  const sky = question(page, "sky");
  await sky.getByText("How sure are you?").waitFor();
  await sky.locator("input").fill("blue");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent === "Guess");
  assert.deepEqual(await violations(page), []);
  await page.goto(online("teaching/one/calm.html"));
  await question(page, "coal").getByRole("button", { name: "Check" }).waitFor();
  assert.equal(await page.getByText("How sure are you?").count(), 0);
  await context.close();
});

test("a quiz that is submitted asks with each question, and tells with the result", async () => {
  const { context, page, faults } = await open(online(EXAM));
  await page.getByText("Question 1 of 3").waitFor();
  await page.getByRole("radio", { name: "Green" }).check();
  await press(page, "Sure");
  assert.equal(await page.getByRole("button", { name: "Sure", pressed: true, exact: true }).count(), 1);
  await page.getByText("Saved").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Sure", pressed: true, exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await press(page, "Next question");
  await press(page, "I don’t know");
  await page.getByRole("button", { name: "Question 2: answered" }).waitFor();
  await page.getByRole("radio", { name: "Red" }).check();
  assert.equal(
    await page.getByRole("button", { name: "I don’t know", pressed: true }).count(),
    0,
    "an answer after all",
  );
  await press(page, "Next question");
  await press(page, "I don’t know");
  await press(page, "Submit the quiz");
  await page.getByText("Not yet").first().waitFor();
  await page.getByText("See all answers").click();
  await question(page, "sun").getByText("You were sure").waitFor();
  await question(page, "milk").getByText("that’s fine").waitFor();
  await settled(page);
  const given = Object.fromEntries((await events(page)).map(({ question, sure, share }) => [question, [sure, share]]));
  assert.deepEqual(given, { sun: [3, 0], blood: [undefined, 1], milk: [0, 0] });
  assert.deepEqual(faults, []);
  await context.close();
});

test("from ten answers the progress page says how often each step was right", async () => {
  const { context, page, faults } = await open(online(LESSON));
  const grass = question(page, "grass");
  for (let round = 0; round < 8; round += 1) {
    await grass.getByLabel("Green").check();
    await press(grass, "Sure");
    await grass.getByText("Saved").waitFor();
    await press(grass, "Try again");
  }
  const snow = question(page, "snow");
  await snow.getByLabel("No").check();
  await snow.getByLabel("It is dirty").check();
  await press(snow, "Rather sure");
  await snow.getByText("Saved").waitFor();
  const told = await context.newPage();
  await told.goto(online("teaching/progress.html"));
  await told.locator(".cm-progress__standing").waitFor();
  await settled(told);
  assert.equal(await told.getByText("How sure you were").count(), 0, "nine are too few");
  await question(page, "sky").locator("input").fill("green");
  await press(question(page, "sky"), "Guess");
  await question(page, "sky").getByText("Saved").waitFor();
  await told.getByText("How sure you were").click();
  const rows = await told.locator("#cm\\:by-sureness tbody tr").allInnerTexts();
  assert.deepEqual(
    rows.map((row) => row.replace(/\s+/g, " ")),
    [
      "Guess 0 of 1 right 0 right",
      "Rather sure 0 of 1 right 1 right",
      "Sure 8 of 8 right 7 right: you judge this well",
      "Name the colours 8 of 10 right 8 right: you judge this well",
    ],
  );
  assert.deepEqual(await violations(told), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without scripts nothing is asked", async () => {
  const { context, page } = await open(online(LESSON), { javaScriptEnabled: false });
  assert.equal(await page.getByText("How sure are you?").count(), 0);
  assert.equal((await page.getByText("Answer").count()) > 0, true);
  await context.close();
});

test("what learners confuse is asked in blocks at first, and never twice in a row later", async () => {
  const { context, page, faults } = await open(online("teaching/one/shades.html"), { isTogether: true });
  await page.waitForSelector(".cm-quiz[data-ready]");
  const LABELS = { Snow: "l", Milk: "l", Chalk: "l", Coal: "d", "The night sky": "d", Soot: "d" };
  const order = () => page.locator(".cm-quiz .cm-question__title > *").allInnerTexts();
  const labels = async () => (await order()).map((title) => LABELS[title.replace(/^\d+\.\s*/, "").trim()]).join("");
  assert.equal(await labels(), "lllddd");
  for (const radio of await page.getByRole("radio", { name: "Light" }).all()) await radio.check();
  await page.getByText("Saved").first().waitFor();
  await page.reload();
  await page.waitForSelector(".cm-quiz[data-ready]");
  assert.equal(await labels(), "lllddd", "an attempt keeps its order");
  await press(page, "Submit the quiz");
  await press(page, "Take the quiz again");
  await page.waitForSelector(".cm-quiz[data-phase=attempt]");
  assert.match(await labels(), /^(ld){3}$|^(dl){3}$/);
  assert.deepEqual(faults, []);
  await context.close();
});
