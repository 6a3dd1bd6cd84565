// A learner highlights words, writes notes and sets bookmarks.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { onDisk, online, open, settled, violations } from "./support.mjs";

const LESSON = "course/two-functions/what-the-evidence-says.html";
const NOTES = "course/notes.html";
const WORDS = "with a mountain on it";

/** Selects words of the text, as a reader would do with a pointer. */
async function select(page, words) {
  await page.mouse.move(200, 400);
  await page.mouse.move(205, 405);
  await page.waitForFunction(() => "coursemarkUpkeep" in globalThis);
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector(".cm-prose"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) {
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
      }
    }
  }, words);
  await page.locator(".cm-notes-bar").waitFor();
}
const bar = (page, name) => page.locator(".cm-notes-bar").getByRole("button", { name, exact: true });
const said = (page) => page.locator(".cm-notes-said");
/** The words that are drawn as marked. */
const drawn = (page, form) =>
  page.evaluate((form) => [...(CSS.highlights.get(`cm-${form}`) ?? [])].map((range) => range.toString()), form);

for (const [place, address] of [
  ["a subfolder", online],
  ["the disk", onDisk],
]) {
  test(`from ${place}: words are highlighted, noted and bookmarked, and are there on return`, async () => {
    const { context, page, faults, requests } = await open(address(LESSON));
    await settled(page);
    assert.ok(!requests.some((url) => /\/notes-.*\.js$/.test(url)), "nobody has selected anything yet");
    await select(page, WORDS);
    await bar(page, "Highlight").click();
    await said(page).getByText("Highlighted.").waitFor();
    assert.deepEqual(await drawn(page, "highlight"), [WORDS]);
    await select(page, "what kind of evidence");
    await bar(page, "Note").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Your note").fill("Which kind?");
    await dialog.getByRole("button", { name: "Save" }).click();
    await said(page).getByText("Saved.").waitFor();
    await select(page, "who chairs the board");
    await bar(page, "Bookmark").click();
    await said(page).getByText("Bookmarked.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Your note: Which kind?" }).waitFor();
    assert.deepEqual(await drawn(page, "highlight"), [WORDS]);
    assert.deepEqual(await drawn(page, "note"), ["what kind of evidence"]);
    await page.getByRole("button", { name: "Your bookmark: who chairs the board" }).waitFor();
    // All are listed on a page of their own, which leads back to the passage.
    await page.goto(address(NOTES));
    const list = page.getByRole("main");
    await list.getByRole("heading", { name: "Two kinds of work" }).waitFor();
    assert.equal(await list.getByRole("listitem").count(), 3);
    await list.getByRole("searchbox").fill("evidence");
    assert.equal(await list.getByRole("listitem").count(), 1);
    await list.getByText("1 note", { exact: true }).waitFor();
    await list.getByRole("link", { name: "what kind of evidence" }).click();
    const sign = page.getByRole("button", { name: "Your note: Which kind?" });
    await sign.waitFor();
    await page.waitForFunction(() => document.activeElement.matches(".cm-marks__sign"));
    assert.ok(await sign.evaluate((found) => found === document.activeElement));
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a note is changed and deleted, and both can be undone", async () => {
  const { context, page, faults } = await open(online(LESSON), { bypassCSP: true });
  await select(page, WORDS);
  await bar(page, "Note").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your note").fill("First");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Control+Enter");
  const sign = (words) => page.getByRole("button", { name: `Your note: ${words}` });
  await sign("First").click();
  await dialog.getByLabel("Your note").fill("Second");
  await dialog.getByRole("button", { name: "Save" }).click();
  await sign("Second").waitFor();
  await said(page).getByRole("button", { name: "Undo" }).click();
  await sign("First").click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await said(page).getByText("Deleted.").waitFor();
  assert.equal(await page.locator(".cm-marks__sign").count(), 0);
  assert.deepEqual(await drawn(page, "note"), []);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Undo", "the focus has somewhere to be");
  await page.keyboard.press("Enter");
  await sign("First").waitFor();
  // A click on the words opens the note as well.
  const box = await page.evaluate(() => {
    const [range] = CSS.highlights.get("cm-note");
    const { x, y, height } = range.getBoundingClientRect();
    return { x: x + 5, y: y + height / 2 };
  });
  await page.mouse.click(box.x, box.y);
  await dialog.getByText(WORDS).waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("by keyboard alone: the section being read is noted, and the focus comes back", async () => {
  const { context, page, faults } = await open(online(LESSON));
  await page.evaluate(() => document.getElementById("ladder").scrollIntoView());
  await page.waitForFunction(() => "coursemarkUpkeep" in globalThis);
  await page.keyboard.press("m");
  await bar(page, "Highlight").waitFor();
  await page.waitForFunction(() => document.activeElement.closest(".cm-notes-bar"));
  await page.keyboard.press("Escape");
  await page.locator(".cm-notes-bar").waitFor({ state: "hidden" });
  // The button beside the heading does the same, for those who do not use single keys.
  const here = page.getByRole("button", { name: "Highlight, note or bookmark: “A ladder for claims”" });
  await here.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Bookmark");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Your bookmark: A ladder for claims" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("a note is found after its text was edited, and listed when it is gone", async () => {
  const { context, page, faults } = await open(online(LESSON));
  await select(page, "what kind of evidence a claim rests on");
  await bar(page, "Note").click();
  await page.getByRole("dialog").getByLabel("Your note").fill("Neither");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Your note: Neither" }).waitFor();
  const served = (change) =>
    page.route(/what-the-evidence-says\.html/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    });
  await served((body) => body.replace("evidence a claim rests", "evidence the claim rests"));
  await page.reload();
  await page.getByRole("button", { name: "Your note: Neither" }).waitFor();
  assert.deepEqual(await drawn(page, "note"), ["what kind of evidence the claim rests on"]);
  await page.unroute(/what-the-evidence-says\.html/);
  await served((body) => body.replace("what kind of evidence a claim rests on", "She has to decide."));
  await page.reload();
  const lost = page.getByText("The text of a note has changed");
  await lost.click();
  await page.getByText("Neither", { exact: true }).waitFor();
  assert.equal(await page.locator(".cm-marks__sign").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("what is typed outlives a page that is closed", async () => {
  const { context, page, faults } = await open(online(LESSON));
  await select(page, WORDS);
  await bar(page, "Note").click();
  await page.getByRole("dialog").getByLabel("Your note").pressSequentially("Half a th");
  await page.reload();
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 310);
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.getByRole("dialog").getByLabel("Your note").inputValue(), "Half a th");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Your note: Half a th" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("notes go into the record's file, and into one to read", async () => {
  const { context, page, faults } = await open(online(LESSON));
  await select(page, WORDS);
  await bar(page, "Highlight").click();
  await said(page).waitFor();
  await page.goto(online(NOTES));
  const folder = mkdtempSync(join(tmpdir(), "notes-"));
  const saved = async (act) => {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return [download.suggestedFilename(), readFileSync(path, "utf8")];
  };
  const [name, text] = await saved(() => page.getByRole("button", { name: "Save as text (Markdown)" }).click());
  assert.equal(name, "from-manager-to-leader-notes.md");
  assert.match(text, /^# Notes: From manager to leader\n\n## Two kinds of work\n\n### Where .*\n\n> with a mountain/);
  await page.getByRole("link", { name: "What your browser keeps" }).last().click();
  const [, record] = await saved(() => page.getByRole("button", { name: "Export" }).click());
  assert.match(record, /"type": ?"noted"[^}]*with a mountain/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("words in questions are not marked, and a browser without highlights gets elements around the words", async () => {
  const { context, page, faults } = await open("about:blank");
  await page.addInitScript(() => delete CSS.highlights);
  await page.goto(online(LESSON));
  assert.equal(await page.evaluate(() => "highlights" in CSS), false);
  await select(page, WORDS);
  await bar(page, "Highlight").click();
  await page.locator("mark.cm-marked").first().waitFor();
  assert.deepEqual(await page.locator("mark.cm-marked").allInnerTexts(), [WORDS]);
  await page.locator(".cm-marks__sign").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await said(page).getByText("Deleted.").waitFor();
  assert.equal(await page.locator("mark.cm-marked").count(), 0);
  await page.evaluate(() => {
    const option = document.querySelector(".cm-question .cm-option");
    getSelection().selectAllChildren(option);
  });
  await page.waitForTimeout(400);
  assert.equal(await page.locator(".cm-notes-bar").isVisible(), false);
  assert.deepEqual(faults, []);
  await context.close();
});

test("on a phone, with the widest words and both colour schemes, nothing is out of reach", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { context, page, faults } = await open(online(LESSON), {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      colorScheme,
      bypassCSP: true,
    });
    await select(page, WORDS);
    await bar(page, "Highlight").tap();
    await said(page).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} pixels`);
    assert.deepEqual(await violations(page), []);
    await page.goto(online(NOTES));
    await page.getByRole("listitem").first().waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(faults, []);
    await context.close();
  }
});
