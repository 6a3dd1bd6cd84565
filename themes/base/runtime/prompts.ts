// The weekly prompts.
import { exportButton } from "./ui/exporting";
import { page } from "./ui/page";
import { Prompts } from "./ui/prompts";

page({ prompts: Prompts }, exportButton());
