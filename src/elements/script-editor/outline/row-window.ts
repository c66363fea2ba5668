/**
 * Which rows of a long outline are rendered: those near the visible part of the tree, and the few that are in use. Gaps of
 * the same height stand for the others, so that the scrollbar is that of the whole tree.
 */
import type { LitElement, ReactiveController } from 'lit';
import { listRanges } from '../../../ui/index.js';
import type { Row } from './rows.js';

/** Rows that are not rendered. */
export interface RowGap {
  key: string;
  /** Key of the scene of the first of them. */
  scene: string;
  /** Number of rows. */
  gap: number;
}

/** Up to this number of rows, all are rendered. */
const longFrom = 120;
/** Number of rows in the window; the tree shows at most 20 at once. */
const size = 44;
/** Distance in rows between the visible part and an edge of the window at which the window is moved. */
const margin = 6;
/** Height of a row in CSS pixels before one was measured. */
const usualHeight = 28;

/** The window of one outline. */
export class RowWindow implements ReactiveController {
  private first = 0;
  private height = 0;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    const gaps = this.host.renderRoot.querySelectorAll<HTMLElement>('.tree > .gap');
    if (gaps.length === 0) return;
    if (this.height === 0) this.measure();
    for (const gap of gaps)
      gap.style.blockSize = `${Number(gap.dataset['rows']) * (this.height || usualHeight)}px`;
  }

  /** The rows to render, in order, with gaps between them. Rows in use stay rendered wherever they are. */
  entries(rows: readonly Row[], inUse: readonly (string | undefined)[]): readonly (Row | RowGap)[] {
    if (rows.length <= longFrom) return rows;
    const first = Math.max(0, Math.min(this.first, rows.length - size));
    const used = inUse.map((key) => (key === undefined ? -1 : rows.findIndex((row) => row.key === key)));
    return listRanges(rows.length, first, first + size, used).flatMap(
      ({ from, to, isGap }): (Row | RowGap)[] => {
        const shown = rows.slice(from, to);
        const [row] = shown;
        return isGap && row ? [{ key: `gap ${row.key}`, scene: row.scene, gap: to - from }] : shown;
      },
    );
  }

  /** Moves the window when the visible part of the tree comes near one of its edges. */
  readonly onScroll = ({ currentTarget }: Event): void => {
    const tree = currentTarget as HTMLElement;
    if (!tree.querySelector('.gap')) return;
    this.measure();
    const top = Math.floor(tree.scrollTop / (this.height || usualHeight));
    const shown = Math.ceil(tree.clientHeight / (this.height || usualHeight));
    const isInside = top - this.first >= margin && this.first + size - top - shown >= margin;
    const first = Math.max(0, top - Math.floor((size - shown) / 2));
    if (isInside || first === this.first) return;
    this.first = first;
    this.host.requestUpdate();
  };

  private measure(): void {
    this.height = this.host.renderRoot.querySelector<HTMLElement>('.tree > .item')?.offsetHeight ?? 0;
  }
}
