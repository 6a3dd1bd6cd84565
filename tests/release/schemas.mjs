// `node tests/release/schemas.mjs MANIFESTS SCHEMAS` checks the manifests of a release against the
// schemas of Scoop and winget. MANIFESTS is the folder that `cargo xtask release-manifests` writes.
// SCHEMAS has `scoop.json` and, for winget, `version.json`, `installer.json` and `defaultLocale.json`.
// The schemas belong to others and are fetched when a release is made.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";

const [manifests, schemas] = process.argv.slice(2);
if (!manifests || !schemas) {
  console.error("usage: node tests/release/schemas.mjs MANIFESTS SCHEMAS");
  process.exit(2);
}

const text = (...path) => readFileSync(join(...path), "utf8");
let [passed, failed] = [0, 0];

function check(name, value, schema) {
  // Formats such as `uri` are left to the package managers.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(text(schemas, schema)));
  if (validate(value)) {
    passed += 1;
    return;
  }
  failed += 1;
  for (const fault of validate.errors) {
    console.error(`${name}: ${fault.instancePath || "/"} ${fault.message}`);
  }
}

check("coursemark.json", JSON.parse(text(manifests, "scoop/coursemark.json")), "scoop.json");
for (const name of readdirSync(join(manifests, "winget"))) {
  const value = parse(text(manifests, "winget", name));
  check(name, value, `${value.ManifestType}.json`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed === 4 ? 0 : 1);
