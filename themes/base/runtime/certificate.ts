// The certificate.
import { Certificate } from "./ui/certificate";
import { exportButton } from "./ui/exporting";
import { page } from "./ui/page";

page({ certificate: Certificate }, exportButton());
