// A page with questions.
import { page } from "./ui/page";
import { LoneQuestion, Quiz } from "./ui/quiz";

page({ question: LoneQuestion, quiz: Quiz });
