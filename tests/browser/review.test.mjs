// The review: what was answered comes back days later, one question at a time, from a server and from the disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { press, question } from "./learner.mjs";
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

const DAY = 86_400_000;
const REVIEW = "journey/review.html";

/** The scored questions of a site, with their pages. */
function questionsOf(site) {
  const text = readFileSync(join(SITES, site, "progress/questions.js"), "utf8");
  const { pages } = JSON.parse(text.match(/^coursemarkProgress\("questions",(.*)\)$/s)[1]);
  return Object.entries(pages).flatMap(([page, { questions }]) =>
    questions.filter(({ scored }) => scored).map((found) => ({ page, ...found })),
  );
}

/** Answers to the first `count` questions of a site, `days` days ago. */
const answersTo = (site, count, days, share = () => 1) =>
  questionsOf(site)
    .slice(0, count)
    .map(({ id, kind, page, wording, rev, answerHash }, at) => ({
      ...{ id: `old${at}`, device: "other", count: at + 1, at: Date.now() - days * DAY + at },
      ...{ type: "answered", question: id, kind, page, response: {}, offered: {}, shown: "" },
      ...{ wording, key: answerHash, rev, share: share(at), points: 1, hints: 0, attempt: "" },
    }));

const begun = (page) => page.waitForSelector(".cm-review[data-ready]");
const current = (page) => page.locator(".cm-question[data-current]");
const onward = (page) => page.locator(".cm-quiz__buttons .cm-button").last();

/** Answers the question that is shown, rightly or wrongly, by what its data says. */
async function answer(page, isRight) {
  const id = await current(page).getAttribute("data-question");
  const { kind } = questionsOf("journey").find((known) => known.id === id);
  assert.equal(kind, "single", id);
  const options = current(page).locator("input[type=radio]");
  const credits = new Map(lent.get(id).options.map(([name, , credit]) => [name, credit]));
  for (const option of await options.all()) {
    const name = await option.evaluate((input) => input.value);
    if ((credits.get(name) === 1) !== isRight) continue;
    await option.check({ force: true });
    break;
  }
  await press(page, id);
  await question(page, id).locator(".cm-actions__state", { hasText: "Saved" }).waitFor();
  return id;
}

const lent = new Map();
for (const { page } of questionsOf("journey")) {
  for (const { question } of lentQuestions(join(SITES, "journey/questions", `${page}.js`)))
    lent.set(question.id, question);
}
const SINGLES = questionsOf("journey").filter(({ kind }) => kind === "single");

/** Answers to single-choice questions only. */
const singles = (count, days, share) => {
  const ids = new Set(SINGLES.slice(0, count).map(({ id }) => id));
  return answersTo("journey", Infinity, days, share).filter((event) => ids.has(event.question));
};

for (const [where, at] of [
  ["a server", online],
  ["the disk", onDisk],
])
  test(`from ${where}: what was answered comes back, a miss once more, and then it is done`, async () => {
    const { context, page, faults } = await open(at(REVIEW), { viewport: { width: 390, height: 844 } });
    await begun(page);
    assert.match(await page.locator(".cm-review").innerText(), /Nothing to review yet/);
    await remember(page, singles(3, 4));
    await page.reload();
    await begun(page);
    assert.match(await page.locator(".cm-review__today").innerText(), /^3 questions today/);
    if (at === online) assert.deepEqual(await violations(page), []);
    const missed = await answer(page, false);
    assert.match(await question(page, missed).innerText(), /It comes once more at the end/);
    assert.equal(await question(page, missed).locator(".cm-result .cm-note a").count(), 1, "the page to read again");
    await onward(page).click();
    const right = await answer(page, true);
    await question(page, right).getByRole("button", { name: "That was easy" }).click();
    await onward(page).click();
    await answer(page, true);
    await onward(page).click();
    assert.equal(await current(page).getAttribute("data-question"), missed, "the miss comes again");
    await answer(page, true);
    await onward(page).click();
    await page.getByRole("heading", { name: "Done for today" }).waitFor();
    assert.match(await page.locator(".cm-review").innerText(), /You remembered 2 of 3\./);
    assert.match(await page.locator(".cm-review").innerText(), /Next: \w+day/);
    if (at === online) assert.deepEqual(await violations(page), []);
    const kept = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open(`coursemark:${document.documentElement.dataset.course}`);
          request.onsuccess = () => {
            const all = request.result.transaction("events").objectStore("events").getAll();
            all.onsuccess = () => resolve(all.result);
          };
        }),
    );
    assert.equal(kept.filter(({ review }) => review).length, 4);
    assert.equal(kept.filter(({ field }) => field?.startsWith(":easy ")).length, 1);
    await page.reload();
    await begun(page);
    assert.match(await page.locator(".cm-review").innerText(), /Nothing to review today/);
    assert.deepEqual(faults, []);
    await context.close();
  });

