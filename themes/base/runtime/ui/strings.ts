// The interface strings for scripts, from the page's data block.

import type { Pattern } from "../core/data";
import { data } from "../io/data";

let table: ReadonlyMap<string, Pattern> | undefined;

/**
 * The string `id` with its `{ $name }` parts filled in. A string with plural forms takes the form for exactly `count`,
 * or else the one of the page's language.
 */
export function text(id: string, values: Readonly<Record<string, string | number>> = {}): string {
  table ??= new Map(Object.entries(data("cm:strings")));
  const entry = table.get(id) ?? "";
  const form = () => new Intl.PluralRules(document.documentElement.lang).select(Number(values["count"]));
  const pattern =
    typeof entry === "string" ? entry : (entry[values["count"] ?? ""] ?? entry[form()] ?? entry["other"] ?? "");
  return pattern.replace(/\{\s*\$([\w-]+)\s*\}/g, (_, name: string) => shown(values[name] ?? ""));
}

function shown(value: string | number): string {
  // A learner's text may open a text direction without closing it, which would affect the text after it.
  return typeof value === "number"
    ? value.toLocaleString(document.documentElement.lang)
    : value.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}
