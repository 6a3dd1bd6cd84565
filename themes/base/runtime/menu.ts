// What needs the outline of the course. It is loaded when it is needed.
import { file } from "./io/outline";
import { record } from "./io/record";
import { continueLink, lead, pagesOnTrack } from "./ui/continue";
import { element } from "./ui/element";
import { showKnown } from "./ui/known";
import { showMilestone } from "./ui/milestones";
import { required } from "./ui/mount";
import { showPlanned } from "./ui/planned";
import { showRing } from "./ui/ring";
import { Settings } from "./ui/settings";
import { unfold } from "./ui/unfold";

/** The page to go on with, unless it is this one or nothing was begun. */
async function goOn(root: HTMLElement): Promise<void> {
  const link = element("a", { class: "cm-button cm-pager__next" });
  if (!record().state.last) return;
  await continueLink(link);
  if (link.dataset["slug"] !== document.documentElement.dataset["page"]) required(root, ".cm-menu__head").after(link);
}

function begin(root: HTMLElement): void {
  new Settings(required(root, ".cm-settings"));
  unfold(root);
  goOn(root).catch(() => {});
}

const show = () => Promise.all([showKnown(), showRing(), lead(), showMilestone()]);
Object.assign(globalThis, { coursemarkMenu: { begin, continueLink, file, pagesOnTrack, show, showPlanned } });
