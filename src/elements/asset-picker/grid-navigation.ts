/** Where a key leads in a list of boxes, by how they lie and not by counting columns; and where typed letters lead. */

/** A box in the scrolled content, in CSS pixels. */
interface Box {
  left: number;
  top: number;
  width: number;
}

export interface Layout {
  /** How many boxes there are. */
  length: number;
  box(index: number): Box;
  /** Height of what is seen at once, in CSS pixels. */
  page: number;
  rtl: boolean;
}

/** The index that the key leads to from `from`; undefined where it leads nowhere. */
export function destination(key: string, from: number, layout: Layout): number | undefined {
  const forward = layout.rtl ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return within(from + (key === forward ? 1 : -1), layout);
    case 'ArrowDown':
      return vertical(from, 1, 0, layout);
    case 'ArrowUp':
      return vertical(from, -1, 0, layout);
    case 'PageDown':
      return vertical(from, 1, layout.page, layout);
    case 'PageUp':
      return vertical(from, -1, layout.page, layout);
    case 'Home':
      return within(0, layout);
    case 'End':
      return within(layout.length - 1, layout);
    default:
      return undefined;
  }
}

function within(index: number, { length }: Layout): number | undefined {
  return index >= 0 && index < length ? index : undefined;
}

/** The nearest box in the next row, or in the farthest row that is no farther than `reach`. */
function vertical(from: number, step: 1 | -1, reach: number, layout: Layout): number | undefined {
  const start = layout.box(from);
  const middle = start.left + start.width / 2;
  let best: number | undefined;
  let bestTop = start.top;
  let bestOffset = Infinity;
  for (let index = from + step; index >= 0 && index < layout.length; index += step) {
    const { left, top, width } = layout.box(index);
    if (Math.abs(top - start.top) < 1) continue;
    const newRow = Math.abs(top - bestTop) >= 1;
    if (newRow && best !== undefined && Math.abs(top - start.top) > reach) break;
    const offset = Math.abs(left + width / 2 - middle);
    if (newRow || offset < bestOffset) [best, bestTop, bestOffset] = [index, top, offset];
  }
  return best;
}

/** Milliseconds after which a letter begins a new word. */
const pause = 700;

/** Finds names by what is typed: letters in a row make a word, the same letter again goes on to the next. */
export class Typeahead {
  private typed = '';
  private last = -Infinity;

  /** The index of the name that the letter leads to. `now` is in milliseconds. */
  find(letter: string, names: readonly string[], from: number, now = performance.now()): number | undefined {
    if (now - this.last > pause) this.typed = '';
    this.last = now;
    this.typed += letter.toLocaleLowerCase();
    const repeated = [...this.typed].every((one) => one === this.typed[0]);
    const sought = repeated ? this.typed.slice(0, 1) : this.typed;
    const first = repeated ? from + 1 : from;
    for (let step = 0; step < names.length; step++) {
      const index = (first + step) % names.length;
      if (names[index]?.toLocaleLowerCase().startsWith(sought)) return index;
    }
    return undefined;
  }
}
