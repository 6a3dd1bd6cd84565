// Learners answer questions of every kind, by mouse and by keyboard, in every mode of a quiz.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { isSaved, pick, press, question } from "./learner.mjs";
import { files, keepingOf, onDisk, online, progressOf, SITES, settled, violations, open as visit } from "./support.mjs";

const LESSON = "journey/one/every-kind.html";
const EXAM = "journey/one/exam.html";

// Most tests look at several questions. That they come one at a time is tested in `quiz.test.mjs`.
const open = (url, options) => visit(url, { isTogether: true, ...options });
/** What the page says to an answer. The script that says it is loaded with the first one. */
async function result(page, id) {
  const said = question(page, id).locator(".cm-result").filter({ hasText: /\S/ });
  await said.waitFor({ state: "attached" });
  return (await said.innerText()).replace(/\s+/g, " ");
}

/** Moves a step of an ordering to its place, from 1. */
async function place(page, id, step, at) {
  const steps = question(page, id).locator(".cm-step");
  for (let presses = 0; presses < 10; presses += 1) {
    const now = (await steps.allInnerTexts()).findIndex((text) => text.includes(step)) + 1;
    if (now === at) return;
    await question(page, id)
      .getByRole("button", { name: `Move “${step}” ${now > at ? "up" : "down"}` })
      .click();
  }
}

/** For each kind, how to answer wrongly and rightly by mouse, and what the page then says. */
const KINDS = {
  coal: {
    wrong: (p) => question(p, "coal").getByLabel("White").check(),
    right: (p) => question(p, "coal").getByLabel("Black").check(),
    says: /Partly right\. Its ash is/,
    then: /^✓ Right\. Coal is black/,
  },
  grass: {
    wrong: (p) => question(p, "grass").getByLabel("Blue").check(),
    right: (p) => question(p, "grass").getByLabel("Green").check(),
    says: /Not right\. That is the sky: Colours/,
    then: /Right\. It is\. Chlorophyll/,
  },
  blue: {
    wrong: async (p) => {
      await question(p, "blue").getByLabel("The sky").check();
      await question(p, "blue").getByLabel("Coal").check();
    },
    right: async (p) => {
      await question(p, "blue").getByLabel("Coal").uncheck();
      assert.ok(await question(p, "blue").getByLabel("The sky").isChecked(), "what was right stays");
      await question(p, "blue").getByLabel("The sea").check();
    },
    says: /Not right\. 1 of 2 right options chosen\. The sky By day.*Coal It is black.*left out a right option/,
    then: /Right\..*The sea Often/,
  },
  snow: {
    wrong: async (p) => {
      await question(p, "snow").getByLabel("False").check();
      await question(p, "snow").getByLabel("it is white").check();
    },
    right: (p) => question(p, "snow").getByLabel("frozen").check(),
    says: /Partly right\. The verdict is right, but the reason isn’t\. White things may be warm/,
    then: /Right\..*Below zero/,
  },
  size: {
    wrong: async (p) => {
      // The order that is shown at first is an answer only when it was chosen.
      await place(p, "size", "An ant", 1);
      for (const [at, step] of ["A horse", "A cat", "A small dog", "An ant"].entries())
        await place(p, "size", step, at + 1);
    },
    right: async (p) => {
      await place(p, "size", "An ant", 1);
      await place(p, "size", "A horse", 4);
    },
    says: /Partly right\. 2 of 4 steps in place\. A horse Larger than any cat/,
    then: /^✓ Right/,
  },
  legs: {
    wrong: async (p) => {
      for (const [animal, legs] of [
        ["Bird", "Two"],
        ["Dog", "Eight"],
        ["Ant", "Six"],
      ])
        await pick(p, "legs", animal, legs);
    },
    right: async (p) => {
      const bird = question(p, "legs").getByRole("button", { name: "Bird" });
      assert.ok(await bird.isDisabled(), "what is right is not asked again");
      await pick(p, "legs", "Dog", "Four");
    },
    says: /Partly right\. 2 of 3 pairs right\. Dog It has one at each corner/,
    then: /^✓ Right/,
  },
  line: {
    wrong: async (p) => {
      await question(p, "line").getByLabel("Gap 1").fill("wednesday");
      await pick(p, "line", "Gap 2", "three");
    },
    right: async (p) => {
      assert.equal(
        await question(p, "line").getByLabel("Gap 1").inputValue(),
        "wednesday",
        "what was typed stays, to be corrected",
      );
      await question(p, "line").getByLabel("Gap 1").fill("  TUESDAY ");
      await pick(p, "line", "Gap 2", "two");
    },
    says: /Not right\. 0 of 2 gaps right\. Gap 1: not right\. A day too late.*Gap 2: not right\. That is after two/,
    then: /Right\./,
  },
  dozen: {
    wrong: async (p) => {
      await question(p, "dozen").getByLabel("Gap 1").fill("15");
      await question(p, "dozen").getByLabel("Gap 2").fill("1,5");
    },
    right: (p) => question(p, "dozen").getByLabel("Gap 1").fill("１８"),
    says: /Partly right\. 1 of 2 gaps right\..*A half is six/,
    then: /^✓ Right/,
  },
};

