// The script for everything that pages need only now and then: upkeep of the record, notices about it, and conveniences
// in running text.
import { MemoryStore } from "./io/memory-store";
import { tend } from "./io/upkeep";
import { notice } from "./ui/notice";
import { Reading } from "./ui/reading";
import { showWayBack } from "./ui/way-back";

const inMemory = (kind: MemoryStore["kind"]) => new MemoryStore(kind);
Object.assign(globalThis, { coursemarkUpkeep: { tend, notice, inMemory, Reading, showWayBack } });
