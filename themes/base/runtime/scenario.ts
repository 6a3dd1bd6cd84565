// A page with a scenario.
import { add } from "./ui/page";
import { Story } from "./ui/scenario";

add({ scenario: Story });
