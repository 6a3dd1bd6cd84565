// The place at which the reader left a page. It is one of the preferences, because it is of no use elsewhere.
import { preference } from "./preferences";

/** A heading that was on the screen when its page was left. */
export interface Place {
  readonly page: string;
  readonly id: string;
  readonly title: string;
}

/** The place that was stored last; `undefined` if there is none that can be read. */
export function lastPlace(): Place | undefined {
  try {
    const { page, id, title } = JSON.parse(preference("place") ?? "") as Partial<Place>;
    return typeof page === "string" && typeof id === "string" && typeof title === "string"
      ? { page, id, title }
      : undefined;
  } catch {
    return undefined;
  }
}
