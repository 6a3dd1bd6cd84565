// Bundles each `.ts` file beside this one into a classic script of the same name. Pages opened from a folder can load
// such scripts, but not modules. `page.js` comes first on every page and registers what `ui/shared.ts` lists; the other
// scripts take it from there. `practice.js`, `exam.js`, `result.js`, `sure.js` and `verdict.js` come after `quiz.js` and also
// take what `ui/shared-quiz.ts` lists. With `--check` nothing is written, and the scripts that differ from their source are named.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const here = fileURLToPath(new URL(".", import.meta.url));
const scripts = fileURLToPath(new URL("../scripts/", import.meta.url));
const isCheck = process.argv.includes("--check");

const settings = {
  bundle: true,
  write: false,
  outdir: scripts,
  absWorkingDir: here,
  format: "iife",
  target: ["es2022"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};

/** Whether a module has no state, so that a second copy does no harm. */
const isPure = (path) =>
  // What is taken from an earlier script has the name of a namespace before it.
  path.startsWith("core/") || path.startsWith("page:");

/** The paths of the modules that `file` shares, each with the names in it that are shared. */
function shared(file) {
  const list = resolve(here, file);
  const lines = readFileSync(list, "utf8").matchAll(/^import \{([^}]+)\} from "([^"]+)";$/gm);
  return new Map(
    Array.from(lines, ([, names, path]) => [`${resolve(dirname(list), path)}.ts`, names.match(/\w+/g) ?? []]),
  );
}

/**
 * Makes imports of shared names take them from an earlier script. Names that are not used leave no trace. Names in `core/` that
 * are not shared come from a copy of the module.
 */
function fromPage(modules) {
  return {
    name: "from-page",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, namespace }) => {
        const file = `${resolve(resolveDir, path)}.ts`;
        // Without this, a copy of a pure module would be kept even when nothing uses it.
        if (namespace === "page") return { path: file, sideEffects: false };
        return modules.has(file) ? { path: file, namespace: "page" } : undefined;
      });
      onLoad({ filter: /.*/, namespace: "page" }, ({ path }) => ({
        contents: [
          ...modules.get(path).map((name) => `export const ${name} = /* @__PURE__ */ (() => coursemark.${name})();`),
          ...(isPure(relative(here, path)) ? [`export * from "./${basename(path, ".ts")}";`] : []),
        ].join("\n"),
        resolveDir: dirname(path),
      }));
    },
  };
}

/** The size in bytes that each module has in a bundle. */
const held = ({ outputs }) =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );

const entries = readdirSync(here)
  .filter((name) => name.endsWith(".ts"))
  .sort();
const FIRST = ["page.ts", "start.ts"];
const LAST = ["exam.ts", "guess.ts", "practice.ts", "result.ts", "review.ts", "sure.ts", "test-out.ts", "verdict.ts"];
const OF_PAGE = shared("ui/shared.ts");
const OF_QUIZ = shared("ui/shared-quiz.ts");
const bundled = (names, modules) =>
  build({ ...settings, entryPoints: names, plugins: modules.size > 0 ? [fromPage(modules)] : [] });
const first = await bundled(FIRST, new Map());
const quiz = await bundled(["quiz.ts"], OF_PAGE);
const others = await bundled(
  entries.filter((name) => ![...FIRST, ...LAST, "quiz.ts"].includes(name)),
  OF_PAGE,
);
const last = await bundled(LAST, new Map([...OF_PAGE, ...OF_QUIZ]));

/** Fails if a module with state is in both of two scripts, of which the later can take it from the earlier. */
function isOnce(earlier, later, list) {
  const twice = held(later.metafile).filter((path) => held(earlier.metafile).includes(path) && !isPure(path));
  if (twice.length === 0) return;
  console.error(`held by two scripts of a page: ${[...new Set(twice)].join(", ")}\nadd them to ${list}`);
  process.exit(1);
}
for (const later of [quiz, others, last]) isOnce(first, later, "ui/shared.ts");
isOnce(quiz, last, "ui/shared-quiz.ts");

const outputFiles = [first, quiz, others, last].flatMap((bundle) => bundle.outputFiles);
// esbuild writes the bundles, and Terser makes them smaller than esbuild does: every page loads them.
const SHORT = { compress: { passes: 2, ecma: 2020 }, format: { ecma: 2020, ascii_only: false } };
const expected = new Map(
  await Promise.all(
    outputFiles.map(async ({ path, text }) => [relative(scripts, path), `${(await minify(text, SHORT)).code}\n`]),
  ),
);
const present = readdirSync(scripts).sort();
const stale = [];
for (const [name, text] of expected) {
  const is = present.includes(name) && readFileSync(scripts + name, "utf8") === text;
  if (!is && isCheck) stale.push(name);
  else if (!is) writeFileSync(scripts + name, text);
}
stale.push(...present.filter((name) => !expected.has(name)));
if (stale.length > 0) {
  console.error(`not what its source gives: ${stale.join(", ")}\nrun \`cargo xtask runtime\``);
  process.exit(1);
}
