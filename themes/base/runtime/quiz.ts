// A page with questions.
import { exportButton } from "./ui/exporting";
import { add } from "./ui/page";
import { LoneQuestion, Quiz } from "./ui/quiz";

add({ question: LoneQuestion, quiz: Quiz }, exportButton());