/** What is entered in all fields of a page. */
const entered = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".cm-question :is(input, .cm-pick, .cm-step)")].map((field) =>
      field.type === "radio" || field.type === "checkbox" ? field.checked : (field.dataset.name ?? field.value),
    ),
  );

for (const [where, address] of [
  ["a subfolder", online],
  ["the disk", onDisk],
]) {
  test(`from ${where}: every kind is answered wrong, then right, by mouse, and is there again later`, async () => {
    const { context, page, faults } = await open(address(LESSON));
    for (const [id, { wrong, right, says, then }] of Object.entries(KINDS)) {
      await press(page, id);
      assert.match(
        await result(page, id),
        /Not answered yet|Some parts are still blank|Choose a reason|Put the steps in order/,
        id,
      );
      await wrong(page);
      await press(page, id);
      assert.match(await result(page, id), says, id);
      await isSaved(page, id);
      assert.ok(
        await question(page, id).locator(".cm-answer summary").isVisible(),
        `${id}: the answer can be looked up`,
      );
      const button = question(page, id).locator(".cm-actions__check");
      assert.equal(await button.getAttribute("aria-disabled"), "true", `${id}: the same answer is not checked twice`);
      await right(page);
      assert.equal(await button.getAttribute("aria-disabled"), "false", `${id}: another answer can be checked at once`);
      await press(page, id);
      assert.match(await result(page, id), then, id);
      assert.doesNotMatch(await result(page, id), /Not right|Partly/, id);
      await isSaved(page, id);
      assert.equal(await question(page, id).locator(".cm-button:visible").count(), 0, `${id}: nothing more to do here`);
      assert.equal(await button.innerText(), "Try again", id);
    }
    assert.match(await page.innerText(".cm-quiz__foot"), /7 of 7 right/);
    const before = await entered(page);
    await page.reload();
    await question(page, "dozen").locator(".cm-actions__state", { hasText: "Right" }).waitFor();
    const after = await entered(page);
    assert.deepEqual(after, before);
    for (const id of Object.keys(KINDS)) {
      assert.match(await question(page, id).locator(".cm-actions__state").innerText(), /✓ Right\./, id);
      await question(page, id).getByRole("button", { name: "Show feedback" }).click();
      assert.match(await result(page, id), KINDS[id].then, `${id}: the feedback can be seen again`);
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    await context.close();
  });
}

test("every kind is answered by keyboard alone, and the focus is never lost", async () => {
  const { context, page, faults } = await open(online(LESSON));
  await page.waitForSelector('[data-question="reflect"][data-ready]');
  /** Presses Tab until the focus is on `selector`. */
  const reach = async (selector) => {
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate((wanted) => {
        const { activeElement: element } = document;
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return {
          isThere: element.matches(wanted),
          isSeen:
            element === document.body ||
            element.contains(top) ||
            top?.contains(element) ||
            getComputedStyle(element).opacity === "0",
        };
      }, selector);
      assert.ok(found.isSeen, `covered on the way to ${selector}`);
      if (found.isThere) return;
    }
    assert.fail(`Tab does not reach ${selector}`);
  };
  const inside = (id, selector) => `[data-question="${id}"] ${selector}`;
  const check = async (id) => {
    await reach(inside(id, ".cm-actions__check"));
    await page.keyboard.press("Enter");
    await isSaved(page, id);
    assert.ok(
      await page.evaluate(() => document.activeElement.matches(".cm-actions__check")),
      `${id}: the focus stays on the button`,
    );
  };
  const ends = async (id) => assert.match(await result(page, id), /^✓ Right/, id);
  await reach(inside("grass", "input"));
  await page.keyboard.press("ArrowDown"); // The second option.
  await check("grass");
  assert.match(await result(page, "grass"), /Not right/);
  await page.keyboard.press("Enter"); // The same answer again: the focus goes to the fields.
  await page.keyboard.press("Space");
  await check("grass");
  await ends("grass");
  await reach(inside("blue", "input"));
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await check("blue");
  await ends("blue");
  await reach(inside("snow", "input"));
  await page.keyboard.press("ArrowDown");
  await reach(inside("snow", ".cm-reasons input"));
  await page.keyboard.press("Space");
  await check("snow");
  await ends("snow");
  // An ordering: press each step's “up” button as often as needed.
  for (const [at, step] of ["An ant", "A cat", "A small dog", "A horse"].entries()) {
    const up = question(page, "size").getByRole("button", { name: `Move “${step}” up` });
    await up.focus();
    for (let presses = 0; presses < 4; presses += 1) {
      const now = await page.evaluate(
        (text) =>
          [...document.querySelectorAll('[data-question="size"] .cm-step')].findIndex((item) =>
            item.textContent.includes(text),
          ),
        step,
      );
      if (now <= at) break;
      await page.keyboard.press("Enter");
      assert.ok(await up.evaluate((element) => element === document.activeElement), "the focus moves with the step");
    }
  }
  await check("size");
  await ends("size");
  // A list is opened by Enter or an arrow, walked by arrows, and left by Escape.
  await reach(inside("legs", ".cm-pick"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "false");
  for (const [animal, legs] of [
    ["Bird", "Two"],
    ["Dog", "Four"],
    ["Ant", "Six"],
  ]) {
    if (animal !== "Bird") await reach(inside("legs", ".cm-pick"));
    await page.keyboard.press("ArrowDown");
    for (let presses = 0; presses < 4; presses += 1) {
      if (await page.evaluate((text) => document.activeElement.textContent.trim() === text, legs)) break;
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    const chosen = question(page, "legs").getByRole("button", { name: `${animal} ${legs}`, exact: true });
    assert.ok(await chosen.evaluate((element) => element === document.activeElement), `${animal}: the focus is back`);
  }
  await check("legs");
  await ends("legs");
  await reach(inside("line", "input"));
  await page.keyboard.type("tuesday");
  await reach(inside("line", ".cm-pick"));
  await page.keyboard.press("Space");
  await page.keyboard.press("Space"); // The first choice.
  await check("line");
  await ends("line");
  await reach(inside("dozen", "input"));
  await page.keyboard.type("18");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1.5");
  await page.keyboard.press("Enter"); // In a field, Enter checks.
  await isSaved(page, "dozen");
  await ends("dozen");
  await reach(inside("words", "textarea"));
  await page.keyboard.type("To know.");
  await check("words");
  assert.match(await result(page, "words"), /To compare what cannot be seen/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space"); // The last point of the self-check.
  await page.waitForFunction(
    () => document.querySelector('[data-question="words"] .cm-actions__state').textContent === "Saved",
  );
  assert.deepEqual(faults, []);
  await context.close();
});

test("what is said is said once, in a place that was there before, with marks in words", async () => {
  const { context, page } = await open(online(LESSON));
  const region = question(page, "grass").locator('.cm-result[aria-live="polite"]');
  assert.equal(await region.count(), 1);
  await page.evaluate(() => {
    globalThis.told = 0;
    new MutationObserver(
      (changes) => (globalThis.told += changes.some((change) => change.addedNodes.length > 0) ? 1 : 0),
    ).observe(document.querySelector('[data-question="grass"] .cm-result'), { childList: true });
  });
  await question(page, "grass").getByLabel("Blue").check();
  await press(page, "grass");
  await isSaved(page, "grass");
  assert.equal(await page.evaluate(() => globalThis.told), 1);
  assert.ok(
    await question(page, "grass")
      .getByRole("radio", { name: /^Blue .*Not right\.$/ })
      .count(),
    "the option's own name says it",
  );
  // The group has a name. Its controls are native, and no role repeats what they are.
  const group = question(page, "grass").getByRole("group", { name: "What colour is grass?" });
  assert.equal(await group.getByRole("radio").count(), 3);
  assert.equal(await page.locator(".cm-question [role]:not([role=radiogroup], [role=group])").count(), 0);
  await context.close();
});

test("hints open one after the other, and are counted", async () => {
  const { context, page } = await open(online(LESSON));
  const hints = question(page, "grass").locator(".cm-hint");
  assert.equal(await hints.nth(1).isVisible(), false);
  await hints.nth(0).locator("summary").click();
  await hints.nth(1).locator("summary").click();
  await question(page, "grass").getByLabel("Green").check();
  await press(page, "grass");
  await isSaved(page, "grass");
  const kept = await events(page);
  assert.equal(kept.find((event) => event.type === "answered").hints, 2);
  await context.close();
});

/** All events in the browser's database. */
function events(page, course = "journey-test") {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(`coursemark:${name}`);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction("events").objectStore("events").getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result);
          };
        };
      }),
    course,
  );
}

