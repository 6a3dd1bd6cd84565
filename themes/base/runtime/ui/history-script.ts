// What `history.js` holds, and how the progress page loads it.
import { calibration, told } from "../core/calibration";
import { asked, followUps, kept } from "../core/follow-up";
import { answersTo, keptOf } from "../core/kept";
import { recall, rescore } from "./rescoring";

/** The content of `history.js`. */
export const history = { answersTo, asked, calibration, followUps, happened: kept, keptOf, recall, rescore, told };

/** The content of `history.js`. */
export type HistoryScript = typeof history;
