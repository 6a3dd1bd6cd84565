// The interface strings for scripts, from the page's data block and from scripts that are loaded later.

import type { Pattern, Strings } from "../core/data";
import { data } from "../io/data";

let table: Map<string, Pattern> | undefined;

function known(): Map<string, Pattern> {
  table ??= new Map(Object.entries(data("cm:strings")));
  return table;
}

/** Adds the strings of a script that is loaded later. The file of such a script begins with them. */
export function know(more: Strings): void {
  for (const [id, pattern] of Object.entries(more)) known().set(id, pattern);
}

/**
 * The string `id` with its `{ $name }` parts filled in. A string with plural forms takes the form for exactly `count`,
 * or else the one of the page's language.
 */
export function text(id: string, values: Readonly<Record<string, string | number>> = {}): string {
  const entry = known().get(id) ?? "";
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
