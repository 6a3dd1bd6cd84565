// What scripts that are loaded late have in common.

/** Calls `begin` when the stylesheet that the page names for late scripts has arrived, or cannot be had. */
export function withStyles(begin: () => void): void {
  const href = document.querySelector<HTMLElement>(".cm-prose")?.dataset["late"];
  if (!href) {
    begin();
    return;
  }
  const known = [...document.querySelectorAll("link")].find((link) => link.getAttribute("href") === href);
  if (known?.sheet) {
    begin();
    return;
  }
  const link = known ?? document.createElement("link");
  for (const name of ["load", "error"]) link.addEventListener(name, begin, { once: true });
  if (known) return;
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}
