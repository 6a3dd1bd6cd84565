// The progress page.
import { page } from "./ui/page";
import { Progress } from "./ui/progress";

page({ progress: Progress });
