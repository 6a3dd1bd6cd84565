// Runs before anything is painted, so that a page never flashes in the wrong colours. Styles hide what
// only scripts can use until `data-js` is there.
import { preference } from "./io/preferences";

const root = document.documentElement;
root.dataset["js"] = "";
// A page whose script does not arrive is a page without scripts.
addEventListener(
  "error",
  ({ target }) => target instanceof HTMLScriptElement && target.defer && delete root.dataset["js"],
  true,
);
const theme = preference("theme");
if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
