// What needs the outline of the course. It is loaded when it is needed.
import { file } from "./io/outline";
import { continueLink, lead, pagesOnTrack } from "./ui/continue";
import { required } from "./ui/mount";
import { showRing } from "./ui/ring";
import { Settings } from "./ui/settings";
import { unfold } from "./ui/unfold";

function begin(root: HTMLElement): void {
  new Settings(required(root, ".cm-settings"));
  unfold(root);
}

const show = () => Promise.all([showRing(), lead()]);
Object.assign(globalThis, { coursemarkMenu: { begin, continueLink, file, pagesOnTrack, show } });
