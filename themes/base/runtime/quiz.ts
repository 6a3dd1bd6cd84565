// A page with questions.
import { add } from "./ui/page";
import { LoneQuestion, Quiz } from "./ui/quiz";

add({ question: LoneQuestion, quiz: Quiz });
