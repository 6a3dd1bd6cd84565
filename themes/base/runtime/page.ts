// A page without questions.
import { page } from "./ui/page";

page();
