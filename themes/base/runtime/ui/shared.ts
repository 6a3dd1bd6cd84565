// The values that `page.js` holds for all scripts. `build.mjs` reads this list. If another script imports one of them,
// it gets the one that `page.js` has registered, so each is loaded once and has one state.
import { completion, markOf } from "../core/completion";
import { readEvent } from "../core/reading";
import { answerTo, derive, inOrder } from "../core/record";
import { BrowserTab } from "../io/browser";
import { data } from "../io/data";
import { DatabaseStore, databaseName, noted, setNote } from "../io/database-store";
import { prefer, preference } from "../io/preferences";
import { record } from "../io/record";
import { allow, load, part, style } from "../io/scripts";
import { dayName, stamped, unique } from "../io/store";
import { answeredWhen } from "./completion";
import { button, element, quiet } from "./element";
import { parts } from "./menu";
import { required } from "./mount";
import { marking } from "./notes-script";
import { add, isApart } from "./page";
import { isForPage } from "./shortcuts";
import { SIGNS, Standing } from "./standing";
import { know, text } from "./strings";
import { followTrack, isOnTrack, TRACK, track } from "./tracks";

/** The object that is registered under the name `coursemark`. */
export const shared = {
  add,
  allow,
  answeredWhen,
  answerTo,
  BrowserTab,
  button,
  completion,
  data,
  DatabaseStore,
  databaseName,
  derive,
  dayName,
  element,
  followTrack,
  inOrder,
  isApart,
  isForPage,
  isOnTrack,
  know,
  load,
  marking,
  markOf,
  noted,
  part,
  parts,
  prefer,
  preference,
  quiet,
  readEvent,
  record,
  required,
  setNote,
  SIGNS,
  stamped,
  Standing,
  style,
  text,
  TRACK,
  track,
  unique,
};
