/** Computes the edits that insert, wrap, change or unwrap tags so that the text stays well-formed. */
import { lookUp } from '../base/index.js';
import { validLength } from './characters.js';
import { escapeValue, openTag, resolveReference, type Attributes } from './escape.js';
import { isRootName, specOf, type TagName } from './grammar.js';
import type { SsmlAttribute, SsmlDocument, SsmlElement } from './document.js';
import { parseSsml } from './parser.js';
import type { Edit } from './types.js';

/** Applies edits in order of position; skips an edit that overlaps an earlier one. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.every((edit, i) => i === 0 || edit.from >= (edits[i - 1]?.from ?? 0))
    ? edits
    : [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, insert } of ordered) {
    if (from < at || to < from) continue;
    parts.push(text.slice(at, from), insert);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Creates an edit that only inserts. */
export const insertion = (at: number, insert: string): Edit => ({ from: at, to: at, insert });

/** Creates an edit that only deletes. */
export const deletion = (from: number, to: number): Edit => ({ from, to, insert: '' });

/** Merges two sorted lists; at the same position, the edits of `a` come first. */
export function mergeEdits(a: readonly Edit[], b: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  let i = 0;
  for (const edit of b) {
    for (
      let next = a[i];
      next && (next.from < edit.from || (next.from === edit.from && next.to <= edit.from));
      next = a[i]
    ) {
      merged.push(next);
      i++;
    }
    merged.push(edit);
  }
  return [...merged, ...a.slice(i)];
}

/** The edits that put a root around a plain text. */
export interface RootEdits {
  open: Edit;
  body: Edit[];
  close: Edit;
}

/**
 * Edits that put `<speak>` around a text that has no root. Well-formed tags of the grammar are kept, and if there are
 * any, so are references; every other `<` and `&` is escaped.
 */
export function rootEdits(doc: SsmlDocument): RootEdits {
  const { text } = doc;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { ranges, slashes } = findValidTags(doc);
  const body = escapeOutsideTags(text, start, ranges, ranges.length > 0);
  return {
    open: { from: 0, to: start, insert: '<speak>' },
    body: mergeEdits(body, slashes),
    close: insertion(text.length, '</speak>'),
  };
}

/** Ranges of the well-formed tags of the grammar in a plain text, and edits that insert missing slashes into them. */
function findValidTags(doc: SsmlDocument): { ranges: { from: number; to: number }[]; slashes: Edit[] } {
  const ranges: { from: number; to: number }[] = [];
  const slashes: Edit[] = [];
  if (doc.problems.length >= 1_000) return { ranges, slashes };
  const broken = doc.problems
    .filter((problem) => problem.code !== 'unclosed-empty')
    .map((problem) => problem.from)
    .sort((a, b) => a - b);
  const isSound = (from: number, to: number): boolean => (broken[lowerBound(broken, from)] ?? Infinity) >= to;
  for (const element of doc.elements) {
    const spec = specOf(element.name);
    if (!spec || !isSound(element.openFrom, element.openTo)) continue;
    if (element.closeTo >= 0) {
      if (!isSound(element.closeFrom, element.closeTo)) continue;
      ranges.push({ from: element.closeFrom, to: element.closeTo });
    } else if (!element.selfClosing) {
      if (!spec.empty) continue;
      slashes.push(insertion(element.openTo - 1, '/'));
    }
    ranges.push({ from: element.openFrom, to: element.openTo });
  }
  ranges.sort((a, b) => a.from - b.from);
  return { ranges, slashes };
}

/** Index of the first number in a sorted list that is at least `value`. */
export function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function escapeOutsideTags(
  text: string,
  start: number,
  kept: readonly { from: number; to: number }[],
  keepReferences: boolean,
): Edit[] {
  const edits: Edit[] = [];
  let next = 0;
  let brackets = 0;
  for (let at = start; at < text.length;) {
    const range = kept[next];
    if (range && range.from === at) {
      at = range.to;
      next++;
      brackets = 0;
      continue;
    }
    const unit = text.charCodeAt(at);
    const length = unit >= 0x20 && unit < 0xd800 ? 1 : validLength(text, at);
    if (length === 0) edits.push(deletion(at, at + 1));
    else if (unit === 0x3c) edits.push({ from: at, to: at + 1, insert: '&lt;' });
    else if (unit === 0x3e && brackets > 1) edits.push({ from: at, to: at + 1, insert: '&gt;' });
    else if (unit === 0x26 && !(keepReferences && isReference(text, at))) {
      edits.push({ from: at, to: at + 1, insert: '&amp;' });
    }
    if (length > 0) brackets = unit === 0x5d ? brackets + 1 : 0;
    at += length || 1;
  }
  return edits;
}

