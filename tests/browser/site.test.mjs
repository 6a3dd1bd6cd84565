// The built sites in a visitor's browser: every page of the shipped course, and of a course that uses each construct
// once.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ALL_RULES, files, onDisk, online, open, pages, SITES, violations } from "./support.mjs";

const require = createRequire(import.meta.url);
const isLong = process.env.COURSEMARK_ALL === "1";
// Only colours differ in these, so only the rules about colours are checked again.
const SCHEMES = [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }];
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
const STRUCTURE = { ...ALL_RULES, rules: { "color-contrast": { enabled: false } } };
// Messages of the Nu checker that are no faults of the page.
const NU_ACCEPTED = [
  // The block is data for search engines. No browser runs it, and no policy applies to it.
  /^Inline script violates Content Security Policy/,
  // Pages are well-formed XML too. The slash would be read as part of a value without quotes, which no page has.
  /^Trailing slash on void elements has no effect/,
  // MathML Core allows these on every element of MathML. The checker knows the rules of MathML 3.
  /^Attribute “(displaystyle|scriptlevel)” not allowed on element “m\w+” at this point/,
  // An accent is an element of its own in MathML.
  /^Text run starts with a composing character/,
];

/** Its links are absolute on purpose, so it is checked without its stylesheet. */
const NOT_FOUND = "everything/404.html";

/**
 * Whether a page is one of many similar ones, which the ordinary run does not check in every way: pages of the
 * documentation but those that show every component, pages outside of the unit in the courses of other scripts, and
 * lessons, quizzes and handouts after the first unit of the shipped course. The long run checks all of them in every way.
 */
function isOneOfMany(name) {
  if (isLong) return false;
  if (name.startsWith("docs/")) return !name.startsWith("docs/components/");
  if (/^(chinese|hebrew)\/[^/]+$/.test(name)) return true;
  if (!/^course\/[^/]+\//.test(name) || name.startsWith("course/two-functions/")) return false;
  return !readFileSync(join(SITES, name), "utf8").match(/<body class="cm-page cm-page--(scenario|survey)"/);
}

/** The addresses of a page's links and loaded files, as written. */
const references = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("[href], [src]")]
      .filter((element) => !["canonical", "alternate"].includes(element.getAttribute("rel")))
      .map((element) => element.getAttribute("href") ?? element.getAttribute("src")),
  );

const known = new Map();

/** The ids of the places in a page that a link can lead to. Nothing in a `template` is one. */
function placesOf(file) {
  if (!known.has(file)) {
    const shown = readFileSync(file, "utf8").replace(/<template\b.*?<\/template>/gs, "");
    known.set(file, new Set([...shown.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id))));
  }
  return known.get(file);
}

/** The value of an attribute as the build writes it. */
const unescaped = (value) =>
  value
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/**
 * What some pages load at once, as a number of files: the search page the search, the pages for the progress and the
 * record the outline of the course, its questions and the script for them, the review its schedule too, and the certificate and the
 * page for testing out what they need and the script for it.
 */
const AT_ONCE = { search: 1, progress: 3, record: 3, certificate: 2, review: 4, "test-out": 2 };

