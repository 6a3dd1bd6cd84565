// The weekly prompts.
import { add } from "./ui/page";
import { Prompts } from "./ui/prompts";

add({ prompts: Prompts });