function isReference(text: string, at: number): boolean {
  const match = /^&(#?[a-zA-Z0-9]{1,16});/.exec(text.slice(at, at + 20));
  return match !== null && resolveReference(match[1] ?? '') !== undefined;
}

/** A position where content may be inserted. */
interface InsertionPoint {
  /** The requested position, or the end of the tag, comment or reference around it. */
  at: number;
  /** The innermost element around it; undefined at the top level. */
  parent: SsmlElement | undefined;
}

/** The nearest position at or after `pos`, inside the root, where content may be inserted. */
function insertionPointAt(doc: SsmlDocument, pos: number): InsertionPoint {
  const root = doc.elements[doc.root];
  let at = Math.max(0, Math.min(Math.trunc(pos) || 0, doc.text.length));
  if (root) {
    at = Math.max(at, root.openTo);
    at = Math.min(at, Math.max(root.openTo, root.closeFrom >= 0 ? root.closeFrom : root.to));
  }
  for (const element of doc.elements) {
    if (element.openFrom >= at) break;
    if (at < element.openTo) at = element.openTo;
  }
  for (const element of doc.elements) {
    if (element.openFrom >= at) break;
    if (element.closeFrom < at && at < element.closeTo) at = element.closeTo;
  }
  for (const other of doc.misc) if (other.from < at && at < other.to) at = other.to;
  let parent: SsmlElement | undefined;
  for (const element of doc.elements) {
    if (element.openFrom >= at) break;
    const end = element.closeFrom >= 0 ? element.closeFrom : element.to;
    if (!element.selfClosing && element.openTo <= at && at <= end && !specOf(element.name)?.empty)
      parent = element;
  }
  return { at: skipReference(doc.text, at), parent };
}

/** Moves a position inside a reference or a surrogate pair to its end. */
function skipReference(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (at > 0 && unit >= 0xdc00 && unit <= 0xdfff && validLength(text, at - 1) === 2) return at + 1;
  const from = text.lastIndexOf('&', at - 1);
  if (at === 0 || from < 0 || from < at - 20) return at;
  const match = /^&#?[a-zA-Z0-9]{1,16};/.exec(text.slice(from, from + 20));
  return match && from + match[0].length > at ? from + match[0].length : at;
}

const parentOf = (doc: SsmlDocument, element: SsmlElement): SsmlElement | undefined =>
  doc.elements[element.parent];

/** Whether an element may contain a tag directly. An unknown element may contain every tag. */
export function mayContain(parent: SsmlElement | undefined, tag: string): boolean {
  if (!parent) return true;
  if (isRootName(parent.name)) return specOf('speak')?.children.includes(tag as TagName) === true;
  const spec = specOf(parent.name);
  return !spec || spec.children.includes(tag as TagName);
}

const attributesOf = (element: SsmlElement): Record<string, string> =>
  Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));

interface SplitTags {
  before: string;
  after: string;
}

/** Cached results of `splitAround`, as an element with long attributes may have thousands of children. */
const splits = new WeakMap<SsmlElement, SplitTags>();

/** The tags that close an element and open it again, for content that is inserted between. */
export function splitAround(element: SsmlElement): SplitTags {
  const made = splits.get(element) ?? {
    before: `</${element.name}>`,
    after: openTag(element.name, attributesOf(element)),
  };
  splits.set(element, made);
  return made;
}

/**
 * Inserts a tag at `pos`. A text without a root gets one, with stray `&` and `<` escaped. A position inside a tag, or
 * where the tag is not allowed (in a phoneme, outside of the root), is replaced by the next one where it is allowed.
 */
export function insertTag(text: string, pos: number, tag: TagName, attributes: Attributes = {}): Edit[] {
  const doc = parseSsml(text);
  const empty = specOf(tag)?.empty === true;
  const insert = openTag(tag, attributes, empty) + (empty ? '' : `</${tag}>`);
  if (tag === 'speak') return doc.mode === 'plain' ? withRoot(rootEdits(doc), []) : [];
  if (doc.mode === 'plain')
    return withRoot(rootEdits(doc), [insertion(plainInsertionPoint(doc, pos), insert)]);
  const root = doc.elements[doc.root];
  if (root?.selfClosing) {
    const opened = openTag(root.name, attributesOf(root));
    return [{ from: root.openFrom, to: root.openTo, insert: `${opened}${insert}</${root.name}>` }];
  }
  const place = insertionPointAt(doc, pos);
  let { at, parent } = place;
  while (parent && parent.parent >= 0 && !mayContain(parent, tag)) {
    at = parent.to;
    parent = parentOf(doc, parent);
  }
  return [insertion(at, insert)];
}

