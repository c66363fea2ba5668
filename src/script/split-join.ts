/** Splits a text at a position and joins two texts; well-formed SSML stays well-formed. */
import { parseSsml, type SsmlDocument, type SsmlElement } from '../ssml/index.js';
import { contentOf, unified, withRoot } from './content.js';

/** Elements that must not be divided; the split moves to their edge. */
const whole = new Set(['phoneme', 'say-as', 'sub', 'word']);
/** Elements whose halves are merged again when they are joined. */
const divisible = new Set(['prosody', 'emotion']);

/** Both sides of a position; undefined if one of them would be empty. Elements around it are closed and reopened. */
export function splitText(whole: string, caret: number): [string, string] | undefined {
  const { text, at: place } = unified(whole, caret);
  const doc = parseSsml(text);
  const at = splitPosition(doc, place);
  const around = doc.mode === 'plain' ? [] : elementsAt(doc, at);
  const tagOf = ({ openFrom, openTo }: SsmlElement) => text.slice(openFrom, openTo);
  const closing = around.toReversed().map(({ name }) => `</${name}>`);
  const parts: [string, string] = [
    text.slice(0, at) + closing.join(''),
    around.map(tagOf).join('') + text.slice(at),
  ];
  return parts.every(saysSomething) ? parts : undefined;
}

function saysSomething(text: string): boolean {
  const doc = parseSsml(text);
  if (doc.mode === 'plain') return text.trim() !== '';
  return (
    doc.elements.some(({ index, name }) => index !== doc.root && !divisible.has(name)) ||
    doc.texts.some(({ from, to }) => text.slice(from, to).trim() !== '')
  );
}

/** The elements that are open at a position, the outermost first. */
function elementsAt({ elements }: SsmlDocument, at: number): SsmlElement[] {
  return elements.filter(
    ({ selfClosing, openTo, closeFrom, to }) =>
      !selfClosing && openTo <= at && at <= (closeFrom >= 0 ? closeFrom : to - 1),
  );
}

/** The nearest position where a split divides no tag, entity, character or indivisible element. */
function splitPosition(doc: SsmlDocument, caret: number): number {
  const { text, elements, misc, mode } = doc;
  const root = elements[doc.root];
  const first = root?.openTo ?? 0;
  const last = root ? (root.closeFrom >= 0 ? root.closeFrom : root.to) : text.length;
  let at = Math.min(Math.max(caret, first), last);
  for (const { from, to } of misc) at = nearerEnd(at, from, to);
  at = outsideCharacter(text, mode === 'plain' ? at : outsideEntity(text, at));
  // The innermost first: the edge of one element may be the edge of the element around it.
  for (let i = elements.length - 1; i >= 0; i--) {
    const element = elements[i];
    if (!element || i === doc.root) continue;
    const { name, selfClosing, openFrom, openTo, to } = element;
    const divides = mode === 'tagged' && !selfClosing && openTo < to && !whole.has(name);
    if (at <= openFrom || at >= to) continue;
    at = divides ? outsideTag(at, element) : outsideElement(at, element);
  }
  return at;
}

/** Moves a position inside a range to the nearer end. */
function nearerEnd(at: number, from: number, to: number): number {
  if (at <= from || at >= to) return at;
  return at - from <= to - at ? from : to;
}

/** Moves a position inside an element to the nearer end of its content. */
function outsideElement(at: number, { openFrom, openTo, closeFrom, to }: SsmlElement): number {
  return closeFrom < 0 || at - openTo <= closeFrom - at ? openFrom : to;
}

/** Moves a position out of an element's tags, and off the edges of its content, where a half would be empty. */
function outsideTag(at: number, { openFrom, openTo, closeFrom, closeTo }: SsmlElement): number {
  if (at > openFrom && at <= openTo) return openFrom;
  return closeFrom >= 0 && at >= closeFrom && at < closeTo ? closeTo : at;
}

function outsideEntity(text: string, at: number): number {
  const from = at > 0 ? text.lastIndexOf('&', at - 1) : -1;
  const entity = from >= 0 && at - from < 16 ? /^&#?\w{1,14};/.exec(text.slice(from, from + 16)) : null;
  return entity ? nearerEnd(at, from, from + entity[0].length) : at;
}

function outsideCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/** Joins two texts; each goes in with its whole inside. */
export function joinTexts(before: string, after: string): string {
  if (before.trim() === '') return after;
  if (after.trim() === '') return before;
  const [a, b] = [parseSsml(before), parseSsml(after)];
  if (a.mode === 'plain' && b.mode === 'plain') return before + separator(before, after) + after;
  const outer = parseSsml(a.mode === 'plain' ? withRoot(before) : unified(before).text);
  const inner = contentOf(after);
  const root = outer.elements[outer.root];
  if (!root) return `<speak>${joinMarkup(contentOf(before), inner)}</speak>`;
  if (root.selfClosing)
    return `${outer.text.slice(0, root.openFrom)}${openedRoot(outer.text, root)}${inner}</${root.name}>`;
  const end = root.closeFrom >= 0 ? root.closeFrom : root.to;
  const head = outer.text.slice(0, end);
  return joinMarkup(head, inner) + outer.text.slice(end);
}

const openedRoot = (text: string, { openFrom, openTo }: SsmlElement): string =>
  `${text.slice(openFrom, openTo).replace(/\s*\/>$/, '')}>`;

/** Joins two parts of a document; an element that ends and begins again at the seam continues. */
function joinMarkup(before: string, after: string): string {
  let [a, b] = [before, after];
  for (;;) {
    const close = /<\/([\w-]+)>$/.exec(a);
    const open = close && divisible.has(close[1] ?? '') && /^<([\w-]+)(?:\s[^<>]*)?>/.exec(b);
    if (!close || !open || open[1] !== close[1] || open[0].endsWith('/>')) break;
    if (openingOf(a, close[1] ?? '') !== open[0]) break;
    a = a.slice(0, -close[0].length);
    b = b.slice(open[0].length);
  }
  return a + separator(a, b) + b;
}

/** The opening tag of the element that a text ends with. */
function openingOf(text: string, name: string): string | undefined {
  const element = parseSsml(text).elements.findLast(
    (one) => one.name === name && one.closeTo === text.length,
  );
  return element && text.slice(element.openFrom, element.openTo);
}

/** A space if two words would run together; none next to a pause or in scripts without spaces. */
function separator(before: string, after: string): string {
  if (before.endsWith('/>') || /^<[^<>]*\/>/.test(after)) return '';
  const last = before.replace(/<[^<>]*>/g, '').at(-1) ?? ' ';
  const first = after.replace(/<[^<>]*>/g, '').at(0) ?? ' ';
  return /\s/.test(last + first) || isWide(last) || isWide(first) ? '' : ' ';
}

const isWide = (character: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character);
