// A page with a survey.
import { exportButton } from "./ui/exporting";
import { page } from "./ui/page";
import { Rating } from "./ui/survey";

page({ survey: Rating }, exportButton());
