// A page with questions.
import { exportButton } from "./ui/exporting";
import { page } from "./ui/page";
import { LoneQuestion, Quiz } from "./ui/quiz";

page({ question: LoneQuestion, quiz: Quiz }, exportButton());
