// What all browser tests share: the sites that were built, served from a subfolder and copied to a
// folder on the disk, and a browser that notes everything a page should not do.

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

/** All files below a folder, by their paths from it. */
export function files(folder, below = folder) {
  return readdirSync(below).flatMap((name) => {
    const path = join(below, name);
    return statSync(path).isDirectory() ? files(folder, path) : [relative(folder, path)];
  });
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
  // A path with what paths may hold: a space, `#`, `%` and letters beyond ASCII.
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

/** Opens a page and collects everything it should not do. */
export async function open(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false, ...options });
  const page = await context.newPage();
  const faults = [];
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => {
    // A page that is left stops loading what is left of it.
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

const GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong with a page as it is now, by all rules or only those given. */
export async function violations(page, runOnly = GUIDELINES) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const results = await globalThis.axe.run({ runOnly, resultTypes: ["violations"] });
    return results.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`);
  }, runOnly);
}
