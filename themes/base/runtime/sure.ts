// The question of how sure a learner is, on pages that ask it. Loaded as soon as such a page starts.
import { ask } from "./ui/sure";

Object.assign(globalThis, { coursemarkSure: { ask } });
