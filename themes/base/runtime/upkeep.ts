// The script for everything that pages need only now and then: upkeep of the record, notices about it, and the
// definitions of terms.
import { MemoryStore } from "./io/memory-store";
import { tend } from "./io/upkeep";
import { Definitions } from "./ui/definitions";
import { notice } from "./ui/notice";

const inMemory = (kind: MemoryStore["kind"]) => new MemoryStore(kind);
Object.assign(globalThis, { coursemarkUpkeep: { tend, notice, inMemory, Definitions } });
