/** Syntax highlighting of the source: tag names, attributes, values, comments. */
import { Decoration, type DecorationSet } from '@codemirror/view';
import type { Range } from '@codemirror/state';
import type { SsmlDocument, SsmlElement } from '../../../ssml/index.js';

const mark = (name: string): Decoration => Decoration.mark({ class: `raw-${name}` });
const marks = {
  tag: mark('tag'),
  name: mark('name'),
  attribute: mark('attribute'),
  value: mark('value'),
  comment: mark('comment'),
};

/** Decorations of a document's markup; none for plain text. */
export function sourceDecorations({ mode, elements, misc }: SsmlDocument): DecorationSet {
  if (mode === 'plain') return Decoration.none;
  const ranges = elements.flatMap(marksOf);
  for (const { from, to } of misc) if (to > from) ranges.push(marks.comment.range(from, to));
  return Decoration.set(ranges, true);
}

function marksOf({
  name,
  attributes,
  openFrom,
  openTo,
  closeFrom,
  closeTo,
}: SsmlElement): Range<Decoration>[] {
  const nameEnd = openFrom + 1 + name.length;
  const ranges = [marks.tag.range(openFrom, openTo), marks.name.range(openFrom + 1, nameEnd)];
  for (const { from, to, valueFrom, valueTo } of attributes) {
    ranges.push(marks.attribute.range(from, to));
    if (valueTo > valueFrom) ranges.push(marks.value.range(valueFrom, valueTo));
  }
  if (closeTo > closeFrom) {
    ranges.push(marks.tag.range(closeFrom, closeTo));
    ranges.push(marks.name.range(closeFrom + 2, closeFrom + 2 + name.length));
  }
  return ranges;
}
