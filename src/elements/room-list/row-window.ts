/**
 * Which rows of a long list are rendered: those that are seen and a few around them, and the one that Tab focuses. Gaps of
 * the same height stand for the others, so that the scrollbar is that of the whole list.
 */
import type { LitElement, ReactiveController } from 'lit';
import { listRanges, type ListRange } from '../../ui/index.js';

/** Number of rows above and below the visible part that are rendered, too. */
const margin = 4;
/** Number of rows in the window before a row was measured. */
const usualRows = 16;

/** The window of one list. All rows are of one height. */
export class RowWindow implements ReactiveController {
  private first = 0;
  private rows = usualRows;
  /** Distance from row to row in CSS pixels; 0 until measured. */
  private pitch = 0;
  private readonly resized = new ResizeObserver(() => this.host.requestUpdate());
  private observed: Element | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly scroller: () => HTMLElement | null,
    /** Called when other rows are seen. */
    private readonly onMove: () => void,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const scroller = this.scroller();
    if (!scroller) return;
    if (this.observed !== scroller) {
      this.resized.disconnect();
      this.resized.observe((this.observed = scroller));
    }
    const row = scroller.querySelector<HTMLElement>('.row');
    if (row) this.pitch = row.offsetHeight;
    for (const gap of scroller.querySelectorAll<HTMLElement>('.gap'))
      gap.style.blockSize = `${Number(gap.dataset['rows']) * this.pitch}px`;
    this.update();
  }

  hostDisconnected(): void {
    this.resized.disconnect();
    this.observed = null;
  }

  /** Moves the window to what is seen. */
  update(): void {
    const scroller = this.scroller();
    if (!scroller || this.pitch === 0) return;
    const top = Math.floor(scroller.scrollTop / this.pitch);
    const seen = Math.ceil(scroller.clientHeight / this.pitch) + 1;
    const first = Math.max(0, top - margin);
    const rows = seen + 2 * margin;
    // It moves by steps, so that a slow scroll does not render each time.
    if (rows === this.rows && Math.abs(first - this.first) < margin / 2) return;
    this.first = first;
    this.rows = rows;
    this.host.requestUpdate();
    this.onMove();
  }

  /** Number of rows that are seen at once. */
  get page(): number {
    return Math.max(1, this.rows - 2 * margin - 2);
  }

  /** Whether a row is in the window. */
  has(index: number): boolean {
    return index >= this.first && index < this.first + this.rows;
  }

  /** The ranges of a list of that length, in order. `inUse` is the index of the row that Tab focuses, or −1. */
  ranges(length: number, inUse: number): readonly ListRange[] {
    const first = Math.max(0, Math.min(this.first, length - this.rows));
    return listRanges(length, first, first + this.rows, [inUse]);
  }
}
