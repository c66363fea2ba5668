/** Moving one end of a mark: its tag goes elsewhere, the other one and all else stay; only where the text stays sound. */
import { parseSsml, type Edit } from '../../../ssml/index.js';

/** One of the two tags of a mark. */
export interface PairedTag {
  part: 'open' | 'close';
  from: number;
  to: number;
  /** Index of its element in the document. */
  element: number;
}

/** The edits that put an end at `at`; undefined where it cannot stand. */
export function moveTagEdits(
  text: string,
  { part, from, to, element }: PairedTag,
  at: number,
): Edit[] | undefined {
  const before = parseSsml(text);
  const mark = before.elements[element];
  if (!mark || (at >= from && at <= to)) return undefined;
  const length = to - from;
  const tag = text.slice(from, to);
  const rest = text.slice(0, from) + text.slice(to);
  const place = at < from ? at : at - length;
  const after = parseSsml(rest.slice(0, place) + tag + rest.slice(place));
  if (after.problems.length > before.problems.length) return undefined;
  // Where the other end stands now: a tag that was taken from before it, or put there, moves it.
  const other = part === 'open' ? mark.closeFrom : mark.openFrom;
  const moved = other - (from < other ? length : 0) + (at <= other ? length : 0);
  const isSame = after.elements.some(({ openFrom, closeFrom }) =>
    part === 'open' ? openFrom === place && closeFrom === moved : openFrom === moved && closeFrom === place,
  );
  if (!isSame) return undefined;
  const edits = [
    { from, to, insert: '' },
    { from: at, to: at, insert: tag },
  ];
  return at < from ? edits.reverse() : edits;
}
