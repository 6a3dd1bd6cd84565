// Testing out: a few questions show what learners know already, and the lessons about it are skipped until that is taken back.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import {
  lentQuestions,
  onDisk,
  online,
  open,
  progressOf,
  remember,
  SITES,
  settled,
  until,
  violations,
} from "./support.mjs";

const PAGE = "knowing/test-out.html";

/** The questions of the course by their ids. */
const lent = new Map(
  readdirSync(join(SITES, "knowing/questions")).flatMap((file) =>
    lentQuestions(join(SITES, "knowing/questions", file)).map(({ question }) => [question.id, question]),
  ),
);

const begun = (page) => page.waitForSelector(".cm-test-out[data-ready]");
const form = (page) => page.locator(".cm-test-out .cm-question[data-ready]");
const button = (page, name) => page.locator(".cm-test-out").getByRole("button", { name, exact: true });
const result = (page) => page.getByRole("heading", { name: /^You know/ });

/** Fills in the right answer or a wrong one. Returns the id of the question. */
async function fill(page, isRight) {
  const id = await form(page).getAttribute("data-question");
  const { kind, options, gaps } = lent.get(id);
  if (kind === "single") {
    const found = options.find(([, , credit]) => (credit === 1) === isRight);
    await form(page).locator(`input[value="${found[0]}"]`).check({ force: true });
  } else
    await form(page)
      .locator("input[type=text]")
      .fill(isRight ? gaps[0].answers[0] : "99");
  return id;
}

/** Answers the question that is shown, and waits for what follows. */
async function answer(page, isRight, sure = "Sure") {
  const id = await fill(page, isRight);
  await button(page, sure).click();
  await until(async () => (await page.locator(`.cm-test-out [data-question="${id}"]`).count()) === 0);
  return id;
}

const recorded = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open(`coursemark:${document.documentElement.dataset.course}`);
        request.onsuccess = () => {
          const all = request.result.transaction("events").objectStore("events").getAll();
          all.onsuccess = () => resolve(all.result.sort((a, b) => a.count - b.count));
        };
      }),
  );
const known = async (page) => (await recorded(page)).filter(({ field }) => field === ":known").map(({ text }) => text);

