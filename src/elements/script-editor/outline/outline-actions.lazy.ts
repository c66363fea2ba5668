/**
 * What a person does with rows: moved, cut, put together, doubled, renamed, deleted and brought back; by menu, by
 * key or by dragging. Loaded as soon as somebody goes to the outline.
 */
import type { CSSResult, LitElement, ReactiveController } from 'lit';
import {
  addParagraph,
  addScene,
  bring,
  duplicate,
  intoScene,
  joinNext,
  move,
  remove,
  rename,
  splitAt,
  type Done,
  type Outcome,
} from '../../../script/outline-commands.js';
import { essence, isRecorded } from '../../../script/paragraph.js';
import { paragraphAt } from '../../../script/scenes.js';
import type { Script } from '../../../script/script.js';
import type { BoardNeeds } from './outline.lazy.js';
import { Drag } from './drag.js';
import { Menu, type MenuItem } from './menu.js';
import type { ActName, OutlineMessages } from './messages.js';
import type { Recordings } from '../recording/recordings.js';
import type { Row } from './rows.js';
import { UndoStack } from './undo-stack.js';
import { workMessages, type WorkMessages } from './outline-actions-messages.js';
import { workStyles } from './outline-actions.styles.js';

export const styles: CSSResult = workStyles;

/** Where the work is done: the outline that is seen. */
export interface Desk {
  readonly script: Script;
  readonly needs: BoardNeeds;
  readonly m: OutlineMessages;
  readonly rows: readonly Row[];
  readonly selected: string;
  readonly active: string;
  /** Whether there is one script alone, as in a video. */
  readonly single: boolean;
  /** The row whose name is being written. */
  renaming: string | undefined;
  /** The row that is being dragged. */
  dragged: string | undefined;
  wantRecordings(): Promise<Recordings | undefined>;
  spoken(key: string): Outcome | undefined;
  stand(row: string): void;
  select(key: string): void;
  say(words: string): void;
  /** Says that something could not be loaded. */
  sayMissing(): void;
  titleAt(key: string): string;
  freshRow(key: string): Row | undefined;
  /** Whether there is such a row, seen or not. */
  has(key: string): boolean;
  focusRow(key: string): Promise<void>;
}

export class Work implements ReactiveController {
  private readonly undoing = new UndoStack();
  readonly menu: Menu;
  readonly drag: Drag;

  constructor(
    private readonly host: LitElement,
    private readonly desk: Desk,
  ) {
    this.menu = new Menu(host, {
      words: () => ({ ...desk.m.acts, ...this.m.acts }),
      items: (row) => this.itemsFor(row),
      run: (act, row) => this.run(act, row),
      refuse: (reason) => desk.say(reason),
      closed: (row) => void desk.focusRow(row),
    });
    this.drag = new Drag(host, {
      rows: () => desk.rows,
      dragging: (row) => this.onDragging(row),
      drop: (row, scene, index) => this.onDrop(row, scene, index),
      cancelled: () => desk.say(this.m.notMoved),
    });
    host.addController(this);
  }

  /** What is under way with a row ends with the row. */
  hostUpdate(): void {
    const { desk, menu } = this;
    this.undoing.keepFor(desk.script.scenes);
    if (menu.row !== undefined && !desk.has(menu.row)) menu.close(false);
    if (desk.dragged !== undefined && !desk.has(desk.dragged)) this.drag.cancel();
    if (desk.renaming !== undefined && !desk.has(desk.renaming)) desk.renaming = undefined;
  }

  hostDisconnected(): void {
    this.drag.cancel();
  }

  private get m(): WorkMessages {
    return this.desk.needs.locale.of(workMessages);
  }

  get canUndo(): boolean {
    return this.undoing.last !== undefined;
  }

  /** Why something cannot be done with a row; undefined when it can. */
  reason(act: ActName, key: string): string | undefined {
    const outcome = this.outcome(act, key);
    return outcome && 'refusal' in outcome ? this.refusal(outcome.refusal) : undefined;
  }

