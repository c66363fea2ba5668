/**
 * Which tiles of a long list are rendered: the rows that are seen, and the tile that Tab focuses. Gaps of the same size
 * stand for the others, so that the scrollbar is that of the whole list. Whatever the size of the picker, it renders at
 * most about `tileLimit` tiles: where more would be seen at once, there are fewer and wider columns.
 */
import type { LitElement, ReactiveController } from 'lit';
import { listRanges, type ListRange } from '../../ui/index.js';
import type { GridLayout } from './grid-navigation.js';

/** Tiles to render from index `from` to `to`, or a gap in their place: of whole rows, or beside a tile in its row. */
export interface TileRange extends ListRange {
  isBeside: boolean;
}

/** Number of nodes up to which all tiles of a list are rendered; with what stands around it, a picker stays below 300. */
const nodeLimit = 260;
/** Number of tiles of a longer list that are rendered at once; each may have seven nodes. */
const tileLimit = 32;
/** Number of rows in the window before the list was measured. */
const usualRows = 4;
/** Least height of a tile's texts and padding, in CSS pixels. */
const leastText = 44;
/** Least height of what a picker shows around its list, in CSS pixels. */
const leastFrame = 96;

/** The window of one picker. A row is what is scrolled by: in a strip, it is a single tile. */
export class TileWindow implements ReactiveController {
  private first = 0;
  private rows = usualRows;
  private columns = 1;
  /** Distance from row to row, and the gap between two, in CSS pixels; 0 until measured. */
  private pitch = 0;
  private spacing = 0;
  private width = 0;
  /** What the measures are for: layout, shape, width and height. */
  private measured = '';
  /** Where the list was scrolled to before the present update. */
  private place: { left: number; top: number } | null = null;
  private readonly resized = new ResizeObserver(() => this.host.requestUpdate());
  private observed: Element | null = null;

  /** Whether only a part of the list is rendered. */
  isLong = false;

  constructor(
    private readonly host: LitElement & { readonly layout: string },
    private readonly scroller: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const scroller = this.scroller();
    this.place = scroller && { left: scroller.scrollLeft, top: scroller.scrollTop };
  }

  hostUpdated(): void {
    const scroller = this.scroller();
    if (!scroller) return;
    if (this.observed !== scroller) {
      this.resized.disconnect();
      this.resized.observe((this.observed = scroller));
    }
    // Before anything is measured: the browser would scroll back in a list that is too short.
    this.resize(scroller);
    if (this.measure(scroller)) this.resize(scroller);
    if (this.isLong) this.scrollBack(scroller);
    this.onScroll();
  }

  hostDisconnected(): void {
    this.resized.disconnect();
    this.observed = null;
  }

  /** Scrolls to where the list was: WebKit may have measured it while tiles came and went, and found it too short. */
  private scrollBack(scroller: HTMLElement): void {
    const { place } = this;
    if (place && (scroller.scrollTop !== place.top || scroller.scrollLeft !== place.left))
      scroller.scrollTo(place);
  }

  private get isStrip(): boolean {
    return this.host.layout === 'strip';
  }

  private resize(scroller: HTMLElement): void {
    for (const { dataset, style } of scroller.querySelectorAll<HTMLElement>('.gap')) {
      const tiles = Number(dataset['tiles']);
      const isBeside = dataset['beside'] !== undefined;
      const size = `${Math.max(0, Math.ceil(tiles / this.columns) * this.pitch - this.spacing)}px`;
      style.gridColumn = isBeside ? `span ${tiles}` : '';
      style.inlineSize = this.isStrip ? size : '';
      style.blockSize = this.isStrip || isBeside ? '' : size;
    }
  }

