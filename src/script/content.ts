/** The whole inside of a text: everything in it but roots and prologs, as markup that may stand inside another root. */
import {
  applyEdits,
  escapeText,
  insertTag,
  isRootName,
  parseSsml,
  type SsmlDocument,
} from '../ssml/index.js';

/** A range of a text, in UTF-16 units. */
interface Range {
  from: number;
  to: number;
}

/**
 * The inside of a text: several roots are joined, and what stands beside them is moved in; declarations are dropped. A
 * text without a root keeps its well-formed tags.
 */
export function contentOf(text: string): string {
  const parsed = parseSsml(text);
  const doc = parsed.mode === 'plain' ? parseSsml(withRoot(text)) : parsed;
  const root = doc.elements[doc.root];
  const cuts = frameOf(doc);
  if (!root) return escapeText(cut(doc.text, 0, doc.text.length, cuts));
  const last = cuts.at(-1)?.to ?? root.to;
  const before = cut(doc.text, 0, root.openFrom, cuts).trimStart();
  const after = cut(doc.text, last, doc.text.length, cuts).trimEnd();
  return before + cut(doc.text, root.openFrom, last, cuts) + after;
}

/** Puts a root around a text that has none. */
export const withRoot = (text: string): string => applyEdits(text, insertTag(text, 0, 'speak'));

/** The text as a script with one root that has everything inside, and where a position is in it. */
export function unified(text: string, at = 0): { text: string; at: number } {
  const doc = parseSsml(text);
  const root = doc.elements[doc.root];
  if (doc.mode === 'plain' || !root || isAlone(doc)) return { text, at };
  const own = text.slice(root.openFrom, root.openTo);
  const isOwn = isRootName(root.name) && !root.selfClosing && own.endsWith('>');
  const content = contentOf(text);
  const cuts = frameOf(doc);
  const place = cuts.find(({ from, to }) => from < at && at < to)?.to ?? at;
  const behind = cut(text, place, text.length, cuts).trimEnd().length;
  const [open, close] = isOwn ? [own, `</${root.name}>`] : ['<speak>', '</speak>'];
  return { text: open + content + close, at: open.length + Math.max(0, content.length - behind) };
}

/** Whether nothing but a prolog, comments and white space stands beside the root, and no root is inside it. */
function isAlone({ elements, texts, root, text }: SsmlDocument): boolean {
  const others = elements.some(
    ({ index, name, parent }) => index !== root && (parent < 0 || isRootName(name)),
  );
  return !others && texts.every(({ from, to, parent }) => parent >= 0 || text.slice(from, to).trim() === '');
}

/** The tags of all roots, stray ones too, and the prologs, in the order of the text. */
export function frameOf({ elements, misc, problems, root, mode }: SsmlDocument): Range[] {
  if (mode === 'plain') return [];
  const roots = elements.filter(({ index, name }) => index === root || isRootName(name));
  const tags = roots.flatMap(({ openFrom, openTo, closeFrom, closeTo }) => [
    { from: openFrom, to: openTo },
    ...(closeFrom >= 0 ? [{ from: closeFrom, to: closeTo }] : []),
  ]);
  const prologs = misc.filter(({ kind }) => kind !== 'comment' && kind !== 'cdata');
  const strays = problems.filter(({ code, name }) => code === 'stray-end-tag' && isRootName(name));
  return [...tags, ...prologs, ...strays].sort((a, b) => a.from - b.from);
}

/** The characters `from` to `to` without the ranges that are cut out; these are in the order of the text. */
export function cut(text: string, from: number, to: number, cuts: readonly Range[]): string {
  let kept = '';
  let at = from;
  for (const range of cuts) {
    if (range.from < at || range.to > to) continue;
    kept += text.slice(at, range.from);
    at = range.to;
  }
  return kept + text.slice(at, to);
}
