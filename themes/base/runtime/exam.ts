// A page on which a quiz is submitted. This script comes after `quiz.js`.
import { Exam } from "./ui/exam";

Object.assign((globalThis as unknown as { coursemark: object }).coursemark, { Exam });
