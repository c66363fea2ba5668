/** Where two texts differ, word by word: Chinese is split into words too, and a tag is one token. */
import { diffArrays } from 'diff';

/** For each token of two lists, whether the other list has it, too. */
export interface Common {
  a: readonly boolean[];
  b: readonly boolean[];
}

/** Maximum number of differing tokens; beyond it, the lists differ as a whole, which bounds the time. */
const maxEditLength = 1_000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Tags, words, white space, Chinese (in parts of 200, because the segmenter is slow on long texts), other characters. */
const tokenPattern = /<[^<>]*>|[\p{Script=Latin}\p{N}_'’-]+|\s+|\p{Script=Han}{1,200}|./gsu;

/** Splits a text into words, spaces, punctuation and tags. */
export function tokensOf(text: string): string[] {
  return (text.match(tokenPattern) ?? []).flatMap((part) =>
    /^\p{Script=Han}{2}/u.test(part) ? [...segmenter.segment(part)].map(({ segment }) => segment) : [part],
  );
}

/** Which tokens of two lists are common to both, in one order. */
export function common(a: readonly string[], b: readonly string[]): Common {
  const changes = diffArrays([...a], [...b], { maxEditLength });
  if (!changes) return { a: a.map(() => false), b: b.map(() => false) };
  const flags = (other: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .flatMap(({ added, removed, count }) => new Array<boolean>(count).fill(!added && !removed));
  return { a: flags('added'), b: flags('removed') };
}

/** Combines two changes of a text; where both changed the same words, both versions, mine first. */
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
