// The interface strings for scripts, from the page's data block.

type Forms = Readonly<Record<string, string>>;

let table: ReadonlyMap<string, string | Forms> | undefined;

function read(): ReadonlyMap<string, string | Forms> {
  const block = document.getElementById("cm:strings");
  return new Map(Object.entries(JSON.parse(block?.textContent || "{}") as Record<string, string | Forms>));
}

/**
 * The string `id` with its `{ $name }` parts filled in. A string with plural forms takes the form for `count` in the
 * page's language.
 */
export function text(id: string, values: Readonly<Record<string, string | number>> = {}): string {
  table ??= read();
  const entry = table.get(id) ?? "";
  let pattern = "";
  if (typeof entry === "string") {
    pattern = entry;
  } else {
    const form = new Intl.PluralRules(document.documentElement.lang).select(Number(values["count"]));
    pattern = entry[form] ?? entry["other"] ?? "";
  }
  return pattern.replace(/\{\s*\$([\w-]+)\s*\}/g, (_, name: string) => shown(values[name] ?? ""));
}

function shown(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value;
}
