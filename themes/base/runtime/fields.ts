// The fields of questions whose answers have several parts. Only pages with such questions have this script.
import { Steps } from "./ui/ordering";
import { Gaps, Pairs } from "./ui/parted";

Object.assign(globalThis, { coursemarkFields: { Gaps, Pairs, Steps } });
