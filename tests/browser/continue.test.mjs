// Wherever a page says where to go on, it is the same page, and at the place where the learner left it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onDisk, online, open, settled, until } from "./support.mjs";

const LESSON = "course/two-functions/one-role-two-functions.html";
const NEXT = "course/two-functions/what-the-evidence-says.html";

/** Something that every reader does, and that the page waits for. */
async function touch(page) {
  await page.mouse.move(40, 400);
  await page.waitForFunction(() => document.querySelector(".cm-anchor"));
}

/** The link of the front page, the menu and the progress page, as text and address. */
async function links(page, at) {
  const found = [];
  const link = async (place) => {
    await until(async () => (await place.count()) > 0 && /Continue:/.test(await place.innerText()));
    found.push([(await place.innerText()).replace(/\s+/g, " "), await place.evaluate(({ href }) => href)]);
  };
  await page.goto(at("course/index.html"));
  await link(page.locator(".cm-hero__start a").first());
  await page.goto(at("course/progress.html"));
  await link(page.locator(".cm-page--progress main .cm-button.cm-pager__next").first());
  await page.goto(at("course/glossary.html"));
  await page.getByRole("button", { name: "Menu" }).click();
  await link(page.locator(".cm-menu .cm-button"));
  assert.deepEqual(found[0], found[1], "the front page and the progress page");
  assert.deepEqual(found[0], found[2], "the front page and the menu");
  return found[0];
}

for (const [where, at] of [
  ["a server", online],
  ["the disk", onDisk],
]) {
  test(`everything leads to the place where a lesson was left, from ${where}`, async () => {
    const { context, page, faults } = await open(at(LESSON), { viewport: { width: 390, height: 800 } });
    await touch(page);
    const heading = page.locator(".cm-prose > h2").nth(1);
    await heading.evaluate((element) => element.scrollIntoView());
    const title = await heading.innerText();
    const id = await heading.getAttribute("id");
    const [text, href] = await links(page, at);
    assert.match(text, /^Continue: One role, two functions/);
    assert.ok(text.includes(title), text);
    assert.equal(href, `${at(LESSON)}#${id}`);

    // Someone who has seen the end has only the questions left that are open.
    await page.goto(at(LESSON));
    await touch(page);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const form = page.locator(".cm-prose .cm-question").first();
    const [, question] = await links(page, at);
    await page.goto(at(LESSON));
    assert.equal(question, `${at(LESSON)}#${await form.getAttribute("data-question")}`);

    // A page that is done is not gone on with.
    await page.getByRole("button", { name: "Mark as completed" }).click();
    await settled(page);
    const [, next] = await links(page, at);
    assert.equal(next, at(NEXT));
    // On the page itself, the menu does not lead to it.
    await page.goto(next);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.locator(".cm-menu .cm-ring, .cm-settings").first().waitFor();
    await settled(page);
    assert.equal(await page.locator(".cm-menu .cm-button").count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  });
}
