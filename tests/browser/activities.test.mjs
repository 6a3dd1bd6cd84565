// Stories, surveys, the plan, tracks, the certificate and weekly prompts: done by mouse and by keyboard, left and
// resumed, carried to another browser, printed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { button, choose, keeper, planned, rate, rated, ready, scene, told, ways } from "./learner.mjs";
import { keepingOf, onDisk, online, open, pages, progressOf, SITES, settled, violations } from "./support.mjs";

const STORY = "everything/first/story.html";
const SCALE_UP = "course/two-functions/the-scale-up.html";
const EXPERT = "course/the-move/the-promoted-expert.html";
const SURVEY = "course/two-functions/self-check.html";
const AGAIN = "course/your-ninety-days/self-check-again.html";

const OTHERS = pages.filter(
  (name) =>
    name.startsWith("course/") &&
    readFileSync(join(SITES, name), "utf8").includes('id="cm:story"') &&
    ![SCALE_UP, EXPERT].includes(name),
);

for (const address of [SCALE_UP, EXPERT, STORY, ...OTHERS]) {
  const isOther = OTHERS.includes(address);
  test(`${address}: every ending is reached, by mouse${isOther ? "" : " and by keyboard alone"}`, async () => {
    const { context, page, faults } = await open(online(address), { bypassCSP: true });
    await ready(page);
    if ((await button(page, "Begin").count()) > 0) await button(page, "Begin").click();
    const data = await told(page);
    const endings = ways(data);
    assert.equal(endings.size, data.scenes.filter(({ outcome }) => outcome).length);
    let times = 0;
    for (const [ending, way] of endings) {
      const byKeys = async (place) => {
        await place.focus();
        await page.keyboard.press("Enter");
      };
      for (const act of isOther ? [undefined] : [undefined, byKeys]) {
        for (const [at, name] of way) {
          assert.equal(await scene(page).getAttribute("data-scene"), at);
          await choose(page, name, act);
        }
        assert.equal(await scene(page).getAttribute("data-scene"), ending);
        assert.match(
          await scene(page).locator(".cm-scene__number").innerText(),
          /It (ends well|can be put right|ends badly)/,
        );
        assert.equal(
          await page.evaluate(() => document.activeElement?.closest("[data-scene]")?.dataset.scene),
          ending,
          "the focus follows the story",
        );
        assert.equal(await page.locator(".cm-way ol > li").count(), way.length, "the whole way is told");
        if (times++ === 0) {
          await page.locator(".cm-way summary").first().click();
          assert.deepEqual(await violations(page), []);
        }
        await button(page, "Start again").click();
      }
    }
    assert.match(await page.locator('.cm-menu a[aria-current="page"]').innerText(), /completed/i);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a story goes on where it was left, goes back, and tries another way", async () => {
  const { context, page } = await open(online(SCALE_UP));
  await ready(page);
  const link = (at) => scene(page).locator(".cm-choice__link").nth(at);
  await link(1).click();
  assert.match(await page.locator(".cm-consequence:not([hidden])").innerText(), /41 projects/);
  assert.equal(
    await scene(page).locator(".cm-choice:not([hidden])").count(),
    1,
    "what was not chosen is out of the way",
  );
  assert.match(
    await page.locator(".cm-meters").innerText(),
    /Delivery: 3 of 6 up 1, better\s+Trust: 4 of 6 up 1, better/,
  );
  assert.match(
    await page.evaluate(() => document.activeElement.ariaLabel),
    /^Delivery: 3 of 6 up 1, better\. Trust: 4 of 6 up 1, better$/,
    "and it is heard",
  );
  assert.match(await page.evaluate(() => document.activeElement.textContent), /41 projects/);
  await button(page, "Go on").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "one-more-idea");
  await link(0).click();
  await page.reload();
  await ready(page);
  assert.equal(await scene(page).getAttribute("data-scene"), "two-weeks-on", "and what followed is behind");
  assert.match(await page.locator(".cm-meters").innerText(), /Load: 5 of 6/);
  await button(page, "Back").click();
  assert.equal(await scene(page).getAttribute("data-scene"), "one-more-idea");
  await link(1).click();
  await button(page, "Go on").click();
  await page.locator(".cm-way summary").click();
  assert.match(await page.locator(".cm-way").innerText(), /Show her the wall/);
  assert.doesNotMatch(await page.locator(".cm-way").innerText(), /squeeze it in/);
  await page
    .locator(".cm-way")
    .getByRole("button", { name: /Try another way/ })
    .first()
    .click();
  assert.equal(await scene(page).getAttribute("data-scene"), "first-week");
  await context.close();
});