  /**
   * Measures columns and rows, once for each size: the rows differ a little, and gaps must not change during a scroll.
   * Returns whether it did.
   */
  private measure(scroller: HTMLElement): boolean {
    const list = scroller.querySelector<HTMLElement>('.list');
    const tiles = [...(list?.querySelectorAll<HTMLElement>('.tile') ?? [])];
    const height = this.host.clientHeight;
    const shape = `${this.host.layout} ${list?.dataset['shape']} ${list?.clientWidth} ${height} ${list?.getAttribute('role')}`;
    if (!list || tiles.length === 0 || (this.pitch > 0 && this.measured === shape)) return false;
    this.measured = shape;
    this.width = list.clientWidth;
    this.spacing = parseFloat(getComputedStyle(list).columnGap) || 0;
    const columns = this.mostColumns(tiles[0], list.dataset['shape'] === 'audio', height - leastFrame);
    scroller.style.setProperty('--_columns', String(columns));
    // A gap that still spans the columns of another size would add columns.
    for (const gap of scroller.querySelectorAll<HTMLElement>('.gap')) gap.style.gridColumn = '';
    this.columns = this.isStrip ? 1 : getComputedStyle(list).gridTemplateColumns.split(' ').length;
    const sizes = tiles.map((tile) => (this.isStrip ? tile.offsetWidth : tile.offsetHeight));
    this.pitch = Math.min(...sizes) + this.spacing;
    return true;
  }

  /** The number of columns with which the tiles that are seen at once are not too many. */
  private mostColumns(tile: HTMLElement | undefined, isAudio: boolean, height: number): number {
    const picture = tile?.querySelector<HTMLElement>('.media');
    const ratio = isAudio || !picture?.offsetWidth ? 0 : picture.offsetHeight / picture.offsetWidth;
    const text = ratio > 0 ? leastText : (tile?.offsetHeight ?? 0);
    const pitch = (columns: number) =>
      (this.width / columns - 2 * this.spacing) * ratio + text + this.spacing;
    let columns = tileLimit;
    while (columns > 1 && columns * (Math.ceil(height / pitch(columns)) + 1) > tileLimit) columns--;
    return columns;
  }

  /**
   * The ranges of a list, in order: `nodes` gives the number of nodes of each tile, `besides` is that of the selection, and
   * `inUse` the index of the tile that Tab focuses, or −1.
   */
  ranges(length: number, nodes: (index: number) => number, besides: number, inUse: number): TileRange[] {
    const { columns, rows } = this;
    let sum = besides;
    for (let index = 0; index < length && sum <= nodeLimit; index++) sum += nodes(index);
    const isLong = (this.isLong = sum > nodeLimit);
    const last = Math.ceil(length / columns);
    const first = isLong ? Math.max(0, Math.min(this.first, last - rows)) : 0;
    const to = isLong ? (first + rows) * columns : length;
    const ranges = listRanges(length, first * columns, to, [inUse]);
    return ranges.flatMap((range) =>
      range.isGap ? this.byRows(range, length) : { ...range, isBeside: false },
    );
  }

  /** A gap in up to three parts: the rest of a row, whole rows, and the beginning of the row of the next tile. */
  private byRows({ from, to }: ListRange, length: number): TileRange[] {
    const { columns } = this;
    const start = Math.min(to, Math.ceil(from / columns) * columns);
    const end = to === length ? to : Math.max(start, Math.floor(to / columns) * columns);
    return [
      { from, to: start, isGap: true, isBeside: true },
      { from: start, to: end, isGap: true, isBeside: false },
      { from: end, to, isGap: true, isBeside: true },
    ].filter((range) => range.from < range.to);
  }

  /** Moves the window to what is seen. */
  onScroll(): void {
    const scroller = this.scroller();
    if (!scroller || this.pitch === 0 || !scroller.querySelector('.gap')) return;
    const [before, seen] = this.isStrip
      ? [Math.abs(scroller.scrollLeft), scroller.clientWidth]
      : [scroller.scrollTop, scroller.clientHeight];
    const first = Math.max(0, Math.floor(before / this.pitch));
    const needed = Math.ceil(seen / this.pitch) + 1;
    const rows = Math.max(needed, Math.min(needed + 1, Math.floor(tileLimit / this.columns)));
    if (first === this.first && rows === this.rows) return;
    this.first = first;
    this.rows = rows;
    this.host.requestUpdate();
  }

  /** The place of a tile, also of one that is not rendered. */
  box(index: number): ReturnType<GridLayout['box']> {
    const { columns, pitch, width } = this;
    if (this.isStrip) return { left: index * pitch, top: 0, width: pitch };
    const column = width / columns;
    return { left: (index % columns) * column, top: Math.floor(index / columns) * pitch, width: column };
  }
}
