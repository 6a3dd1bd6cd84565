// The page of all notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outline } from "../../themes/base/runtime/core/data";
import { asMarkdown, byPlace, matches, type Note } from "../../themes/base/runtime/core/notebook";

const note = (count: number, page: string, more: Partial<Note> = {}): Note => ({
  type: "noted",
  id: `e${count}`,
  device: "d",
  count,
  at: 0,
  note: `n${count}`,
  form: "highlight",
  page,
  title: `Title of ${page}`,
  path: `${page}.html`,
  block: "",
  quote: `words ${count}`,
  before: "",
  after: "",
  text: "",
  gone: false,
  ...more,
});
const page = (slug: string, url: string) => ({
  ...{ slug, url, kind: "lesson", number: 1, title: `Lesson ${slug}`, minutes: 1, tracks: [] },
});
const outline = {
  title: "Course",
  version: null,
  units: [
    { title: "One", url: "one/index.html", cover: [], pages: [page("a", "one/a.html"), page("b", "one/b.html")] },
    { title: "Two", url: "two/index.html", cover: [], pages: [page("c", "two/c.html")] },
  ],
} as unknown as Outline;

test("notes come in the order of the course, those of handouts with their unit, and those of no page last", () => {
  const notes = [
    note(4, "c"),
    note(3, "b"),
    note(2, "gone"),
    note(5, "form", { path: "one/form.html" }),
    note(6, "b"),
    note(1, "a"),
  ];
  const found = byPlace(notes, outline).map((unit) => [
    unit.title,
    unit.pages.map((one) => `${one.title}: ${one.notes.map(({ count }) => count).join()}`),
  ]);
  assert.deepEqual(found, [
    ["One", ["Lesson a: 1", "Lesson b: 3,6", "Title of form: 5"]],
    ["Two", ["Lesson c: 4"]],
    ["", ["Title of gone: 2"]],
  ]);
});

test("a note is found by the beginnings of its words, in any order and without accents", () => {
  const found = note(1, "a", { quote: "Zwischen den Jahren", text: "Das hat Zoë gesagt." });
  for (const query of ["", "jahr zwi", "zoe", "  gesagt,  "]) assert.ok(matches(found, query), query);
  for (const query of ["ahren", "zoe fehlt"]) assert.ok(!matches(found, query), query);
});

test("the file has every note with the words that it is about", () => {
  const units = byPlace(
    [note(1, "a", { quote: "first\nsecond", text: "Mine" }), note(2, "c", { form: "bookmark", quote: "Here" })],
    outline,
  );
  assert.equal(
    asMarkdown(units, "Notes", "Bookmark"),
    "# Notes\n\n## One\n\n### Lesson a\n\n> first\n> second\n\nMine\n\n## Two\n\n### Lesson c\n\nBookmark: Here\n",
  );
});
