// Runs before anything is painted, so that a page never flashes in the wrong colours. Until `data-js` is set, the
// styles hide everything that needs scripts.
import { preference } from "./io/preferences";

const root = document.documentElement;
root.dataset["js"] = "";
// If the script of the page cannot be loaded, the page works as one without scripts.
addEventListener(
  "error",
  ({ target }) => target instanceof HTMLScriptElement && target.defer && delete root.dataset["js"],
  true,
);
for (const name of ["theme", "look"] as const) {
  const chosen = preference(name);
  if (chosen) root.dataset[name] = chosen;
}
