/** Moves one tag of a pair, if the text stays well-formed and the pair stays a pair. */
import { parseSsml, type Edit } from '../../../ssml/index.js';

/** One tag of a pair. */
export interface PairedTag {
  part: 'open' | 'close';
  from: number;
  to: number;
  /** Index of its element in the document. */
  element: number;
}

/** Edits that move a tag to `at`; `undefined` if that isn't a valid position. */
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
  // The other tag shifts if this one is removed or inserted before it.
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
