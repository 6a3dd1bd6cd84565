// A quiz asks one question at a time, shows its result by lesson, and practises what went wrong.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { files, lentQuestions, online, open, pages, SITES, settled, violations } from "./support.mjs";

const EXAM = "journey/one/exam.html";
const LESSON = "journey/one/every-kind.html";
/** The right answers to the questions of the exam that ask for a number. */
const SUMS = { "one-one": "2", "two-two": "4", "three-three": "6", "four-four": "8" };

const question = (page, id) => page.locator(`.cm-question[data-question="${id}"]`);
const begun = (page) => page.waitForSelector(".cm-quiz[data-ready]");
const current = (page) => page.locator(".cm-question[data-current]");
const button = (page, name) => page.getByRole("button", { name });
const press = (page, name) => button(page, name).click();
const shown = (page) =>
  page.locator(".cm-quiz .cm-question:visible").evaluateAll((all) => all.map(({ dataset }) => dataset.question));
const place = (page, number) => page.getByRole("button", { name: new RegExp(`^Question ${number}:`) });

/** Answers the question that is shown, rightly unless told otherwise. */
async function answer(page, isRight = true) {
  const id = await current(page).getAttribute("data-question");
  if (SUMS[id])
    await current(page)
      .locator("input")
      .fill(isRight ? SUMS[id] : "99");
  else if (id === "sun")
    await current(page)
      .getByLabel(isRight ? "Yellow" : "Green")
      .check();
  else
    for (const [at, step] of (isRight ? ["One", "Two", "Three"] : ["Two", "One", "Three"]).entries())
      await put(page, step, at);
}

/** Moves a step of the ordering that is shown to its place, from 0. An order that nobody touched is no answer. */
async function put(page, step, at) {
  const steps = current(page).locator(".cm-step");
  const move = (way) => current(page).getByRole("button", { name: `Move “${step}” ${way}` });
  const now = async () => (await steps.allInnerTexts()).findIndex((text) => text.includes(step));
  if ((await now()) === at && at === 0) {
    await move("down").click();
  }
  for (let presses = 0; presses < 10 && (await now()) !== at; presses += 1)
    await move((await now()) > at ? "up" : "down").click();
}

test("an exam asks one question at a time, back and forth, and knows where the learner was", async () => {
  const { context, page, faults } = await open(online(EXAM));
  await begun(page);
  const [first] = await shown(page);
  assert.deepEqual(await shown(page), [first]);
  await page.getByText("Question 1 of 4").waitFor();
  assert.equal(await button(page, "Back").count(), 0);
  assert.equal(await button(page, "Submit the quiz").count(), 0, "submitting comes last");
  await answer(page);
  assert.ok(await button(page, "Question 1: answered").isVisible());
  await press(page, "Next question");
  const heading = await page.evaluate(() => {
    const { activeElement: element } = document;
    const about = document.getElementById(element.getAttribute("aria-describedby"));
    return { name: element.tagName, about: about.textContent, id: element.closest(".cm-question").dataset.question };
  });
  assert.deepEqual(heading, { name: "H2", about: "Question 2 of 4", id: (await shown(page))[0] });
  assert.equal(await place(page, 2).getAttribute("aria-current"), "step");
  await press(page, "Back");
  assert.deepEqual(await shown(page), [first]);
  await place(page, 3).click();
  await page.getByText("Question 3 of 4").waitFor();
  const [third] = await shown(page);
  await settled(page);
  await page.reload();
  await begun(page);
  assert.deepEqual(await shown(page), [third], "the question at which the page was left");
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the keyboard alone answers, goes on, and submits", async () => {
  const { context, page } = await open(online("journey/one/secret.html"));
  await begun(page);
  const reach = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`Tab does not reach ${selector}`);
  };
  await reach(".cm-question[data-current] input");
  await page.keyboard.press("Space");
  await reach(".cm-quiz__buttons .cm-button");
  await page.keyboard.press("Enter");
  await page.getByText("Question 2 of 2").waitFor();
  await page.keyboard.press("Tab");
  assert.ok(
    await page.evaluate(() => document.activeElement.matches('[data-question="raven"] input')),
    "the first field comes right after the heading",
  );
  await page.keyboard.press("Space");
  await reach(".cm-quiz__buttons .cm-button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".cm-outcome");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".cm-outcome__title")));
  await context.close();
});

