// The plan.
import { add } from "./ui/page";
import { Plan } from "./ui/plan";

add({ plan: Plan });
