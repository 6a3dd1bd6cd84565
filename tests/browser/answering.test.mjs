// What learners see and hear when they answer: why something was wrong, what was chosen in full, reasons only after a
// verdict.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { onDisk, online, open, SITES, settled, violations } from "./support.mjs";

const NAME = "answering";
const LESSON = `${NAME}/unit/lesson.html`;
const LONG = "a very long right-hand side, which is much longer than a narrow screen is wide, down to its last word";
const HINT = "> [!TIP]\n> A hint.\n\n> [!NOTE]\n> The explanation.\n";

/** Questions without feedback: how each is written, and two ways to answer it wrongly. */
const SILENT = {
  single: {
    written: "- [x] one\n- [ ] two\n- [ ] three\n",
    misses: [(form) => choose(form, "two"), (form) => choose(form, "three")],
  },
  multiple: {
    written: "- [x] one\n- [x] two\n- [ ] three\n",
    misses: [(form) => choose(form, "three"), (form) => choose(form, "two")],
  },
  "two-tier": {
    written: "- [x] Yes\n  - [x] one\n  - [ ] two\n- [ ] No\n  - [ ] three\n  - [ ] four\n",
    misses: [
      async (form) => {
        await choose(form, "Yes");
        await choose(form, "two");
      },
      async (form) => {
        await choose(form, "No");
        await choose(form, "three");
      },
    ],
  },
  order: {
    written: "1. one\n2. two\n3. three\n4. four\n",
    misses: [(form) => arrange(form, ["four", "three"]), (form) => arrange(form, ["three", "four"])],
  },
  match: {
    written: `| Left | Right |\n|---|---|\n| one | 1 |\n| two | 2 |\n| | ${LONG} |\n`,
    misses: [
      async (form) => {
        await pick(form, "one", LONG);
        await pick(form, "two", "2");
      },
      (form) => pick(form, "one", "2"),
    ],
  },
  gap: {
    written: "Say [[one]].\n",
    misses: [(form) => form.getByLabel("Gap 1").fill("two"), (form) => form.getByLabel("Gap 1").fill("three")],
  },
  number: {
    written: "It is [[=1]].\n",
    misses: [(form) => form.getByLabel("Gap 1").fill("2"), (form) => form.getByLabel("Gap 1").fill("3")],
  },
};

const OTHERS = `
## Points {#points .question points=2}

| Left | Right |
|---|---|
| one | 1 |
| two | 2 |

- two
  > Think of a pair.

---

## Pictures and formulas {#pictures .question}

| Left | Right |
|---|---|
| square | $x^2$ |
| picture | ![A square](square.svg) |

---

## Shared {#shared .two-tier}

- [x] Yes
  > It is.
- [ ] No
  > It is not.

What tells you?

- [ ] nothing
  > Look again.
- [x] this
  > So it does.

---

## Given away {#given .question}

- [ ] No
- [x] Yes
  - [x] this
  - [ ] that
`;

const manifest = (more = "") => `id = "answering"\ntitle = "Answering"\nlanguage = "en"\nunits = ["unit"]\n${more}`;
const course = mkdtempSync(join(tmpdir(), "coursemark-course-"));

function build(name, more) {
  const questions = Object.entries(SILENT).map(
    ([kind, { written }]) => `## Silent ${kind} {#${kind} .question .${kind}}\n\n${written}\n${HINT}\n---\n`,
  );
  const files = {
    "course.toml": manifest(more),
    "index.md": '+++\ntitle = "Answering"\n+++\n\nText.\n',
    "unit/index.md": '+++\ntitle = "Unit"\nlessons = ["lesson"]\n+++\n\nText.\n',
    "unit/lesson.md": `+++\ntitle = "Lesson"\n+++\n\nText.\n\n${questions.join("\n")}${OTHERS}`,
    "unit/square.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(course, path)), { recursive: true });
    writeFileSync(join(course, path), text);
  }
  execFileSync(process.env.COURSEMARK_PROGRAM, ["build", course, "--output", join(SITES, name)], { stdio: "pipe" });
}

before(() => build(NAME));
after(() => {
  for (const folder of [course, join(SITES, NAME), join(SITES, `${NAME}-omit`)])
    rmSync(folder, { recursive: true, force: true });
});

