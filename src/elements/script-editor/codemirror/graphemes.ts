/** What Backspace and Delete take: graphemes, as a person sees them (`Intl.Segmenter`). */
import type { EditorState } from '@codemirror/state';
import { stretchAt } from './word-motion.js';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Length of the text on each side that is segmented. Only a row of more than 250 flags would be cut in a flag. */
const reach = 1_024;

/** A keycap, or what begins with a picture: a family, a flag, a skin tone, a heart with its variation selector. */
const emoji = /[\d#*]\ufe0f?\u20e3$|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}].*$/su;
/** An accent at the end of a grapheme. A variation selector is a mark to Unicode, but nothing that a person has typed. */
const accent = /(?!\p{Variation_Selector})\p{M}$/u;
const keycap = /[\d#*]\ufe0f?\u20e3$/u;
/** The last code point, with its variation selector. */
const lastCharacter = /.\p{Variation_Selector}?$/su;

/**
 * Where a deletion ends that starts at `head`. Backwards, an accent is deleted before its letter, and an emoji whole.
 * Returns `head` at the end of a line and beside a chip.
 */
export function graphemeEnd(state: EditorState, head: number, forward: boolean): number {
  const { from, to } = stretchAt(state, head, reach);
  if (head === (forward ? to : from)) return head;
  const text = state.sliceDoc(from, to);
  const at = head - from;
  const found = segmenter.segment(text).containing(forward ? at : at - 1);
  if (!found) return head;
  if (forward) return from + found.index + found.segment.length;
  const before = text.slice(found.index, at);
  const isAccented = accent.test(before) && !keycap.test(before);
  const taken = (isAccented ? null : emoji.exec(before)) ?? lastCharacter.exec(before);
  return head - (taken?.[0].length ?? 0);
}
