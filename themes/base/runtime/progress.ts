// The progress page.
import { add } from "./ui/page";
import { Progress } from "./ui/progress";

add({ progress: Progress });