/** Moves a position in a plain text to the end of the tag or surrogate pair around it. */
function plainInsertionPoint(doc: SsmlDocument, pos: number): number {
  const { at } = insertionPointAt(doc, pos);
  return Math.max(at, doc.text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

/** Merges edits inside a plain text with the edits that put a root around it. */
export function withRoot(root: RootEdits, inner: readonly Edit[]): Edit[] {
  const middle: Edit[] = [];
  for (const edit of mergeEdits(inner, root.body)) {
    const last = middle.at(-1);
    if (last && edit.from < last.to) continue;
    middle.push(edit);
  }
  const body = joinInsertions(middle);
  const first = body[0];
  if (first?.from === root.open.to && root.open.to === 0) {
    body[0] = { ...first, insert: root.open.insert + first.insert };
  } else body.unshift(root.open);
  const last = body.at(-1);
  if (last && last.to === root.close.from && last.from === last.to) {
    body[body.length - 1] = { ...last, insert: last.insert + root.close.insert };
  } else body.push(root.close);
  return body;
}

/** Joins insertions at the same position into one edit, so that their order is defined. */
function joinInsertions(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && last.from === last.to && last.from === edit.from) {
      joined[joined.length - 1] = { from: last.from, to: edit.to, insert: last.insert + edit.insert };
    } else joined.push(edit);
  }
  return joined;
}

/**
 * Wraps the characters `from` to `to` in a tag. The range is extended to contain elements only as a whole. `prosody` and
 * `word` wrap each run of text between other tags; `phoneme`, `say-as` and `sub` remove the tags inside the range; a
 * range inside `prosody`, `word` or `emotion` splits that element. An empty range inserts the tag.
 */
export function wrapRange(
  text: string,
  from: number,
  to: number,
  tag: TagName,
  attributes: Attributes = {},
): Edit[] {
  const doc = parseSsml(text);
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  if (low >= high || specOf(tag)?.empty || tag === 'speak') return insertTag(text, low, tag, attributes);
  const open = openTag(tag, attributes);
  const close = `</${tag}>`;
  const range = balancedRange(doc, insertionPointAt(doc, low).at, insertionPointAt(doc, high).at);
  if (range.from >= range.to) return insertTag(text, low, tag, attributes);
  let edits: Edit[];
  if (tag === 'prosody' || tag === 'word') edits = wrapRuns(doc, range, tag, open, close);
  else {
    const around = wrapInTags(doc, range, tag, open, close);
    edits = tag === 'emotion' ? withoutTags(doc, around, ['emotion']) : withoutTags(doc, around);
  }
  return doc.mode === 'plain' ? withRoot(rootEdits(doc), edits) : joinInsertions(edits);
}

interface TextRange {
  from: number;
  to: number;
}

/** The smallest range around `from` to `to` that contains elements only as a whole. */
function balancedRange(doc: SsmlDocument, from: number, to: number): TextRange {
  let low = from;
  let high = to;
  for (const element of doc.elements) {
    if (element.index === doc.root || element.openFrom >= high) continue;
    const innerEnd = element.closeFrom >= 0 ? element.closeFrom : element.to;
    const startsInside = element.openTo <= low && low <= innerEnd;
    const endsInside = element.openTo <= high && high <= innerEnd;
    if (startsInside !== endsInside && element.to > low) {
      low = Math.min(low, element.openFrom);
      high = Math.max(high, element.to);
    }
  }
  for (let i = doc.elements.length - 1; i >= 0; i--) {
    const element = doc.elements[i];
    if (!element || element.index === doc.root || element.openTo > low || element.to <= low) continue;
    if (low < element.to && element.to < high && low >= element.openTo) low = element.openFrom;
  }
  return { from: low, to: high };
}

/** Wraps a range in tags. If its parent may not contain the tag, splits the parent, or wraps it as a whole. */
function wrapInTags(
  doc: SsmlDocument,
  range: TextRange,
  tag: string,
  open: string,
  close: string,
): Edit[] & { inner?: TextRange } {
  const { parent } = insertionPointAt(doc, range.from);
  if (!parent || parent.index === doc.root || mayContain(parent, tag)) return pair(range, open, close);
  if (parent.name === 'phoneme' || parent.name === 'say-as' || parent.name === 'sub') {
    return pair({ from: parent.openFrom, to: parent.to }, open, close);
  }
  const { before, after } = splitAround(parent);
  return pair(range, before + open, close + after);
}

