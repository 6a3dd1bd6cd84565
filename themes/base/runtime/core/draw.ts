// Draws and shuffles that depend only on a seed, so that a reload asks the same questions.
import type { Quiz } from "./data";

/** A number from a text (FNV-1a, 32 bits). */
export function seed(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Numbers from 0 to just below 1 that depend only on `start` (mulberry32). */
export function random(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles a copy of the items (Fisher and Yates, in Durstenfeld's form). */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}

/**
 * The ids of the questions in one attempt, in order: some of the quiz's own, and some from each pool. Of questions that
 * ask the same thing in other cases there is one, as long as there are enough others.
 */
export function drawn(quiz: Quiz, start: number): string[] {
  const next = random(start);
  const groups = quiz.siblings ?? [];
  const asked = new Set<readonly string[]>();
  const some = (of: readonly string[], count: number): string[] => {
    const order = count < of.length ? shuffled(of, next) : of;
    const chosen = new Set<string>();
    for (const mayBeSiblings of [false, true]) {
      for (const id of order) {
        const group = groups.find((ids) => ids.includes(id));
        if (chosen.size >= count || (group && !mayBeSiblings && asked.has(group))) continue;
        chosen.add(id);
        if (group) asked.add(group);
      }
    }
    return of.filter((id) => chosen.has(id));
  };
  const scored = [...some(quiz.own, quiz.show), ...quiz.pools.flatMap((pool) => some(pool.of, pool.count))];
  return quiz.shuffle ? shuffled(scored, next) : scored;
}
