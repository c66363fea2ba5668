/** Pointer and keyboard of the outline's tree: what a click, a press or a key does to a row. */
import { isComposing, isTypeAheadKey, TypeAhead } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { ActionName } from './messages.js';
import type { OutlineActions } from './outline-actions.js';
import type { Row } from './rows.js';
import { treeKeyAction } from './tree-keyboard.js';
import type { TreeEvents } from './tree-view.js';

/** The outline whose events are handled. */
export interface OutlineEventsContext {
  readonly context: EditorContext;
  /** The visible rows. */
  readonly rows: readonly Row[];
  /** Key of the row that is the tab stop. */
  readonly active: string;
  readonly editable: boolean;
  readonly blocked: boolean;
  /** Key of the row that is being renamed. */
  readonly renaming: string | undefined;
  /** The actions, if they are loaded. */
  readonly actions: OutlineActions | undefined;
  /** Calls back with the actions, as soon as they are loaded. */
  withActions(callback: (actions: OutlineActions) => void): void;
  /** Makes a row the tab stop and, for a paragraph, selects it. */
  select(key: string): void;
  /** Makes a row the tab stop without selecting it. */
  setActive(key: string): void;
  toggle(key: string, open: boolean): void;
  run(act: ActionName, key: string): void;
  undo(): void;
  itemOf(key: string): HTMLElement | undefined;
  focusRow(key: string): Promise<void>;
}

const isInside = (event: Event, selector: string): boolean =>
  (event.target as Element).closest(selector) !== null;

/** The event handlers of one outline. */
export class OutlineEvents implements TreeEvents {
  private readonly typeAhead = new TypeAhead();

  constructor(private readonly outline: OutlineEventsContext) {}

  readonly onClick = (event: MouseEvent): void => {
    const { outline } = this;
    const row = this.rowAt(event);
    if (!row || outline.blocked || isInside(event, '.name')) return;
    const more = (event.target as Element).closest<HTMLElement>('.more');
    outline.select(row.key);
    if (more) return outline.withActions(({ menu }) => menu.open(row.key, more));
    if (isInside(event, '.twist')) outline.toggle(row.key, !row.open);
    if (outline.renaming === undefined) outline.itemOf(row.key)?.focus();
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    if (row && isInside(event, '.title, .caption')) this.outline.run('rename', row.key);
  };

  readonly onFocus = (event: FocusEvent): void => {
    const row = this.rowAt(event);
    if (row && this.outline.renaming === undefined) this.outline.setActive(row.key);
  };

  /** Opens the menu at the pointer, or at the row if the keyboard has sent the event. */
  readonly onContextMenu = (event: MouseEvent): void => {
    const { outline } = this;
    const row = this.rowAt(event);
    const item = row && outline.itemOf(row.key);
    if (!row || !item || !outline.editable || isInside(event, '.name')) return;
    event.preventDefault();
    outline.select(row.key);
    const isPointer = event.clientX > 0 && event.detail !== 0;
    const point = isPointer ? { x: event.clientX, y: event.clientY } : undefined;
    outline.withActions(({ menu }) => menu.open(row.key, item, point));
  };

  /** A press that may become a drag. A finger drags only by the handle: elsewhere it scrolls. */
  readonly onPointerDown = (event: PointerEvent): void => {
    const row = this.rowAt(event);
    if (!row || !this.outline.editable || isInside(event, '.name, .more, .twist')) return;
    if (event.button !== 0 || (event.pointerType === 'touch' && !isInside(event, '.grip'))) return;
    this.outline.withActions(({ drag }) => drag.press(row, event));
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { outline } = this;
    if (outline.blocked || isComposing(event) || event.defaultPrevented) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return this.openMenu(event);
    const { context, rows, active } = outline;
    const rtl = getComputedStyle(context.host).direction === 'rtl';
    const action = treeKeyAction(event, rows, active, rtl);
    if (action) {
      event.preventDefault();
      if (action.kind === 'go') this.focusAndSelect(action.key);
      else if (action.kind === 'open') outline.toggle(action.key, action.open);
      else if (action.kind === 'undo') outline.undo();
      else if (action.kind === 'text') void context.text.focus();
      else outline.withActions((actions) => actions.run(action.act, active));
    } else if (isTypeAheadKey(event)) this.focusByLetter(event.key);
  };

  readonly onNameKey = (event: KeyboardEvent): void => {
    this.outline.actions?.onNameKey(event);
  };

  readonly onNameBlur = (event: FocusEvent): void => {
    this.outline.actions?.onNameBlur(event);
  };

  /** Opens the menu of the active row by the keyboard. */
  private openMenu(event: KeyboardEvent): void {
    const { active, editable } = this.outline;
    const item = this.outline.itemOf(active);
    if (!item || !editable) return;
    event.preventDefault();
    this.outline.withActions(({ menu }) => menu.open(active, item));
  }

  private focusByLetter(letter: string): void {
    const { rows, active } = this.outline;
    const titles = rows.map(({ title }) => title);
    const from = rows.findIndex(({ key }) => key === active);
    const row = rows[this.typeAhead.find(letter, titles, from) ?? from];
    if (row) this.focusAndSelect(row.key);
  }

  private focusAndSelect(key: string): void {
    this.outline.select(key);
    void this.outline.focusRow(key);
  }

  private rowAt(event: Event): Row | undefined {
    const key = (event.target as Element).closest<HTMLElement>('.item')?.dataset['key'];
    return this.outline.rows.find((row) => row.key === key);
  }
}
