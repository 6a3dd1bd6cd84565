// A page with a scenario.
import { exportButton } from "./ui/exporting";
import { page } from "./ui/page";
import { Story } from "./ui/scenario";

page({ scenario: Story }, exportButton());
