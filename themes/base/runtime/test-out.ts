// The page on which learners test out of lessons. This script comes after `quiz.js`.
import { add } from "./ui/page";
import { TestOutPage } from "./ui/test-out";

add({ "test-out": TestOutPage });
