// A reader uses a page: display preferences, the drawer, the contents, definitions, code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onDisk, online, open, settled, until, violations } from "./support.mjs";

const LESSON = "course/two-functions/what-the-evidence-says.html";
const PHONE = { viewport: { width: 390, height: 800 } };
/** Opens the settings in the menu, which stands beside a lesson on wide screens. */
async function showSettings(page) {
  if (await page.isVisible(".cm-header__menu")) await page.click(".cm-header__menu");
  // The settings are as the reader chose them when their script has arrived.
  const loaded = page.waitForFunction(() => "coursemarkMenu" in globalThis);
  await page.click(".cm-settings summary");
  await loaded;
}
const scheme = (page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

for (const [place, address] of [
  ["a subfolder", online],
  ["the disk", onDisk],
]) {
  test(`from ${place}: a chosen colour scheme holds on the next page, from its first paint`, async () => {
    const { context, page, faults } = await open(address(LESSON));
    assert.equal(await scheme(page), "light dark");
    await showSettings(page);
    await page.check("input[value=dark]");
    assert.equal(await scheme(page), "dark");
    // The body, and so everything that is painted, comes after the choice.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        globalThis.atBody = document.documentElement.dataset.theme;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(address("course/index.html"));
    assert.equal(await page.evaluate(() => globalThis.atBody), "dark");
    await page.goto(address("everything/index.html"));
    assert.equal(await scheme(page), "light dark", "another course keeps its own choices");
    await page.goto(address(LESSON));
    await showSettings(page);
    assert.equal(await page.isChecked("input[value=dark]"), true);
    await page.check("input[value=auto]");
    await page.reload();
    assert.equal(await scheme(page), "light dark");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("text is shown in the size, the spacing and the typeface that a reader chose, on every page from its first paint", async () => {
  const { context, page, requests, faults } = await open(online(LESSON));
  const prose = () =>
    page
      .locator(".cm-prose p")
      .first()
      .evaluate((found) => {
        const { fontSize, lineHeight, fontFamily } = getComputedStyle(found);
        const size = Number.parseFloat(fontSize);
        return { size, spacing: Number.parseFloat(lineHeight) / size, typeface: fontFamily.split(",")[0] };
      });
  const fonts = () => requests.filter((url) => url.endsWith(".woff2")).length;
  const before = await prose();
  await showSettings(page);
  const choose = (group, choice) =>
    page.getByRole("group", { name: group }).getByLabel(choice, { exact: true }).check();
  await choose("Text size", "Large");
  const large = await prose();
  assert.ok(large.size > before.size * 1.1);
  await choose("Text size", "Largest");
  assert.ok((await prose()).size > large.size * 1.1);
  await choose("Line spacing", "Wide");
  assert.ok((await prose()).spacing > before.spacing * 1.2);
  assert.equal(fonts(), 0, "nothing is loaded for those who read without it");
  await choose("Typeface", "Easier to read");
  await page.waitForFunction(() => document.documentElement.dataset.look.includes("legible"));
  assert.equal((await prose()).typeface, "Legible");
  assert.equal(fonts(), 1);
  // It is there at once on the next page, where it comes from the browser's cache, and nothing moves.
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const name of ["course/two-functions/when-one-half-is-missing.html", "course/glossary.html"]) {
    await page.goto(online(name));
    await settled(page);
    assert.equal(await page.evaluate(() => globalThis.moved), 0, name);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontFamily.split(",")[0]), "Legible");
  }
  await page.goto(online(LESSON));
  assert.ok((await prose()).size > large.size);
  assert.ok((await prose()).spacing > before.spacing * 1.2);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} pixels at ${width}`);
  }
  // Paper has sizes of its own.
  const onPaper = async () => {
    await page.emulateMedia({ media: "print" });
    const found = await prose();
    await page.emulateMedia({ media: "screen" });
    return found;
  };
  const chosen = await onPaper();
  await showSettings(page);
  await choose("Text size", "Standard");
  await choose("Line spacing", "Standard");
  await choose("Typeface", "Standard");
  await page.waitForFunction(() => !("look" in document.documentElement.dataset));
  assert.deepEqual(await onPaper(), chosen);
  assert.deepEqual(await prose(), before);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the typeface is offered where it has the letters of the page's language", async () => {
  const { context, page, faults } = await open(online("arabic/index.html"));
  await showSettings(page);
  assert.equal(await page.locator("input[name=size]").count(), 3);
  assert.equal(await page.locator("input[name=typeface]").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the logo is the one for the colours that are chosen, or else for those of the device", async () => {
  const { context, page, faults } = await open(online("everything/first/markdown.html"));
  const shown = () =>
    page.locator(".cm-header .cm-logo img:visible").evaluateAll((all) => all.map((one) => one.className));
  assert.deepEqual(await shown(), ["cm-when-light"]);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await shown(), ["cm-when-dark"]);
  await showSettings(page);
  await page.check("input[value=light]");
  assert.deepEqual(await shown(), ["cm-when-light"]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.check("input[value=dark]");
  assert.deepEqual(await shown(), ["cm-when-dark"]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("where storage is denied a choice holds for the page, and nothing breaks", async () => {
  const { context, page, faults } = await open("about:blank");
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.goto(online(LESSON));
  await showSettings(page);
  await page.check("input[value=dark]");
  assert.equal(await scheme(page), "dark");
  assert.deepEqual(faults, []);
  await context.close();
});

test("single keys lead to the neighbours, unless they are turned off or something is typed", async () => {
  const { context, page, requests } = await open(online(LESSON));
  const title = () => page.innerText("h1");
  const first = await title();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("n")]);
  assert.notEqual(await title(), first);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("p")]);
  assert.equal(await title(), first);
  await showSettings(page);
  await page.focus("input[name=shortcuts]");
  await page.keyboard.press("n");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await page.focus("main");
  const asked = () => requests.filter((url) => url.endsWith(".html")).length;
  const before = asked();
  await page.keyboard.press("n");
  await settled(page);
  assert.equal(asked(), before, "no page is asked for");
  assert.equal(await title(), first);
  await context.close();
});

test("on a phone the drawer opens by keyboard, closes with Escape and gives the focus back", async () => {
  const { context, page } = await open(online(LESSON), { ...PHONE, bypassCSP: true });
  assert.equal(await page.isVisible(".cm-menu"), false);
  await page.focus(".cm-header__menu");
  await page.keyboard.press("Enter");
  assert.equal(await page.isVisible(".cm-menu"), true);
  await page.keyboard.press("Tab");
  assert.ok(
    await page.evaluate(() => document.activeElement.closest(".cm-menu") !== null),
    "the next stop is in the drawer",
  );
  // What lies below the menu is no target while it is open.
  await page.evaluate(() => document.querySelector(".cm-footer").toggleAttribute("hidden", true));
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.isVisible(".cm-menu"), false);
  assert.equal(await page.evaluate(() => document.activeElement.className), "cm-header__menu");
  await context.close();
});

test("a unit of the menu unfolds to its pages and folds again, also from the disk", async () => {
  for (const address of [online, onDisk]) {
    const { context, page, faults } = await open(address(LESSON));
    const button = page.getByRole("button", { name: "The move", exact: true });
    const link = page.locator(".cm-menu").getByRole("link", { name: /Warning signs, read kindly/ });
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    // What the button does is loaded when someone turns to the menu.
    await button.focus();
    await page.waitForFunction(() => "coursemarkMenu" in globalThis);
    await page.keyboard.press("Enter");
    await link.waitFor();
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    assert.match(await link.evaluate((found) => found.href), /the-move\/warning-signs\.html$/);
    await page.keyboard.press("Enter");
    await link.waitFor({ state: "hidden" });
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("the contents mark the section that is read", async () => {
  const { context, page } = await open(online(LESSON));
  const marked = () => page.locator(".cm-menu__contents [aria-current]").allInnerTexts();
  assert.deepEqual(await marked(), []);
  for (const id of ["care-and-structure", "pictures", "ladder"]) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
    await page.waitForFunction(
      (id) => document.querySelector(".cm-menu__contents [aria-current]")?.hash === `#${id}`,
      id,
    );
    assert.equal((await marked()).length, 1);
  }
  await context.close();
});

