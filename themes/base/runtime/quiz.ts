// A page with questions. What the page does with them is in `practice.js` and `exam.js`.
import { add } from "./ui/page";
import { Quiz } from "./ui/quiz";
import { sharedQuiz } from "./ui/shared-quiz";

Object.assign((globalThis as unknown as { coursemark: object }).coursemark, sharedQuiz);
add({ quiz: Quiz });
