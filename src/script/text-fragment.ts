/** Cuts well-formed fragments out of a text, for the clipboard and the preview. */
import { isRootName, openTag, parseSsml, type SsmlDocument, type SsmlElement } from '../ssml/index.js';
import { cut, frameOf } from './content.js';

/**
 * The characters `from` to `to` as a well-formed script. Tags whose counterpart is outside of the range are left out; with
 * `context`, they are completed, and the elements around the range are included.
 */
export function fragmentOf(text: string, from: number, to: number, context = false): string {
  const whole = fragmentContent(text, from, to, context);
  return parseSsml(text).mode === 'tagged' && /[<&]/.test(whole) ? `<speak>${whole}</speak>` : whole;
}

/** Like `fragmentOf`, but as markup that may stand inside a root; plain text stays as it is. */
export function fragmentContent(text: string, from: number, to: number, context = false): string {
  const doc = parseSsml(text);
  if (doc.mode === 'plain') return text.slice(from, to);
  const range = { from: outsideTags(doc, from), to: outsideTags(doc, to) };
  if (range.to <= range.from) return '';
  const inner = withoutLooseTags(doc, range);
  const around = context ? enclosing(doc, range) : { before: '', after: '' };
  return around.before + inner + around.after;
}

interface Range {
  from: number;
  to: number;
}

/** Returns the position, or the end of the tag that it is inside of. */
function outsideTags(doc: SsmlDocument, at: number): number {
  for (const { openFrom, openTo, closeFrom, closeTo } of doc.elements) {
    if (openFrom < at && at < openTo) return openTo;
    if (closeFrom < at && at < closeTo) return closeTo;
  }
  return at;
}

const isInside = (from: number, to: number, range: Range): boolean => from >= range.from && to <= range.to;

/** The text of the range without roots, prologs, and tags whose counterpart is outside. */
function withoutLooseTags(doc: SsmlDocument, range: Range): string {
  const frame = frameOf(doc);
  const isFrame = new Set(frame.map(({ from }) => from));
  const loose = doc.elements.flatMap((element): Range[] => {
    if (element.selfClosing || isFrame.has(element.openFrom)) return [];
    const open = isInside(element.openFrom, element.openTo, range);
    const close = element.closeTo >= 0 && isInside(element.closeFrom, element.closeTo, range);
    if (open === close) return [];
    return [
      open
        ? { from: element.openFrom, to: element.openTo }
        : { from: element.closeFrom, to: element.closeTo },
    ];
  });
  const cuts = [...frame, ...loose].sort((a, b) => a.from - b.from);
  return cut(doc.text, range.from, range.to, cuts);
}

/** The tags of all elements that enclose the whole range. */
function enclosing(doc: SsmlDocument, range: Range): { before: string; after: string } {
  const around = doc.elements.filter(
    (element) =>
      element.index !== doc.root &&
      !isRootName(element.name) &&
      element.openTo <= range.from &&
      element.closeFrom >= range.to &&
      !element.selfClosing,
  );
  return {
    before: around.map(openingOf).join(''),
    after: around
      .map(({ name }) => `</${name}>`)
      .toReversed()
      .join(''),
  };
}

const openingOf = ({ name, attributes }: SsmlElement): string =>
  openTag(name, Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute.value])));
