// The weekly prompts.
import { exportButton } from "./ui/exporting";
import { add } from "./ui/page";
import { Prompts } from "./ui/prompts";

add({ prompts: Prompts }, exportButton());
