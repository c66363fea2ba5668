/**
 * Merges two reorderings of one list: every pair that either side swapped is swapped. All swaps move a later item before
 * an earlier one, so they never contradict each other.
 */

/** Merges two orders of `base`; an item that only one list has stays after the item before it in that list. */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const order = sorted(
    base.filter((key) => mine.includes(key) && theirs.includes(key)),
    [placesIn(mine), placesIn(theirs)],
  );
  for (const list of [theirs, mine]) {
    list.forEach((key, place) => {
      if (order.includes(key)) return;
      const before = list.slice(0, place).findLast((other) => order.includes(other));
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    });
  }
  return order;
}

type Places = ReadonlyMap<string, number>;

const placesIn = (list: readonly string[]): Places => new Map(list.map((key, place) => [key, place]));

/** Repeatedly takes the first item of `base` that no remaining item must precede. */
function sorted(base: readonly string[], lists: readonly Places[]): string[] {
  const left = [...base];
  const order: string[] = [];
  while (left.length > 0) {
    const next = left.findIndex(
      (key, at) => !left.slice(at + 1).some((later) => isTurned(key, later, lists)),
    );
    order.push(...left.splice(Math.max(next, 0), 1));
  }
  return order;
}

const isTurned = (key: string, later: string, lists: readonly Places[]): boolean =>
  lists.some((places) => (places.get(key) ?? 0) > (places.get(later) ?? 0));