test("two tabs tell the same story, and nothing of either is lost", async () => {
  const { context, page } = await open(online(SCALE_UP));
  await ready(page);
  const other = await context.newPage();
  await other.goto(online(SCALE_UP));
  await ready(other);
  await Promise.all([
    scene(page).locator(".cm-choice__link").nth(0).click(),
    scene(other).locator(".cm-choice__link").nth(1).click(),
  ]);
  await page.locator(".cm-consequence:not([hidden])", { hasText: "one more form" }).waitFor();
  await other.locator(".cm-consequence:not([hidden])", { hasText: "41 projects" }).waitFor();
  await button(page, "Go on").click();
  await button(other, "Go on").click();
  assert.equal(await scene(page).getAttribute("data-scene"), "one-more-tool", "each tab keeps its place");
  assert.equal(await scene(other).getAttribute("data-scene"), "one-more-idea");
  const stored = await exported(page, "course");
  assert.deepEqual(
    stored.events
      .filter(({ type }) => type === "chose")
      .map(({ to }) => to)
      .sort(),
    ["one-more-idea", "one-more-tool"],
  );
  await context.close();
});

test("a story that may weigh on somebody waits, stops when asked, and can be read as text", async () => {
  const { context, page, faults } = await open(online(STORY), { bypassCSP: true });
  await ready(page);
  assert.ok(await page.getByText("Somebody is shouted at.").isVisible());
  assert.equal(await scene(page).count(), 0);
  await button(page, "Begin").click();
  await choose(page, (await told(page)).scenes[0].choices[0].name);
  await button(page, "Stop here").click();
  assert.equal(await scene(page).count(), 0);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /You have stopped/);
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await ready(page);
  assert.equal(await scene(page).getAttribute("data-scene"), "later", "nothing is lost");
  await button(page, "Stop here").click();
  await button(page, "Read it as text instead").click();
  assert.equal(await scene(page).count(), 4);
  assert.deepEqual(await violations(page), []);
  await button(page, "I have read it").click();
  await page.locator('.cm-menu a[aria-current="page"]', { hasText: "completed" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("without scripts and on paper a story is a book to leaf through", async () => {
  const { context, page } = await open(online(STORY), { javaScriptEnabled: false });
  assert.equal(await page.locator(".cm-scene:visible").count(), 4);
  assert.match(await page.locator(".cm-scene").first().innerText(), /Scene 1[\s\S]*Wait and see → 2/);
  await page.locator(".cm-scene a", { hasText: "Wait and see" }).click();
  assert.match(page.url(), /#later$/);
  await context.close();
  const again = await open(online(STORY));
  await ready(again.page);
  await button(again.page, "Begin").click();
  await scene(again.page).locator(".cm-choice__link").first().click();
  await again.page.emulateMedia({ media: "print" });
  const text = await again.page.locator(".cm-scenario").innerText();
  for (const part of [
    "Scene 1",
    "Ask at once → 2",
    "They answer.",
    "Only if trust is at least 3",
    "Scene 4 · It ends badly",
  ])
    assert.ok(text.includes(part), part);
  assert.ok(!(await again.page.locator(".cm-meters, .cm-scene__foot").first().isVisible()));
  await again.context.close();
});

// Surveys.

test("a survey is answered by keyboard, kept meanwhile, and gives a result in words and numbers", async () => {
  const { context, page, faults } = await open(online(SURVEY), { bypassCSP: true });
  await rated(page);
  assert.equal(await page.locator(".cm-statement").count(), 24);
  const names = await page
    .locator(".cm-statement")
    .evaluateAll((all) => all.slice(0, 4).map((one) => one.dataset.statement));
  assert.deepEqual(names, ["m1", "l1", "m2", "l2"], "the dimensions take turns");
  const first = page.getByRole("group", { name: "I agreed results and dates in clear terms" });
  await first.getByLabel("Never").focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await first.getByLabel("Rarely").isChecked());
  const count = page.locator(".cm-survey__count");
  assert.equal(await count.innerText(), "1 of 24 answered");
  assert.equal(await count.getAttribute("role"), "status", "and it is heard");
  assert.ok(
    await count.evaluate((line) => line.getBoundingClientRect().bottom <= innerHeight),
    "it is in view at the first statement",
  );
  await page.getByRole("button", { name: "Show my result" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.name), "l1", "it leads to what is open");
  assert.match(await page.locator("[role=status].cm-survey__status").innerText(), /no answer yet/);
  const hasRoom = () =>
    page.evaluate(() => {
      const bar = document.querySelector(".cm-survey__count").getBoundingClientRect();
      const header = document.querySelector(".cm-header").getBoundingClientRect();
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return top >= header.bottom && bottom <= bar.top;
    });
  for (let times = 0; times < 24; times += 1) {
    assert.ok(await hasRoom(), "what has the focus is not behind the bar or the header");
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.type !== "radio")) break;
  }
  assert.deepEqual(await violations(page), []);
  await rate(page, (id) => (id.startsWith("m") ? 4 : id === "l9" ? 0 : 2));
  await page.reload();
  await rated(page);
  assert.equal(await page.locator(".cm-statement input:checked").count(), 24);
  await page.getByRole("button", { name: "Show my result" }).click();
  const results = page.locator("[data-results]");
  await results.getByText("People can rely on your plans").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "cm:results");
  const text = await results.innerText();
  for (const part of [
    "Managing",
    "4.0 of 5",
    "2.0 of 5",
    "not a tested instrument",
    "One half is much stronger",
    "Rated lowest",
  ])
    assert.ok(text.includes(part), part);
  assert.ok(!text.includes("Dependable and inspiring"));
  assert.equal(await results.locator("li").count(), 3);
  assert.deepEqual(
    await results.locator("rect").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("width"))),
    ["75", "25"],
    "a bar begins at the least of the scale",
  );
  assert.equal(await results.getByRole("link", { name: "Making work matter" }).count(), 1, "lessons are links");
  assert.match(
    await results.locator(".cm-survey__foot").ariaSnapshot(),
    /^- 'link "Continue: The scale-up 12 minutes"':\n.*\n- button "Change answers"\n- button "Answer again"$/,
  );
  assert.deepEqual(await violations(page), []);
  for (const scheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme: scheme });
    assert.deepEqual(await violations(page), [], scheme);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test("a survey is taken again, by others too, and compared with the first time", async () => {
  const { context, page } = await open(online(SURVEY), { acceptDownloads: true, bypassCSP: true });
  await rated(page);
  await rate(page, () => 2);
  await page.getByRole("button", { name: "Show my result" }).click();
  await page.getByText("Both under construction").waitFor();

  const observer = await context.newPage();
  const href = await page.getByRole("link", { name: "Page for observers" }).getAttribute("href");
  await observer.goto(href);
  await rated(observer);
  assert.equal(await observer.locator(".cm-statement:visible").count(), 8);
  assert.ok(
    !(await observer.getByText("Think of the last four weeks.").isVisible()),
    "what speaks to the learner is left out",
  );
  assert.deepEqual(await violations(observer), []);
  await observer.getByRole("button", { name: "Save as a file" }).click();
  assert.match(await observer.locator(".cm-survey__status").innerText(), /no answer yet/);
  await rate(observer, () => 5);
  await observer.getByLabel("Your name, if you like").fill("Kim <b>");
  const [file] = await Promise.all([
    observer.waitForEvent("download"),
    observer.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  const path = await file.path();
  const picker = page.locator(".cm-observers input[type=file]");
  await picker.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await page.getByText("This file holds no answers to this survey.").waitFor();
  await picker.setInputFiles(path);
  await page.getByText("The answers of Kim <b> were added.").waitFor();
  assert.match(await page.locator("[data-results] table").innerText(), /Kim <b> \(observer\)/);

  await page.goto(online(AGAIN));
  await rated(page);
  await rate(page, () => 4);
  await page.getByRole("button", { name: "Show my result" }).click();
  const table = page.locator("[data-results] table");
  await table.waitFor();
  assert.match(await table.innerText(), /First time[\s\S]*Now[\s\S]*2\.0 of 5[\s\S]*4\.0 of 5/);
  await page.getByRole("button", { name: "Answer again" }).click();
  assert.equal(await page.locator(".cm-statement input:checked").count(), 0);
  await context.close();
});

test("without scripts a survey is a sheet with all its results", async () => {
  const { context, page } = await open(online(SURVEY), { javaScriptEnabled: false });
  assert.equal(await page.locator(".cm-statement:visible").count(), 24);
  assert.equal(await page.locator(".cm-profile:visible").count(), 5);
  assert.match(
    await page.locator(".cm-profile").first().innerText(),
    /Managing is at least 3.5, Leading is at least 3.5/,
  );
  assert.ok(await page.getByText("To count by hand").isVisible());
  await context.close();
});

// The plan, tracks, the certificate, prompts.

/** The record, as its export has it. */
async function exported(page, site) {
  const back = page.url();
  await page.goto(online(`${site}/record.html`));
  await keepingOf(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export", exact: false }).first().click(),
  ]);
  const record = JSON.parse(readFileSync(await file.path(), "utf8"));
  await page.goto(back);
  return record;
}

test("the plan keeps what is typed, takes what the course asked, and goes along as text and dates", async () => {
  const { context, page, faults } = await open(online("everything/plan.html"), {
    acceptDownloads: true,
    bypassCSP: true,
  });
  await planned(page);
  await keeper(page, "aim").fill("Half a thou");
  await page.reload();
  await planned(page);
  assert.equal(await keeper(page, "aim").inputValue(), "Half a thou", "what was typed is there after leaving");
  await keeper(page, "aim").fill("Half a thought");
  await keeper(page, "aim").blur();
  await page.locator(".cm-plan__status", { hasText: "Saved" }).waitFor();
  await keeper(page, "aim").fill("");
  await keeper(page, "aim").blur();

  // A reflection in a lesson fills the field. Text that was cleared on the plan does not come back by itself.
  await page.goto(online("everything/second/more.html"));
  const question = page.locator('[data-question="aim-question"][data-ready]');
  const note = question.getByRole("status").filter({ hasText: "This goes into your plan: My aim" });
  assert.match(await note.getByRole("link", { name: "My aim" }).getAttribute("href"), /plan\.html#aim$/);
  await question.locator("textarea").fill("Why is the sky blue?");
  await question.locator(".cm-actions__check").click();
  await question.locator(".cm-actions__state", { hasText: "Saved" }).waitFor();
  await page.goto(online("everything/plan.html"));
  await planned(page);
  assert.equal(await keeper(page, "aim").inputValue(), "");
  await page.getByText("In the course you wrote:").waitFor();
  await page.getByRole("button", { name: "Add it here" }).click();
  assert.equal(await keeper(page, "aim").inputValue(), "Why is the sky blue?");
  await page.getByText("In the course you wrote:").waitFor({ state: "detached" });

  await keeper(page, "goal:behaviour").fill("Be better at asking");
  await page.getByText("Could somebody see it and count it?").waitFor();
  assert.deepEqual(await violations(page), []);
  await keeper(page, "goal:behaviour").fill("I ask two questions before I answer");
  await page.getByText("Could somebody see it and count it?").waitFor({ state: "detached" });
  await keeper(page, "goal:then").fill("then I wait");
  await page.getByRole("button", { name: /calendar/ }).click();
  await page.getByText("Choose a first day.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "cm:start");
  await keeper(page, ":start").fill("2026-12-30");
  await keeper(page, ":start").blur();
  assert.match(await page.locator(".cm-plan__weeks").innerText(), /Week 1 30 Dec 2026|Week 1 Dec 30, 2026/);
  await keeper(page, ":week-2 #goal").check();
  const [dates] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /calendar/ }).click(),
  ]);
  const calendar = readFileSync(await dates.path(), "utf8");
  for (const line of [
    "DTSTART;VALUE=DATE:20270129",
    "DTSTART;VALUE=DATE:20270228",
    "DTSTART;VALUE=DATE:20270330",
    "RRULE:FREQ=WEEKLY;COUNT=13",
  ])
    assert.ok(calendar.includes(line), line);
  const [words] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as text" }).click(),
  ]);
  const text = readFileSync(await words.path(), "utf8");
  assert.match(words.suggestedFilename(), /\.md$/);
  for (const part of [
    "# Plan",
    "## My aim",
    "Why is the sky blue?",
    "- **What I want to do** I ask two questions before I answer",
    "2026-12-30",
  ])
    assert.ok(text.includes(part), part);

  const other = await context.newPage();
  await other.goto(online("everything/plan.html"));
  await planned(other);
  assert.equal(await keeper(other, "goal:then").inputValue(), "then I wait");
  assert.ok(await keeper(other, ":week-2 #goal").isChecked());
  await keeper(other, "goal:why").fill("Because they know more");
  await keeper(other, "goal:why").blur();
  await page.waitForFunction(() => document.querySelector('[data-keep="goal:why"]').value === "Because they know more");
  assert.deepEqual(await violations(page), []);
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.getByRole("button", { name: "Print" }).isVisible()));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a question says how much of the plan it fills, and the plan shows what is filled first", async () => {
  const { context, page, faults } = await open(online("everything/second/more.html"), { bypassCSP: true });
  const question = page.locator('[data-question="aim-question"][data-ready]');
  await question.locator("textarea").fill("Why is the sky blue?");
  await question.locator(".cm-actions__check").click();
  const note = question.locator("[data-plan]");
  await note.filter({ hasText: "1 of 3 parts filled" }).waitFor();
  assert.equal(await note.getAttribute("role"), "status", "and it is heard");
  assert.deepEqual(await violations(page), []);
  await note.getByRole("link", { name: "My aim" }).click();
  await page.waitForSelector(".cm-plan[data-ready]");
  assert.equal(await page.locator(".cm-plan__share").innerText(), "1 of 3 parts filled");
  const headings = await page.locator(".cm-plan h2").allInnerTexts();
  assert.deepEqual(headings, ["My aim", "Still to fill in", "Where I stand", "My goal", "Ninety days"]);
  assert.ok(!(await keeper(page, "goal:if").isVisible()), "what is empty is folded");
  assert.equal(await page.locator('[data-field="profile"]').getByRole("link", { name: "A survey" }).count(), 1);
  await page.locator('[data-field="goal"] summary').press("Enter");
  for (const part of ["behaviour", "measure", "if", "then"]) await keeper(page, `goal:${part}`).fill("Something");
  await keeper(page, "goal:then").blur();
  await page.getByText("2 of 3 parts filled").waitFor();
  assert.deepEqual(await violations(page), []);
  // On paper nothing is folded.
  await page.reload();
  await page.waitForSelector(".cm-plan[data-ready]");
  await page.emulateMedia({ media: "print" });
  assert.ok(await keeper(page, "goal:helper").isVisible());
  assert.ok(!(await page.getByText("Still to fill in").isVisible()));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a track is followed by links and by progress, and everything else stays reachable", async () => {
  const { context, page, faults } = await open(online("course/index.html"), { bypassCSP: true });
  const follow = page.getByRole("button", { name: /Follow this track.*For organisations/ });
  await follow.click();
  await page.waitForFunction(
    () => document.querySelector('[data-track="organisation"] button').getAttribute("aria-pressed") === "true",
  );
  await page.locator("summary", { hasText: "(The move)" }).click();
  const off = page.getByRole("link", { name: "The promoted expert (not on your track)" });
  assert.equal(await off.count(), 1);
  assert.deepEqual(await violations(page), []);
  await page.goto(online("course/progress.html"));
  await progressOf(page);
  const text = await page.locator(".cm-progress__standing").innerText();
  assert.ok(text.includes("Two kinds of work") && !text.includes("The promoted expert"));
  await page.goto(online("everything/index.html"));
  await page.getByRole("button", { name: /Follow this track/ }).click();
  await page.goto(online("everything/first/self.html"));
  await page.locator(".cm-pager [rel=next]:visible").waitFor();
  assert.equal(await page.locator(".cm-pager [rel=next]:visible").count(), 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("weekly prompts become a calendar from the day that is chosen", async () => {
  const { context, page } = await open(online("course/prompts.html"), { acceptDownloads: true });
  await page.getByRole("button", { name: "Save as a calendar" }).click();
  await page.getByText("Choose a first day.", { exact: true }).waitFor();
  await page.getByLabel("First day").fill("2026-12-07");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a calendar" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8").replaceAll("\r\n ", "");
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 52);
  assert.ok(text.includes("DTSTART;VALUE=DATE:20261207") && text.includes("DTSTART;VALUE=DATE:20271129"));
  assert.ok(text.includes("/two-functions/one-role-two-functions.html"), "each leads back to its lesson");
  assert.ok(readFileSync(`${SITES}/everything/prompts.xml`, "utf8").includes("<title>Look back</title>"));
  await page.reload();
  await page.waitForFunction(() => document.getElementById("cm:first")?.value === "2026-12-07");
  await context.close();
});

