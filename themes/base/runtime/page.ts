// The script of every page. The scripts of some pages come after it and add to it.
import { begin } from "./ui/page";
import { shared } from "./ui/shared";

Object.assign(globalThis, { coursemark: shared });
begin();
