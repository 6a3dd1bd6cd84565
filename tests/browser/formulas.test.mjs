// Formulas look as they should: pictures of the page of the documentation that shows all of them, one for each group,
// are compared with those in `formulas/`, which somebody looked at and accepted. `UPDATE_PICTURES=1` accepts anew.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { onDisk, online, open } from "./support.mjs";

const PAGE = "docs/reference/formulas.html";
const FOLDER = join(import.meta.dirname, "formulas");
// Different versions of a browser draw the edges of letters a little differently.
const TOLERANCE = 0.004;
const PHONE = { viewport: { width: 360, height: 740 } };

/** The share of pixels that differ clearly between two pictures; 1 when their sizes differ. */
const difference = (page, one, other) =>
  page.evaluate(
    async ([one, other]) => {
      const pixels = async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [a, b] = [await pixels(one), await pixels(other)];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let different = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const channels = [0, 1, 2].map((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]));
        if (Math.max(...channels) > 96) different++;
      }
      return different / (a.width * a.height);
    },
    [one.toString("base64"), other.toString("base64")],
  );

for (const colorScheme of ["light", "dark"]) {
  test(`every group of formulas looks as accepted, ${colorScheme}`, async () => {
    const { context, page, faults } = await open(onDisk(PAGE), { colorScheme, viewport: { width: 760, height: 900 } });
    // Words in formulas are in whatever font the system has. They are not what is compared.
    await page.evaluate(() => {
      const words = new CSSStyleSheet();
      // Each picture begins at the same whole pixels, whatever stands around the text.
      words.replaceSync(`mtext, mtext * { font-family: "Coursemark Math" !important; }
        .picture { display: none; position: fixed; inset: 0 auto auto 0; inline-size: 640px; z-index: 9;
          background: var(--color-page); }
        .picture[data-shown] { display: block; }`);
      document.adoptedStyleSheets.push(words);
    });
    await page.evaluate(() => document.fonts.ready);
    assert.ok(await page.evaluate(() => document.fonts.check("16px 'Coursemark Math'")), "the font is loaded");
    const groups = await page.evaluate(() => {
      // One box for the formulas of each heading.
      const names = [];
      for (const heading of document.querySelectorAll(".cm-prose h2")) {
        const box = document.createElement("div");
        box.className = "picture";
        for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
          const formula = next.matches(".cm-math") ? next : undefined;
          if (formula) box.append(formula.cloneNode(true));
        }
        if (box.childElementCount === 0) continue;
        box.id = `picture-${names.length}`;
        names.push(heading.id);
        heading.after(box);
      }
      return names;
    });
    assert.ok(groups.length >= 10, `only ${groups.length} groups`);
    mkdirSync(FOLDER, { recursive: true });
    for (const [number, name] of groups.entries()) {
      const box = page.locator(`#picture-${number}`);
      await box.evaluate((box) => box.toggleAttribute("data-shown", true));
      const picture = await box.screenshot({ animations: "disabled" });
      await box.evaluate((box) => box.toggleAttribute("data-shown", false));
      const path = join(FOLDER, `${name}-${colorScheme}.png`);
      if (process.env.UPDATE_PICTURES) {
        writeFileSync(path, picture);
        continue;
      }
      assert.ok(existsSync(path), `${path} is missing; UPDATE_PICTURES=1 makes it`);
      const share = await difference(page, readFileSync(path), picture);
      if (share > TOLERANCE) {
        const seen = join(process.env.COURSEMARK_SITES, "..", `seen-${name}-${colorScheme}.png`);
        writeFileSync(seen, picture);
        assert.fail(`${name}, ${colorScheme}: ${(share * 100).toFixed(2)} % of the pixels differ; see ${seen}`);
      }
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

for (const [place, address] of [
  ["a subfolder", online],
  ["the disk", onDisk],
]) {
  test(`from ${place}: only pages with formulas load their styles and font`, async () => {
    const withFormulas = await open(address(PAGE));
    await withFormulas.page.evaluate(() => document.fonts.ready);
    const loaded = withFormulas.requests.filter((url) => /\/math-/.test(url));
    assert.equal(loaded.filter((url) => url.endsWith(".css")).length, 1, loaded.join(" "));
    assert.ok(
      loaded.some((url) => url.endsWith(".woff2")),
      loaded.join(" "),
    );
    assert.deepEqual(await withFormulas.page.evaluate(() => globalThis.violations), []);
    assert.deepEqual(withFormulas.faults, []);
    await withFormulas.context.close();
    const without = await open(address("docs/reference/quizzes.html"));
    assert.deepEqual(
      without.requests.filter((url) => /\/math-/.test(url)),
      [],
    );
    await without.context.close();
  });
}

test("a wide formula scrolls by itself, and its whole width can be reached", async () => {
  for (const page of [PAGE, "everything/first/markdown.html"]) {
    const opened = await open(onDisk(page), PHONE);
    const wide = await opened.page.evaluate(() => ({
      page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      formulas: [...document.querySelectorAll(".cm-math, .cm-math-inline")].filter(
        (box) => box.scrollWidth > box.clientWidth,
      ).length,
      cut: [...document.querySelectorAll(".cm-math")].filter((box) => {
        const start = box.querySelector("math").firstElementChild.getBoundingClientRect().left;
        return start < box.getBoundingClientRect().left - 1;
      }).length,
      tables: [...document.querySelectorAll("table")].every((table) => table.parentElement.matches(".cm-table")),
      focusable: [...document.querySelectorAll(".cm-math, .cm-math-inline")].every((box) => box.tabIndex === 0),
    }));
    assert.equal(wide.page, 0, `${page} scrolls sideways`);
    assert.ok(wide.formulas > 0, `${page} has no wide formula`);
    assert.equal(wide.cut, 0, `${page}: the start of a formula cannot be reached`);
    assert.ok(wide.tables, `${page} has a table without a box`);
    assert.ok(wide.focusable);
    await opened.context.close();
  }
});
