// Courses in other scripts: direction, the place of notes and bars, emphasis, and English words among them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { online, open } from "./support.mjs";

const styles = (page, selector, ...names) =>
  page
    .locator(selector)
    .evaluateAll(
      (elements, names) => elements.map((element) => names.map((name) => getComputedStyle(element)[name])),
      names,
    );

test("code runs from left to right and apart from the sentence, wherever it is", async () => {
  for (const name of ["hebrew/yesodot/lishol.html", "hebrew/yesodot/bochan.html", "arabic/alasas/isgha.html"]) {
    const { context, page } = await open(online(name));
    const found = await styles(page, ":is(code, pre, .cm-code__title, kbd)", "direction");
    assert.ok(found.length >= 2, name);
    assert.deepEqual(
      found.filter(([direction]) => direction !== "ltr"),
      [],
      name,
    );
    const isolated = await styles(page, ":is(:not(pre) > code, kbd, .hl-string)", "unicodeBidi");
    for (const [value] of isolated) assert.match(value, /isolate/, name);
    await context.close();
  }
});

test("two strings of Hebrew in code are in the order of the code", async () => {
  const { context, page } = await open(online("hebrew/yesodot/lishol.html"));
  const places = await page
    .locator(".hl-string")
    .evaluateAll((strings) => strings.map((string) => string.getBoundingClientRect().left));
  assert.ok(places.length >= 2);
  assert.deepEqual(
    places.toSorted((a, b) => a - b),
    places,
  );
  await context.close();
});

test("notes in the margin are beside the text, whatever direction their words have", async () => {
  const { context, page } = await open(online("hebrew/yesodot/lishol.html"), {
    viewport: { width: 1500, height: 900 },
  });
  const text = await page.locator(".cm-prose").first().boundingBox();
  const notes = page.locator(".cm-margin");
  assert.ok((await notes.count()) >= 3);
  for (const note of await notes.all()) {
    const box = await note.boundingBox();
    assert.ok(box.x + box.width <= text.x, await note.innerText());
  }
  await context.close();
});

test("a bar is filled from the side where lines begin", async () => {
  const { context, page } = await open(online("hebrew/yesodot/sicha.html"));
  const bar = await page.locator(".cm-meter__bar svg").boundingBox();
  const filled = await page.locator(".cm-meter__bar rect").boundingBox();
  assert.ok(filled.x > bar.x + 1, "it begins at the right");
  assert.ok(Math.abs(filled.x + filled.width - bar.x - bar.width) < 1);
  await context.close();
});

test("English words among Hebrew keep their order", async () => {
  const { context, page } = await open(online("hebrew/yesodot/sicha.html"));
  const said = await page.locator(".cm-meter").first().textContent();
  assert.match(said, /^\u2066\u2068אמון\u2069: \u20682\u2069 of \u20684\u2069\u2069/);
  const facts = page.locator('main [lang="en"]').first();
  assert.equal(await facts.evaluate((element) => getComputedStyle(element).direction), "ltr");
  await context.close();
});

test("emphasis in Chinese has dots, and no letters are slanted or spaced", async () => {
  const { context, page } = await open(online("chinese/jichu/tingwan.html"));
  const [[style, dots]] = await styles(page, ".cm-prose em", "fontStyle", "textEmphasisStyle");
  assert.equal(style, "normal");
  assert.match(dots, /dot/);
  assert.deepEqual(await styles(page, "h1", "letterSpacing", "fontSynthesisStyle"), [["normal", "none"]]);
  await context.close();
});
