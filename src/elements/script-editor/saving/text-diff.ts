/**
 * Where two texts differ, word by word: Chinese is cut into words too, and a tag is one thing.
 *
 * By Myers' "An O(ND) Difference Algorithm", with an end: texts that have next to nothing in common are different as
 * a whole, and that is said at once.
 */

/** For each token of two lists, whether the other one has it, too. */
export interface Common {
  a: readonly boolean[];
  b: readonly boolean[];
}

/** Most tokens that may differ before two lists are different as a whole. */
const most = 1_000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Tags, words, white space, Chinese (in pieces, for the segmenter is slow on long texts), and any other character. */
const parts = /<[^<>]*>|[\p{Script=Latin}\p{N}_'’-]+|\s+|\p{Script=Han}{1,200}|./gsu;

/** A text in words, spaces, marks and tags. */
export function tokensOf(text: string): string[] {
  return (text.match(parts) ?? []).flatMap((part) =>
    /^\p{Script=Han}{2}/u.test(part) ? [...segmenter.segment(part)].map(({ segment }) => segment) : [part],
  );
}

export function common(a: readonly string[], b: readonly string[]): Common {
  const inA = a.map(() => false);
  const inB = b.map(() => false);
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) inA[start] = inB[start++] = true;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) inA[--endA] = inB[--endB] = true;
  for (const [x, y] of path(a.slice(start, endA), b.slice(start, endB))) {
    inA[start + x] = inB[start + y] = true;
  }
  return { a: inA, b: inB };
}

/** The pairs that a shortest way from one list to the other leaves alone; none when it would be too long. */
function path(a: readonly string[], b: readonly string[]): [number, number][] {
  const longest = Math.min(a.length + b.length, most);
  const middle = longest + 1;
  const reached = new Int32Array(2 * longest + 3);
  const steps: Int32Array[] = [];
  for (let d = 0; d <= longest; d++) {
    steps.push(reached.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reached, middle + k - 1) < at(reached, middle + k + 1));
      let x = down ? at(reached, middle + k + 1) : at(reached, middle + k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reached[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return back(steps, a.length, b.length);
    }
  }
  return [];
}

/** Walks back from the end, over the steps that led there. */
function back(steps: readonly Int32Array[], lengthA: number, lengthB: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [lengthA, lengthB];
  for (let d = steps.length - 1; d >= 0; d--) {
    const step = steps[d] ?? new Int32Array();
    const value = (k: number) => at(step, k + d + 1);
    const k = x - y;
    const from = k === -d || (k !== d && value(k - 1) < value(k + 1)) ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : value(from);
    const fromY = d === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) pairs.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return pairs;
}

const at = (list: Int32Array, index: number): number => list[index] ?? 0;

/** Both changes in one text: what one of them changed, as changed; where both did, both versions, mine first. */
export function together(base: string, mine: string, theirs: string): string {
  const [old, own, other] = [base, mine, theirs].map(tokensOf) as [string[], string[], string[]];
  const [toMine, toTheirs] = [common(old, own), common(old, other)];
  const anchors = old.map((_, i) => i).filter((i) => toMine.a[i] && toTheirs.a[i]);
  const [inMine, inTheirs] = [placesOf(toMine), placesOf(toTheirs)];
  let [b, m, t] = [0, 0, 0];
  let text = '';
  for (const anchor of [...anchors, old.length]) {
    const [nextM, nextT] = [inMine.get(anchor) ?? own.length, inTheirs.get(anchor) ?? other.length];
    const between = [old.slice(b, anchor), own.slice(m, nextM), other.slice(t, nextT)] as const;
    text += chosen(...(between.map((part) => part.join('')) as [string, string, string]));
    text += old[anchor] ?? '';
    [b, m, t] = [anchor + 1, nextM + 1, nextT + 1];
  }
  return text;
}

function chosen(base: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : mine + theirs;
}

/** Where each token that both lists have stands in the second. */
function placesOf({ a, b }: Common): Map<number, number> {
  const there = b.flatMap((shared, place) => (shared ? [place] : []));
  let next = 0;
  return new Map(a.flatMap((shared, place) => (shared ? [[place, there[next++] ?? 0] as const] : [])));
}
