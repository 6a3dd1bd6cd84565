// Makes cards of the prompts for recall. Lessons that have some load this script when someone begins to read.
import { beginRecall } from "./ui/recall";

beginRecall();
