/** Cuts well-formed fragments out of a text, for the clipboard and the preview. */
import { openTag, parseSsml, type SsmlDocument, type SsmlElement } from '../ssml/index.js';

/**
 * The characters `from` to `to` as a well-formed script. Tags whose counterpart is outside of the range are left out; with
 * `context`, they are completed, and the elements around the range are included.
 */
export function fragmentOf(text: string, from: number, to: number, context = false): string {
  const doc = parseSsml(text);
  if (doc.mode === 'plain') return text.slice(from, to);
  const root = doc.elements[doc.root];
  const range = {
    from: outsideTags(doc, Math.max(from, root?.openTo ?? 0)),
    to: outsideTags(doc, Math.min(to, root && root.closeFrom >= 0 ? root.closeFrom : text.length)),
  };
  if (range.to <= range.from) return '';
  const inner = withoutLooseTags(doc, range);
  const around = context ? enclosing(doc, range) : { before: '', after: '' };
  const whole = around.before + inner + around.after;
  return /[<&]/.test(whole) ? `<speak>${whole}</speak>` : whole;
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

/** The text of the range without tags whose counterpart is outside. */
function withoutLooseTags(doc: SsmlDocument, range: Range): string {
  const loose: Range[] = [];
  for (const element of doc.elements) {
    if (element.selfClosing || element.index === doc.root) continue;
    const open = isInside(element.openFrom, element.openTo, range);
    const close = element.closeTo >= 0 && isInside(element.closeFrom, element.closeTo, range);
    if (open === close) continue;
    loose.push(
      open
        ? { from: element.openFrom, to: element.openTo }
        : { from: element.closeFrom, to: element.closeTo },
    );
  }
  let kept = '';
  let at = range.from;
  for (const tag of loose.sort((a, b) => a.from - b.from)) {
    kept += doc.text.slice(at, tag.from);
    at = tag.to;
  }
  return kept + doc.text.slice(at, range.to);
}

/** The tags of all elements that enclose the whole range. */
function enclosing(doc: SsmlDocument, range: Range): { before: string; after: string } {
  const around = doc.elements.filter(
    (element) =>
      element.index !== doc.root &&
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