test("a calendar has the next days, and the front and progress pages say how much is due", async () => {
  const { context, page, faults } = await open(online(REVIEW));
  await begun(page);
  await remember(page, [
    ...singles(4, 3),
    { id: "o", device: "other", count: 900, at: Date.now(), type: "opened", page: "x", title: "X", path: "x.html" },
  ]);
  await page.goto(online("journey/index.html"));
  const due = page.locator(".cm-due");
  await due.waitFor();
  assert.equal(await due.innerText(), "4 questions to review");
  await page.goto(online("journey/progress.html"));
  await progressOf(page);
  await due.waitFor();
  assert.match(await page.locator("#cm\\:by-objective").innerText(), /Kept/);
  await due.click();
  await begun(page);
  for (let at = 0; at < 4; at += 1) {
    await answer(page, true);
    await onward(page).click();
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /calendar/ }).click();
  const calendar = readFileSync(await (await download).path(), "utf8");
  assert.match(calendar, /BEGIN:VEVENT/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a prompt for recall comes back after five days, and the learner says whether they knew it", async () => {
  const text = readFileSync(join(SITES, "journey/progress/questions.js"), "utf8");
  const { pages } = JSON.parse(text.match(/^coursemarkProgress\("questions",(.*)\)$/s)[1]);
  const [page_, prompts] = Object.entries(pages)
    .flatMap(([slug, { recall }]) => (recall ? [[slug, recall]] : []))
    .at(0);
  const said = (days) =>
    prompts.slice(0, 1).map(({ id, wording }) => ({
      ...{ id: "r1", device: "other", count: 1, at: Date.now() - days * DAY, type: "answered", question: id },
      ...{ kind: "recall", page: page_, response: {}, offered: {}, shown: "", wording, key: "", rev: 0 },
      ...{ share: null, points: 0, hints: 0, attempt: "", self: 1 },
    }));
  const { context, page, faults } = await open(online(REVIEW), { viewport: { width: 390, height: 844 } });
  await begun(page);
  await remember(page, said(4));
  await page.reload();
  await begun(page);
  assert.match(await page.locator(".cm-review").innerText(), /Nothing to review today/);
  await remember(page, said(5));
  await page.reload();
  await begun(page);
  assert.match(await page.locator(".cm-review__today").innerText(), /^1 question today/);
  assert.deepEqual(await violations(page), []);
  const card = current(page);
  const answer = card.locator("div[hidden]");
  assert.equal(await answer.count(), 1);
  await page.getByRole("button", { name: "Show the answer" }).click();
  assert.equal(await answer.count(), 0);
  await page.getByRole("button", { name: "Not yet" }).click();
  await card.getByText("Saved").waitFor();
  await onward(page).click();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await page.getByRole("button", { name: "Knew it" }).click();
  await onward(page).click();
  await page.getByRole("heading", { name: "Done for today" }).waitFor();
  assert.match(await page.locator(".cm-review").innerText(), /You remembered 0 of 1\./);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a prompt that was known in its lesson is not asked again on the same day", async () => {
  const text = readFileSync(join(SITES, "journey/progress/questions.js"), "utf8");
  const { pages } = JSON.parse(text.match(/^coursemarkProgress\("questions",(.*)\)$/s)[1]);
  const [slug] = Object.entries(pages).find(([, { recall }]) => recall);
  const { context, page, faults } = await open(online(`journey/one/${slug}.html`));
  await page.waitForSelector(".cm-quiz[data-ready]");
  await page.keyboard.press("Shift");
  await page.waitForSelector(".cm-recall[data-ready]");
  const set = page.locator(".cm-recall").first();
  await set.getByRole("button", { name: "Show the answer" }).click();
  await set.getByRole("button", { name: "Knew it" }).click();
  await set.getByText("Saved").waitFor();
  await page.goto(online(REVIEW));
  await begun(page);
  assert.match(await page.locator(".cm-review").innerText(), /Nothing to review today/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("by keyboard alone a question is answered and the next one has the focus", async () => {
  const { context, page, faults } = await open(online(REVIEW));
  await begun(page);
  await remember(page, singles(2, 4));
  await page.reload();
  await begun(page);
  await current(page).locator("input[type=radio]").first().focus();
  await page.keyboard.press("Space");
  const first = await current(page).getAttribute("data-question");
  await current(page).locator(".cm-actions__check").focus();
  await page.keyboard.press("Enter");
  await question(page, first).locator(".cm-actions__state", { hasText: "Saved" }).waitFor();
  await onward(page).focus();
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => document.activeElement?.closest(".cm-question__title") !== null));
  assert.notEqual(await current(page).getAttribute("data-question"), first);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without scripts the page says what is missing, and its scripts stay small", async () => {
  const { context, page } = await open(online(REVIEW), { javaScriptEnabled: false });
  assert.match(await page.locator(".cm-review").innerText(), /JavaScript/);
  await context.close();
  const { context: other, page: with_, requests } = await open(online(REVIEW));
  await begun(with_);
  await settled(with_);
  const path = (url) => decodeURIComponent(new URL(url).pathname).replace("/some/sub folder/", "");
  const bytes = requests.reduce((sum, url) => sum + brotliCompressSync(readFileSync(join(SITES, path(url)))).length, 0);
  assert.ok(bytes < 60_000, `${bytes} bytes`);
  await other.close();
});
