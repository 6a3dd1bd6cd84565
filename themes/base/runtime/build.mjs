// Bundles each `.ts` file beside this one into a classic script of the same name. Pages opened from a folder can load
// such scripts, but not modules. `page.js` comes first on every page and registers what `ui/shared.ts` lists; the other
// scripts take it from there. With `--check` nothing is written, and the scripts that differ from their source are
// named.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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
const isPure = (path) => path.startsWith("core/");

/** The paths of the shared modules, each with the names in it that are shared. */
function shared() {
  const list = resolve(here, "ui/shared.ts");
  const lines = readFileSync(list, "utf8").matchAll(/^import \{([^}]+)\} from "([^"]+)";$/gm);
  return new Map(
    Array.from(lines, ([, names, path]) => [`${resolve(dirname(list), path)}.ts`, names.match(/\w+/g) ?? []]),
  );
}

/**
 * Makes imports of shared names take them from `page.js`. Names that are not used leave no trace. Names in `core/` that
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
const isFirst = (name) => name === "page.ts" || name === "start.ts";
const modules = shared();
const first = await build({ ...settings, entryPoints: entries.filter(isFirst) });
const others = await build({
  ...settings,
  entryPoints: entries.filter((name) => !isFirst(name)),
  plugins: [fromPage(modules)],
});

const twice = held(others.metafile).filter((path) => held(first.metafile).includes(path) && !isPure(path));
if (twice.length > 0) {
  console.error(`held by page.js and by others: ${[...new Set(twice)].join(", ")}\nadd them to ui/shared.ts`);
  process.exit(1);
}

const outputFiles = [...first.outputFiles, ...others.outputFiles];
const expected = new Map(outputFiles.map((file) => [relative(scripts, file.path), file.text]));
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
