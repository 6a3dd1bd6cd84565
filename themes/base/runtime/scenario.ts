// A page with a scenario.
import { exportButton } from "./ui/exporting";
import { add } from "./ui/page";
import { Story } from "./ui/scenario";

add({ scenario: Story }, exportButton());
