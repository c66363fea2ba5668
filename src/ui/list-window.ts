/** Long lists of which only a part is rendered: the window that is seen, and the items that are in use outside of it. */

/** Items to render from index `from` to before `to`, or a gap in their place. */
export interface ListRange {
  from: number;
  to: number;
  isGap: boolean;
}

/**
 * The ranges of a list of that length, in order: the window from index `from` to before `to`, each item in use by itself
 * (−1 stands for none), and gaps. The work depends on what is rendered, not on the length.
 */
export function listRanges(length: number, from: number, to: number, inUse: readonly number[]): ListRange[] {
  const first = Math.max(0, Math.min(from, length));
  const shown = [
    { from: first, to: Math.max(first, Math.min(to, length)) },
    ...[...new Set(inUse)]
      .filter((index) => index >= 0 && index < length && (index < from || index >= to))
      .map((index) => ({ from: index, to: index + 1 })),
  ].sort((a, b) => a.from - b.from);
  const ranges: ListRange[] = [];
  let end = 0;
  const add = (next: number, isGap: boolean) => {
    if (end < next) ranges.push({ from: end, to: next, isGap });
    end = next;
  };
  for (const range of shown) {
    add(range.from, true);
    add(range.to, false);
  }
  add(length, true);
  return ranges;
}
