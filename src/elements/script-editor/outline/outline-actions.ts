/**
 * Actions on the rows of the outline: add, move, split, join, duplicate, rename, delete and undo, by menu, shortcut or
 * drag and drop. Loaded when focus or pointer enter the outline.
 */
import type { ReactiveController } from 'lit';
import { undoStackOf, type UndoStack } from '../../../documents/index.js';
import { moveTo, type OutlineChange, type OutlineResult, renameRow } from '../../../script/index.js';
import type { ScriptController } from '../script-controller.js';
import type { EditorContext } from '../editor-context.js';
import { rowActionResult, rowActions } from './row-actions.js';
import { RowDrag } from './row-drag.js';
import { RowMenu, type RowMenuItem } from './row-menu.js';
import { RowRename } from './row-rename.js';
import type { ActionName, OutlineMessages } from './messages.js';
import type { RecordingPanel } from '../recording/recording-panel.js';
import type { Row } from './rows.js';
import { outlineActionsMessages, type OutlineActionsMessages } from './outline-actions-messages.js';

/** What the actions need from the outline that they work on. */
export interface OutlineContext {
  readonly script: ScriptController;
  readonly context: EditorContext;
  readonly m: OutlineMessages;
  readonly rows: readonly Row[];
  readonly selected: string;
  readonly active: string;
  /** Whether there is exactly one script, as in a video. */
  readonly isSingleScript: boolean;
  /** Key of the row that is being renamed. */
  renaming: string | undefined;
  /** Key of the row that is being dragged. */
  dragged: string | undefined;
  loadRecordings(): Promise<RecordingPanel | undefined>;
  replaceRecordingByText(key: string): OutlineResult | undefined;
  activate(row: string): void;
  select(key: string): void;
  announce(words: string): void;
  /** Announces that a module could not be loaded. */
  announceNotLoaded(): void;
  titleAt(key: string): string;
  currentRow(key: string): Row | undefined;
  /** Whether the row exists, collapsed or not. */
  has(key: string): boolean;
  focusRow(key: string): Promise<void>;
}

/** The actions of one outline, with their menu, drag and drop, and undo stack. */
export class OutlineActions implements ReactiveController {
  readonly menu: RowMenu;
  readonly drag: RowDrag;
  private readonly renaming: RowRename;

  constructor(private readonly outline: OutlineContext) {
    const { host } = outline.context;
    this.menu = new RowMenu(host, {
      labels: () => ({ ...outline.m.actions, ...this.m.actions }),
      items: (row) => this.menuItems(row),
      run: (action, row) => this.run(action, row),
      showReason: (reason) => outline.announce(reason),
      focusRow: (row) => void outline.focusRow(row),
    });
    this.drag = new RowDrag(host, {
      rows: () => outline.rows,
      dragging: (row) => this.onDragging(row),
      drop: (row, scene, index) => this.onDrop(row, scene, index),
      cancelled: () => outline.announce(this.m.notMoved),
    });
    this.renaming = new RowRename(outline, (key, name) => this.rename(key, name));
    host.addController(this);
  }

  /** Ends the menu, the drag and the renaming of a row that no longer exists. */
  hostUpdate(): void {
    const { outline, menu } = this;
    this.undoStack.clearIfReplaced(outline.script.scenes);
    if (menu.row !== undefined && !outline.has(menu.row)) menu.close();
    if (outline.dragged !== undefined && !outline.has(outline.dragged)) this.drag.cancel();
    if (outline.renaming !== undefined && !outline.has(outline.renaming)) outline.renaming = undefined;
  }

  hostDisconnected(): void {
    this.drag.cancel();
  }

  private get m(): OutlineActionsMessages {
    return this.outline.context.locale.of(outlineActionsMessages);
  }

  /** Shared with the other elements that edit the document. */
  private get undoStack(): UndoStack {
    return undoStackOf(this.outline.script.document);
  }

  get canUndo(): boolean {
    return this.undoStack.canUndo;
  }

  /** Why an action is not available on a row; undefined if it is. */
  reason(act: ActionName, key: string): string | undefined {
    const result = this.result(act, key);
    return result && 'refusal' in result ? this.refusalText(result.refusal) : undefined;
  }

  private refusalText(refusal: Extract<OutlineResult, { refusal: unknown }>['refusal']): string {
    return { ...this.outline.m.refusals, ...this.m.refusals }[refusal];
  }

  /** The scenes after an action, or why it is not available; undefined if it changes nothing by itself. */
  private result(act: ActionName, key: string): OutlineResult | undefined {
    const { selected, context, script } = this.outline;
    if (act === 'speak') return this.outline.replaceRecordingByText(key);
    return rowActionResult(act, key, {
      scenes: script.scenes,
      names: this.m.names,
      video: context.settings.checkOptions.target === 'video',
      splitAt: key === selected ? (context.text.insertionPoint?.from ?? 0) : 0,
    });
  }

  private menuItems(key: string): readonly RowMenuItem[] {
    const { script, isSingleScript } = this.outline;
    return rowActions(script.scenes, key, isSingleScript).map((action) => ({
      action,
      reason: this.reason(action, key),
    }));
  }