  private refusal(refusal: Extract<Outcome, { refusal: unknown }>['refusal']): string {
    return { ...this.desk.m.refusals, ...this.m.refusals }[refusal];
  }

  private outcome(act: ActName, key: string): Outcome | undefined {
    const { selected, needs, script } = this.desk;
    const { scenes } = script;
    const { names } = this.m;
    const video = needs.checkedFor().target === 'video';
    switch (act) {
      case 'add':
        return addParagraph(scenes, key, names, video);
      case 'add-scene':
        return addScene(scenes, key, names, video);
      case 'duplicate':
        return duplicate(scenes, key, names, video);
      case 'split':
        return splitAt(scenes, key, key === selected ? needs.caret() : 0, names);
      case 'join':
        return joinNext(scenes, key);
      case 'up':
      case 'down':
        return move(scenes, key, act === 'up' ? -1 : 1);
      case 'scene-up':
      case 'scene-down':
        return intoScene(scenes, key, act === 'scene-up' ? -1 : 1);
      case 'delete':
        return remove(scenes, key, video);
      case 'speak':
        return this.desk.spoken(key);
      case 'rename':
        return paragraphAt(scenes, key)?.item.shoot_script ? { refusal: 'untitled' } : undefined;
      default:
        return undefined;
    }
  }

  private itemsFor(key: string): readonly MenuItem[] {
    const { scenes } = this.desk.script;
    const scene = scenes.find((one) => one.key === key);
    const paragraph = paragraphAt(scenes, key);
    const acts: ActName[] = scene
      ? ['rename', 'add', 'add-scene', 'duplicate', 'up', 'down', 'delete']
      : [
          'rename',
          'add',
          'duplicate',
          'split',
          'join',
          paragraph && isRecorded(paragraph.item) ? 'speak' : 'record',
          'up',
          'down',
          'scene-up',
          'scene-down',
          'delete',
        ];
    const fit = (act: ActName) =>
      !(act.startsWith('scene-') && scenes.length < 2) &&
      !(
        this.desk.single &&
        (act === 'add-scene' || (scene && ['duplicate', 'up', 'down', 'delete'].includes(act)))
      );
    return acts.filter(fit).map((act) => ({ act, reason: this.reason(act, key) }));
  }

  /** Does it, or says why not. */
  run(act: ActName, key: string): void {
    const { desk } = this;
    if (!desk.needs.editable()) return;
    if (act === 'rename' && !this.reason(act, key)) return this.startRename(key);
    if (act === 'record') return void this.startRecording(key);
    const outcome = this.outcome(act, key);
    if (!outcome) return act === 'speak' ? void this.speakLater(key) : undefined;
    const before = desk.titleAt(key);
    if (!this.take(outcome)) return;
    desk.say(this.wordsFor(act, before, key));
    void this.focusAfter(act);
  }

  /** Puts an outcome in place, so that it can be taken back; false where that may not be. */
  private take(outcome: Outcome): boolean {
    const { script, needs } = this.desk;
    if (!needs.editable()) return false;
    if ('refusal' in outcome) {
      this.desk.say(this.refusal(outcome.refusal));
      return false;
    }
    const { moment } = script;
    script.change(outcome.scenes, outcome.recut);
    this.undoing.push(moment, outcome.scenes);
    this.desk.stand(outcome.row);
    needs.changed();
    return true;
  }

  undo(): void {
    const { desk, m } = this;
    const { script, needs } = desk;
    if (!needs.editable() || !this.canUndo) return desk.say(m.nothingToUndo);
    const moment = this.undoing.take(script.scenes, essence);
    if (!moment) return desk.say(m.workedOn);
    const focused = this.host.shadowRoot?.activeElement;
    script.recall(moment.before, moment.scenes);
    desk.stand(desk.selected);
    needs.changed();
    desk.say(m.undone);
    const leaves = focused?.matches('.undo') && !this.canUndo;
    if (leaves || focused?.closest('.tree')) void desk.focusRow(desk.active);
  }

