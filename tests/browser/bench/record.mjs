// How long a large record takes: until a lesson shows the answers of before, and until a new one is saved. Prints
// medians, beside those of a record with one answer, which is what the page itself takes.
//
//     node tests/browser/bench/record.mjs SITE [EVENTS] [THROTTLE]
//
// SITE is the built site of `tests/courses/journey`. `COURSEMARK_CHROMIUM` names the browser.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const [site, events = "20000", throttle = "4"] = process.argv.slice(2);
if (!site) throw new Error("usage: node record.mjs SITE [EVENTS] [THROTTLE]");
const ROUNDS = 9;
const LESSON = "one/every-kind.html";
const DATABASE = "coursemark:journey-test";
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };

const server = createServer((request, response) => {
  try {
    const path = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
    const content = readFileSync(path);
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.COURSEMARK_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  args: ["--no-sandbox", "--disable-gpu"],
});

/** Fills a record as after years of learning: answers to 2000 questions, attempts, pages opened and completed. */
const fill = ([database, count]) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("events", "readwrite");
      const store = transaction.objectStore("events");
      for (let at = 0; at < count; at += 1) {
        const stamp = { id: `many-${at}`, device: "elsewhere", count: 1000 + at, at: 1_790_000_000_000 + at };
        const page = `page-${at % 130}`;
        const question = `question-${(at * 7) % 2000}`;
        const attempt = `elsewhere exam-${at % 40} ${Math.floor(at / 2000)}`;
        const answer = {
          type: "answered",
          question,
          kind: "single",
          page,
          response: { chosen: ["~3f2a9c81"] },
          offered: { options: ["~3f2a9c81", "~77aa01b2", "~9e8d7c6b", "~01020304"] },
          shown: "The meeting is theirs, so they pick the first topic, and yours can come second.",
          wording: "8d3f0a1b2c4d5e6f",
          key: "6f5e4d3c2b1a0f3d",
          rev: 1,
          share: at % 3 === 0 ? 0.5 : 1,
          points: 1,
          hints: 0,
          attempt: at % 5 === 0 ? attempt : "",
        };
        const fact =
          at % 10 < 7
            ? answer
            : at % 10 === 7
              ? { type: "opened", page, title: "The title of a lesson", path: `unit/${page}.html` }
              : at % 20 === 8
                ? { type: "completed", page, how: "read", value: true }
                : at % 2000 < 400
                  ? { type: "started", attempt, quiz: `exam-${at % 40}`, page, seed: at, asked: [question] }
                  : { type: "read", page };
        store.add({ ...stamp, ...fact });
      }
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });

/** Calls `act`. Resolves to the milliseconds until the status of a question matches `words`. */
const WAIT = `(name, words, act) => new Promise((resolve) => {
  const line = document.querySelector('[data-question="' + name + '"] .cm-actions__state');
  const start = performance.now();
  const look = () => {
    if (!words.test(line.textContent)) return;
    observer.disconnect();
    resolve([performance.now() - start, performance.now()]);
  };
  const observer = new MutationObserver(look);
  observer.observe(line, { childList: true, subtree: true, characterData: true });
  act();
  look();
})`;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measure(count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/${LESSON}`);
  // A quiz shows one question at a time.
  const ready = () =>
    page.waitForSelector('[data-question="reflect"][data-ready]', { state: "attached", timeout: 120_000 });
  await ready();
  await page.evaluate(`(${WAIT})("grass", /Saved/, () => {
    document.querySelector('[data-question="grass"] input').click();
    document.querySelector('[data-question="grass"] .cm-actions__check').click();
  })`);
  if (count > 0) await page.evaluate(fill, [DATABASE, count]);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: Number(throttle) });
  await page.addInitScript(`addEventListener("DOMContentLoaded", () => {
    globalThis.shown = (${WAIT})("grass", /Right|Wrong/, () => {});
  })`);
  const restored = [];
  const whole = [];
  const saved = [];
  let first;
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.goto(`${origin}/${LESSON}`);
    const [since, all] = await page.evaluate(() => globalThis.shown);
    await ready();
    await page.waitForTimeout(1500);
    // Another option is chosen first, as learners do: what counts is the time from "Check" on.
    await page.evaluate(`(() => {
      const form = document.querySelector('[data-question="coal"]');
      const button = form.querySelector(".cm-actions__check");
      if (form.hasAttribute("data-told") || form.querySelector("input").disabled) button.click();
      form.querySelectorAll("input")[${round} % 2].click();
    })()`);
    await page.waitForTimeout(500);
    const took = await page.evaluate(`(${WAIT})("coal", /Saved/, () => {
      document.querySelector('[data-question="coal"] .cm-actions__check').click();
    })`);
    // The first visit may have to make what later ones use.
    if (round === 0) first = since;
    else {
      restored.push(since);
      whole.push(all);
      saved.push(took[0]);
    }
    await page.waitForTimeout(500);
  }
  await context.close();
  return { first, restored: median(restored), whole: median(whole), saved: median(saved) };
}

const shown = (number) => number.toFixed(0).padStart(6);
console.log(`medians of ${ROUNDS}, processor slowed ${throttle} times, in milliseconds`);
console.log("events  first visit  answers shown  (since navigation)  saved");
for (const count of [0, Number(events)]) {
  const { first, restored, whole, saved } = await measure(count);
  console.log(`${shown(count)} ${shown(first)} ${shown(restored)} ${shown(whole)} ${shown(saved)}`);
}
await browser.close();
server.close();
