// The search, from a server and from a folder, by mouse and by keyboard, with scripts and without.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { files, onDisk, online, open, SITES, settled, violations } from "./support.mjs";

const LESSON = "course/two-functions/what-the-evidence-says.html";
const titles = (page) => page.locator(".cm-results__title").allInnerTexts();

async function find(page, query) {
  await page.fill(".cm-search__field", "");
  await page.waitForFunction(() => document.querySelector(".cm-search__status").textContent === "");
  await page.fill(".cm-search__field", query);
  await page.waitForFunction(() => document.querySelector(".cm-search__status").textContent !== "");
  return page.innerText(".cm-search__status");
}

for (const [place, address] of [
  ["a subfolder", online],
  ["the disk", onDisk],
]) {
  test(`from ${place}: words are found with typos and other endings, and marked where they stand`, async () => {
    const { context, page, faults, requests } = await open(address(LESSON));
    assert.ok(!requests.some((url) => /search/.test(url)), "nothing of the search is loaded before its first use");
    await page.keyboard.press("/");
    await page.waitForSelector(".cm-search__field");
    assert.match(await find(page, "meta-analyses"), /\d+ page/);
    assert.ok((await titles(page)).some((title) => title.includes("what the data say")));
    assert.match(await find(page, "evidense"), /evidence/);
    assert.ok((await titles(page)).length > 0);
    assert.match(await find(page, "xqzwv"), /xqzwv/);
    assert.deepEqual(await titles(page), []);
    await find(page, "considerate structure");
    const lesson = page.locator(".cm-results__page", { hasText: "what the data say" });
    assert.match(await lesson.locator(".cm-results__context").innerText(), /1 · Two kinds of work/);
    const section = lesson.locator(".cm-results__section").first();
    assert.ok(
      (await section.locator("mark").allInnerTexts()).some((word) => /^(consideration|structure)$/i.test(word)),
    );
    await Promise.all([page.waitForNavigation(), section.click()]);
    await page.waitForFunction(() => CSS.highlights.has("found"));
    const marked = await page.evaluate(() =>
      [...CSS.highlights.get("found")].map(
        (range) =>
          range.startContainer.isConnected && range.startContainer.nodeValue.slice(range.startOffset, range.endOffset),
      ),
    );
    assert.ok(marked.length > 1 && marked.every((word) => /^(consider|structur)/i.test(word)), marked.join());
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => CSS.highlights.has("found")), false);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the keyboard alone opens, searches, chooses and leaves", async () => {
  const { context, page } = await open(online(LESSON), { bypassCSP: true });
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".cm-search__field:focus");
  await page.keyboard.type("slogans");
  await page.waitForSelector(".cm-results__title");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.className), "cm-results__title");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.className), "cm-search__field");
  await page.keyboard.press("Escape");
  // The first Escape only clears a search field.
  if (await page.isVisible(".cm-search-dialog")) await page.keyboard.press("Escape");
  assert.equal(await page.isVisible(".cm-search-dialog"), false);
  await page.focus(".cm-search-link");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".cm-search__field:focus");
  await page.click(".cm-search__close");
  assert.equal(
    await page.evaluate(() => document.activeElement.className),
    "cm-search-link",
    "the focus is where it was",
  );
  await context.close();
});

test("Escape empties the field before it closes the search, and the latest searches are offered again", async () => {
  const { context, page, faults } = await open(online("course/index.html"), { viewport: { width: 390, height: 800 } });
  await page.keyboard.press("Control+k");
  const field = page.locator("#cm\\:search-field");
  await field.fill("feedback");
  await page.locator(".cm-results a").first().waitFor();
  const box = await page.locator(".cm-search-dialog").boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 390, 800], "it fills a phone");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
  assert.equal(await page.locator(".cm-search-dialog").isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".cm-search-dialog").isVisible(), false);
  await page.keyboard.press("Control+k");
  await field.fill("feedback");
  await page.locator(".cm-results a").first().waitFor();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.keyboard.press("Control+k");
  const again = page.getByRole("button", { name: "feedback", exact: true });
  await again.waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await again.evaluate((button) => button === document.activeElement), true);
  await page.keyboard.press("Enter");
  await page.locator(".cm-results a").first().waitFor();
  assert.equal(await field.inputValue(), "feedback");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a key that types is no shortcut, and keys that are turned off do nothing", async () => {
  const { context, page, requests } = await open(online(LESSON));
  await page.evaluate(() => localStorage.setItem("coursemark:from-manager-to-leader:shortcuts", "off"));
  await page.keyboard.press("/");
  await settled(page);
  assert.ok(!requests.some((url) => /search/.test(url)), "nothing of the search is loaded");
  assert.equal(await page.locator(".cm-search-dialog").count(), 0);
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".cm-search__field");
  await context.close();
});

test("hostile words in an address mark nothing and break nothing", async () => {
  for (const mark of ["<img src=x onerror=alert(1)>", "__proto__ constructor", "\u0000", "%", "a ".repeat(3000)]) {
    const { context, page, faults } = await open(`${online(LESSON)}?mark=${encodeURIComponent(mark)}`);
    assert.equal(await page.locator("main img[src=x]").count(), 0);
    assert.deepEqual(faults, [], mark.slice(0, 20));
    await context.close();
  }
});