for (const [where, at] of [
  ["a server", online],
  ["the disk", onDisk],
])
  test(`from ${where}: what is right and sure is skipped everywhere, and comes back in one click`, async () => {
    const { context, page, faults } = await open(at("knowing/index.html"), { viewport: { width: 390, height: 844 } });
    await page.getByRole("link", { name: "Skip what you know" }).click();
    await begun(page);
    if (at === online) assert.deepEqual(await violations(page), []);
    await button(page, "Start").click();
    await form(page).waitFor();
    assert.match(await page.locator(".cm-test-out").innerText(), /Question 1 of at most 8/);
    assert.equal(await form(page).locator(".cm-actions__check").isVisible(), false, "how sure is asked instead");
    if (at === online) assert.deepEqual(await violations(page), []);
    const first = await answer(page, true);
    // The try goes on where it was left.
    await page.reload();
    await begun(page);
    await button(page, "Go on").click();
    await form(page).waitFor();
    assert.match(await page.locator(".cm-test-out").innerText(), /Question 2 of at most 8/);
    const second = await answer(page, true);
    assert.deepEqual([first.charAt(0), second.charAt(0)], ["a", "a"], "it starts in the middle, with two questions");
    assert.notEqual(first, second);
    assert.equal((await answer(page, false)).charAt(0), "m", "then comes the middle of what is left");
    await result(page).waitFor();
    assert.match(await result(page).innerText(), /You know 2 of 4 objectives/);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H2", "the result has the focus");
    assert.match(await page.locator(".cm-test-out").innerText(), /2 lessons are skipped:\s+Counting\s+Adding/);
    assert.deepEqual(await known(page), ["counting adding"]);
    await page.locator(".cm-test-out .cm-pager__next", { hasText: "Multiplying" }).waitFor();
    if (at === online) assert.deepEqual(await violations(page), []);

    // Everywhere else.
    await page.goto(at("knowing/index.html"));
    const marks = page.locator('.cm-outline .cm-mark[data-mark="known"]');
    await until(async () => (await marks.count()) === 2);
    assert.match(await marks.first().innerText(), /You know this already/);
    await page.locator(".cm-hero__start .cm-button", { hasText: "Multiplying" }).waitFor();
    if (at === online) assert.deepEqual(await violations(page), []);
    await page.goto(at("knowing/progress.html"));
    await progressOf(page);
    const rows = page.locator(".cm-progress__table tr", { hasText: "You know this already" });
    assert.equal(await rows.count(), 2);
    assert.match(await page.locator(".cm-progress__rest").innerText(), /0 of 3 pages completed/);
    assert.equal(await page.getByRole("link", { name: "Skip what you know" }).count(), 1);
    await page.goto(at("knowing/certificate.html"));
    await page.waitForSelector(".cm-requirements");
    await settled(page);
    assert.equal(await page.locator("[data-done]").count(), 0, "the quiz is still to be passed");
    await page.goto(at("knowing/one/counting.html"));
    const inMenu = page.locator('.cm-menu .cm-mark[data-mark="known"]');
    await until(async () => (await inMenu.count()) === 2);
    const onward = page.locator(".cm-pager .cm-pager__next .cm-pager__title");
    // Which of both words it is depends on whether this page counts as opened by then.
    await until(async () => /^(Start|Continue): Multiplying$/.test((await onward.textContent()) ?? ""));

    // A second try asks what was not asked yet.
    await page.goto(at(PAGE));
    await begun(page);
    assert.match(await page.locator(".cm-test-out").innerText(), /You can try 3 more times/);
    await button(page, "Try again").click();
    await form(page).waitFor();
    const later = [await answer(page, true), await answer(page, true)];
    assert.deepEqual(
      later.map((id) => id.charAt(0)),
      ["m", "m"],
    );
    await form(page).waitFor();
    await button(page, "Stop here").click();
    await result(page).waitFor();
    assert.match(await result(page).innerText(), /You know 3 of 4 objectives/);
    const asked = (await recorded(page)).filter(({ type }) => type === "answered").map(({ question }) => question);
    assert.equal(new Set(asked).size, asked.length, "nothing is asked twice");

    await button(page, "Don’t skip these lessons").click();
    await page.getByText("No lesson is skipped now.").waitFor();
    assert.equal((await known(page)).at(-1), "");
    await page.goto(at("knowing/index.html"));
    await settled(page);
    assert.equal(await marks.count(), 0);
    await page.goto(at("knowing/progress.html"));
    await progressOf(page);
    assert.match(await page.locator(".cm-progress__rest").innerText(), /0 of 5 pages completed/);
    assert.deepEqual(faults, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    await context.close();
  });

test("the keyboard is enough, and being unsure or not knowing shows nothing", async () => {
  const { context, page, faults } = await open(online(PAGE));
  await begun(page);
  const tabTo = async (name) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
    }
    assert.fail(`no way to ${name}`);
  };
  await tabTo("Start");
  await page.keyboard.press("Enter");
  await form(page).waitFor();
  await until(() => page.evaluate(() => document.activeElement?.closest(".cm-question__title") !== null));
  const id = await fill(page, true);
  if (lent.get(id).kind !== "single") {
    // The answer is not handed in before the learner has said how sure they are.
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Guess");
    await page.keyboard.press("Shift+Tab");
  }
  await tabTo("Rather sure");
  await page.keyboard.press("Space");
  await until(async () => (await form(page).getAttribute("data-question")) !== id);
  assert.notEqual(
    id.charAt(0),
    (await form(page).getAttribute("data-question")).charAt(0),
    "unsure is enough to go on",
  );
  await tabTo("I don’t know");
  await page.keyboard.press("Enter");
  await until(async () => (await recorded(page)).filter(({ type }) => type === "answered").length === 2);
  const [, unknown] = (await recorded(page)).filter(({ type }) => type === "answered");
  assert.deepEqual([unknown.sure, unknown.share], [0, 0]);
  assert.deepEqual(await known(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("nothing is skipped without an answer in every field, and a complaint says what is missing", async () => {
  const { context, page } = await open(online(PAGE));
  await begun(page);
  await button(page, "Start").click();
  await form(page).waitFor();
  await button(page, "Sure").click();
  await form(page).locator(".cm-result__problem").waitFor();
  assert.equal((await recorded(page)).filter(({ type }) => type === "answered").length, 0);
  await context.close();
});

test("what two devices have shown is the same after a merge, and a page shows it", async () => {
  const { context, page } = await open(online("knowing/index.html"));
  await settled(page);
  await remember(page, [
    {
      id: "s1",
      device: "x",
      count: 1,
      at: 1,
      type: "started",
      attempt: "t",
      quiz: ":test-out",
      page: "",
      seed: 0,
      asked: [],
    },
    { id: "k1", device: "x", count: 2, at: 2, type: "wrote", field: ":known", text: "counting adding multiplying" },
  ]);
  await page.reload();
  await until(async () => (await page.locator('.cm-outline .cm-mark[data-mark="known"]').count()) === 3);
  await context.close();
});

test("without scripts the page says what it needs, and paper has none of it", async () => {
  const { context, page } = await open(online(PAGE), { javaScriptEnabled: false });
  assert.match(await page.locator(".cm-test-out").innerText(), /work with JavaScript/);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".cm-test-out").isVisible(), false);
  await context.close();
});

test("all files of the page are small, and a lesson loads none of them", async () => {
  const { context, page, requests } = await open(online(PAGE));
  await begun(page);
  await button(page, "Start").click();
  await form(page).waitFor();
  const own = [...new Set(requests)].filter((url) => !url.includes("/questions/") && !url.endsWith(".woff2"));
  const bytes = own.map(
    (url) =>
      brotliCompressSync(readFileSync(join(SITES, decodeURI(new URL(url).pathname).replace("/some/sub folder/", ""))))
        .length,
  );
  const sum = bytes.reduce((all, one) => all + one, 0);
  assert.ok(sum <= 60_000, `${sum} bytes: ${own.join(" ")}`);
  console.log(`test out: ${sum} bytes`);
  await context.close();
  const lesson = await open(online("knowing/one/counting.html"));
  await settled(lesson.page);
  assert.deepEqual(
    lesson.requests.filter((url) => /test-out/.test(url)),
    [],
  );
  await lesson.context.close();
});
