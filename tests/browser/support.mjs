// The parts that all browser tests share: the built sites, served from a subfolder and copied to a folder on the disk,
// and a browser that records everything a page should not do.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const SUBFOLDER = "/some/sub folder/";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
};

/** The folder with the sites. */
export const SITES = process.env.COURSEMARK_SITES;
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export let browser;
export let origin;
let server;
let disk;

/** All files below a folder, as paths relative to it. */
export function files(folder, below = folder) {
  return readdirSync(below).flatMap((name) => {
    const path = join(below, name);
    return statSync(path).isDirectory() ? files(folder, path) : [relative(folder, path)];
  });
}

/** The questions in a file from which quizzes load those that their pages do not have. */
export function lentQuestions(path) {
  const [, list] = readFileSync(path, "utf8").match(/^coursemarkQuestions\("[^"]*",(.*)\)$/s);
  // Prompts for recall come after the questions.
  return JSON.parse(`[${list}]`)[0];
}

/** Every page of every site. */
export const pages = readdirSync(SITES)
  .sort()
  .flatMap((site) =>
    files(join(SITES, site))
      .filter((file) => file.endsWith(".html"))
      .map((file) => `${site}/${file}`),
  );

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.COURSEMARK_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const file = path.startsWith(SUBFOLDER) ? join(SITES, path.slice(SUBFOLDER.length)) : "";
    if (!file || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  // A path with characters that need care: a space, `#`, `%` and letters beyond ASCII.
  disk = join(mkdtempSync(join(tmpdir(), "coursemark-")), "a b#c%d é");
  cpSync(SITES, disk, { recursive: true });
});

after(async () => {
  await browser?.close();
  server?.close();
  if (disk) rmSync(join(disk, ".."), { recursive: true, force: true });
});

/** The address of a page on the server. */
export const online = (page) => origin + encodeURI(SUBFOLDER + page);
/** The address of a page on the disk. */
export const onDisk = (page) => pathToFileURL(join(disk, page)).href;

/** In pages to come, the questions of a quiz are together, as for learners who have chosen that. */
export const together = () => {
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) {
    return getItem.call(this, key) ?? (key.endsWith(":quiz") ? "page" : null);
  };
};

/**
 * Opens a page and collects everything that it should not do. With the option `isTogether`, the questions of a quiz are
 * all on one page.
 */
export async function open(url, { isTogether, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false, ...options });
  if (isTogether) await context.addInitScript(together);
  const page = await context.newPage();
  const faults = [];
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => {
    // When a page is left, the browser aborts what it was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      globalThis.violations = [];
      globalThis.shifts = 0;
      addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
  }
  await page.goto(url, { waitUntil: "load" });
  return { context, page, faults, requests };
}

/** The rules that axe checks a page by, as its options. */
export const ALL_RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** The violations that axe finds in the current state of a page, by all rules or only those given. */
export async function violations(page, options = ALL_RULES) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (options) => {
    // A target that happens to lie under the header is not too small.
    const header = document.querySelector(".cm-header");
    if (header) header.style.position = "static";
    const results = await globalThis.axe.run({ ...options, resultTypes: ["violations"] });
    if (header) header.style.position = "";
    return results.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`);
  }, options);
}

/**
 * Waits until a page has done everything that follows from its record. The database answers requests in order, so the
 * answer to a later request comes after those for the page. The page shows its changes in the next frames.
 */
export const settled = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const answered = (name) =>
      new Promise((resolve) => {
        const request = indexedDB.open(name);
        request.onerror = resolve;
        request.onsuccess = () => {
          const database = request.result;
          const close = () => resolve(database.close());
          if (database.objectStoreNames.length === 0) close();
          else database.transaction([...database.objectStoreNames]).oncomplete = close;
        };
      });
    // Reading may lead to a write, and that to another read.
    for (let rounds = 0; rounds < 3; rounds += 1) {
      for (const { name } of await indexedDB.databases()) await answered(name);
      await frame();
      await frame();
    }
  });

/** Waits until `holds` returns true. */
export async function until(holds) {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `it did not happen in time: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Kills all processes of a browser's profile and nothing else, and waits until they are gone. */
export function kill(profile) {
  const isOurs = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(profile);
    } catch {
      return false; // It is gone.
    }
  };
  return until(() => {
    const left = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isOurs(name));
    for (const pid of left) {
      try {
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // The process has just ended.
      }
    }
    return left.length === 0;
  });
}

/** Waits for the progress page, and unfolds all of it. */
export async function progressOf(page) {
  await page.waitForSelector(".cm-progress[data-ready]");
  await page.evaluate(() => {
    for (const details of document.querySelectorAll(".cm-progress details")) details.open = true;
  });
}

/** Waits for the page about what the browser keeps. */
export const keepingOf = (page) => page.waitForSelector(".cm-keeping[data-ready]");

/** Puts events into the record of the course, as if they had happened before. The page has to be loaded again. */
export const remember = (page, events) =>
  page.evaluate(
    (facts) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(`coursemark:${document.documentElement.dataset.course}`);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction("events", "readwrite");
          for (const fact of facts) transaction.objectStore("events").put(fact);
          transaction.oncomplete = () => resolve(request.result.close());
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    events,
  );
