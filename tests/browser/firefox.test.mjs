// Repeats in a second engine what matters most: nothing that was saved is lost, whatever happens to the browser.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { files, keepingOf, kill, onDisk, online, progressOf, SITES, together } from "./support.mjs";

const LESSON = "journey/one/every-kind.html";
// Drivers relax Firefox's rules for files on a disk. These are the rules that people have.
const PREFERENCES = { "remote.prefs.recommended": false, "security.fileuri.strict_origin_policy": true };

/**
 * Waits until the driver has put back the preferences of `profile`, which it sets aside while a browser runs. It puts
 * them back after the browser has ended, one file after the other, and no other browser must start in between.
 */
async function restored(profile) {
  const isSetAside = (name) => name.endsWith(".puppeteer");
  const end = Date.now() + 10_000;
  while (readdirSync(profile).some(isSetAside)) {
    assert.ok(Date.now() < end, "the preferences are still set aside");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Starts a browser, opens a page, and collects everything that should not happen. */
async function start(url, { profile, preferences = {}, isTogether = false } = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.COURSEMARK_FIREFOX,
    extraPrefsFirefox: { ...PREFERENCES, ...preferences },
    ...(profile && { userDataDir: profile }),
  });
  const faults = [];
  const openPage = async (address) => {
    const page = await browser.newPage();
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
    if (isTogether) await page.evaluateOnNewDocument(together);
    await page.goto(address);
    return page;
  };
  return { browser, faults, openPage, page: await openPage(url) };
}

const ready = (page, id = "reflect") => page.waitForSelector(`[data-question="${id}"][data-ready]`);
const says = (page, id, part, text) =>
  page.waitForFunction(
    (name, selector, wanted) =>
      document.querySelector(`[data-question="${name}"] ${selector}`).textContent.includes(wanted),
    {},
    id,
    part,
    text,
  );

/** Chooses the option with this text, and checks the answer. */
async function answer(page, id, option) {
  await ready(page, id);
  await page.evaluate(
    (name, text) => {
      const form = document.querySelector(`[data-question="${name}"]`);
      [...form.querySelectorAll("label")].find((label) => label.textContent.includes(text)).click();
    },
    id,
    option,
  );
  await press(page, id);
}

/** Presses the button of a question, after scrolling it clear of the edges of the window. */
async function press(page, id) {
  const selector = `[data-question="${id}"] .cm-actions__check`;
  await page.$eval(selector, (button) => button.scrollIntoView({ block: "center" }));
  await page.click(selector);
}

const answers = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("coursemark:journey-test");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const found = request.result.transaction("events").objectStore("events").getAll();
          found.onsuccess = () => {
            request.result.close();
            resolve(found.result.filter((event) => event.type === "answered"));
          };
        };
      }),
  );

test("Firefox: every page opens without a fault, from a server and from the disk", async () => {
  const { browser, page, faults } = await start("about:blank");
  for (const name of files(join(SITES, "journey")).filter((file) => file.endsWith(".html"))) {
    for (const address of [online, onDisk]) {
      await page.goto(address(`journey/${name}`));
      await page.waitForFunction(() => document.documentElement.hasAttribute("data-js"));
    }
  }
  assert.deepEqual(faults, []);
  await browser.close();
});

test("Firefox: 400 answers that two tabs give at once are all kept", async () => {
  const { browser, page, openPage, faults } = await start(online(LESSON));
  const second = await openPage(online(LESSON));
  const give = async (tab, id) => {
    await ready(tab, id);
    await tab.evaluate(async (name) => {
      const form = document.querySelector(`[data-question="${name}"]`);
      const button = form.querySelector(".cm-actions__check");
      const line = form.querySelector(".cm-actions__state");
      // Timers are slow in a background tab.
      const saved = () =>
        new Promise((resolve) => {
          const look = () => {
            if (line.textContent !== "Saved") return;
            observer.disconnect();
            resolve();
          };
          const observer = new MutationObserver(look);
          observer.observe(line, { childList: true, subtree: true, characterData: true });
          look();
        });
      for (let times = 0; times < 200; times += 1) {
        form.querySelectorAll("input[type=radio]")[times % 2].click();
        button.click();
        await saved();
        button.click();
      }
    }, id);
  };
  await Promise.all([give(page, "grass"), give(second, "coal")]);
  const kept = await answers(page);
  assert.equal(kept.length, 400);
  assert.equal(new Set(kept.map((event) => event.count)).size, 400, "each has its own place in the order");
  assert.deepEqual(faults, []);
  await browser.close();
});