test("all of it is exported, imported into another browser, and works from the disk", async () => {
  const { context, page } = await open(online(STORY));
  await ready(page);
  await button(page, "Begin").click();
  await choose(page, (await told(page)).scenes[0].choices[0].name);
  await page.goto(online("everything/first/self.html"));
  await rated(page);
  await rate(page, () => 2);
  await page.getByRole("button", { name: "Show my result" }).click();
  await page.locator("[data-results]:visible").waitFor();
  await page.goto(online("everything/plan.html"));
  await planned(page);
  assert.match(await page.locator('[data-field="profile"]').innerText(), /Steady/);
  await keeper(page, "goal:if").fill("If the phone rings");
  await keeper(page, "goal:if").blur();
  await page.locator(".cm-plan__status", { hasText: "Saved" }).waitFor();
  const record = await exported(page, "everything");
  await context.close();

  const elsewhere = await open(onDisk("everything/record.html"));
  await keepingOf(elsewhere.page);
  await elsewhere.page
    .locator(".cm-keeping input[type=file]")
    .setInputFiles({ name: "r.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(record)) });
  await elsewhere.page.locator(".cm-keeping__answer button").first().click();
  await elsewhere.page.getByText("Added.").waitFor();
  await elsewhere.page.goto(onDisk("everything/plan.html"));
  await planned(elsewhere.page);
  assert.equal(await keeper(elsewhere.page, "goal:if").inputValue(), "If the phone rings");
  await elsewhere.page.goto(onDisk(STORY));
  await ready(elsewhere.page);
  assert.equal(await scene(elsewhere.page).getAttribute("data-scene"), "later");
  await elsewhere.page.goto(onDisk("everything/first/self.html"));
  await elsewhere.page.locator("[data-results]:visible").waitFor();
  assert.deepEqual(elsewhere.faults, []);
  await elsewhere.context.close();
});

test("a goal says which half it lacks, and is asked about after 7 and 28 days", async () => {
  const { context, page, faults } = await open(online("everything/plan.html"), {
    acceptDownloads: true,
    bypassCSP: true,
  });
  await planned(page);
  await keeper(page, "goal:behaviour").fill("I ask before I answer");
  await keeper(page, "goal:if").fill("someone asks me for advice");
  await keeper(page, "goal:if").blur();
  await page.getByText("One half is still open: what will you do then?").waitFor();
  assert.deepEqual(await violations(page), []);
  await keeper(page, "goal:then").fill("I ask two questions");
  await keeper(page, "goal:then").blur();
  await page.getByText("One thing is still open: how often in a week?").waitFor();
  await keeper(page, "goal:measure").fill("5");
  await keeper(page, "goal:measure").blur();
  assert.equal(await page.getByText("One half is still open").count(), 0);
  await settled(page);
  await page.reload();
  await planned(page);
  assert.equal(await page.getByText("did it happen?").count(), 0, "nothing is asked at once");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /calendar/ }).click(),
  ]);
  const dates = readFileSync(await saved.path(), "utf8");
  assert.equal(dates.match(/UID:everything-follow-goal-(7|28)/g)?.length, 2, dates);

  const after = async (days, address) => {
    const later = await context.newPage();
    later.on("pageerror", (error) => faults.push(String(error)));
    await later.clock.install({ time: Date.now() + days * 86_400_000 });
    await later.goto(online(address));
    return later;
  };
  const progress = await after(8, "everything/progress.html");
  const link = progress.locator(".cm-progress__plan a", { hasText: "My goal" });
  assert.match(await link.getAttribute("href"), /plan\.html#goal$/);
  await progress.close();
  const plan = await after(8, "everything/plan.html");
  await planned(plan);
  const question = plan.getByRole("group", { name: "After 7 days: did it happen?" });
  await question.getByText("If someone asks me for advice, then I ask two questions").waitFor();
  assert.deepEqual(await violations(plan), []);
  await question.getByRole("button", { name: "Partly" }).click();
  await question.waitFor({ state: "detached" });
  await plan.getByText("What came in the way?").waitFor();
  assert.match(await plan.evaluate(() => document.activeElement.textContent), /0 of 1 kept/);
  await plan.close();
  const last = await after(40, "everything/plan.html");
  await planned(last);
  const second = last.getByRole("group", { name: "After 28 days: did it happen?" });
  await second.getByRole("button", { name: "Yes" }).click();
  await last.getByText("1 of 2 kept").first().waitFor();
  await last.emulateMedia({ media: "print" });
  assert.deepEqual(faults, []);
  await context.close();
});