test("a definition shows on hover, focus and tap, stays under the pointer, and goes with Escape", async () => {
  const { context, page, faults } = await open(online(LESSON), {
    viewport: { width: 1100, height: 800 },
    bypassCSP: true,
  });
  const card = page.locator(".cm-definition");
  const term = page.locator(".cm-term").first();
  await term.hover();
  await card.waitFor({ state: "visible" });
  assert.match(await card.innerText(), /^meta-analysis\b.{20}/is);
  const [over, under] = [await term.boundingBox(), await card.boundingBox()];
  assert.ok(under.y >= over.y + over.height || under.y + under.height <= over.y, "the term stays uncovered");
  await page.clock.install();
  await card.hover();
  await page.clock.runFor(1000);
  assert.equal(await card.isVisible(), true, "it stays while the pointer is on it");
  assert.deepEqual(await violations(page), []);
  await page.clock.resume();
  await page.keyboard.press("Escape");
  assert.equal(await card.isVisible(), false);
  await page.mouse.move(0, 0);
  await page.focus("main");
  // By keyboard, focus on the term shows the definition, and the next stop hides it.
  for (let presses = 0; presses < 60 && !(await card.isVisible()); presses += 1) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "cm-term");
  await page.keyboard.press("Tab");
  await card.waitFor({ state: "hidden" });
  assert.deepEqual(faults, []);
  await context.close();
  const phone = await open(online(LESSON), { ...PHONE, hasTouch: true });
  await phone.page.locator(".cm-term").first().tap();
  const shown = phone.page.locator(".cm-definition");
  await shown.waitFor({ state: "visible" });
  const box = await shown.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, "it stays within the window");
  await shown.locator("a").tap();
  await phone.page.waitForURL(/glossary\.html#/);
  await phone.context.close();
});

