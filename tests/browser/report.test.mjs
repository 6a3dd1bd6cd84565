// A learner reports a fault in a question.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onDisk, online, open, violations } from "./support.mjs";

const QUESTION = "journey/one/every-kind.html";

/** Answers that coal is white. */
async function answer(page) {
  const question = page.locator("section[data-question=coal]");
  await question.getByRole("radio", { name: "White" }).check();
  await question.getByRole("button", { name: "Check" }).click();
  return question;
}
/** The parts of the address that a mail program is given. */
const mail = (href) => {
  const [to, query] = href.split("?");
  return { to, ...Object.fromEntries(query.split("&").map((pair) => pair.split("=").map(decodeURIComponent))) };
};

for (const address of [online, onDisk]) {
  test(`${address === online ? "online" : "from the disk"}: a mail about the question is prefilled, with the answer only if ticked`, async () => {
    const { context, page, faults, requests } = await open(address(QUESTION), { bypassCSP: true });
    assert.equal(await page.locator(".cm-report").count(), 0, "there is no feedback yet");
    const question = await answer(page);
    const link = question.getByRole("button", { name: "Report this question" });
    await link.waitFor();
    assert.equal(await page.locator(".cm-report").count(), 1);
    assert.ok(!requests.some((url) => /\/report-.*\.js$/.test(url)), "nobody has asked for it yet");
    await link.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Report this question" });
    await dialog.getByLabel("What’s wrong with it?").fill("Two of them fit.\nSee the text.");
    if (address === online) assert.deepEqual(await violations(page), []);
    const send = dialog.getByRole("link", { name: "Write the mail" });
    const title = (await question.locator("legend").innerText()).trim();
    const id = await question.getAttribute("data-question");
    const said = mail(await send.getAttribute("href"));
    assert.equal(said.to, "mailto:course@example.org");
    assert.equal(said.subject, `“${title}” in “A learner’s journey”`);
    assert.match(said.body, /^Two of them fit\.\r\nSee the text\.\r\n\r\n/);
    assert.ok(said.body.includes(`${title} (${id})`));
    assert.ok(said.body.includes("Version of the course: 2.1") && said.body.includes(page.url()));
    assert.doesNotMatch(said.body, /My answer/);
    await dialog.getByLabel("Include my answer").check();
    assert.match(mail(await send.getAttribute("href")).body, /My answer: White\r\n$/);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Report this question");
    // The site itself sends nothing.
    assert.ok(requests.every((url) => !url.includes("example.org")));
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a form on another page gets the question, the page and the version", async () => {
  const { context, page, faults } = await open(online("everything/first/questions.html"));
  const question = page.locator(".cm-question--single").first();
  await question.getByRole("radio").last().check();
  await question.getByRole("button", { name: "Check" }).click();
  await question.getByRole("button", { name: "Report this question" }).click();
  await page.getByLabel("What’s wrong with it?").fill("It is unclear.");
  const href = await page.getByRole("link", { name: "Go to the form" }).getAttribute("href");
  const { searchParams, host } = new URL(href);
  assert.equal(host, "example.org");
  assert.deepEqual(Object.fromEntries(searchParams), {
    course: "everything",
    question: await question.getAttribute("data-question"),
    page: "first/questions.html",
    version: "1.2.3",
    text: "It is unclear.",
  });
  assert.deepEqual(faults, []);
  await context.close();
});

test("without an address for reports there is no link", async () => {
  const { context, page, faults } = await open(online("course/a-climate-people-can-work-in/acting-on-harm.html"));
  const question = page.locator(".cm-question--single").first();
  await question.getByRole("radio").last().check();
  await question.getByRole("button", { name: "Check" }).click();
  await question.locator(".cm-verdict").first().waitFor();
  assert.equal(await page.locator(".cm-report").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});
