// A JSON Schema validator checks the schemas that `coursemark schema` prints: they accept every course of this
// repository, and refuse every value that the reader refuses because of its form.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "smol-toml";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.COURSEMARK_PROGRAM;
const NAMES = [
  "course",
  "lesson",
  "unit",
  "front",
  "quiz",
  "scenario",
  "survey",
  "handout",
  "glossary",
  "prompts",
  "page",
];

const schemas = Object.fromEntries(
  NAMES.map((name) => [name, JSON.parse(execFileSync(PROGRAM, ["schema", name], { encoding: "utf8" }))]),
);

// The newest dialect, and draft 7, which editors fall back to for dialects they do not know.
const dialects = Object.entries({
  "2020-12": (schema) => new Ajv2020({ allErrors: true }).compile(schema),
  "draft 7": ({ $schema, ...schema }) => new Ajv({ allErrors: true }).compile(schema),
}).map(([dialect, compile]) => [dialect, Object.fromEntries(NAMES.map((name) => [name, compile(schemas[name])]))]);

const toml = (text) => JSON.parse(JSON.stringify(parse(text)));

function kindOf(path) {
  const ending = /\.(quiz|scenario|survey|handout)\.md$/.exec(path);
  if (ending) return ending[1];
  if (path.endsWith("/index.md")) return "unit";
  if (path === "index.md") return "front";
  if (path === "glossary.md" || path === "prompts.md") return path.slice(0, -3);
  return path.includes("/") ? "lesson" : "page";
}

/** The pages of a course with their front matter, and `course.toml`. */
function* sources(course) {
  yield ["course", "course.toml", readFileSync(join(course, "course.toml"), "utf8")];
  for (const path of readdirSync(course, { recursive: true }).sort()) {
    if (!path.endsWith(".md") || path.startsWith("static/")) continue;
    const text = readFileSync(join(course, path), "utf8");
    const front = /^\+\+\+\n([\s\S]*?)^\+\+\+$/m.exec(text);
    if (front) yield [kindOf(path), path, front[1]];
  }
}

test("every course of the repository is as the schemas say", () => {
  const nested = join(ROOT, "tests/courses");
  const courses = [
    ...["course", "docs", "scaffold/course"].map((path) => join(ROOT, path)),
    ...readdirSync(nested).map((name) => join(nested, name)),
  ].filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() && existsSync(join(path, "course.toml")));
  const seen = new Set();
  for (const course of courses) {
    for (const [name, path, text] of sources(course)) {
      for (const [dialect, validators] of dialects) {
        const valid = validators[name](toml(text));
        assert.ok(valid, `${course}/${path} (${dialect}): ${JSON.stringify(validators[name].errors, null, 1)}`);
      }
      seen.add(name);
    }
  }
  assert.deepEqual([...seen].sort(), [...NAMES].sort());
});

test("what the reader refuses for its form the schemas refuse", () => {
  const cases = parse(readFileSync(join(ROOT, "tests/data/wrong-keys.toml"), "utf8")).case;
  assert.ok(cases.length >= 30);
  for (const { of, toml: text } of cases) {
    for (const [dialect, validators] of dialects) {
      assert.ok(!validators[of](toml(text)), `${of} (${dialect}) takes\n${text}`);
    }
  }
});

/** Every schema for a key inside a schema. */
function* keys(schema, path = "") {
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    yield [`${path}.${name}`, inner];
    yield* keys(inner, `${path}.${name}`);
  }
  for (const inner of [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])]) {
    if (typeof inner === "object") yield* keys(inner, path);
  }
}

test("every key says what it means, with a default and an example that it takes", () => {
  const ajv = new Ajv2020();
  for (const name of NAMES) {
    for (const [path, schema] of keys(schemas[name], name)) {
      assert.match(schema.description, /\S{2,}.*[.]$/, path);
      const { default: standard, examples, ...bare } = schema;
      const takes = ajv.compile(bare);
      if (standard !== undefined) assert.ok(takes(standard), `${path}: ${JSON.stringify(standard)}`);
      for (const example of examples ?? []) assert.ok(takes(example), `${path}: ${JSON.stringify(example)}`);
    }
  }
});

test("schemas stand alone: no reference leads out of them, nor within", () => {
  for (const name of NAMES) assert.doesNotMatch(JSON.stringify(schemas[name]), /"\$(ref|id|defs)"/, name);
});
