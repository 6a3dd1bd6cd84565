// Functions that do on pages with activities what learners do with mouse and keyboard.

/** The shortest way to each ending, as the names of the choices. */
export function ways(data) {
  const bound = (value, { min, max }) => Math.max(Math.min(value, max ?? Infinity), min ?? -Infinity);
  const holds = {
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
    "==": (a, b) => a === b,
    "!=": (a, b) => a !== b,
  };
  const found = new Map();
  const seen = new Set();
  const queue = [{ scene: data.start, values: data.variables.map(({ start }) => start), way: [] }];
  for (let now = queue.shift(); now; now = queue.shift()) {
    const key = JSON.stringify([now.scene, now.values]);
    if (seen.has(key)) continue;
    seen.add(key);
    const scene = data.scenes[now.scene];
    if (scene.outcome && !found.has(scene.id)) found.set(scene.id, now.way);
    for (const choice of scene.choices) {
      if (!choice.condition.every(([at, sign, value]) => holds[sign](now.values[at], value))) continue;
      const values = [...now.values];
      for (const [at, change, value] of choice.effects)
        values[at] = bound(change === "add" ? values[at] + value : value, data.variables[at]);
      queue.push({ scene: choice.to, values, way: [...now.way, [scene.id, choice.name]] });
    }
  }
  return found;
}

export const told = (page) => page.evaluate(() => JSON.parse(document.getElementById("cm:story").textContent));
export const ready = (page) => page.waitForSelector(".cm-scenario[data-ready]");
export const scene = (page) => page.locator(".cm-scene:not([hidden])");
export const button = (page, name) => page.locator(".cm-scene__foot").getByRole("button", { name, exact: true });

/** Makes a choice, and goes on if a consequence follows. */
export async function choose(page, name, act = (place) => place.click()) {
  const before = await scene(page).getAttribute("data-scene");
  await act(scene(page).locator(`[data-choice="${name}"] .cm-choice__link`));
  await page.waitForFunction(
    (id) =>
      document.querySelector("[data-chosen]") ??
      document.querySelector(".cm-scene:not([hidden])")?.dataset.scene !== id,
    before,
  );
  const on = button(page, "Go on");
  if ((await on.count()) > 0) await act(on);
}

export const rated = (page) => page.waitForSelector(".cm-survey[data-ready]");

/** Answers every visible statement: `place` from 1, or 0 for “not applicable”. */
export async function rate(page, place) {
  for (const statement of await page.locator(".cm-statement:visible").all()) {
    const id = await statement.getAttribute("data-statement");
    const at = place(id);
    await statement
      .locator("input")
      .nth(at === 0 ? -1 : at - 1)
      .check({ force: true });
  }
}

/** Waits for the plan, and unfolds what is empty. */
export async function planned(page) {
  await page.waitForSelector(".cm-plan[data-ready]");
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll(".cm-plan__fold")) fold.open = true;
  });
}
export const keeper = (page, name) => page.locator(`[data-keep="${name}"]`);

/** The form of a question. */
export const question = (page, id) => page.locator(`.cm-question[data-question="${id}"]`);

/** Presses the button that checks an answer. */
export const press = (page, id) => question(page, id).locator(".cm-actions__check").click();

/** Waits until the page says that an answer is stored. */
export const isSaved = (page, id) =>
  question(page, id)
    .locator(".cm-actions__state", { hasText: /Saved|Kept until/ })
    .waitFor();

/** Chooses from the list that a pair or a gap opens. */
export async function pick(page, id, name, choice) {
  await question(page, id).getByRole("button", { name }).first().click();
  await question(page, id).locator(".cm-pick__list:not([hidden])").getByRole("button", { name: choice }).click();
}