test("Firefox: what is saved survives a browser that is killed at once", async () => {
  const profile = mkdtempSync(join(tmpdir(), "coursemark-profile-"));
  for (let times = 0; times < 3; times += 1) {
    const { browser, page } = await start(online(LESSON), { profile, isTogether: true });
    await ready(page);
    if (times > 0) {
      await says(page, "grass", ".cm-actions__state", "Right");
      assert.equal((await answers(page)).length, times);
      // Its place is now that of “Try again”.
      await press(page, "grass");
    }
    await answer(page, "grass", "Green");
    await says(page, "grass", ".cm-actions__state", "Saved");
    await kill(profile);
    await browser.close().catch(() => {});
    await restored(profile);
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test("Firefox: from the disk each page keeps its own, says so, and hands it over", async () => {
  const { browser, page, faults } = await start(onDisk(LESSON));
  await answer(page, "grass", "Green");
  await says(page, "grass", ".cm-result", "Right");
  await says(page, "grass", ".cm-actions__state", "Saved");
  await page.waitForSelector(".cm-notice");
  assert.match(await page.$eval(".cm-notice", (notice) => notice.textContent), /apart for each page/);
  // The test reads the file instead of downloading it.
  const file = await page.evaluate(async () => {
    const blob = new Promise((resolve) => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (content) => {
        resolve(content);
        return make(content);
      };
    });
    [...document.querySelectorAll(".cm-notice button")].find((button) => button.textContent === "Export").click();
    return (await blob).text();
  });
  const record = JSON.parse(file);
  assert.equal(record.course, "journey-test");
  assert.equal(record.events.filter((event) => event.type === "answered").length, 1);
  // Once that was said a line remains, on each page that has something to hand over.
  const press = (label) =>
    page.evaluate((name) => {
      [...document.querySelectorAll(".cm-notice button")].find((button) => button.textContent === name).click();
    }, label);
  await press("Understood");
  await page.waitForSelector(".cm-apart button");
  await page.reload();
  await ready(page);
  await says(page, "grass", ".cm-actions__state", "Right");
  await page.waitForSelector(".cm-apart button");
  await page.goto(onDisk("journey/progress.html"));
  await progressOf(page);
  assert.match(
    await page.$eval(".cm-progress", (progress) => progress.innerText),
    /can't see what you did on the others/,
  );
  assert.doesNotMatch(await page.$eval(".cm-progress", (progress) => progress.innerText), /0 of/);
  await page.goto(onDisk("journey/one/exam.html"));
  await page.waitForSelector(".cm-quiz[data-ready]");
  assert.equal((await answers(page)).length, 0, "the browser does keep files apart");
  assert.deepEqual(faults, []);
  await browser.close();
});

test("Firefox: a browser that is told to keep nothing still asks and scores", async () => {
  const told = [
    [{ "network.cookie.cookieBehavior": 2 }, "Kept until this page is closed"],
    [{ "dom.storage.enabled": false }, "Saved"],
  ];
  for (const [preferences, state] of told) {
    const { browser, page, faults } = await start(online(LESSON), { preferences });
    await answer(page, "grass", "Blue");
    await says(page, "grass", ".cm-result", "Not right");
    await press(page, "grass");
    await answer(page, "grass", "Green");
    await says(page, "grass", ".cm-result", "Right");
    await says(page, "grass", ".cm-actions__state", state);
    if (state !== "Saved") await page.waitForSelector(".cm-notice");
    assert.deepEqual(faults, [], JSON.stringify(preferences));
    await browser.close();
  }
});

test("Firefox: nobody is asked about storage because of an answer, and a button offers it", async () => {
  const { browser, page } = await start("about:blank");
  await page.evaluateOnNewDocument(() => {
    globalThis.asked = 0;
    StorageManager.prototype.persist = async () => {
      globalThis.asked += 1;
      return true;
    };
  });
  await page.goto(online(LESSON));
  await answer(page, "grass", "Green");
  await says(page, "grass", ".cm-actions__state", "Saved");
  assert.equal(await page.evaluate(() => globalThis.asked), 0);
  await page.goto(online("journey/record.html"));
  await keepingOf(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".cm-keeping button:not([hidden])")].some((button) => {
      if (button.textContent !== "Ask the browser to keep this") return false;
      button.click();
      return true;
    }),
  );
  await page.waitForFunction(() => document.body.innerText.includes("Your browser will keep this."));
  assert.equal(await page.evaluate(() => globalThis.asked), 1);
  await browser.close();
});
