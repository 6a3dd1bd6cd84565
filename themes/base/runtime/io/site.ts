// The address of the site.

/** The root of the site, relative to the page, with a slash at its end or empty. */
export function root(): string {
  return (document.documentElement.dataset["home"] ?? "").replace(/[^/]*$/, "");
}
