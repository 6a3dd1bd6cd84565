// The certificate: what is missing, the sheet once nothing is, and the sheet on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { online, open, remember, violations } from "./support.mjs";

const PAGE = "everything/certificate.html";
const ready = (page) => page.waitForSelector(".cm-certificate[data-ready]");

/** Events that meet the requirements of the short track of the course. */
function earned() {
  const facts = [
    { type: "started", attempt: "t", quiz: "check", page: "check", seed: 1, asked: [] },
    { type: "submitted", attempt: "t", quiz: "check", page: "check", earned: 1, possible: 2, passed: true },
    {
      type: "chose",
      scenario: "story",
      page: "story",
      run: "1",
      after: "",
      scene: "later",
      choice: "~x",
      shown: "Trust them",
      to: "good",
      outcome: "sound",
    },
    {
      type: "rated",
      survey: "self",
      page: "self",
      observer: "",
      answers: [
        ["care-1", "2"],
        ["pace-1", "3"],
      ],
    },
    { type: "wrote", field: "aim", text: "To ask" },
    { type: "wrote", field: ":start", text: "2026-12-01" },
  ];
  return facts.map((fact, at) => ({ id: `x${at}`, device: "d", count: at + 1, at: 1_790_000_000_000 + at, ...fact }));
}

/** Opens the certificate of a course with a record that has `events`. */
async function withRecord(events, options, name = PAGE) {
  const opened = await open(online(name), { bypassCSP: true, ...options });
  await ready(opened.page);
  await remember(opened.page, events);
  await opened.page.reload();
  await ready(opened.page);
  return opened;
}

test("until it is earned, the certificate says how much is done, where to go on, and what is missing first", async () => {
  const { context, page, faults } = await open(online(PAGE), { bypassCSP: true });
  await ready(page);
  const award = page.locator(".cm-award");
  assert.equal(await award.locator("h2").innerText(), "Track: The short way");
  assert.equal(await award.locator(".cm-award__share").innerText(), "0 of 5 done");
  await page.getByRole("link", { name: /^Start: / }).waitFor();
  assert.equal(await award.locator(".cm-requirements li:visible").count(), 3, "a short list");
  assert.match(
    await award.locator(".cm-requirements li").first().innerText(),
    /Write in your plan: My aim/,
    "in the order of the course",
  );
  assert.match(
    await award.locator(".cm-requirements li").nth(2).innerText(),
    /Missing:[\s\S]*Finish: A scenario \(endings that count: It ends well\)/,
  );
  await page.getByText("2 more").click();
  assert.equal(await award.locator(".cm-requirements li:visible").count(), 5);
  assert.equal(await page.locator(".cm-sheet:visible").count(), 0);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
  await context.close();
  const some = await withRecord(earned().slice(0, 3));
  assert.equal(await some.page.locator(".cm-award__share").innerText(), "2 of 5 done");
  await some.page.getByText("Already done: 2").click();
  assert.match(await some.page.locator(".cm-award__fold li").last().innerText(), /✓\s*Done:[\s\S]*A scenario/);
  await some.context.close();
});

test("an earned certificate comes first, takes a name, and fills one sheet of A4", async () => {
  const { context, page, faults } = await withRecord(earned());
  const sheet = page.locator(".cm-sheet");
  await sheet.waitFor();
  assert.ok(!(await page.locator(".cm-lead").isVisible()), "nothing is before it that no longer applies");
  await page.getByLabel("Your name on it").fill("Ana <i> María");
  await page.getByLabel("Your name on it").blur();
  const text = await sheet.innerText();
  for (const part of [
    "Everything & more",
    "Ana <i> María",
    "Use each construct <well>",
    "about 1.5 hours",
    "1.2.3",
    "Self-paced and unsupervised",
    "not proof of identity",
    "September 21, 2026",
    "Signature",
    "The makers of everything",
  ])
    assert.ok(text.includes(part), `${part} in ${text}`);
  assert.ok(await sheet.locator("img").evaluate((logo) => logo.naturalWidth > 0), "the logo of the course");
  assert.match(
    await sheet.ariaSnapshot(),
    /- article "Everything & more":[\s\S]*heading "Everything & more" \[level=3\][\s\S]*term: Date\n\s*- definition: September/,
  );
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], colorScheme);
  }
  await page.reload();
  await sheet.waitFor();
  assert.match(await sheet.innerText(), /Ana <i> María/, "the name is kept");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, "it prints on one page");
  assert.match(pdf, /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12]/, "the page is A4");
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: "print" });
  const { height, width } = await sheet.boundingBox();
  assert.ok(height > 1100 && width > 780, `the sheet fills the paper: ${width} × ${height}`);
  assert.ok(!(await page.getByLabel("Your name on it").isVisible()));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a sheet with many objectives and a long name is still one page", async () => {
  const { context, page } = await withRecord([
    ...earned(),
    {
      id: "n",
      device: "d",
      count: 50,
      at: 1,
      type: "wrote",
      field: ":name",
      text: "Wolfeschlegelsteinhausen ".repeat(4),
    },
  ]);
  await page.locator(".cm-sheet").waitFor();
  for (const count of [8, 12, 22, 30]) {
    await page.locator(".cm-sheet ul").evaluate((list, wanted) => {
      const words = "Hand over a piece of work so that its result, its limits and the support for it are clear to all";
      list.replaceChildren(
        ...Array.from({ length: wanted }, () => Object.assign(document.createElement("li"), { textContent: words })),
      );
    }, count);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `${count} objectives`);
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: "print" });
    assert.ok(
      await page.locator(".cm-sheet").evaluate((sheet) => sheet.scrollHeight <= sheet.clientHeight),
      `${count} objectives are not cut off`,
    );
    await page.emulateMedia({ media: null });
  }
  await context.close();
});

test("the certificate is that of the learner's track, and the others are folded below it", async () => {
  const course = "course/certificate.html";
  const choice = { id: "t", device: "d", count: 1, at: 1, type: "wrote", field: ":track", text: "organisation" };
  const { context, page, faults } = await withRecord([choice], {}, course);
  assert.equal(await page.locator(".cm-award h2:visible").innerText(), "Track: For organisations");
  const other = page.locator(".cm-award__other").first();
  assert.match(await other.innerText(), /^Track: For managers · 0 of 16 done$/);
  await other.locator("summary").first().press("Enter");
  assert.ok((await other.locator("li:visible").count()) > 0);
  assert.deepEqual(await violations(page), []);
  await page.goto(online("course/index.html"));
  await page.locator(".cm-hero").getByRole("link", { name: "Certificate" }).click();
  await ready(page);
  assert.deepEqual(faults, []);
  await context.close();
});