test("an exam: drawn, left and taken up again, handed in with gaps, failed, passed, reviewed", async () => {
  const { context, page, faults } = await open(online(EXAM));
  const asked = () =>
    page.locator(".cm-quiz .cm-question").evaluateAll((all) => all.map((element) => element.dataset.question));
  await page.waitForSelector(".cm-quiz[data-ready]");
  const first = await asked();
  assert.equal(first.length, 4);
  assert.match(
    await page.innerText(".cm-quiz__facts"),
    /4 questions\. You need 75 % .* 2 attempts count\. This quiz is for practice\. .* You can go back to any question/,
  );
  await page.getByLabel("Green").check();
  await question(page, "sun").locator(".cm-actions__state", { hasText: "Saved" }).waitFor();
  await page.reload();
  await page.waitForSelector(".cm-quiz[data-ready]");
  assert.deepEqual(await asked(), first, "the same draw");
  assert.ok(await page.getByLabel("Green").isChecked());
  assert.match(await page.locator(".cm-overview button").first().getAttribute("aria-label"), /Question 1: answered/);
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  const summary = page.locator(".cm-summary");
  assert.match(await summary.innerText(), /3 questions are not answered/);
  assert.ok(await summary.evaluate((element) => element === document.activeElement));
  await summary.getByRole("button", { name: "Question 2: not answered" }).click();
  assert.ok(
    await page.evaluate(() => document.activeElement.closest('[data-question="numbers"]') !== null),
    "the link leads to the question",
  );
  await page.getByRole("button", { name: "Submit anyway" }).click();
  await page.waitForSelector(".cm-outcome");
  assert.match(await page.innerText(".cm-outcome"), /Not yet: 0 of 4\s+You need 3 to pass\. 4 questions/);
  assert.ok(await page.evaluate(() => document.activeElement.matches(".cm-outcome__title")));
  assert.match(await result(page, "sun"), /Not right\. No star looks green\./);
  await page.getByRole("button", { name: "Take the quiz again" }).click();
  await page.getByLabel("Yellow").check();
  for (const [at, step] of ["One", "Two", "Three"].entries()) await place(page, "numbers", step, at + 1);
  const sums = { "one-one": "2", "two-two": "4", "three-three": "6", "four-four": "8" };
  for (const id of await asked()) if (sums[id]) await question(page, id).locator("input").fill(sums[id]);
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  await page.getByRole("heading", { name: "Passed: 4 of 4" }).waitFor();
  assert.match(await page.innerText(".cm-outcome"), /Continue: Secret/);
  assert.equal(await page.getByRole("button", { name: "Take the quiz again" }).count(), 0, "no attempt is left");
  await page.reload();
  await page.waitForSelector(".cm-outcome");
  assert.match(await result(page, "sun"), /Right\. As seen from here\./, "the review is there later");
  await page.locator(".cm-history summary").click();
  assert.match(
    await page.innerText(".cm-history"),
    /Attempt 1: 0 of 4[\s\S]*Not passed[\s\S]*Attempt 2: 4 of 4[\s\S]*Passed/,
  );
  await page.goto(online("journey/one/index.html"));
  await page.locator('.cm-main [data-mark="passed"]').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("feedback comes when the author says: never, after passing, or after each question", async () => {
  const { context, page } = await open(online("journey/one/secret.html"));
  await page.getByRole("radio", { name: "Red" }).check();
  await question(page, "raven").getByLabel("Black").check();
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  await page.waitForSelector(".cm-outcome");
  assert.match(await page.innerText(".cm-outcome"), /1 of 2 points/);
  assert.doesNotMatch(await page.innerText(".cm-quiz"), /It is not\.|Not right|Practise/);
  assert.equal(await page.locator(".cm-question [data-mark], .cm-answer:visible").count(), 0);

  await page.goto(online("journey/one/after-passing.html"));
  await page.getByLabel("Pink").check();
  await page.getByLabel("Yellow").check();
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  await page.waitForSelector(".cm-outcome");
  assert.match(await page.innerText(".cm-outcome"), /You’ll see the feedback when you’ve passed/);
  assert.doesNotMatch(await page.innerText(".cm-quiz"), /grapefruit/);
  await page.getByRole("button", { name: "Take the quiz again" }).click();
  await question(page, "orange").getByLabel("Orange").check();
  await page.getByLabel("Yellow").check();
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  await page.getByRole("button", { name: "See all answers" }).click();
  await page.getByText("Its name says so.").first().waitFor();

  await page.goto(online("journey/one/one-by-one.html"));
  await page.getByLabel("Three").check();
  await press(page, "car");
  await isSaved(page, "car");
  assert.match(await result(page, "car"), /Not right\. Some have\./);
  await question(page, "car").locator(".cm-actions__check").click({ force: true });
  assert.match(await result(page, "car"), /Not right/, "in an attempt an answer counts once");
  await page.getByLabel("Gap 1").fill("two");
  await press(page, "bicycle");
  await isSaved(page, "bicycle");
  await question(page, "thoughts").locator("textarea").fill("None.");
  await page.reload();
  await page.waitForSelector(".cm-quiz[data-ready]");
  assert.match(await result(page, "car"), /Not right/);
  assert.equal(await question(page, "thoughts").locator("textarea").inputValue(), "None.");
  await page.getByRole("button", { name: "Submit the quiz" }).click();
  await page.waitForSelector(".cm-outcome");
  assert.match(await page.innerText(".cm-outcome"), /Passed: 1 of 2/);
  await context.close();
});

test("a quiz that asks some of its questions asks others when told to, and practises what went wrong", async () => {
  const { context, page } = await open(online("journey/one/rounds.html"));
  await page.waitForSelector(".cm-quiz[data-ready]");
  const shown = () =>
    page.locator(".cm-quiz .cm-question").evaluateAll((all) => all.map((element) => element.dataset.question));
  const seen = new Set();
  for (let round = 0; round < 12 && seen.size < 4; round += 1) {
    const asked = await shown();
    assert.equal(asked.length, 2);
    for (const id of asked) {
      seen.add(id);
      if (!(await question(page, id).locator("input").isEnabled())) continue;
      await question(page, id).locator("input").fill("99");
      await press(page, id);
      await isSaved(page, id);
    }
    const more = page.getByRole("button", { name: "What next?" });
    if (await more.isVisible()) await more.click();
    await page.getByRole("button", { name: "Practise what went wrong" }).click();
    assert.ok(await page.evaluate(() => document.activeElement.matches("input.cm-gap")));
    const [old] = await page.locator(".cm-quiz .cm-question").elementHandles();
    await page.getByRole("button", { name: "Ask me other questions" }).click();
    await page.waitForFunction((element) => !element.isConnected, old);
  }
  assert.equal(seen.size, 4, "in time every question is asked");
  await context.close();
});

test("answers are cleared after asking, and come back", async () => {
  const { context, page } = await open(online(LESSON));
  await question(page, "grass").getByLabel("Green").check();
  await press(page, "grass");
  await isSaved(page, "grass");
  await question(page, "grass").getByRole("button", { name: "Clear my answer" }).click();
  await question(page, "grass").getByRole("button", { name: "Cancel" }).click();
  await question(page, "grass").getByRole("button", { name: "Clear my answer" }).click();
  await question(page, "grass").getByRole("button", { name: "Clear", exact: true }).click();
  await page.waitForFunction(() => !document.querySelector('[data-question="grass"] input:checked'));
  await question(page, "grass").getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(() => document.querySelector('[data-question="grass"] input:checked') !== null);
  assert.match(await question(page, "grass").locator(".cm-actions__state").innerText(), /Right/);
  await context.close();
});

test("a page is completed when it was read and answered, or when the learner says so", async () => {
  const { context, page } = await open(online("journey/one/plain.html"));
  const said = page.getByRole("button", { name: "Mark as completed" });
  await page.waitForFunction(() => document.querySelector(".cm-pager__mark").getAttribute("aria-pressed") === "true");
  await said.click();
  await page.waitForFunction(() => document.querySelector(".cm-pager__mark").getAttribute("aria-pressed") === "false");
  await page.reload();
  await settled(page);
  assert.equal(await said.getAttribute("aria-pressed"), "false", "a learner's word stands");
  await page.goto(online("journey/one/rounds.html"));
  await page.waitForSelector(".cm-quiz[data-ready]");
  await said.scrollIntoViewIfNeeded();
  await settled(page);
  assert.equal(await said.getAttribute("aria-pressed"), "false", "not before its questions are answered");
  for (const form of await page.locator(".cm-quiz .cm-question").all()) {
    await form.locator("input").fill("1");
    await form.locator(".cm-actions__check").click();
  }
  await page.waitForFunction(() => document.querySelector(".cm-pager__mark").getAttribute("aria-pressed") === "true");
  await page.goto(online("journey/index.html"));
  await page.getByRole("link", { name: /^Continue:/ }).waitFor();
  assert.match(await page.innerText(".cm-hero__standing"), /1 of 7 pages completed, about \d+ minutes left/);
  await page.goBack();
  await page.locator('.cm-menu [data-mark="completed"]').first().waitFor({ state: "attached" });
  await context.close();
});

test("nothing shifts when answers, marks and results come back", async () => {
  for (const width of [1280, 390]) {
    const { context, page } = await open(online(LESSON), { viewport: { width, height: 900 } });
    for (const [id, { wrong }] of Object.entries(KINDS)) {
      await wrong(page);
      await press(page, id);
      await isSaved(page, id);
    }
    await question(page, "words").locator("textarea").fill("A text.");
    await press(page, "words");
    await isSaved(page, "words");
    await page.goto(online(EXAM));
    await page.waitForSelector(".cm-quiz[data-ready]");
    await page.getByLabel("Green").check();
    await page.getByRole("button", { name: "Submit the quiz" }).click();
    await page.getByRole("button", { name: "Submit anyway" }).click();
    await page.waitForSelector(".cm-outcome");
    for (const name of [
      LESSON,
      EXAM,
      "journey/one/rounds.html",
      "journey/one/after-passing.html",
      "journey/index.html",
      "journey/one/index.html",
      "journey/progress.html",
      "journey/record.html",
    ]) {
      await page.goto(online(name));
      await settled(page);
      assert.equal(await page.evaluate(() => globalThis.shifts), 0, `${name} at ${width}`);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.reload();
      await settled(page);
      assert.equal(await page.evaluate(() => globalThis.shifts), 0, `the end of ${name} at ${width}`);
    }
    await context.close();
  }
});

test("axe finds nothing in any state, light or dark; nothing is too wide at 320 pixels, no target too small", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { context, page } = await open(online(LESSON), {
      colorScheme,
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
    });
    const examine = async (state) => {
      await settled(page);
      // What is half under the header by chance would count as too small.
      await page.evaluate(() => scrollTo(0, 0));
      assert.deepEqual(await violations(page), [], `${state}, ${colorScheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${state}: ${wide} pixels too wide`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll(".cm-main :is(button, select, summary, label, input.cm-gap)")]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".cm-hidden"))
          .map((element) => [element.getBoundingClientRect(), element])
          .filter(
            ([box, element]) =>
              box.height > 1 &&
              (box.height < 24 ||
                (element.matches(
                  ".cm-button, .cm-option__label, .cm-step__button, .cm-pair > button, .cm-pick__list > button",
                ) &&
                  box.height < 44)),
          )
          .map(([, element]) => element.outerHTML.slice(0, 120)),
      );
      assert.deepEqual(small, [], state);
    };
    await examine("unanswered");
    for (const id of Object.keys(KINDS)) await press(page, id);
    await examine("problems");
    for (const id of ["legs", "line"]) {
      await question(page, id).locator(".cm-pick").first().click();
      await examine(`a list open in ${id}`);
      await page.keyboard.press("Escape");
    }
    for (const [id, { wrong }] of Object.entries(KINDS)) {
      await wrong(page);
      await press(page, id);
      await isSaved(page, id);
    }
    for (const summary of await page.locator(".cm-answer summary:visible, .cm-hint summary:visible").all())
      await summary.click();
    await examine("wrong, answers open");
    for (const [id, { right }] of Object.entries(KINDS)) {
      await right(page);
      await press(page, id);
    }
    await question(page, "words").locator("textarea").fill("A text.");
    await press(page, "words");
    await examine("right");
    await question(page, "grass").getByRole("button", { name: "Clear my answer" }).click();
    await examine("about to be cleared");
    await page.goto(online(EXAM));
    await page.waitForSelector(".cm-quiz[data-ready]");
    await page.getByLabel("Green").check();
    await page.getByRole("button", { name: "Submit the quiz" }).click();
    await examine("summary");
    await page.getByRole("button", { name: "Submit anyway" }).click();
    await page.waitForSelector(".cm-outcome");
    await examine("result");
    await page.getByRole("button", { name: "See all answers" }).click();
    await examine("answers");
    await page.goto(online("journey/progress.html"));
    await progressOf(page);
    for (const list of await page.locator(".cm-progress__list summary").all()) await list.click();
    await examine("progress");
    await page.goto(online("journey/record.html"));
    await keepingOf(page);
    await page.getByRole("button", { name: "Clear …" }).click();
    await page.getByRole("button", { name: "Delete everything" }).click();
    await examine("about to delete");
    await context.close();
  }
});