/** Checks that every link leads somewhere, nothing is refused and nothing comes from another site. */
async function isConnected({ page, faults, requests }, name, address) {
  const root = new URL(address(""));
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(root.origin === "null" ? "file://" : root.origin)),
    [],
  );
  // The upkeep of the record is loaded once, when the page has been shown for a while or the reader points at something.
  const isUpkeep = (url) => /\/upkeep-\w+\.js$/.test(url);
  assert.ok(requests.filter(isUpkeep).length <= 1);
  const isQuestions = (url) => /\/questions\/[^/]+\.js$/.test(url);
  // What a reader's first move loads: cards of prompts, guesses and notes, with their stylesheet.
  const isLate = (url) => /\/(late|recall|guess|notes)-\w+\.(css|js)$/.test(url);
  const isApart = (url) => isUpkeep(url) || isQuestions(url) || isLate(url);
  const own = requests.filter((url) => !/\.(svg|png|jpe?g|webp)$/.test(url) && !isApart(url));
  // Pages other than lessons and handouts have a second stylesheet, and so do lessons where a quiz is
  // submitted. Those that do more than show a text have a script.
  // A page with formulas, also in questions that it may ask, has a stylesheet and fonts for them.
  const formulas = await page.evaluate(() => document.querySelectorAll("link[href*='/math-']").length);
  const fonts = own.filter((url) => url.endsWith(".woff2")).length;
  assert.ok(fonts <= 2 * formulas, `${fonts} fonts`);
  // The stylesheet for what scripts add later comes with them.
  const styles = await page.evaluate(
    () => document.querySelectorAll("link[rel=stylesheet]:not([href*='/late-'])").length,
  );
  const more = styles - 1 - formulas;
  const further = await page.evaluate(() => document.querySelectorAll("script[src][defer]").length - 1);
  // A page that asks how sure learners are loads the script for that at once, and has its styles in the second stylesheet.
  const asksSure = await page.evaluate(() => document.querySelectorAll("[data-sure]").length);
  const atOnce = (AT_ONCE[basename(name, ".html")] ?? 0) + asksSure;
  assert.ok(own.length <= 4 + more + formulas + fonts + further + atOnce, `${own.length} requests`);
  const doesMore = "[data-question], [data-quiz], link[rel=stylesheet] ~ link, .cm-page--front";
  // What is done with questions is in a second script, or in two where some are practised and others submitted. A front
  // page has a script of its own before these.
  const most = await page.evaluate(
    (selectors) => selectors.filter((selector) => document.querySelector(selector)).length,
    [doesMore, ".cm-quiz__facts", ".cm-actions", ".cm-try", ".cm-review, .cm-test-out"],
  );
  assert.ok(further <= most, `${further} further scripts`);
  assert.ok(
    more === 0 ||
      !(await page.evaluate(
        () =>
          document.body.matches(".cm-page--lesson, .cm-page--handout") &&
          !document.querySelector(".cm-quiz__facts, [data-sure]"),
      )),
    `${more} stylesheets`,
  );
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(faults, []);
  const written = await references(page);
  // Scripts show questions that a quiz draws, and links to them, perhaps only now.
  const here = new Set(await page.evaluate(() => [...document.querySelectorAll("[id]")].map((element) => element.id)));
  for (const reference of written) {
    assert.ok(!reference.startsWith("/"), reference);
    if (/^(https?|mailto|tel):/.test(reference)) continue;
    const target = new URL(reference, page.url());
    assert.ok(target.href.startsWith(root.href), `${reference} leaves the site`);
    const file = join(SITES, decodeURIComponent(target.pathname.slice(root.pathname.length)));
    assert.ok(existsSync(file), `${reference} leads nowhere`);
    if (target.hash) {
      const id = decodeURIComponent(target.hash.slice(1));
      const isHere = reference.startsWith("#") && here.has(id);
      assert.ok(isHere || placesOf(file).has(id), `no place ${reference}`);
    }
  }
}

/** Checks for one h1, sizes on images, no inline script or style, and no id twice. */
async function isWhole({ page }, name) {
  const html = readFileSync(join(SITES, name), "utf8");
  // Only tags count, because a page may show such things as text.
  const tags = html.match(/<[a-z][^>]*>/gi).join("\n");
  assert.doesNotMatch(tags, /\sstyle=|<style|\son[a-z]+=|integrity=|javascript:/i);
  assert.match(html.slice(0, 500), /Content-Security-Policy|charset/);
  for (const block of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    assert.equal(JSON.parse(block[1])["@context"], "https://schema.org");
  }
  const found = await page.evaluate(() => ({
    titles: document.querySelectorAll("h1").length,
    images: [...document.images].filter(
      (image) => !image.hasAttribute("width") || !image.hasAttribute("height") || !image.hasAttribute("alt"),
    ).length,
    scripts: [...document.scripts].filter((script) => !script.src && !/^application\/(ld\+)?json$/.test(script.type))
      .length,
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  }));
  assert.equal(found.titles, 1, "one h1");
  assert.equal(found.images, 0, "images without a size or a text");
  assert.equal(found.scripts, 0, "inline scripts");
  assert.equal(new Set(found.ids).size, found.ids.length, "an id is there twice");
}