test("a screen reader hears the definition with the term, and no note twice", async () => {
  const { context, page } = await open(online(LESSON), { viewport: { width: 1400, height: 900 } });
  const session = await context.newCDPSession(page);
  await page.click(".cm-cited summary");
  let names = [];
  const texts = (beginning) =>
    names.filter((node) => node.role?.value === "StaticText" && node.name?.value.startsWith(beginning));
  // The accessibility tree is built piece by piece after the page has loaded.
  await until(async () => {
    const tree = await session.send("Accessibility.getFullAXTree");
    names = tree.nodes.filter((node) => !node.ignored);
    return texts("Judge, T. A.").length > 0;
  });
  const term = names.find((node) => node.role?.value === "link" && node.name?.value === "meta-analysis");
  assert.match(term.description?.value ?? "", /^meta-analysis .{20}/);
  assert.equal(await page.isVisible(".cm-margin"), true, "the note stands in the margin");
  assert.equal(texts("Judge, T. A.").length, 1, "the reference is read at the end of the page alone");
  await context.close();
});

test("where the screen is wide, notes stand beside the text, clear of it and of each other", async () => {
  for (const [width, name] of [
    [1280, LESSON],
    [1920, LESSON],
    [1280, "everything/first/markdown.html"],
  ]) {
    const { context, page } = await open(online(name), { viewport: { width, height: 900 } });
    const boxes = await page.evaluate(() => {
      const text = document.querySelector(".cm-prose").getBoundingClientRect();
      const notes = [...document.querySelectorAll(".cm-margin")].map((note) => note.getBoundingClientRect());
      return {
        right: text.right,
        width: innerWidth,
        notes: notes.filter((box) => box.height > 0).map((box) => [box.left, box.right, box.top, box.bottom]),
      };
    });
    assert.ok(boxes.notes.length > 0, name);
    boxes.notes.forEach(([left, right, top], index) => {
      assert.ok(left >= boxes.right && right <= boxes.width, `${name} at ${width}: note ${index}`);
      if (index > 0)
        assert.ok(top >= boxes.notes[index - 1][3] - 1, `${name}: notes ${index - 1} and ${index} overlap`);
    });
    await context.close();
  }
});

test("code is copied as it was written", async () => {
  const { context, page } = await open(online("everything/first/markdown.html"));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const block = page.locator(".cm-code").first();
  await block.hover();
  await block.locator(".cm-copy").click();
  await page.waitForFunction(() => document.querySelector(".cm-code [role=status]").textContent !== "");
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    await block.locator("code").evaluate((code) => code.textContent),
  );
  await context.close();
});

test("a heading's link is reached by keyboard and names its heading", async () => {
  const { context, page } = await open(online(LESSON));
  // It is made when the reader first presses a key.
  await page.keyboard.press("Tab");
  const link = page.locator("#ladder + .cm-anchor");
  await link.focus();
  assert.equal(await link.evaluate((element) => getComputedStyle(element).opacity), "1");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#ladder");
  await context.close();
});