test("without scripts the search page is an index that leads everywhere", async () => {
  const { context, page } = await open(online("course/search.html"), {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  });
  assert.equal(await page.locator(".cm-search__field").count(), 0);
  await page.click("text=A ladder for claims");
  assert.match(page.url(), /what-the-evidence-says\.html#ladder$/);
  await page.click(".cm-search-link");
  assert.match(page.url(), /search\.html$/);
  await page.click("text=consideration");
  assert.match(page.url(), /glossary\.html#/);
  await context.close();
});

test("on the search page the field stands in the page, and nothing moves when it comes", async () => {
  const { context, page } = await open(online("course/search.html"), { bypassCSP: true });
  await page.waitForSelector(".cm-search__field");
  assert.equal(await page.evaluate(() => globalThis.shifts), 0);
  await find(page, "slogan");
  assert.ok((await titles(page)).some((title) => title.startsWith("Where the contrast")));
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test("a part that cannot be loaded is told, and tried again", async () => {
  const { context, page } = await open(online(LESSON));
  let broken = true;
  await page.route("**/search/words-*.js", (route) => (broken ? route.abort() : route.continue()));
  await page.keyboard.press("/");
  await page.waitForSelector(".cm-search__field");
  assert.match(await find(page, "evidence"), /could not be loaded/);
  broken = false;
  await page.fill(".cm-search__field", "evidence ");
  await page.waitForSelector(".cm-results__title");
  await context.close();
});

const LESSONS = {
  "how-we-work": `## The desk {#desk}

How do I book a room? Someone at the desk can do it. How do I ask someone for help? Just ask.
`,
  contracts: `## Ending a contract {#ending}

Before you fire an employee, talk to the personnel office. You need a reason that holds, and a witness.

| Step | Who | When |
| --- | --- | --- |
| Warn in writing | The manager | First |
| Fire the person | The director | After the second warning |
`,
  "fire-safety": `## Where the exits are {#exits}

When the alarm rings, leave by the stairs. Someone counts heads.
`,
  languages: `## C++ and C# {#languages}

We compare C++ with C#, and .NET with others. Input and output is short: I/O.
Some 50 % of the budget goes to R & D. See § 7.

## Well-being {#well-being}

Burn-out is not laziness. A 1:1 talk helps, and so does a café.
`,
};

test("what people type is found, marked and shown with its sentence", async () => {
  const folder = mkdtempSync(join(tmpdir(), "coursemark-search-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, "course", path)), { recursive: true });
    writeFileSync(join(folder, "course", path), text);
  };
  const keys = Object.keys(LESSONS);
  write("course.toml", `id = "c"\ntitle = "For managers"\nlanguage = "en"\nunits = ["unit"]\n`);
  write("index.md", `+++\ntitle = "For managers"\n+++\n\nWelcome. How do I begin, and with someone?\n`);
  write("unit/index.md", `+++\ntitle = "Unit"\nlessons = ${JSON.stringify(keys)}\n+++\n\nText.\n`);
  for (const [key, text] of Object.entries(LESSONS)) {
    const title = key.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
    write(`unit/${key}.md`, `+++\ntitle = "${title}"\n+++\n\n${text}`);
  }
  const site = join(folder, "site");
  execFileSync(process.env.COURSEMARK_PROGRAM, ["build", join(folder, "course"), "--output", site], { stdio: "pipe" });

  for (const width of [390, 1280]) {
    const { context, page, faults } = await open(pathToFileURL(join(site, "search.html")).href, {
      viewport: { width, height: 900 },
    });
    await page.waitForSelector(".cm-search__field");
    const picture = (name) => page.screenshot({ path: join(SITES, `../screenshots/search-${name}-${width}.png`) });
    const marked = () => page.locator(".cm-results mark").allInnerTexts();

    await find(page, "how do i fire someone");
    assert.deepEqual(await titles(page), ["Fire safety", "Contracts"]);
    await picture("question");
    assert.deepEqual([...new Set(await marked())], ["Fire", "fire"]);
    const excerpts = await page.locator(".cm-results__excerpt").allInnerTexts();
    assert.ok(excerpts.some((text) => text.startsWith("Before you fire an employee, talk to the personnel office.")));
    await find(page, "fire person");
    assert.match(
      (await page.locator(".cm-results__excerpt").allInnerTexts()).join(),
      /Fire the person · The director ·/,
    );

    for (const [query, expected] of [
      ["C++", ["C++"]],
      ["c#", ["C#"]],
      [".NET", [".NET"]],
      ["i/o", ["I/O"]],
      ["R&D", ["R & D"]],
      ["50%", ["50 %"]],
      ["§", ["§"]],
      ["1:1", ["1:1"]],
      ["wellbeing", ["Well-being"]],
      ["well being", ["Well-being"]],
      ["burnout", ["Burn-out"]],
      ["cafe", ["café"]],
    ]) {
      await find(page, query);
      assert.deepEqual(await titles(page), ["Languages"], query);
      assert.deepEqual([...new Set(await marked())], expected, query);
      if (query === "C++") await picture("symbols");
    }
    assert.match(await find(page, "laizness"), /laziness/);
    assert.match(await find(page, '"employee fire"'), /employee fire/);
    assert.deepEqual(await titles(page), []);
    await find(page, "“fire an employee”");
    assert.deepEqual(await titles(page), ["Contracts"]);

    // The mark on the page that a result leads to.
    await find(page, "wellbeing");
    await Promise.all([page.waitForNavigation(), page.locator(".cm-results__section").first().click()]);
    await page.waitForFunction(() => CSS.highlights.has("found"));
    const shown = await page.evaluate(() =>
      [...CSS.highlights.get("found")].map((range) =>
        range.startContainer.nodeValue.slice(range.startOffset, range.endOffset),
      ),
    );
    assert.deepEqual([...new Set(shown)], ["Well-being"]);
    assert.deepEqual(faults, []);
    await context.close();
  }
  rmSync(folder, { recursive: true });
});

test("drafts are not in the index, and the index is small beside the text", () => {
  const folder = join(SITES, "everything/search");
  const all = files(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  assert.ok(
    all.some((text) => text.includes("footnote")),
    "it holds text",
  );
  assert.ok(!all.some((text) => text.includes("hidden.html")));
});
