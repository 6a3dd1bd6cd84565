// The preview: the page in the browser after a file of the course is saved.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, settled, violations } from "./support.mjs";

const SHIPPED = fileURLToPath(new URL("../../course", import.meta.url));
let folder;
let preview;
let address;
const said = [];

describe("the preview", () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "coursemark-serve-"));
    cpSync(SHIPPED, join(folder, "course"), { recursive: true });
    preview = spawn(process.env.COURSEMARK_PROGRAM, ["serve", "course"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    preview.stderr.setEncoding("utf8");
    address = await new Promise((resolve, reject) => {
      let text = "";
      preview.on("exit", () => reject(new Error(text)));
      preview.stderr.on("data", (chunk) => {
        text += chunk;
        said.push(...chunk.split("\n").filter(Boolean));
        const found = /http:\/\/localhost:\d+\//.exec(text);
        if (found) resolve(found[0]);
      });
    });
  });

  after(() => {
    preview?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const path = (name) => join(folder, "course", name);
  const read = (name) => readFileSync(path(name), "utf8");
  const LESSON = "two-functions/what-the-evidence-says.md";

  /** Opens a page of the preview and sets `mark` in it. Loading the page again removes the mark. */
  async function open(name, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
    const socket = page.waitForEvent("websocket");
    const live = socket.then((socket) => socket.waitForEvent("framereceived"));
    await page.goto(address + name);
    await live;
    await page.evaluate(() => (globalThis.mark = true));
    return { context, page, faults, socket: await socket };
  }
  const isSame = (page) => page.evaluate(() => globalThis.mark === true);
  const isLoadedAgain = (page) => page.waitForFunction(() => globalThis.mark === undefined);

  test("a saved lesson is shown at once, where the reader was, with what they had opened", async () => {
    const before = read(LESSON);
    const { context, page, faults } = await open("two-functions/what-the-evidence-says.html", {
      viewport: { width: 390, height: 800 },
    });
    await page.click(".cm-serves summary");
    await page.evaluate(() => document.getElementById("care-and-structure").scrollIntoView());
    await page.evaluate(() => scrollBy(0, 37));
    const top = () => page.evaluate(() => document.getElementById("care-and-structure").getBoundingClientRect().top);
    const was = await top();
    writeFileSync(
      path(LESSON),
      before.replace("## ", "A new paragraph above.\n\nAnd another one, so that everything moves.\n\n## "),
    );
    await isLoadedAgain(page);
    await page.waitForFunction(() => document.body?.innerText.includes("A new paragraph above."));
    await settled(page);
    assert.ok(Math.abs((await top()) - was) <= 2, `the heading moved from ${was} to ${await top()}`);
    assert.equal(await page.locator(".cm-serves").evaluate((box) => box.open), true);
    assert.deepEqual(faults, []);
    writeFileSync(path(LESSON), before);
    await page.waitForFunction(() => document.body && !document.body.innerText.includes("A new paragraph above."));
    await context.close();
    assert.ok(
      said.some((line) =>
        /^two-functions\/what-the-evidence-says\.md changed: 1 page parsed, \d+ rendered, \d+ ms$/.test(line),
      ),
      said.join("\n"),
    );
  });

  test("a page that did not change is left alone", async () => {
    const { context, page, socket } = await open("two-functions/when-one-half-is-missing.html");
    const before = read(LESSON);
    for (const text of [`${before}\nMore.\n`, before]) {
      const told = socket.waitForEvent("framereceived");
      writeFileSync(path(LESSON), text);
      await told;
      await settled(page);
      assert.ok(await isSame(page));
    }
    await context.close();
  });

  test("another stylesheet is put in place without loading the page again", async () => {
    const { context, page, faults } = await open("index.html");
    mkdirSync(path("theme"), { recursive: true });
    writeFileSync(path("theme/own.css"), "h1 { color: rgb(1, 2, 3) }");
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)");
    assert.ok(await isSame(page));
    assert.equal(await page.locator("link[href*='assets/style-']").count(), 1);
    rmSync(path("theme"), { recursive: true });
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color !== "rgb(1, 2, 3)");
    assert.ok(await isSame(page));
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`what is wrong is shown above the last good page, and goes when it is mended (${colorScheme})`, async () => {
      const { context, page, faults } = await open("two-functions/what-the-evidence-says.html", {
        colorScheme,
        bypassCSP: true,
      });
      const before = read(LESSON);
      writeFileSync(path(LESSON), `${before}\n![gone](nowhere.png)\n`);
      const box = page.locator(".cm-fault");
      await box.waitFor();
      assert.match(await box.innerText(), /^The course has errors/);
      assert.match(await box.innerText(), /missing-picture|nowhere\.png/);
      assert.match(await box.innerText(), /what-the-evidence-says\.md:\d+:\d+/);
      assert.ok(await page.isVisible("h1"));
      assert.ok(await isSame(page));
      await page.waitForFunction(() => getComputedStyle(document.querySelector(".cm-fault")).position === "fixed");
      assert.deepEqual(await violations(page), []);
      assert.notEqual(
        await page.evaluate(() => document.activeElement.closest(".cm-fault")?.id),
        "cm:fault",
        "the focus stays with the reader",
      );
      await page.focus(".cm-fault__close");
      await page.keyboard.press("Escape");
      assert.equal(await box.count(), 0);
      writeFileSync(path(LESSON), `${before}\n![gone](elsewhere.png)\n`);
      await box.waitFor();
      writeFileSync(path(LESSON), before);
      await box.waitFor({ state: "detached" });
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`warnings are counted in a corner and listed on demand (${colorScheme})`, async () => {
      const options = { colorScheme, bypassCSP: true, viewport: { width: 320, height: 700 } };
      const { context, page, faults } = await open("two-functions/what-the-evidence-says.html", options);
      const box = page.locator(".cm-warnings");
      const news = page.locator('[role="status"]#cm\\:news');
      assert.equal(await box.count(), 0);
      const before = read(LESSON);
      writeFileSync(path(LESSON), `${before}\n---\n\nSee [this](nowhere.md) and [that](../gone.md).\n`);
      await box.waitFor();
      assert.equal(await box.locator("summary").innerText(), "2 warnings");
      assert.ok(await page.isHidden(".cm-warnings__list"), "nothing is unfolded that was not asked for");
      await page.focus(".cm-warnings summary");
      await page.keyboard.press("Enter");
      const items = await box.locator("li").allInnerTexts();
      assert.equal(items.length, 2);
      assert.match(items[0], /there is no file two-functions\/nowhere\.md in the course/);
      assert.match(items[0], /link to a page of the course/);
      assert.match(items[0], /two-functions\/what-the-evidence-says\.md:\d+:\d+ broken-link/);
      await page.waitForFunction(() => getComputedStyle(document.querySelector(".cm-warnings")).position === "fixed");
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);

      // The list stays open when the page is loaded again.
      await page.evaluate(() => (globalThis.mark = true));
      writeFileSync(path(LESSON), `${before}\n---\n\nSee [this](nowhere.md).\n`);
      await isLoadedAgain(page);
      await page.waitForFunction(() => document.querySelector(".cm-warnings summary")?.textContent === "1 warning");
      await page.locator(".cm-warnings__list").waitFor();
      await page.focus(".cm-warnings__list");
      await page.keyboard.press("Escape");
      assert.ok(await page.isHidden(".cm-warnings__list"));
      assert.ok(await page.evaluate(() => document.activeElement.matches(".cm-warnings summary")));

      // An error takes the place of the counter, which comes back with the next good build.
      writeFileSync(path(LESSON), `${before}\nSee [this](nowhere.md). ![gone](nowhere.png)\n`);
      await page.locator(".cm-fault").waitFor();
      assert.equal(await box.count(), 0);
      writeFileSync(path(LESSON), before);
      await page.locator(".cm-fault").waitFor({ state: "detached" });
      assert.equal(await box.count(), 0);
      // A page that stays says what is new.
      const other = "two-functions/index.md";
      const index = read(other);
      writeFileSync(path(other), `${index}\nSee [this](nowhere.md).\n`);
      await page.waitForFunction(() => document.getElementById("cm:news")?.textContent === "1 warning");
      assert.equal(await news.count(), 1);
      writeFileSync(path(other), index);
      await box.waitFor({ state: "detached" });
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test("a page elsewhere can link to the preview and use nothing of it", async () => {
    const script = /<script src="([^"]*page-[^"]*\.js)"/.exec(await (await fetch(address)).text())[1];
    const stranger = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<!DOCTYPE html><title>Elsewhere</title><a href="${address}">The preview</a>`);
    });
    await new Promise((resolve) => stranger.listen(0, "localhost", resolve));
    // Another port of the same site, and another site.
    for (const host of ["localhost", "stranger.localhost"]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`http://${host}:${stranger.address().port}/`);
      const loaded = await page.evaluate(
        async ({ address, script }) => {
          const tried = (name, key, url) =>
            new Promise((resolve) => {
              const element = document.createElement(name);
              element.onload = () => resolve(true);
              element.onerror = () => resolve(false);
              element[key] = url;
              document.body.append(element);
            });
          const socket = new Promise((resolve) => {
            const socket = new WebSocket(`${address.replace("http", "ws")}-/live/guess`);
            socket.onopen = () => resolve(true);
            socket.onerror = () => resolve(false);
          });
          const read = fetch(address, { mode: "no-cors" }).then(
            () => true,
            () => false,
          );
          return {
            script: await tried("script", "src", address + script),
            socket: await socket,
            read: await read,
          };
        },
        { address, script },
      );
      assert.deepEqual(loaded, { script: false, socket: false, read: false }, host);
      await page.click("a");
      await page.waitForURL(address);
      assert.ok(await page.isVisible("h1"), "a link leads there");
      await context.close();
    }
    stranger.close();
  });
});