test("without scripts each question is a form with its answer behind it, and nothing is dead", async () => {
  for (const name of [LESSON, EXAM, "journey/one/rounds.html"]) {
    const { context, page } = await open(online(name), { javaScriptEnabled: false });
    assert.equal(await page.locator("button:visible:not([popovertarget])").count(), 0, name);
    const asked = await page.locator(".cm-question:visible").count();
    assert.ok(asked > 1);
    for (const form of await page.locator(".cm-question:visible:not(.cm-question--reflect)").all()) {
      await form.locator(".cm-answer summary").click();
      assert.match(await form.locator(".cm-answer").innerText(), /^Answer\s+\S/);
    }
    await context.close();
  }
  const { context, page } = await open(online("journey/progress.html"), { javaScriptEnabled: false });
  assert.match(await page.innerText(".cm-progress"), /needs scripts[\s\S]*Unit one/);
  await context.close();
});

for (const script of ["page", "quiz", "exam"]) {
  test(`a page whose script \`${script}\` does not arrive is a page without scripts`, async () => {
    const { context, page } = await open(online("journey/one/plain.html"));
    await page.route(new RegExp(`${script}-.*\\.js$`), (route) => route.abort());
    await page.goto(online(EXAM));
    assert.ok(await page.locator(".cm-answer summary").first().isVisible());
    assert.equal(await page.locator(".cm-actions:visible").count(), 0);
    await context.close();
  });
}

