// A page with a survey.
import { exportButton } from "./ui/exporting";
import { add } from "./ui/page";
import { Rating } from "./ui/survey";

add({ survey: Rating }, exportButton());
