/** Compares two texts word by word; Chinese is segmented into words, and a tag is one token. */
import { diffArrays } from 'diff';

/** For each token of two lists, whether it is also in the other list. */
export interface Common {
  a: readonly boolean[];
  b: readonly boolean[];
}

/** Maximum number of differing tokens. Beyond it, the lists count as entirely different, to bound the time. */
const maxEditLength = 1_000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Tags, words, white space, Chinese (at most 200 characters, because the segmenter is slow on long texts), others. */
const tokenPattern = /<[^<>]*>|[\p{Script=Latin}\p{N}_'’-]+|\s+|\p{Script=Han}{1,200}|./gsu;

/** Splits a text into words, spaces, punctuation and tags. */
export function tokensOf(text: string): string[] {
  return (text.match(tokenPattern) ?? []).flatMap((part) =>
    /^\p{Script=Han}{2}/u.test(part) ? [...segmenter.segment(part)].map(({ segment }) => segment) : [part],
  );
}

/** Marks the longest common subsequence of two lists. */
export function common(a: readonly string[], b: readonly string[]): Common {
  const changes = diffArrays([...a], [...b], { maxEditLength });
  if (!changes) return { a: a.map(() => false), b: b.map(() => false) };
  const flags = (other: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .flatMap(({ added, removed, count }) => new Array<boolean>(count).fill(!added && !removed));
  return { a: flags('added'), b: flags('removed') };
}

/** Merges two changed versions of `base`; where both changed the same words, mine is followed by theirs. */
export function combineChanges(base: string, mine: string, theirs: string): string {
  const [old, own, other] = [base, mine, theirs].map(tokensOf) as [string[], string[], string[]];
  const [toMine, toTheirs] = [common(old, own), common(old, other)];
  const anchors = old.map((_, i) => i).filter((i) => toMine.a[i] && toTheirs.a[i]);
  const [inMine, inTheirs] = [indexesInSecond(toMine), indexesInSecond(toTheirs)];
  let [b, m, t] = [0, 0, 0];
  let text = '';
  for (const anchor of [...anchors, old.length]) {
    const [nextM, nextT] = [inMine.get(anchor) ?? own.length, inTheirs.get(anchor) ?? other.length];
    const between = [old.slice(b, anchor), own.slice(m, nextM), other.slice(t, nextT)] as const;
    text += combine(...(between.map((part) => part.join('')) as [string, string, string]));
    text += old[anchor] ?? '';
    [b, m, t] = [anchor + 1, nextM + 1, nextT + 1];
  }
  return text;
}

function combine(base: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : mine + theirs;
}

/** Maps the index of each common token in the first list to its index in the second. */
function indexesInSecond({ a, b }: Common): Map<number, number> {
  const there = b.flatMap((shared, place) => (shared ? [place] : []));
  let next = 0;
  return new Map(a.flatMap((shared, place) => (shared ? [[place, there[next++] ?? 0] as const] : [])));
}
