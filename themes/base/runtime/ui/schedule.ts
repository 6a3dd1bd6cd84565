// Brings the outline of the course and the record together into what is due for review.
import type { Outline, OutlineQuestions } from "../core/data";
import { dayOf } from "../core/days";
import { onTrack, withQuestions } from "../core/progress";
import { REV } from "../core/recall";
import { type Card, forecast, historyOf, MAX_INTERVAL, session } from "../core/review";
import { record } from "../io/record";
import { parts } from "./menu";
import type { AskedCard, DueNote, Work } from "./schedule-script";
import { track } from "./tracks";

/** What is left of today's work. The number of items that are due on the next days is noted in the store. */
export async function work(): Promise<Work> {
  const kept = record();
  const { file } = await parts();
  const asks = await file<OutlineQuestions>("questions");
  const outline = withQuestions(await file<Outline>("outline"), asks);
  const cards = onTrack(outline, track()).units.flatMap(({ pages }, unit) =>
    pages.flatMap(({ slug, title, url, questions, recall = [] }) => {
      const scored = questions.filter((question) => question.scored);
      const prompts = recall.map(({ id, wording }) => ({ id, wording, was: [], rev: REV, kind: "recall" }));
      return [...scored, ...prompts].map((item): AskedCard => {
        const { id, was, rev, wording, kind, group = "", label = "" } = { group: "", label: "", ...item };
        const address = `${url}#${encodeURIComponent(id)}`;
        return { id, was, rev, wording, kind, unit, group, label, page: slug, title, url: address };
      });
    }),
  );
  const { events } = await kept.all();
  const day = dayOf(Date.now());
  const plan = asks.review ?? { daily: 0, retention: 0.9 };
  const history = historyOf(cards, events, day);
  const now = session(history, plan, kept.who);
  const later = now.known.filter(({ due }) => due > day);
  const ahead = [now.cards.length, ...forecast(later, day, MAX_INTERVAL + 1, plan.daily).slice(1)];
  // What waits today is asked on the next days.
  for (let at = 1, waiting = now.waiting; at < ahead.length && waiting > 0; at += 1) {
    const more = Math.min(plan.daily - (ahead[at] ?? 0), waiting);
    ahead[at] = (ahead[at] ?? 0) + more;
    waiting -= more;
  }
  await note({ day, ahead, daily: plan.daily });
  const asked = (of: readonly Card[]) => of as readonly AskedCard[];
  return {
    cards: asked(now.cards),
    leeches: asked(now.leeches),
    waiting: now.waiting,
    known: now.known.length,
    day,
    ahead,
    course: outline.title,
  };
}

async function note(found: Omit<DueNote, "epoch" | "entries">): Promise<void> {
  const { store, span } = record();
  if (span) await store.setNote("due", { ...found, epoch: span.mark.epoch, entries: span.mark.entries });
}
