// The answers in a whole record that still count. A state only has the latest of them.
import { derive, type Event, type EventOf, inOrder } from "./record";

/** An answer that counts, with its share after corrections of the answer key. */
export interface Counted {
  readonly event: EventOf<"answered">;
  readonly share: number | null;
}

/** The answers that count, the earliest first: those that were not cleared, and are no guesses before the text. */
export function counted(events: Iterable<Event>): readonly Counted[] {
  const all = [...events].sort(inOrder);
  const shares = new Map<string, number | null>();
  for (const event of all) if (event.type === "rescored") shares.set(event.of, event.share);
  const { resets } = derive(all.filter(({ type }) => type === "reset" || type === "undone"));
  return all.flatMap((event) => {
    if (event.type !== "answered" || event.guess) return [];
    const isCleared = resets.some(
      (reset) => (reset.all || reset.questions.includes(event.question)) && inOrder(event, reset) < 0,
    );
    return isCleared ? [] : [{ event, share: shares.has(event.id) ? (shares.get(event.id) ?? null) : event.share }];
  });
}