function pair(range: TextRange, open: string, close: string): Edit[] & { inner?: TextRange } {
  return Object.assign([insertion(range.from, open), insertion(range.to, close)], { inner: range });
}

/** Adds edits to `around` that delete the tags inside its range: all, or those with the given names. */
function withoutTags(
  doc: SsmlDocument,
  around: Edit[] & { inner?: TextRange },
  names?: readonly string[],
): Edit[] {
  const { inner } = around;
  const [open, close] = around;
  if (!inner || !open || !close) return around;
  const dropped: Edit[] = [];
  for (const element of doc.elements) {
    if (element.openFrom < inner.from || element.to > inner.to || element.index === doc.root) continue;
    if (names && !names.includes(element.name)) continue;
    dropped.push(...unwrapEdits(element));
  }
  dropped.sort((a, b) => a.from - b.from);
  return [open, ...dropped, close];
}

/** Wraps each run of text in the range whose parent may contain the tag, or can be split for it. */
function wrapRuns(doc: SsmlDocument, range: TextRange, tag: string, open: string, close: string): Edit[] {
  const edits: Edit[] = [];
  if (doc.mode === 'plain' && doc.elements.length === 0) return pair(range, open, close);
  for (const run of doc.texts) {
    const from = Math.max(run.from, range.from);
    const to = Math.min(run.to, range.to);
    if (from >= to || run.cdata || doc.text.slice(from, to).trim() === '') continue;
    const parent = doc.elements[run.parent];
    if (!parent || mayContain(parent, tag)) edits.push(insertion(from, open), insertion(to, close));
    else if (parent.name === tag || parent.name === 'prosody' || parent.name === 'word') {
      const { before, after } = splitAround(parent);
      edits.push(insertion(from, before + open), insertion(to, close + after));
    }
  }
  return edits;
}

/** Sets attributes in the opening tag of an element of `text`; null and undefined remove one, others stay unchanged. */
export function changeTag(text: string, element: SsmlElement, attributes: Attributes): Edit[] {
  const edits: Edit[] = [];
  const seen = new Set<string>();
  for (const attribute of element.attributes) {
    if (!Object.hasOwn(attributes, attribute.name) || seen.has(attribute.name)) continue;
    seen.add(attribute.name);
    const value = lookUp(attributes, attribute.name);
    if (value === null || value === undefined) edits.push(removeAttribute(text, attribute));
    else
      edits.push({ from: attribute.from, to: attribute.end, insert: attributeText(attribute.name, value) });
  }
  let added = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (!seen.has(name) && value !== null && value !== undefined) added += ` ${attributeText(name, value)}`;
  }
  if (added !== '')
    edits.push(
      insertion(element.attributes.at(-1)?.end ?? element.openFrom + 1 + element.name.length, added),
    );
  return edits;
}

const attributeText = (name: string, value: string | number): string =>
  `${name}="${escapeValue(String(value))}"`;

/** Deletes an attribute with the white space before it. */
export function removeAttribute(text: string, attribute: SsmlAttribute): Edit {
  let { from } = attribute;
  while (/[\s\u3000]/.test(text.charAt(from - 1))) from--;
  return deletion(from, attribute.end);
}

/** Edits that delete the tags of an element and keep its content. */
export function unwrapEdits(element: SsmlElement): Edit[] {
  const edits = [deletion(element.openFrom, element.openTo)];
  if (element.closeTo >= 0) edits.push(deletion(element.closeFrom, element.closeTo));
  return edits;
}

/**
 * Edits that delete the tags of an element and keep its content. For the root there are edits only if it contains
 * nothing but text: they make the text plain, with its references decoded.
 */
export function unwrapTag(text: string, element: SsmlElement): Edit[] {
  if (!isRootName(element.name) || element.parent >= 0) return unwrapEdits(element);
  const doc = parseSsml(text);
  if (doc.elements.length > 1 || doc.misc.length > 0 || doc.problems.length > 0) return [];
  const edits: Edit[] = [];
  for (const match of text.slice(element.openTo, element.to).matchAll(/&(#?[a-zA-Z0-9]+);/g)) {
    const from = element.openTo + match.index;
    edits.push({ from, to: from + match[0].length, insert: resolveReference(match[1] ?? '') ?? match[0] });
  }
  return mergeEdits(edits, unwrapEdits(element));
}