/** Checks that nothing sticks out sideways, from 320 pixels to wide, and with text twice as large. */
async function fits({ page }, widths) {
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await excess();
    assert.ok(wide <= 0, `at ${width}: ${wide} pixels too wide`);
  }
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  const wide = await excess();
  assert.ok(wide <= 0, `with large text: ${wide} pixels too wide`);
}

/** How far parts of the page have moved so far, as Chromium counts it. */
const shifts = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.shifts)))),
  );

/**
 * The same for a visit in which nobody touches the page, after its last script has run. A page that was resized and
 * searched for faults on a busy machine may have moved by a thousandth because of that.
 */
async function shiftsLater(name) {
  const { context, page } = await open(online(name));
  await page.waitForTimeout(3000);
  const found = await shifts(page);
  await context.close();
  return found;
}

test("there are pages of every kind", () => {
  for (const file of [
    "index.html",
    "404.html",
    "references.html",
    "glossary.html",
    "prompts.html",
    "first/index.html",
    "first/markdown.html",
    "first/questions.html",
    "first/check.html",
    "first/story.html",
    "first/self.html",
    "plan.html",
    "certificate.html",
    "about.html",
    "privacy.html",
    "accessibility.html",
  ]) {
    assert.ok(pages.includes(`everything/${file}`), file);
  }
  assert.ok(!pages.includes("everything/first/hidden.html"), "a draft was published");
  assert.ok(existsSync(join(SITES, "everything/.well-known/test.txt")));
});

describe("every page, from a subfolder", { concurrency: 3 }, () => {
  for (const name of pages) {
    test(name, async (context) => {
      const visit = await open(online(name));
      const { page } = visit;
      context.after(() => visit.context.close());
      await isWhole(visit, name);
      if (name !== NOT_FOUND) {
        await isConnected(visit, name, online);
        // The colours of a page of many are those of the pages that are checked in every way.
        assert.deepEqual(await violations(page, isOneOfMany(name) ? STRUCTURE : ALL_RULES), [], "light");
      }
      // Marks from the record appear after the page has loaded, and must not move anything. A formula in view settles
      // when its font arrives: a sum with limits grows by 20 pixels.
      const most = readFileSync(join(SITES, name), "utf8").includes("<math") ? 0.002 : 0;
      assert.ok(((await shifts(page)) && (await shiftsLater(name))) <= most, "something moved");
      if (name !== NOT_FOUND && !isOneOfMany(name)) {
        for (const media of SCHEMES) {
          await page.emulateMedia(media);
          assert.deepEqual(await violations(page, COLOURS), [], JSON.stringify(media));
        }
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      }
      await fits(visit, isOneOfMany(name) ? [320] : [320, 390, 768, 1280]);
    });
  }
});

describe("every page, from the disk", { concurrency: 3 }, () => {
  // The links are the same in both places. What a page loads and does may differ.
  for (const name of pages.filter((name) => name !== NOT_FOUND && !isOneOfMany(name))) {
    test(name, async (context) => {
      const visit = await open(onDisk(name));
      context.after(() => visit.context.close());
      await isConnected(visit, name, onDisk);
    });
  }
});

