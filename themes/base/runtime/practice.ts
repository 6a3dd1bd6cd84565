// A page with questions for practice. This script comes after `quiz.js`.
import { Exercise } from "./ui/exercise";
import { LoneQuestion } from "./ui/lone";
import { add } from "./ui/page";

Object.assign((globalThis as unknown as { coursemark: object }).coursemark, { Exercise });
add({ question: LoneQuestion });
