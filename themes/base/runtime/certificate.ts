// The certificate.
import { Certificate } from "./ui/certificate";
import { exportButton } from "./ui/exporting";
import { add } from "./ui/page";

add({ certificate: Certificate }, exportButton());