test("axe does find a fault when there is one, and one of colour in every scheme", async () => {
  const { context, page } = await open(online("course/index.html"));
  await page.evaluate(() => document.querySelector("main").append(document.createElement("img")));
  assert.match((await violations(page)).join(), /image-alt/);
  for (const [media, color, background] of [
    [{ colorScheme: "light", forcedColors: "none" }, "#eee", ""],
    [{ colorScheme: "dark", forcedColors: "none" }, "#222", ""],
    [{ colorScheme: "light", forcedColors: "active" }, "#eee", "#fff"],
  ]) {
    await page.emulateMedia(media);
    assert.deepEqual(await violations(page, COLOURS), [], JSON.stringify(media));
    await page.evaluate(
      ([color, background]) => {
        const faint = document.createElement("p");
        faint.textContent = "Faint";
        Object.assign(faint.style, { color, background, forcedColorAdjust: "none" });
        document.querySelector("main").prepend(faint);
      },
      [color, background],
    );
    assert.match((await violations(page, COLOURS)).join(), /color-contrast.*Faint/, JSON.stringify(media));
    await page.evaluate(() => document.querySelector("main").firstChild.remove());
  }
  await context.close();
});

test("the keyboard reaches the text first, then everything, and sees where it is", async () => {
  const { context, page } = await open(online("everything/first/markdown.html"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "cm-skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN");
  const boxes = new Set();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return {
        name: element.className,
        outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        body: element === document.body,
      };
    });
    if (focus.body) break;
    assert.ok(focus.outline, `no focus ring on ${focus.name}`);
    boxes.add(focus.name);
  }
  for (const name of ["cm-table", "cm-code__block", "cm-math"]) assert.ok(boxes.has(name), name);
  await context.close();
});

test("without scripts the text is the same, and there is no control that does nothing", async () => {
  const name = "everything/first/markdown.html";
  const text = async (options) => {
    const { context, page } = await open(online(name), { viewport: { width: 390, height: 800 }, ...options });
    // The controls of a block of code are not part of the text.
    await page.evaluate(() => document.querySelectorAll(".cm-copy").forEach((button) => button.remove()));
    const found = { text: await page.innerText(".cm-prose") };
    await page.click(".cm-header__menu");
    assert.ok(await page.isVisible(".cm-menu__units"), "the menu opens");
    found.settings = await page.isVisible(".cm-settings");
    await context.close();
    return found;
  };
  const [without, withScripts] = [await text({ javaScriptEnabled: false }), await text({})];
  assert.ok(without.text.length > 1000);
  assert.equal(without.text, withScripts.text);
  assert.equal(without.settings, false);
  assert.equal(withScripts.settings, true);
});

test("on paper there is the text and no navigation", async () => {
  const { context, page } = await open(online("course/two-functions/when-one-half-is-missing.html"));
  await page.emulateMedia({ media: "print" });
  for (const part of [".cm-header", ".cm-menu", ".cm-pager"]) {
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  }
  assert.equal(await page.locator("h1").isVisible(), true);
  await context.close();
});

test("targets outside of running text are at least 24 pixels high", async () => {
  for (const name of ["course/index.html", "course/two-functions/when-one-half-is-missing.html"]) {
    const { context, page } = await open(online(name), { viewport: { width: 390, height: 800 } });
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          ".cm-header :is(a, button), .cm-serves summary, .cm-pager :is(a, button), .cm-button",
        ),
      ]
        .filter((element) => element.getBoundingClientRect().height > 0 && element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML),
    );
    assert.deepEqual(small, [], name);
    await context.close();
  }
});

