/**
 * Which tiles of a long list are rendered: the rows that are seen, one more, and the row of the tile that Tab
 * focuses. Gaps of the same size stand for the others, so that the scrollbar is that of the whole list.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { GridLayout } from './grid-navigation.js';

/** Tiles to render from index `from` to `to`, or a gap in their place. */
export interface TileRange {
  from: number;
  to: number;
  isGap: boolean;
}

/** Up to this number of tiles, all are rendered. */
const longFrom = 120;
/** Number of rows in the window before the list was measured. */
const usualRows = 4;

/** The window of one picker. A row is what is scrolled by: in a strip, it is a single tile. */
export class TileWindow implements ReactiveController {
  private first = 0;
  private rows = usualRows;
  private columns = 1;
  /** Distance from row to row, and the gap between two, in CSS pixels; 0 until measured. */
  private pitch = 0;
  private spacing = 0;
  private width = 0;
  /** What the measures are for: layout, shape and width. */
  private measured = '';
  private readonly resized = new ResizeObserver(() => this.host.requestUpdate());
  private observed: Element | null = null;

  constructor(
    private readonly host: LitElement & { readonly layout: string },
    private readonly scroller: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  /** Whether only a part of so many tiles is rendered. */
  isLong(length: number): boolean {
    return length > longFrom;
  }

  hostUpdated(): void {
    const scroller = this.scroller();
    const gaps = scroller?.querySelectorAll<HTMLElement>('.gap') ?? [];
    if (!scroller || gaps.length === 0) return;
    if (this.observed !== scroller) this.resized.observe((this.observed = scroller));
    // Before anything is measured: the browser would scroll back in a list that is too short.
    this.resize(gaps);
    if (this.measure(scroller)) this.resize(gaps);
    this.onScroll();
  }

  hostDisconnected(): void {
    this.resized.disconnect();
    this.observed = null;
  }

  private get isStrip(): boolean {
    return this.host.layout === 'strip';
  }

  private resize(gaps: Iterable<HTMLElement>): void {
    for (const gap of gaps) {
      const rows = Math.ceil(Number(gap.dataset['tiles']) / this.columns);
      if (this.isStrip) gap.style.gridColumn = `span ${rows}`;
      else gap.style.blockSize = `${Math.max(0, rows * this.pitch - this.spacing)}px`;
    }
  }

  /**
   * Measures columns and rows, once for each width: the rows differ a little, and gaps must not change during a
   * scroll. Returns whether it did.
   */
  private measure(scroller: HTMLElement): boolean {
    const list = scroller.querySelector<HTMLElement>('.list');
    const tile = list?.querySelector<HTMLElement>('.tile');
    const shape = `${this.host.layout} ${list?.dataset['shape']} ${list?.clientWidth}`;
    if (!list || !tile || (this.pitch > 0 && this.measured === shape)) return false;
    this.measured = shape;
    const style = getComputedStyle(list);
    this.width = list.clientWidth;
    this.spacing = parseFloat(style.columnGap) || 0;
    this.columns = this.isStrip ? 1 : style.gridTemplateColumns.split(' ').length;
    this.pitch = (this.isStrip ? tile.offsetWidth : tile.offsetHeight) + this.spacing;
    return true;
  }

  /** The ranges of a list of that length, in order; `inUse` is the index of the tile that Tab focuses, or −1. */
  ranges(length: number, inUse: number): TileRange[] {
    if (!this.isLong(length)) return [{ from: 0, to: length, isGap: false }];
    const { columns } = this;
    const last = Math.ceil(length / columns);
    const first = Math.max(0, Math.min(this.first, last - this.rows));
    const shown = Array.from({ length: this.rows }, (_, i) => first + i);
    const own = inUse < 0 ? [] : [Math.floor(inUse / columns)];
    const rows = [...new Set([...shown, ...own])].sort((a, b) => a - b);
    const ranges: TileRange[] = [];
    const add = (from: number, to: number, isGap: boolean) => {
      if (from < to) ranges.push({ from, to: Math.min(to, length), isGap });
    };
    let end = 0;
    for (const row of rows) {
      add(end, row * columns, true);
      add(row * columns, Math.min((row + 1) * columns, length), false);
      end = (row + 1) * columns;
    }
    add(end, length, true);
    return ranges;
  }

  /** Moves the window to what is seen. */
  onScroll(): void {
    const scroller = this.scroller();
    if (!scroller || this.pitch === 0 || !scroller.querySelector('.gap')) return;
    const [before, seen] = this.isStrip
      ? [Math.abs(scroller.scrollLeft), scroller.clientWidth]
      : [scroller.scrollTop, scroller.clientHeight];
    const first = Math.max(0, Math.floor(before / this.pitch));
    const rows = Math.ceil(seen / this.pitch) + 2;
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
