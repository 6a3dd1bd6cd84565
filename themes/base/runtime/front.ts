// The front page.
import { add } from "./ui/page";
import { Resume } from "./ui/resume";
import { TrackChoice } from "./ui/track-choice";

add({ continue: Resume, tracks: TrackChoice });
