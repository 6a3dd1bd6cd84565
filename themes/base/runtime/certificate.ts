// The certificate.
import { Certificate } from "./ui/certificate";
import { add } from "./ui/page";

add({ certificate: Certificate });