test("who prefers it has all questions on one page, in every quiz; on paper everybody has", async () => {
  const { context, page } = await open(online(EXAM));
  await begun(page);
  await page.emulateMedia({ media: "print" });
  assert.equal((await shown(page)).length, 4);
  assert.equal(await page.locator(".cm-quiz__head:visible, .cm-overview:visible").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.getByLabel("All on one page").check();
  assert.equal((await shown(page)).length, 4);
  assert.ok(await button(page, "Submit the quiz").isVisible());
  await page.goto(online(LESSON));
  await begun(page);
  assert.ok((await shown(page)).length > 4);
  assert.ok(await page.getByLabel("All on one page").isChecked());
  await page.getByLabel("All on one page").uncheck();
  assert.equal((await shown(page)).length, 1);
  await context.close();
});

test("a link to a question leads to it, though another was shown", async () => {
  const { context, page } = await open(online(`${LESSON}#legs`));
  await begun(page);
  assert.deepEqual(await shown(page), ["legs"]);
  await page.evaluate(() => (location.hash = "#snow"));
  await question(page, "snow").waitFor();
  assert.deepEqual(await shown(page), ["snow"]);
  await context.close();
});

test("a short quiz for practice is whole, and a long one comes one at a time until all is right", async () => {
  const { context, page } = await open(online("journey/one/rounds.html"));
  await begun(page);
  assert.equal((await shown(page)).length, 2);
  assert.equal(await page.locator(".cm-quiz__head").count(), 0);
  await page.goto(online(LESSON));
  await begun(page);
  const [first] = await shown(page);
  await press(page, "Next question");
  const [second] = await shown(page);
  assert.notEqual(first, second);
  await page.reload();
  await begun(page);
  assert.deepEqual(await shown(page), [first], "the first that is open");
  await context.close();
});

test("the result says what to do, by lesson, and practice asks what was missed until it is right", async () => {
  const { context, page, faults } = await open(online(EXAM));
  await begun(page);
  for (let at = 0; at < 4; at += 1) {
    await answer(page, at % 2 === 1);
    if (at < 3) await press(page, "Next question");
  }
  await press(page, "Submit the quiz");
  const title = page.getByRole("heading", { name: "Not yet: 2 of 4" });
  await title.waitFor();
  // What a screen reader says when the focus comes here: the verdict with the score, then what to do next.
  const said = await page.evaluate(() => {
    const { activeElement: element } = document;
    const about = element.getAttribute("aria-describedby").split(" ");
    return [element, ...about.map((id) => document.getElementById(id))].map(({ textContent }) => textContent);
  });
  assert.deepEqual(said, [
    "Not yet: 2 of 4",
    "You need 3 to pass. 2 questions are worth another look.",
    "Practise these 2",
  ]);
  assert.deepEqual(
    (await page.locator(".cm-outcome__row").allInnerTexts()).map((row) => row.replace(/\s+/g, " ")),
    ["1.3 Rounds 1 of 2 right ✗", "Exam 1 of 2 right · Colours ✗"],
  );
  assert.equal(await page.locator(".cm-outcome .cm-button").count(), 1, "one button stands out");
  assert.equal((await shown(page)).length, 0);
  assert.deepEqual(await violations(page), []);
  await press(page, "See all answers");
  assert.equal((await shown(page)).length, 4);

  await press(page, "Practise these 2");
  await page.getByText("Question 1 of 2").waitFor();
  const [first] = await shown(page);
  await answer(page, false);
  await press(page, "Check");
  await press(page, "Next question");
  await answer(page);
  await press(page, "Check");
  await press(page, "Next question");
  assert.deepEqual(await shown(page), [first], "what went wrong comes back");
  assert.equal(await button(page, "Take the quiz again").count(), 0);
  await answer(page);
  await press(page, "Check");
  await button(page, "Take the quiz again").waitFor();
  assert.equal(await button(page, "Next question").count(), 0, "nothing is left to practise");
  await press(page, "Back to the result");
  await title.waitFor();
  await press(page, "Take the quiz again");
  for (let at = 0; at < 4; at += 1) {
    await answer(page);
    if (at < 3) await press(page, "Next question");
  }
  await press(page, "Submit the quiz");
  await page.getByRole("heading", { name: "Passed: 4 of 4" }).waitFor();
  const onward = page.locator(".cm-outcome .cm-button");
  assert.match(await onward.innerText(), /^Continue: Secret\s+2 minutes$/);
  const background = await onward.evaluate((link) => getComputedStyle(link).backgroundColor);
  assert.notEqual(background, "rgba(0, 0, 0, 0)", "it is the button to press");
  await onward.click();
  await page.waitForURL(/secret\.html$/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a quiz that draws nothing shows its result by objective", async () => {
  const { context, page } = await open(online("journey/one/after-passing.html"));
  await begun(page);
  for (const answer of ["Pink", "Yellow"]) {
    const isHere = await page.getByLabel(answer).isVisible();
    if (!isHere) await place(page, 2).click();
    await page.getByLabel(answer).check();
    if (!isHere) await place(page, 1).click();
  }
  await place(page, 2).click();
  await press(page, "Submit the quiz");
  await page.waitForSelector(".cm-outcome");
  assert.match((await page.innerText(".cm-outcome__row")).replace(/\s+/g, " "), /^\S.* 1 of 2 right ✗$/);
  assert.doesNotMatch(await page.innerText(".cm-outcome__row"), /After passing/);
  await context.close();
});

test("answers that were submitted are not lost when the result cannot be loaded, and a click loads it", async () => {
  const { context, page } = await open(online("journey/one/secret.html"));
  await begun(page);
  await page.route(/result-.*\.js$/, (route) => route.abort());
  await page.getByLabel("White").first().check();
  await press(page, "Next question");
  await page.locator('[data-question="raven"]').getByLabel("Black").check();
  await press(page, "Submit the quiz");
  await page.getByText("Your answers are saved, but the result couldn’t be loaded.").waitFor();
  await page.unroute(/result-.*\.js$/);
  await press(page, "Load it again");
  await page.getByRole("heading", { name: "2 of 2 points" }).waitFor();
  await context.close();
});

test("axe finds nothing while a quiz is taken and practised, at 320 pixels, with large text and forced colours", async () => {
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    const { context, page } = await open(online(EXAM), {
      ...media,
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
    });
    const examine = async (state) => {
      assert.deepEqual(await violations(page), [], `${state}, ${JSON.stringify(media)}`);
      for (const size of ["", "200%"]) {
        await page.setViewportSize({ width: size ? 640 : 320, height: 640 });
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${state}: ${wide} pixels too wide`);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll(".cm-quiz :is(button, a.cm-button, label)")]
            .filter((element) => element.checkVisibility() && !element.closest(".cm-hidden"))
            .filter((element) => {
              const { width, height } = element.getBoundingClientRect();
              return height < 24 || width < 24;
            })
            .map((element) => element.outerHTML),
        );
        assert.deepEqual(small, [], state);
      }
      await page.evaluate(() => (document.documentElement.style.fontSize = ""));
      await page.setViewportSize({ width: 320, height: 640 });
    };
    await begun(page);
    await examine("first");
    await answer(page, false);
    for (let at = 0; at < 3; at += 1) await press(page, "Next question");
    await examine("last");
    await press(page, "Submit the quiz");
    await press(page, "Submit anyway");
    await page.waitForSelector(".cm-outcome");
    await examine("result");
    await press(page, /^Practise these/);
    await press(page, "Check");
    await examine("practice");
    await context.close();
  }
});

/** The markup that the marks of a loaded question stand for, with addresses from the root of the site. */
function markup(marks) {
  const text = (of) => of.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  let html = "";
  let isInTag = false;
  const open = [];
  for (const mark of marks) {
    const rest = mark.slice(1);
    const isAttribute = "@/".includes(mark[0]);
    if (isInTag && !isAttribute) html += ">";
    isInTag = mark[0] === "<" || isAttribute;
    if (mark[0] === "<") html += `<${rest}`;
    if (mark[0] === "<") open.push(rest);
    if (isAttribute) html += ` ${rest.slice(0, rest.indexOf("="))}="${text(rest.slice(rest.indexOf("=") + 1))}"`;
    if (mark[0] === ".") html += text(rest);
    if (mark[0] === ">") {
      const name = open.pop();
      if (!["br", "img", "input"].includes(name)) html += `</${name}>`;
    }
  }
  return html;
}

test("a question that a quiz loads is what another quiz has on its page", async () => {
  const quizzes = pages.filter((name) => /^course\/[^/]+\/[^/]+-quiz\.html$/.test(name));
  const written = quizzes.map((name) => [online(name), readFileSync(join(SITES, name), "utf8")]);
  const { context, page } = await open("about:blank");
  /** The elements, attributes in order and texts in some markup, with the whole addresses of other pages. */
  const read = (html, base) =>
    page.evaluate(
      ([html, base]) => {
        const { body } = new DOMParser().parseFromString(html, "text/html");
        const lines = (node) => {
          if (node.nodeType === 3) return [node.nodeValue];
          const attributes = [...node.attributes].map(({ name, value }) =>
            ["href", "src"].includes(name) && !value.startsWith("#")
              ? `${name}=${new URL(value, base)}`
              : `${name}=${value}`,
          );
          return [node.tagName, ...attributes.sort(), ...[...node.childNodes].flatMap(lines), "end"];
        };
        return [...body.children].flatMap(lines);
      },
      [html, base],
    );
  let compared = 0;
  for (const file of files(join(SITES, "course/questions")))
    for (const { question, form } of lentQuestions(join(SITES, "course/questions", file))) {
      const place = `data-question="${question.id}">\n<fieldset`;
      // On its own page, a question has the places that the list of sources leads back to.
      const own = `/${file.replace(".js", ".html")}`;
      const isOther = ([address, html]) => !address.endsWith(own) && html.includes(place);
      const [address, html] = written.find(isOther) ?? [];
      if (!html) continue;
      const from = html.lastIndexOf("<section", html.indexOf(place));
      const section = html.slice(from, html.indexOf("</section>", from) + "</section>".length);
      assert.deepEqual(await read(markup(form), online("course/")), await read(section, address), question.id);
      compared += 1;
    }
  assert.ok(compared > 20, `${compared} questions were compared`);
  await context.close();
});

/** A course with a quiz that draws from 400 questions, each with what a question can hold. */
function pool(answers) {
  const course = mkdtempSync(join(tmpdir(), "coursemark-pool-"));
  const write = (name, text) => {
    mkdirSync(join(course, name, ".."), { recursive: true });
    writeFileSync(join(course, name), text);
  };
  const lessons = Array.from({ length: 20 }, (_, at) => `lesson-${at}`);
  write("course.toml", `id = "pool"\ntitle = "Pool"\nlanguage = "en"\nunits = ["u"]\n${answers}`);
  write("index.md", '+++\ntitle = "Pool"\n+++\n');
  write("u/index.md", `+++\ntitle = "U"\nlessons = ${JSON.stringify([...lessons, "test"])}\n+++\n`);
  for (const lesson of lessons) {
    const questions = Array.from(
      { length: 20 },
      (_, at) => `### Number ${at}? {#${lesson}-${at}}

Look at [the start](#start), ![a dot](dot.svg), \`f(${at})\`, $x^{${at}}$ and a note[^n].

\`\`\`rust
let secret = ${at};
\`\`\`

- [x] Right ${lesson} ${at}
  > Yes, see [the start](#start).
- [ ] Wrong ${lesson} ${at}
  > No, read [the start](#start).
`,
    );
    write(
      `u/${lesson}.md`,
      `+++\ntitle = "${lesson}"\n+++\n\n## Start {#start}\n\nText.\n\n[^n]: The note.\n\n## Check {.quiz show=1}\n\n${questions.join("\n")}`,
    );
  }
  write("u/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>');
  write("u/test.quiz.md", `+++\ntitle = "Test"\n\n[[draw]]\ncount = 10\nfrom = ${JSON.stringify(lessons)}\n+++\n`);
  const site = join(SITES, `pool-${answers ? "without" : "with"}`);
  execFileSync(process.env.COURSEMARK_PROGRAM, ["build", course, "--output", site], { stdio: "pipe" });
  rmSync(course, { recursive: true });
  return site;
}

test("a quiz with a pool of 400 questions is light, and loads what it asks, from a folder too", async () => {
  const site = pool("");
  const size = brotliCompressSync(readFileSync(join(site, "u/test.html"))).length;
  assert.ok(size <= 25 * 1024, `${size} bytes`);
  const folder = join(mkdtempSync(join(tmpdir(), "coursemark-")), "a b#c%d");
  cpSync(site, folder, { recursive: true });
  for (const address of [online("pool-with/u/test.html"), pathToFileURL(join(folder, "u/test.html")).href]) {
    const { context, page, faults, requests } = await open(address);
    await begun(page);
    await page.getByText("Question 1 of 10").waitFor();
    const loaded = requests.filter((url) => url.includes("/questions/"));
    assert.ok(loaded.length > 0 && loaded.length <= 10, `${loaded.length} files`);
    const form = current(page);
    const found = await form.evaluate((root) => {
      const link = root.querySelector(".cm-question__stem a");
      return {
        link: link.href.startsWith(new URL("lesson-", location.href).href) && link.hash,
        image: root.querySelector("img").naturalWidth,
        formula: root.querySelector("math msup").getBoundingClientRect().width > 0,
        colours: new Set([...root.querySelectorAll("pre span")].map((span) => getComputedStyle(span).color)).size > 1,
        note: root.textContent.includes("(The note.)"),
      };
    });
    assert.deepEqual(found, { link: "#start", image: 9, formula: true, colours: true, note: true });
    await page.emulateMedia({ media: "print" });
    await page.locator("[name=key]").evaluate((box) => box.click());
    assert.equal(await page.locator(".cm-key li:visible").count(), 10, "the key has what is asked");
    await page.emulateMedia({ media: "screen" });
    for (let at = 0; at < 10; at += 1) {
      await current(page)
        .getByRole("radio", { name: at < 5 ? /Right/ : /Wrong/ })
        .check();
      if (at < 9) await press(page, "Next question");
    }
    await press(page, "Submit the quiz");
    await page.getByRole("heading", { name: "5 of 10 points" }).waitFor();
    await page.locator(".cm-outcome__row", { hasText: "the start" }).first().waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    assert.deepEqual(faults, []);
    await context.close();
  }
  rmSync(join(folder, ".."), { recursive: true });
  rmSync(site, { recursive: true });
});

test("questions that cannot be loaded are asked for again, and no answer is lost", async () => {
  const site = pool("");
  const { context, page } = await open(online("pool-with/u/test.html"));
  await begun(page);
  await current(page).getByRole("radio", { name: /Wrong/ }).check();
  await settled(page);
  const asked = await current(page).getAttribute("data-question");
  await page.route(/\/questions\//, (route) => route.abort());
  await page.reload();
  await page.getByText("Some questions couldn’t be loaded. What you have answered is saved.").waitFor();
  assert.deepEqual(await shown(page), []);
  assert.equal(await page.locator(".cm-pager").isVisible(), true);
  await page.unroute(/\/questions\//);
  await press(page, "Load it again");
  await question(page, asked).waitFor();
  assert.ok(await current(page).getByRole("radio", { name: /Wrong/ }).isChecked());
  assert.ok(await page.evaluate(() => document.activeElement.closest("[data-current]") !== null), "the focus is there");
  await context.close();
  rmSync(site, { recursive: true });
});

test("in a site without answers, the files of questions give nothing away", () => {
  const site = pool('answers = "omit"\n');
  const all = files(join(site, "questions"));
  assert.equal(all.length, 20);
  for (const file of all)
    for (const { question, form, key } of lentQuestions(join(site, "questions", file))) {
      assert.equal(key, null);
      assert.equal(question.answerHash, undefined);
      assert.ok(question.options.every((option) => option[2] === undefined || option[2] === null));
      assert.ok(!form.some((mark) => /Yes, see|No, read|cm-answer/.test(mark)));
    }
  rmSync(site, { recursive: true });
});

test("without scripts a quiz shows its sample and the answers behind it", async () => {
  const site = pool("");
  const { context, page } = await open(online("pool-with/u/test.html"), { javaScriptEnabled: false });
  assert.equal((await shown(page)).length, 10);
  assert.equal(await page.locator(".cm-overview a:visible").count(), 10);
  assert.equal(await page.locator(".cm-answer summary:visible").count(), 10);
  assert.ok(!(await page.getByText("You can go back to any question").isVisible()));
  await context.close();
  rmSync(site, { recursive: true });
});
