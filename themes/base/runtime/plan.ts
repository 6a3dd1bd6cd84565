// The plan.
import { exportButton } from "./ui/exporting";
import { add } from "./ui/page";
import { Plan } from "./ui/plan";

add({ plan: Plan }, exportButton());
