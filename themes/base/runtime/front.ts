// The front page.
import { Continue } from "./ui/continue";
import { add } from "./ui/page";
import { TrackChoice } from "./ui/track-choice";

add({ continue: Continue, tracks: TrackChoice });
