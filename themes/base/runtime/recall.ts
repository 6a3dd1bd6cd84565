// Makes cards of the prompts for recall. Lessons that have some load this script when someone begins to read.
import { withStyles } from "./ui/late";
import { beginRecall } from "./ui/recall";

withStyles(beginRecall);