test("an answer that cannot be checked yet is kept, and checked when the script arrives", async () => {
  const { context, page } = await open(online("journey/one/plain.html"));
  let isCut = true;
  await page.route(/verdict-.*\.js$/, (route) => (isCut ? route.abort() : route.continue()));
  await page.goto(online(LESSON));
  const coal = question(page, "coal");
  await coal.locator("label").first().click();
  await coal.getByRole("button", { name: "Check" }).click();
  await coal.getByText("couldn’t be checked").waitFor();
  assert.ok(await coal.locator("input").first().isChecked());
  isCut = false;
  await coal.getByRole("button", { name: "Check" }).click();
  await coal.locator(".cm-result .cm-verdict").waitFor();
  await context.close();
});

test("a lesson whose questions cannot be answered is not completed by reading it", async () => {
  const { context, page } = await open(online("journey/one/plain.html"));
  await page.route(/quiz-.*\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: "throw 1" }));
  await page.goto(online(LESSON));
  await page.locator(".cm-pager").scrollIntoViewIfNeeded();
  await page.waitForFunction(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("coursemark:journey-test");
        request.onsuccess = () => {
          const all = request.result.transaction("events").objectStore("events").getAll();
          all.onsuccess = () => resolve(all.result.some((event) => event.type === "read"));
        };
      }),
  );
  assert.equal(await page.locator(".cm-pager__mark").getAttribute("aria-pressed"), "false");
  await context.close();
});

