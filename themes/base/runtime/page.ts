// The script of every page. The scripts that only some pages have come after it and add to it.
import { begin } from "./ui/page";
import { shared } from "./ui/shared";

Object.assign(globalThis, { coursemark: shared });
begin();
