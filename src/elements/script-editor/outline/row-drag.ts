/** Drag and drop of rows; a line shows where the row will be dropped. */
import type { LitElement } from 'lit';
import { isComposing } from '../../../ui/index.js';
import type { Row } from './rows.js';

/** What drag and drop needs from the outline. */
export interface RowDragOptions {
  rows: () => readonly Row[];
  /** A drag has started, or ended with undefined. */
  dragging: (row: string | undefined) => void;
  /** Moves a row to an index in a scene; `scene` is empty when a scene moves among scenes. */
  drop: (row: string, scene: string, index: number) => void;
  cancelled: () => void;
}

/** Distance in CSS pixels after which a press becomes a drag. */
const dragThreshold = 4;
/** Distance from an edge within which the tree scrolls automatically, in CSS pixels. */
const edge = 28;
/** Automatic scrolling per frame, in CSS pixels: it is faster the farther the pointer is, up to a screenful in about ten frames. */
const [slowest, fastest] = [6, 60];

interface DropTarget {
  scene: string;
  index: number;
  /** Position of the drop line, in CSS pixels from the top of the scrolled content. */
  y: number;
}

/** Drag and drop in one outline. */
export class RowDrag {
  private pressed: { row: Row; x: number; y: number; id: number } | undefined;
  private target: DropTarget | undefined;
  private active = false;
  /** Vertical position of the pointer, and the frame of the next automatic scroll. */
  private y = 0;
  private frame = 0;
  private page: Window = window;

  constructor(
    private readonly host: LitElement,
    private readonly options: RowDragOptions,
  ) {}

  /** Starts to follow a press that may become a drag. */
  press(row: Row, event: PointerEvent): void {
    this.pressed = { row, x: event.clientX, y: event.clientY, id: event.pointerId };
    this.page = this.host.ownerDocument.defaultView ?? window;
    this.page.addEventListener('pointermove', this.onMove);
    this.page.addEventListener('pointerup', this.onUp);
    this.page.addEventListener('pointercancel', this.cancel);
    this.page.addEventListener('keydown', this.onKey, true);
  }

  /** Cancels the drag without moving the row. */
  readonly cancel = (): void => {
    const was = this.active;
    this.end();
    if (was) this.options.cancelled();
  };

  private get tree(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.tree');
  }

  private get line(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.drop-line');
  }

  private readonly onMove = (event: PointerEvent): void => {
    const { pressed: from } = this;
    if (!from || event.pointerId !== from.id) return;
    // The button was released before this module was loaded.
    if (event.buttons === 0) return this.cancel();
    if (!this.active) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < dragThreshold) return;
      this.active = true;
      this.options.dragging(from.row.key);
    }
    event.preventDefault();
    this.y = event.clientY;
    cancelAnimationFrame(this.frame);
    this.updateTarget();
  };

  /** Updates the drop target; near an edge, keeps scrolling even if the pointer rests. */
  private readonly updateTarget = (): void => {
    if (!this.pressed) return;
    if (this.scroll(this.y)) this.frame = requestAnimationFrame(this.updateTarget);
    this.target = this.targetAt(this.pressed.row, this.y);
    this.showLine();
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { pressed: from, target, active } = this;
    if (!from || event.pointerId !== from.id) return;
    this.end();
    if (!active) return;
    // The click that follows the release belongs to the drag.
    this.page.addEventListener('click', stop, true);
    setTimeout(() => this.page.removeEventListener('click', stop, true));
    if (target) this.options.drop(from.row.key, target.scene, target.index);
    else this.options.cancelled();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.active || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  private end(): void {
    this.page.removeEventListener('pointermove', this.onMove);
    this.page.removeEventListener('pointerup', this.onUp);
    this.page.removeEventListener('pointercancel', this.cancel);
    this.page.removeEventListener('keydown', this.onKey, true);
    cancelAnimationFrame(this.frame);
    const { active } = this;
    this.pressed = this.target = undefined;
    this.active = false;
    this.showLine();
    if (active) this.options.dragging(undefined);
  }

  /** Scrolls if the pointer is near an edge. Returns whether the tree has moved. */
  private scroll(y: number): boolean {
    const { tree } = this;
    const box = tree?.getBoundingClientRect();
    if (!tree || !box) return false;
    const before = tree.scrollTop;
    const far = Math.max(box.top + edge - y, y - (box.bottom - edge));
    if (far <= 0) return false;
    const step = Math.min(fastest, Math.max(slowest, far));
    tree.scrollTop += y < box.top + edge ? -step : step;
    return tree.scrollTop !== before;
  }

  /** The drop target nearest to the pointer; undefined if the row would stay where it is. */
  private targetAt(row: Row, y: number): DropTarget | undefined {
    const tree = this.tree;
    if (!tree) return undefined;
    const shift = tree.scrollTop - tree.getBoundingClientRect().top;
    const places = row.paragraph ? this.paragraphPlaces(row) : this.scenePlaces(row);
    const [best] = places
      .map((place) => ({ ...place, y: place.y + shift, far: Math.abs(place.y - y) }))
      .sort((a, b) => a.far - b.far);
    return best && !best.same ? best : undefined;
  }

  private boxes(): { row: Row; top: number; bottom: number }[] {
    const items = new Map(
      [...(this.tree?.querySelectorAll<HTMLElement>('.item') ?? [])].map((item) => [
        item.dataset['key'],
        item,
      ]),
    );
    return this.options.rows().flatMap((row) => {
      const box = items.get(row.key)?.getBoundingClientRect();
      return box ? [{ row, top: box.top, bottom: box.bottom }] : [];
    });
  }

  /** Targets after each row: after a paragraph, at the start of an expanded scene, at the end of a collapsed one. */
  private paragraphPlaces(moving: Row): (DropTarget & { same: boolean })[] {
    return this.boxes().map(({ row, bottom }) => {
      const after = row.paragraph ? row.index + 1 : row.open ? 0 : row.count;
      const own = row.scene === moving.scene;
      const index = own && after > moving.index ? after - 1 : after;
      return { scene: row.scene, index, y: bottom, same: own && index === moving.index };
    });
  }

  /** Targets before each scene that is rendered and after the last row. */
  private scenePlaces(moving: Row): (DropTarget & { same: boolean })[] {
    const boxes = this.boxes();
    const places = boxes
      .filter(({ row }) => !row.paragraph)
      .map(({ row, top }) => ({ before: row.index, y: top }));
    const last = boxes.at(-1);
    if (last && last.row.key === this.options.rows().at(-1)?.key)
      places.push({ before: moving.of, y: last.bottom });
    return places.map(({ before, y }) => {
      const index = before > moving.index ? before - 1 : before;
      return { scene: '', index, y, same: index === moving.index };
    });
  }

  private showLine(): void {
    const { line, target } = this;
    if (!line) return;
    line.hidden = !target;
    if (target) line.style.top = `${target.y - 1}px`;
  }
}

const stop = (event: Event): void => event.stopPropagation();
