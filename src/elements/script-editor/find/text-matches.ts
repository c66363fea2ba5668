/** Searches the spoken text of SSML, without tags; full-width characters match their half-width forms. */
import { lookUp } from '../../../base/index.js';
import { escapeText, parseSsml, type Edit, type SsmlDocument } from '../../../ssml/index.js';

/** A match, as a range of the source; it may span tags. */
export interface TextMatch {
  from: number;
  to: number;
}

/** The spoken text, folded for comparison, with the source range of each character. */
interface Readable {
  folded: string;
  starts: number[];
  ends: number[];
}

const alike: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '￥': '¥',
  '\u3000': ' ',
  '\u00a0': ' ',
};

/** Folds a character: half-width, lower case. */
function fold(character: string): string {
  const unit = character.charCodeAt(0);
  const narrow =
    unit >= 0xff01 && unit <= 0xff5e
      ? String.fromCharCode(unit - 0xfee0)
      : (lookUp(alike, character) ?? character);
  const small = narrow.toLowerCase();
  return small.length === 1 ? small : narrow;
}

const folded = (text: string): string => text.split('').map(fold).join('');

const reference = /^&#?[a-zA-Z0-9]{1,16};/;

function decoded(raw: string): string | undefined {
  const part = parseSsml(`<speak>${raw}</speak>`);
  if (part.problems.length > 0) return undefined;
  const code = /^&#(x[0-9a-f]+|[0-9]+);$/i.exec(raw)?.[1];
  if (code) return String.fromCodePoint(code[0] === 'x' ? parseInt(code.slice(1), 16) : Number(code));
  return lookUp({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }, raw);
}

/** Replaces a pause or an action in the readable text, so that no match spans one. */
const cut = '\u0000';

function readable(doc: SsmlDocument): Readable {
  const read: Readable = { folded: '', starts: [], ends: [] };
  const kept: string[] = [];
  const put = (character: string, from: number, to: number) => {
    kept.push(fold(character));
    read.starts.push(from);
    read.ends.push(to);
  };
  const { text } = doc;
  const parts = doc.mode === 'plain' ? [{ from: 0, to: text.length, cdata: true }] : doc.texts;
  const cuts =
    doc.mode === 'plain' ? [] : doc.elements.filter(({ name }) => /^(break|insert-action)$/.test(name));
  let next = 0;
  for (const { from, to, cdata } of parts) {
    for (; cuts[next] && (cuts[next]?.openFrom ?? 0) < from; next++) put(cut, from, from);
    for (let at = from; at < to;) {
      const raw = !cdata && text[at] === '&' ? reference.exec(text.slice(at, at + 20))?.[0] : undefined;
      const said = raw && decoded(raw);
      const length = raw && said ? raw.length : 1;
      for (const unit of (said ?? text.charAt(at)).split('')) put(unit, at, at + length);
      at += length;
    }
  }
  read.folded = kept.join('');
  return read;
}

/** All non-overlapping matches in a text, at most 10,000. */
export function findMatches(text: string, words: string): TextMatch[] {
  const wanted = folded(words);
  if (wanted === '') return [];
  const { folded: read, starts, ends } = readable(parseSsml(text));
  const matches: TextMatch[] = [];
  for (let at = read.indexOf(wanted); at >= 0 && matches.length < 10_000; at = read.indexOf(wanted, at)) {
    matches.push({ from: starts[at] ?? 0, to: ends[at + wanted.length - 1] ?? 0 });
    at += wanted.length;
  }
  return matches;
}

/**
 * Edits that replace matches. A pair of tags inside a match is removed with it; a pair around exactly the match stays
 * around the replacement.
 */
export function replacementEdits(text: string, matches: readonly TextMatch[], insert: string): Edit[] {
  const doc = parseSsml(text);
  if (doc.mode === 'plain') return matches.map(({ from, to }) => ({ from, to, insert }));
  const edits: Edit[] = [];
  for (const match of matches) edits.push(...replacement(doc, match, escapeText(insert)));
  return edits.sort((a, b) => a.from - b.from || a.to - b.to);
}

function replacement(doc: SsmlDocument, { from, to }: TextMatch, insert: string): Edit[] {
  const pieces = between(doc.texts, from, to).map((part) => ({
    from: Math.max(part.from, from),
    to: Math.min(part.to, to),
  }));
  if (pieces.length < 2) return [{ from, to, insert }];
  const edits: Edit[] = pieces.map((piece, i) => ({ ...piece, insert: i === 0 ? insert : '' }));
  for (const { openFrom, openTo, closeFrom, closeTo, index } of doc.elements) {
    if (index === doc.root || closeTo < 0 || openTo < from || closeFrom > to) continue;
    edits.push({ from: openFrom, to: openTo, insert: '' }, { from: closeFrom, to: closeTo, insert: '' });
  }
  return edits;
}

const between = <T extends TextMatch>(parts: readonly T[], from: number, to: number): T[] =>
  parts.filter((part) => part.from < to && part.to > from);