const question = (page, id) => page.locator(`.cm-question[data-question="${id}"]`);
const press = (form) => form.locator(".cm-actions__check").click();
const result = async (form) => (await form.locator(".cm-result").innerText()).replace(/\s+/g, " ");
const ready = (page) => page.waitForSelector('[data-question="given"][data-ready]');

/** Chooses an option. A mark may be part of its name. */
const choose = (form, name) =>
  form
    .getByRole("group")
    .first()
    .locator("label", { hasText: new RegExp(`\\b${name}\\b`) })
    .click();

/** Chooses from the list that a pair or a gap opens. */
async function pick(form, name, choice) {
  await form.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await form.locator(".cm-pick__list:not([hidden])").getByRole("button", { name: choice }).click();
}

/** Moves the steps in `first` to the top, in this order. */
async function arrange(form, first) {
  const steps = form.locator(".cm-step");
  for (const step of [...first].reverse()) {
    // Something is moved, even if the step is at the top already.
    await form.getByRole("button", { name: `Move “${step}” down` }).click();
    while (!(await steps.first().innerText()).includes(step))
      await form.getByRole("button", { name: `Move “${step}” up` }).click();
  }
}

/** The nodes of the accessibility tree in a part of the page: role, name, description and states. */
async function heard(page, within) {
  const session = await page.context().newCDPSession(page);
  const { result: found } = await session.send("Runtime.evaluate", {
    expression: `document.querySelector(${JSON.stringify(within)})`,
  });
  const { nodes } = await session.send("Accessibility.queryAXTree", { objectId: found.objectId });
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => ({
      role: role?.value,
      name: name?.value ?? "",
      description: description?.value ?? "",
      ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
}

test("where the author says nothing: a hint at the first miss, the explanation at the second", async () => {
  const { context, page, faults } = await open(online(LESSON));
  await ready(page);
  for (const [kind, { misses }] of Object.entries(SILENT)) {
    const form = question(page, kind);
    await misses[0](form);
    await press(form);
    assert.ok(await form.locator(".cm-hint[open]").isVisible(), `${kind}: the hint is open`);
    assert.match(await result(form), /There’s a hint open above/, kind);
    assert.doesNotMatch(await result(form), /The explanation/, kind);
    await misses[1](form);
    await press(form);
    assert.match(await result(form), /The explanation/, kind);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test("without answers on the page nothing is explained", async () => {
  build(`${NAME}-omit`, 'answers = "omit"\n');
  const { context, page } = await open(online(`${NAME}-omit/unit/lesson.html`));
  await ready(page);
  for (const [kind, { misses }] of Object.entries(SILENT)) {
    const form = question(page, kind);
    for (const miss of misses) {
      await miss(form);
      await press(form);
    }
    assert.doesNotMatch(await result(form), /explanation|Not right|Partly/, kind);
    assert.equal(await form.locator(".cm-hint[open]").count(), 0, kind);
  }
  await context.close();
});

test("nothing tells which verdict is right before one is chosen and checked", async () => {
  const { context, page } = await open(online(LESSON));
  await ready(page);
  for (const id of ["two-tier", "shared", "given"]) {
    const form = question(page, id);
    assert.equal(await form.locator(".cm-reasons:visible").count(), 0, `${id}: reasons come after a verdict`);
    const shown = [];
    for (const verdict of await form.locator(".cm-options").first().locator("> .cm-option input").all()) {
      await verdict.check();
      assert.equal(await form.locator(".cm-reasons:visible").count(), 1, id);
      shown.push(await form.locator(".cm-reasons:visible .cm-option").count());
    }
    assert.deepEqual(shown, [2, 2], `${id}: each verdict has as many reasons`);
    assert.doesNotMatch(await form.innerText(), /because/i, id);
  }
  // A reason of another verdict does not count.
  const form = question(page, "two-tier");
  await choose(form, "Yes");
  await choose(form, "one");
  await choose(form, "No");
  await press(form);
  assert.match(await result(form), /Choose a reason too/);
  const shared = question(page, "shared");
  await choose(shared, "No");
  await choose(shared, "this");
  await press(shared);
  assert.match(await result(shared), /Not right\. It is not\./);
  await choose(shared, "Yes");
  await press(shared);
  assert.match(await result(shared), /Right\. It is\. So it does/);
  await context.close();
  const plain = await open(online(LESSON), { javaScriptEnabled: false });
  assert.deepEqual(
    await plain.page.locator('[data-question="two-tier"] .cm-options').first().locator("label").allInnerTexts(),
    ["A Yes", "A one", "B two", "B No", "A three", "B four"],
    "without scripts all reasons are there, under their verdicts",
  );
  await plain.context.close();
});

test("what was chosen is readable in full at 320 pixels, and the page moves no more than needed", async () => {
  const { context, page } = await open(online(LESSON), {
    viewport: { width: 320, height: 640 },
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  await ready(page);
  for (const [kind, { misses }] of Object.entries(SILENT)) {
    const other = question(page, kind);
    await misses[0](other);
    const button = other.locator(".cm-actions__check");
    await button.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => scrollY);
    await button.click();
    await settled(page);
    const seen = await other.locator(".cm-result").evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= -1 && (bottom <= innerHeight + 1 || top <= 1);
    });
    assert.ok(seen, `${kind}: the result is in view`);
    assert.ok((await page.evaluate(() => scrollY)) - top < 640, `${kind}: the page moves by less than a screen`);
    assert.ok(
      await page.evaluate(() => document.activeElement.matches(".cm-actions__check")),
      `${kind}: the focus stays`,
    );
  }
  const form = question(page, "match");
  const chosen = form.locator(".cm-pick").first();
  const text = await chosen.evaluate((button) => {
    const range = document.createRange();
    range.selectNodeContents(button);
    const [inside, around] = [range.getBoundingClientRect(), button.getBoundingClientRect()];
    return {
      text: button.textContent,
      isWhole: inside.left >= around.left && inside.right <= around.right && inside.bottom <= around.bottom,
    };
  });
  assert.deepEqual(text, { text: LONG, isWhole: true });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  // Of a picture and a formula a list shows more than words.
  const pictures = question(page, "pictures");
  await pictures.getByRole("button", { name: /^picture/ }).click();
  assert.equal(await pictures.locator(".cm-pick__list:visible img").count(), 1);
  assert.equal(await pictures.locator(".cm-pick__list:visible math").count(), 1);
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test("points that an author gives are said after the parts", async () => {
  const { context, page } = await open(online(LESSON));
  await ready(page);
  const form = question(page, "points");
  await pick(form, "one", "1");
  await pick(form, "two", "1");
  await press(form);
  assert.match(await result(form), /Partly right\. 1 of 2 pairs right\. 1 of 2 points two Think of a pair/);
  await pick(form, "two", "2");
  await press(form);
  assert.match(await result(form), /^✓ Right\. 2 of 2 points/);
  await context.close();
});

test("a step can be dragged, and what was dragged is an answer", async () => {
  const { context, page } = await open(online(LESSON), { viewport: { width: 800, height: 1200 } });
  await ready(page);
  const form = question(page, "order");
  const names = () => form.locator(".cm-step__label").allInnerTexts();
  const [first, ...others] = await names();
  const number = form.locator(".cm-step__number").first();
  await number.scrollIntoViewIfNeeded();
  const from = await number.boundingBox();
  const to = await form.locator(".cm-step").last().boundingBox();
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(from.x + 5, to.y + to.height - 2, { steps: 10 });
  await page.mouse.up();
  assert.deepEqual(await names(), [...others, first]);
  await press(form);
  assert.match(await result(form), /steps in place/);
  await context.close();
});

test("each kind and state is heard once and whole", async () => {
  const { context, page } = await open(online(LESSON));
  await ready(page);
  const within = (id) => `[data-question="${id}"]`;
  const find = async (id, role) => (await heard(page, within(id))).filter((node) => node.role === role);
  const names = async (id, role) => (await find(id, role)).map(({ name }) => name);

  // A choice: the text of an option is one text, and its mark is part of its name.
  assert.deepEqual(await names("single", "radio"), ["one", "two", "three"]);
  assert.deepEqual(
    (await names("single", "StaticText")).filter((name) => name === "one"),
    ["one"],
  );
  await choose(question(page, "single"), "two");
  await press(question(page, "single"));
  assert.deepEqual(await names("single", "radio"), ["one", "two Not right.", "three"]);
  assert.deepEqual(await names("multiple", "checkbox"), ["one", "two", "three"]);

  // One region says the whole result. It has no role that is read while it is empty.
  for (const region of await page.locator(".cm-result").all()) {
    assert.equal(await region.getAttribute("role"), null);
    assert.equal(await region.getAttribute("aria-live"), "polite");
    assert.equal(await region.getAttribute("aria-atomic"), "true");
  }
  assert.deepEqual(await names("order", "status"), []);

  // Reasons are a group with a name of its own.
  await choose(question(page, "shared"), "Yes");
  assert.deepEqual(await names("shared", "radiogroup"), ["What tells you?"]);
  await choose(question(page, "two-tier"), "No");
  assert.deepEqual(await names("two-tier", "radiogroup"), ["Why?"]);

  // A step that cannot move further says so.
  const order = question(page, "order");
  const [step] = await order.locator(".cm-step__label").allInnerTexts();
  const status = order.locator(".cm-steps + [aria-live]");
  await order.getByRole("button", { name: `Move “${step}” up` }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await status.innerText(), `${step}: stays number 1 of 4`);
  await order.getByRole("button", { name: `Move “${step}” down` }).click();
  assert.equal(await status.innerText(), `${step}: now number 2 of 4`);

  // A pair has its left side and what was chosen in its name, and says whether its list is open.
  const match = question(page, "match");
  await pick(match, "one", "2");
  const [pair, other] = (await find("match", "button")).filter(({ name }) => /^(one|two)/.test(name));
  assert.equal(pair.name, "one 2");
  assert.equal(pair.expanded, false);
  assert.equal(other.name, "two Choose what belongs here …");
  await match.getByRole("button", { name: /^two/ }).click();
  assert.ok((await names("match", "group")).includes("two"), "the list of choices is named");
  await page.keyboard.press("Escape");
  await pick(match, "two", "2");
  await press(match);
  const marked = (await find("match", "button")).filter(({ name }) => /^(one|two)/.test(name));
  assert.deepEqual(
    marked.map(({ name }) => name),
    ["one Not right. 2", "two Right. 2"],
  );
  assert.equal(marked[1].disabled, true);

  // A gap is described by its sentence. A number that cannot be read is invalid, says why, and has the focus.
  assert.deepEqual(
    (await find("gap", "textbox")).map(({ name, description }) => [name, description]),
    [["Gap 1", "Say (1)."]],
  );
  await question(page, "number").getByLabel("Gap 1").fill("many");
  await press(question(page, "number"));
  const [number] = await find("number", "textbox");
  assert.equal(number.invalid, "true");
  assert.equal(number.description, "It is (1). Gap 1: enter a number using digits only, such as 12.5 or 12,5.");
  assert.equal(number.focused, true);
  await question(page, "number").getByLabel("Gap 1").fill("2");
  await press(question(page, "number"));
  const [read] = await find("number", "textbox");
  assert.equal(read.invalid, "false");
  assert.match(read.description, /^It is \(1\)\. .*Not right\.$/);
  await context.close();
});

test("the ring around an option is there unless the pointer was last", async () => {
  const { context, page } = await open(online(LESSON));
  await ready(page);
  const card = question(page, "single").locator(".cm-option").nth(1);
  const ring = () => card.evaluate((element) => getComputedStyle(element).outlineStyle);
  await card.locator("label").click();
  assert.equal(await ring(), "none");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.equal(await ring(), "solid");
  await context.close();
});

test("choosing an option moves nothing", async () => {
  const { context, page } = await open(online(LESSON));
  await ready(page);
  for (const kind of ["single", "multiple"]) {
    const form = question(page, kind);
    const heights = () =>
      form.locator(".cm-option").evaluateAll((all) => all.map((option) => option.getBoundingClientRect().height));
    const before = await heights();
    await choose(form, "two");
    // What shows results is loaded when someone turns to a question.
    await form.locator(".cm-result").first().waitFor({ state: "attached" });
    assert.deepEqual(await heights(), before, kind);
  }
  await context.close();
});

test("the question of the front page is answered there, and then in its lesson too", async () => {
  for (const at of [online, onDisk]) {
    const { context, page, faults } = await open(at("journey/index.html"));
    const form = page.locator(".cm-try .cm-question");
    await form.locator("label").first().click();
    await form.getByRole("button", { name: "Check" }).click();
    await form.locator(".cm-result .cm-verdict").waitFor();
    await form.getByText("Saved", { exact: true }).waitFor();
    await page.locator(".cm-try").getByRole("link", { name: "Every kind" }).click();
    const own = page.locator('.cm-question[data-question="coal"]');
    await own.getByRole("button", { name: "Show feedback" }).waitFor();
    assert.ok(await own.locator("input").first().isChecked());
    assert.deepEqual(faults, []);
    await context.close();
  }
});
