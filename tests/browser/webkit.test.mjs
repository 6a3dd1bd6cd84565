// What learners do, in WebKit: the engine of Safari and of every browser on an iPhone. WebKitGTK is driven by its own
// WebDriver. Where it is not installed, these tests are skipped: `apt-get install webkit2gtk-driver xvfb`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { onDisk, online } from "./support.mjs";

const LESSON = "journey/one/every-kind.html";

/** The path of a program in `folders`, or `undefined`. */
const found = (name, folders) => folders.map((folder) => join(folder, name)).find(existsSync);
const onPath = (name) => found(name, (process.env.PATH ?? "").split(":"));
const libraries = existsSync("/usr/lib")
  ? ["/usr/lib", ...readdirSync("/usr/lib").map((name) => join("/usr/lib", name))]
  : [];
const engines = libraries.flatMap((folder) => ["webkit2gtk-4.1", "webkitgtk-6.0"].map((name) => join(folder, name)));
const driver = onPath("WebKitWebDriver");
const display = onPath("Xvfb");
const binary = found("MiniBrowser", engines);
const skip = driver && display && binary ? false : "WebKitWebDriver, MiniBrowser or Xvfb is not installed";

/** A port on which nobody listens. */
const free = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

let address;
let session;
const processes = [];

async function ask(method, path, body) {
  const answer = await fetch(`${address}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
const run = (script, ...args) => ask("POST", `${session}/execute/sync`, { script, args });
const go = (url) => ask("POST", `${session}/url`, { url });

/** Waits until the expression `holds` is true on the page. */
async function until(holds) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await run(`return Boolean(${holds})`)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`it did not happen in time: ${holds}`);
}

/** The element that `selector` finds, as WebDriver names it. */
async function element(selector) {
  const value = await ask("POST", `${session}/element`, { using: "css selector", value: selector });
  return Object.values(value)[0];
}
async function click(selector) {
  await run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector);
  await ask("POST", `${session}/element/${await element(selector)}/click`, {});
}
async function type(selector, text) {
  await run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector);
  await ask("POST", `${session}/element/${await element(selector)}/value`, { text });
}

if (!skip) {
  before(async () => {
    const port = await free();
    const screen = `:${90 + (process.pid % 400)}`;
    processes.push(spawn(display, [screen, "-screen", "0", "1280x1000x24"], { stdio: "ignore" }));
    const env = {
      ...process.env,
      DISPLAY: screen,
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      // In a container there is nothing that its sandbox could use.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    };
    processes.push(spawn(driver, [`--port=${port}`], { env, stdio: "ignore" }));
    address = `http://127.0.0.1:${port}`;
    const options = { binary, args: ["--automation"] };
    for (let tries = 0; session === undefined; tries += 1) {
      try {
        const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
        session = `/session/${(await ask("POST", "/session", { capabilities })).sessionId}`;
      } catch (error) {
        if (tries > 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  });
  after(async () => {
    if (session) await ask("DELETE", session).catch(() => {});
    for (const process of processes) process.kill();
  });
}

const form = (id) => `.cm-question[data-question="${id}"]`;
const saved = (id) => `document.querySelector('${form(id)} .cm-actions__state').textContent === "Saved"`;

for (const [where, at] of [
  ["a server", online],
  ["the disk", onDisk],
]) {
  test(`WebKit: an answer is checked, kept and shown again, from ${where}`, { skip }, async () => {
    await go(at(LESSON));
    await until(`document.querySelector('${form("coal")}[data-ready]')`);
    await click(`${form("coal")} label`);
    await click(`${form("coal")} .cm-actions__check`);
    await until(saved("coal"));
    const result = await run(`return document.querySelector('${form("coal")} .cm-result').innerText`);
    assert.match(result, /right/i);
    await go(at(LESSON));
    await until(`document.querySelector('${form("coal")}[data-answered]')`);
    assert.ok(await run(`return document.querySelector('${form("coal")} input').checked`));
  });
}

test("WebKit: every kind of question is ready to be answered", { skip }, async () => {
  await go(`${online(LESSON)}#words`);
  await until("document.querySelectorAll('.cm-question:not([data-ready])').length === 0");
  assert.equal(await run("return document.querySelectorAll('.cm-pick').length > 0"), true, "pickers");
  assert.equal(await run("return document.querySelectorAll('.cm-step__button').length > 0"), true, "steps");
  await type(`${form("words")} textarea`, "Mine");
  await click(`${form("words")} .cm-actions__check`);
  await until(saved("words"));
});

test("WebKit: a page that is left while it saves does not hold up the next one", { skip }, async () => {
  for (let round = 0; round < 5; round += 1) {
    await go(online(LESSON));
    await until(`document.querySelector('${form("words")}[data-ready]')`);
    await run(
      `const form = document.querySelector(arguments[0]);
      form.querySelector("textarea").value = arguments[1];
      form.querySelector("textarea").dispatchEvent(new Event("input", { bubbles: true }));
      form.querySelector(".cm-actions__check").click();`,
      form("words"),
      `Round ${round}`,
    );
    await go(online("journey/one/exam.html"));
    await until("document.querySelector('.cm-quiz[data-ready]')");
  }
});

test("WebKit: a quiz asks one question at a time", { skip }, async () => {
  await go(online("journey/one/exam.html"));
  await until("document.querySelector('.cm-quiz[data-ready][data-steps=one]')");
  const shown = () =>
    run(
      "return [...document.querySelectorAll('.cm-quiz .cm-question')].filter((form) => form.offsetHeight > 0).length",
    );
  assert.equal(await shown(), 1);
  await click(".cm-quiz__buttons .cm-button");
  await until("document.querySelector('.cm-quiz__where').textContent.includes('2')");
  assert.equal(await shown(), 1);
});

test("WebKit: the menu opens, and Escape empties the search and then closes it", { skip }, async () => {
  await go(online("course/index.html"));
  await click(".cm-header__menu");
  await until("document.querySelector('.cm-menu').matches(':popover-open')");
  await until("document.querySelector('.cm-menu__unfold[aria-expanded]')");
  await ask("POST", `${session}/actions`, {
    actions: [
      {
        type: "key",
        id: "keys",
        actions: [
          { type: "keyDown", value: "\uE00C" },
          { type: "keyUp", value: "\uE00C" },
        ],
      },
    ],
  });
  await until("!document.querySelector('.cm-menu').matches(':popover-open')");
  await click("[data-module=search]");
  await until("document.querySelector('dialog[open] input')");
  await type("dialog input", "feedback");
  await until("document.querySelectorAll('dialog a').length > 0");
  await type("dialog input", "\uE00C");
  await until("document.querySelector('dialog input').value === ''");
  await type("dialog input", "\uE00C");
  await until("!document.querySelector('dialog[open]')");
});
