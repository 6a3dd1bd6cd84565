// The page about what the browser keeps.
import { Keeping } from "./ui/keeping";
import { add } from "./ui/page";

add({ keeping: Keeping });