test("on paper there is room to write, and a key for those who ask", async () => {
  const { context, page } = await open(online(LESSON));
  await page.waitForSelector('[data-question="reflect"][data-ready]');
  await page.emulateMedia({ media: "print" });
  for (const part of [".cm-actions", ".cm-answer", ".cm-hint", ".cm-step__button"])
    assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
  assert.ok((await page.locator("[data-question=words] textarea").boundingBox()).height > 80);
  const answers = [
    /What colour is coal\? A/,
    /Which are blue\? A, B/,
    /An ant → A cat → A small dog → A horse/,
    /Tuesday; two/,
    /18; 1\.4 to 1\.6/,
  ];
  assert.ok(!(await page.locator(".cm-key").isVisible()), "for those who ask for it");
  await page.locator("[name=key]").evaluate((box) => box.click());
  assert.match(await page.innerText(".cm-key"), new RegExp(answers.map(({ source }) => source).join("[^]*")));
  assert.match(await page.locator("[data-question=legs] .cm-bank").innerText(), /Eight/);
  await context.close();
});

test("questions cost what they cost only where they are", async () => {
  const size = (file) => brotliCompressSync(readFileSync(join(SITES, "journey/assets", file))).length;
  for (const kind of ["practice", "exam"]) {
    const names = new RegExp(`^(start|page|quiz|${kind})-.*\\.js$`);
    const scripts = files(join(SITES, "journey/assets")).filter((file) => names.test(file));
    assert.equal(scripts.length, 4);
    const weight = scripts.reduce((sum, file) => sum + size(file), 0);
    assert.ok(weight <= 20 * 1024, `a page with questions (${kind}) has ${weight} bytes of script`);
  }
  const { context, requests } = await open(online("journey/one/plain.html"));
  assert.deepEqual(
    requests.filter((url) => /quiz|verdict|progress\//.test(url)),
    [],
  );
  await context.close();
});
