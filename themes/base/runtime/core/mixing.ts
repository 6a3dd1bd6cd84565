// The order of questions about what learners confuse: each label by itself at first, and later never the same label twice
// in a row where that can be. Mixing helps to tell apart what is alike; elsewhere it has no reliable gain (Brunmair and
// Richter 2019).

/** The label of an item; `undefined` for an item without one, which may follow anything. */
export type LabelOf<T> = (item: T) => string | undefined;

/** Puts items with the same label next to each other, each label at the place of its first item. */
export function blocked<T>(items: readonly T[], labelOf: LabelOf<T>): T[] {
  const blocks = new Map<unknown, T[]>();
  for (const item of items) {
    // An item without a label is a block of its own.
    const key = labelOf(item) ?? { item };
    const block = blocks.get(key);
    if (block) block.push(item);
    else blocks.set(key, [item]);
  }
  return [...blocks.values()].flat();
}

/**
 * Orders items so that no label follows itself, unless one has more items than all others can separate; then as few do as
 * can be. Otherwise the order of `items` is kept as far as possible.
 */
export function mixed<T>(items: readonly T[], labelOf: LabelOf<T>): T[] {
  const rest = [...items];
  const counts = new Map<string, number>();
  for (const item of rest) {
    const label = labelOf(item);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const found: T[] = [];
  let last: string | undefined;
  while (rest.length > 0) {
    const [most, count] = [...counts].reduce<[string | undefined, number]>(
      (best, [label, count]) => (count > best[1] ? [label, count] : best),
      [undefined, 0],
    );
    // A label with more than half of the rest must come now, or some of its items would end up together.
    const isUrgent = most !== last && count * 2 > rest.length;
    const fits = (item: T) => {
      const label = labelOf(item);
      return isUrgent ? label === most : label === undefined || label !== last;
    };
    const at = Math.max(rest.findIndex(fits), 0);
    const [item] = rest.splice(at, 1) as [T];
    last = labelOf(item);
    if (last !== undefined) counts.set(last, (counts.get(last) ?? 0) - 1);
    found.push(item);
  }
  return found;
}
