// The review of the course. This script comes after `quiz.js`.
import { add } from "./ui/page";
import { Review } from "./ui/review";

add({ review: Review });