  /** Runs an action, or announces why it is not available. */
  run(act: ActionName, key: string): void {
    const { outline } = this;
    if (!outline.context.settings.editable) return;
    if (act === 'rename' && !this.reason(act, key)) return void this.renaming.start(key);
    if (act === 'record') return void this.startRecording(key);
    const result = this.result(act, key);
    if (!result) return act === 'speak' ? void this.replaceRecordingOnceLoaded(key) : undefined;
    const before = outline.titleAt(key);
    if (!this.apply(result)) return;
    outline.announce(this.announcementFor(act, before, key));
    void this.focusAfter(act);
  }

  /** Applies a result to the script as an undoable step. Returns false if it was refused. */
  private apply(result: OutlineResult): boolean {
    const { script, context } = this.outline;
    if (!context.settings.editable) return false;
    if ('refusal' in result) {
      this.outline.announce(this.refusalText(result.refusal));
      return false;
    }
    const { scenes: before, snapshot } = script;
    script.change(result.scenes, result.rewritten);
    this.undoStack.push(before, result.scenes, snapshot);
    this.outline.activate(result.row);
    context.notify.changed();
    return true;
  }

  undo(): void {
    const { outline, m } = this;
    const { script, context } = outline;
    if (!context.settings.editable || !this.canUndo) return outline.announce(m.nothingToUndo);
    const undone = this.undoStack.undo(script.scenes);
    if (!undone) return outline.announce(m.editedSince);
    const focused = this.outline.context.host.shadowRoot?.activeElement;
    script.restore(undone.view, undone.scenes);
    outline.activate(outline.selected);
    context.notify.changed();
    outline.announce(m.undone);
    const leaves = focused?.matches('.undo') && !this.canUndo;
    if (leaves || focused?.closest('.tree')) void outline.focusRow(outline.active);
  }

  /** Applies the replacement of a text by a recording. */
  applyRecording(change: OutlineChange): void {
    const title = this.outline.titleAt(change.row);
    if (this.apply(change)) this.outline.announce(this.m.announcements.record(title));
  }

  private async replaceRecordingOnceLoaded(key: string): Promise<void> {
    if (await this.outline.loadRecordings()) this.run('speak', key);
    else this.outline.announceNotLoaded();
  }

  private async startRecording(key: string): Promise<void> {
    this.outline.select(key);
    const recordings = await this.outline.loadRecordings();
    if (!recordings) return this.outline.announceNotLoaded();
    recordings.choose(key);
    (await this.queryUpdated('.recording input, .recording button'))?.focus();
  }

  private announcementFor(act: ActionName, before: string, key: string): string {
    const { outline, m } = this;
    const { announcements: did } = m;
    const row = outline.currentRow(
      act === 'add' || act === 'duplicate' || act === 'add-scene' ? outline.active : key,
    );
    const now = row?.title ?? before;
    switch (act) {
      case 'add':
      case 'add-scene':
        return did.add(act === 'add-scene' ? outline.titleAt(row?.scene ?? '') : now);
      case 'duplicate':
        return did.duplicate(now);
      case 'delete':
        return did.delete(before);
      case 'split':
        return did.split(before);
      case 'join':
        return did.join(before);
      case 'speak':
        return did.speak(before);
      default:
        if (!row) return '';
        return row.paragraph
          ? did.move(now, row.index + 1, row.of, outline.titleAt(row.scene))
          : did.moveScene(now, row.index + 1, row.of);
    }
  }

  onNameKey(event: KeyboardEvent): void {
    this.renaming.onKey(event);
  }

  onNameBlur(event: FocusEvent): void {
    this.renaming.onBlur(event);
  }

  private rename(key: string, name: string): void {
    const { outline } = this;
    if (this.apply(renameRow(outline.script.scenes, key, name)))
      outline.announce(this.m.announcements.rename(outline.titleAt(key)));
  }

  // Dragging

  private onDragging(row: string | undefined): void {
    this.outline.dragged = row;
    if (row !== undefined) this.outline.announce(this.m.dragging(this.outline.titleAt(row)));
    this.outline.context.host.requestUpdate();
  }

  private onDrop(row: string, scene: string, index: number): void {
    const { outline } = this;
    if (!this.apply(moveTo(outline.script.scenes, row, scene, index))) return;
    outline.announce(this.announcementFor('up', outline.titleAt(row), row));
    void outline.focusRow(row);
  }

  // Focus

  /** Moves the focus after an action: to the title of a new paragraph, otherwise to the row or to Undo. */
  private async focusAfter(act: ActionName): Promise<void> {
    const { outline } = this;
    const focused = this.outline.context.host.shadowRoot?.activeElement;
    if (act === 'add' || act === 'add-scene') {
      const field = await this.queryUpdated<HTMLInputElement>('.title-field');
      return field ? field.select() : void outline.context.text.focus();
    }
    if (focused?.closest('.head')) {
      if (act === 'delete') (await this.queryUpdated('.undo'))?.focus();
      return;
    }
    if (act === 'split') return void outline.context.text.focus();
    if (outline.script.scenes.length > 0) await outline.focusRow(outline.active);
    else (await this.queryUpdated('.undo'))?.focus();
  }

  /** Queries the render root after the pending update. */
  private async queryUpdated<T extends HTMLElement>(selector: string): Promise<T | null> {
    this.outline.context.host.requestUpdate();
    await this.outline.context.host.updateComplete;
    return this.outline.context.host.renderRoot.querySelector<T>(selector);
  }
}
