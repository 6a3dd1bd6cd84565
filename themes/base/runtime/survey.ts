// A page with a survey.
import { add } from "./ui/page";
import { Rating } from "./ui/survey";

add({ survey: Rating });
