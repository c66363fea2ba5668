/** Keyboard navigation in a grid of tiles, by their positions instead of a number of columns. */

/** Position of a tile in the scrolled content, in CSS pixels. */
interface TileBox {
  left: number;
  top: number;
  width: number;
}

/** The tiles as they are laid out. */
export interface GridLayout {
  /** Number of tiles. */
  length: number;
  box(index: number): TileBox;
  /** Height of the visible area, in CSS pixels. */
  page: number;
  rtl: boolean;
}

/** The index that a key moves to from `from`; undefined if it does not move. */
export function destination(key: string, from: number, layout: GridLayout): number | undefined {
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

function within(index: number, { length }: GridLayout): number | undefined {
  return index >= 0 && index < length ? index : undefined;
}

/** The nearest tile in the next row, or in the farthest row within `reach`. */
function vertical(from: number, step: 1 | -1, reach: number, layout: GridLayout): number | undefined {
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
