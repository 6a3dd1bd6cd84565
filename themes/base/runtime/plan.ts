// The plan.
import { exportButton } from "./ui/exporting";
import { page } from "./ui/page";
import { Plan } from "./ui/plan";

page({ plan: Plan }, exportButton());