test("pages are light", () => {
  const size = (file) => brotliCompressSync(readFileSync(join(SITES, file))).length;
  // Where gzip is good enough, brotli is too, and takes a hundred times as long.
  const isLight = (file, most) => gzipSync(readFileSync(join(SITES, file))).length <= most || size(file) <= most;
  for (const name of pages.filter((page) => /^course\/[^/]+\//.test(page))) {
    // A quiz page has a sample of the questions that it may ask.
    const most = /(-quiz|capstone)\.html$/.test(name) ? 25 : 14;
    assert.ok(isLight(name, most * 1024), `${name}: ${size(name)} bytes`);
  }
  const styles = files(join(SITES, "course/assets")).find((file) => /^style-.*\.css$/.test(file));
  assert.ok(size(`course/assets/${styles}`) <= 8 * 1024, `styles: ${size(`course/assets/${styles}`)} bytes`);
  const scripts = files(join(SITES, "course/assets")).filter((file) => /^(start|page)-.*\.js$/.test(file));
  assert.equal(scripts.length, 2);
  const weight = scripts.reduce((sum, file) => sum + size(`course/assets/${file}`), 0);
  assert.ok(weight <= 8 * 1024, `scripts: ${weight} bytes`);
});

test("scripts are loaded once: a walk through lesson, quiz, scenario and progress is light", () => {
  const assets = join(SITES, "course/assets");
  const scripts = files(assets).filter((file) =>
    /^(start|page|quiz|practice|exam|scenario|progress)-.*\.js$/.test(file),
  );
  assert.equal(scripts.length, 7);
  const weight = scripts.reduce((sum, file) => sum + statSync(join(assets, file)).size, 0);
  assert.ok(weight <= 90_000, `scripts of a walk: ${weight} bytes`);
});

test("below every page is the way to what the browser keeps, and that is open", async () => {
  for (const at of [online, onDisk]) {
    const { context, page } = await open(at("course/two-functions/one-role-two-functions.html"));
    const footer = page.getByRole("contentinfo");
    await footer.getByRole("link", { name: "Accessibility" }).waitFor();
    await footer.getByRole("link", { name: "Privacy" }).click();
    await page.getByRole("main").getByRole("link", { name: "What your browser keeps" }).click();
    await page.getByRole("button", { name: "Export" }).waitFor();
    const top = await page.locator(".cm-keeping").evaluate((part) => part.getBoundingClientRect().top);
    assert.ok(top < 800, `it is ${top} pixels down`);
    await context.close();
  }
});

test("with an address, pages say where they are; without one they do not", () => {
  const read = (name) => readFileSync(join(SITES, name), "utf8");
  assert.match(
    read("everything/first/markdown.html"),
    /<link rel="canonical" href="https:\/\/example\.org\/courses\/everything\/first\/markdown\.html"\/>/,
  );
  assert.match(
    read("everything/sitemap.xml"),
    /<loc>https:\/\/example\.org\/courses\/everything\/first\/markdown\.html<\/loc>/,
  );
  assert.match(read("everything/feed.xml"), /<title>Markdown<\/title>/);
  assert.match(read("everything/robots.txt"), /Sitemap: https:/);
  assert.doesNotMatch(read("course/index.html"), /canonical|og:/);
  assert.ok(!existsSync(join(SITES, "course/sitemap.xml")));
});

test("the Nu checker has nothing to say", async () => {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const check = async (addresses) => {
    const { stderr } = await promisify(execFile)(
      process.env.COURSEMARK_JAVA,
      // Our own pages are on this machine, whose addresses the checker refuses by default.
      [
        "-Dnu.validator.servlet.allow-forbidden-hosts=true",
        "-jar",
        jar,
        "--format",
        "json",
        "--exit-zero-always",
        ...addresses,
      ],
      { maxBuffer: 1 << 28 },
    );
    return JSON.parse(stderr).messages.filter(
      (message) => !NU_ACCEPTED.some((accepted) => accepted.test(message.message)),
    );
  };
  const checked = pages.filter((name) => name !== "everything/404.html").map((name) => online(name));
  assert.deepEqual(
    (await check(checked)).map((message) => `${message.url}:${message.lastLine}: ${message.message}`),
    [],
  );
  assert.notEqual((await check([online("everything/feed.xml")])).length, 0, "it does see what is no page");
});

test("pictures of the pages, for people to look at", { skip: !isLong && "part of the long run" }, async () => {
  const folder = join(SITES, "../screenshots");
  mkdirSync(folder, { recursive: true });
  for (const name of [
    "course/index.html",
    "course/two-functions/index.html",
    "course/two-functions/when-one-half-is-missing.html",
    "course/references.html",
    "course/glossary.html",
    "everything/first/markdown.html",
  ]) {
    for (const width of [390, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        const { context, page } = await open(online(name), { viewport: { width, height: 900 }, colorScheme });
        const path = join(folder, `${name.replaceAll("/", "-").replace(".html", "")}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
        assert.ok(statSync(path).size > 10_000);
        await context.close();
      }
    }
  }
});