  /** Takes a recording instead of a text. */
  record(done: Done): void {
    const title = this.desk.titleAt(done.row);
    if (this.take(done)) this.desk.say(this.m.did.record(title));
  }

  private async speakLater(key: string): Promise<void> {
    if (await this.desk.wantRecordings()) this.run('speak', key);
  }

  private async startRecording(key: string): Promise<void> {
    this.desk.select(key);
    const recordings = await this.desk.wantRecordings();
    if (!recordings) return this.desk.sayMissing();
    recordings.choose(key);
    (await this.find('.recording input, .recording button'))?.focus();
  }

  private wordsFor(act: ActName, before: string, key: string): string {
    const { desk, m } = this;
    const { did } = m;
    const row = desk.freshRow(
      act === 'add' || act === 'duplicate' || act === 'add-scene' ? desk.active : key,
    );
    const now = row?.title ?? before;
    switch (act) {
      case 'add':
      case 'add-scene':
        return did.add(act === 'add-scene' ? desk.titleAt(row?.scene ?? '') : now);
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
          ? did.move(now, row.index + 1, row.of, desk.titleAt(row.scene))
          : did.moveScene(now, row.index + 1, row.of);
    }
  }

  // Names

  private startRename(key: string): void {
    this.desk.select(key);
    this.desk.renaming = key;
    void this.find<HTMLInputElement>('.name').then((field) => field?.select());
  }

  private endRename(field: HTMLInputElement, taken: boolean): void {
    const { desk } = this;
    const key = desk.renaming;
    if (key === undefined) return;
    desk.renaming = undefined;
    this.host.requestUpdate();
    const { scenes } = desk.script;
    if (!desk.has(key)) return;
    const scene = scenes.find((one) => one.key === key);
    const before = scene ? scene.script.script_name : paragraphAt(scenes, key)?.item.title;
    if (!taken || field.value === (before ?? '')) return;
    if (this.take(rename(scenes, key, field.value))) desk.say(this.m.did.rename(desk.titleAt(key)));
  }

  onNameKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    const key = this.desk.renaming ?? '';
    this.endRename(event.target as HTMLInputElement, event.key === 'Enter');
    void this.desk.focusRow(key);
  }

  onNameBlur(event: FocusEvent): void {
    this.endRename(event.target as HTMLInputElement, true);
  }

  // Dragging

  private onDragging(row: string | undefined): void {
    this.desk.dragged = row;
    if (row !== undefined) this.desk.say(this.m.dragging(this.desk.titleAt(row)));
    this.host.requestUpdate();
  }

  private onDrop(row: string, scene: string, index: number): void {
    const { desk } = this;
    if (!this.take(bring(desk.script.scenes, row, scene, index))) return;
    desk.say(this.wordsFor('up', desk.titleAt(row), row));
    void desk.focusRow(row);
  }

  // Where somebody goes on

  /** At the title of what is new, at the row of everything else. */
  private async focusAfter(act: ActName): Promise<void> {
    const { desk } = this;
    const focused = this.host.shadowRoot?.activeElement;
    if (act === 'add' || act === 'add-scene') {
      const field = await this.find<HTMLInputElement>('.title-field');
      return field ? field.select() : desk.needs.focusText();
    }
    if (focused?.closest('.head')) {
      if (act === 'delete') (await this.find('.undo'))?.focus();
      return;
    }
    if (act === 'split') return desk.needs.focusText();
    if (desk.script.scenes.length > 0) await desk.focusRow(desk.active);
    else (await this.find('.undo'))?.focus();
  }

  /** Something on the page, once it is there. */
  private async find<T extends HTMLElement>(selector: string): Promise<T | null> {
    this.host.requestUpdate();
    await this.host.updateComplete;
    return this.host.renderRoot.querySelector<T>(selector);
  }
}
