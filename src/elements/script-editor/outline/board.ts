/**
 * The outline as a person works on it: rows chosen, renamed, moved, cut, put together, doubled, deleted and brought
 * back. This file and what it imports is loaded where a script has scenes.
 */
import {
  html,
  nothing,
  type CSSResult,
  type LitElement,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import type { CheckOptions } from '../../../ssml/index.js';
import type { Client } from '../../../api/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import type { Checker } from '../check/checker.js';
import {
  addParagraph,
  addScene,
  bring,
  duplicate,
  firstOf,
  intoScene,
  isFull,
  joinNext,
  move,
  remove,
  rename,
  splitAt,
  type Outcome,
} from '../script/acts.js';
import { essence, isRecorded } from '../script/paragraph.js';
import { paragraphAt, sceneOf, withItem, type Paragraph, type Scene } from '../script/scenes.js';
import type { Script } from '../script/script.js';
import { isVideoScript, withTitle } from '../script/structure.js';
import { boardStyles } from './board.styles.js';
import { Drag } from './drag.js';
import { Findings } from './findings.js';
import { renderFoot, renderHeadline, type FootHost } from './frame-view.js';
import { renderHead, type HeadHost } from './head-view.js';
import { Menu, type MenuItem } from './menu.js';
import { messages, type ActName, type OutlineMessages } from './messages.js';
import { Recordings } from './recordings.js';
import { RowMaker, seenOf, titleOf, type Row } from './rows.js';
import { outcomeOf, typedTo } from './tree-keys.js';
import { renderTree, type TreeHost } from './tree-view.js';
import { UndoStack } from './undo-stack.js';

export const styles: CSSResult = boardStyles;

export interface BoardNeeds {
  locale: LocaleController;
  client: () => Client | undefined;
  checkedFor: () => CheckOptions;
  /** Whether a person may change the script. */
  editable: () => boolean;
  /** Whether nothing can be done at all. */
  blocked: () => boolean;
  /** Where the caret stands in the text that is shown. */
  caret: () => number;
  focusText: () => void;
  /** A person changed the script. */
  changed: () => void;
  failed: (error: unknown) => void;
}

export class Board implements ReactiveController, TreeHost, HeadHost, FootHost {
  private readonly collapsed = new Set<string>();
  private readonly undoing = new UndoStack();
  private readonly maker = new RowMaker();
  private readonly recordings: Recordings;
  private readonly findings: Findings;
  private readonly menu: Menu;
  private readonly drag: Drag;
  private stood = '';
  private shown = '';
  private all: readonly Row[] = [];
  renaming: string | undefined;
  dragged: string | undefined;
  /** Whether the list is shown where it stands above the text. */
  open = true;
  /** What was done last, or why it could not be. */
  said = '';

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    checker: Checker,
    private readonly needs: BoardNeeds,
  ) {
    this.recordings = new Recordings(host, {
      ...needs,
      record: (key, recording) => this.record(key, recording),
      speak: (key) => this.run('speak', key),
    });
    this.findings = new Findings(host, script, checker, {
      checkedFor: needs.checkedFor,
      recorded: (paragraph) => this.recordings.secondsOf(paragraph, sceneOf(script.scenes, paragraph.key)),
    });
    this.menu = new Menu(host, {
      items: (row) => this.itemsFor(row),
      run: (act, row) => this.run(act, row),
      refuse: (reason) => this.say(reason),
      closed: (row) => void this.focusRow(row),
    });
    this.drag = new Drag(host, {
      rows: () => this.rows,
      dragging: (row) => this.onDragging(row),
      drop: (row, scene, index) => this.onDrop(row, scene, index),
      cancelled: () => this.say(this.m.notMoved),
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const { selected, scenes } = this.script;
    this.undoing.keepFor(scenes);
    if (selected !== this.shown) {
      this.shown = selected;
      this.stood = selected;
    }
    if (!this.has(this.stood)) this.stood = this.has(selected) ? selected : (scenes[0]?.key ?? '');
    this.all = this.maker.rowsOf(scenes, {
      m: this.m,
      collapsed: this.collapsed,
      find: (paragraph, scene) => this.findings.of(paragraph, scene),
    });
  }

  hostDisconnected(): void {
    this.drag.cancel();
  }

  // What is shown

  get m(): OutlineMessages {
    return this.needs.locale.of(messages);
  }

  /** The rows that are seen. */
  get rows(): readonly Row[] {
    return seenOf(this.all, this.collapsed);
  }

  get selected(): string {
    return this.script.selected;
  }

  get active(): string {
    const row = this.all.find(({ key }) => key === this.stood);
    return row?.paragraph && this.collapsed.has(row.scene) ? row.scene : this.stood;
  }

  get editable(): boolean {
    return this.needs.editable();
  }

  get blocked(): boolean {
    return this.needs.blocked();
  }

  get menuAt(): string | undefined {
    return this.menu.row;
  }

  get paragraph(): Paragraph | undefined {
    return this.script.paragraph;
  }

  get row(): Row | undefined {
    return this.all.find(({ key }) => key === this.selected);
  }

  /** The rows that stand for scenes. */
  get scenes(): readonly Row[] {
    return this.all.filter(({ paragraph }) => !paragraph);
  }

  /** Whether there is one script alone, as in a video. */
  get single(): boolean {
    const { scenes } = this.script;
    const video = this.needs.checkedFor().target === 'video' || scenes.some(isVideoScript);
    return video && scenes.length > 0;
  }

  get canUndo(): boolean {
    return this.undoing.last !== undefined;
  }

  /** Whether the paragraph that is shown is a recording, or about to be one. */
  get isRecording(): boolean {
    const { paragraph } = this.script;
    return (
      paragraph !== undefined && (isRecorded(paragraph.item) || this.recordings.chosenFor === paragraph.key)
    );
  }

  // What a person does with rows

  /** Why something cannot be done with a row; undefined when it can. */
  reason(act: ActName, key: string): string | undefined {
    const outcome = this.outcome(act, key);
    return outcome && 'refusal' in outcome ? this.m.refusals[outcome.refusal] : undefined;
  }

  private outcome(act: ActName, key: string): Outcome | undefined {
    const { scenes } = this.script;
    const { names } = this.m;
    const video = this.needs.checkedFor().target === 'video';
    switch (act) {
      case 'add':
        return addParagraph(scenes, key, names, video);
      case 'add-scene':
        return addScene(scenes, key, names, video);
      case 'duplicate':
        return duplicate(scenes, key, names);
      case 'split':
        return splitAt(scenes, key, key === this.selected ? this.needs.caret() : 0, names);
      case 'join':
        return joinNext(scenes, key);
      case 'up':
      case 'down':
        return move(scenes, key, act === 'up' ? -1 : 1);
      case 'scene-up':
      case 'scene-down':
        return intoScene(scenes, key, act === 'scene-up' ? -1 : 1);
      case 'delete':
        return remove(scenes, key);
      case 'speak':
        return this.recordings.spoken(scenes, key);
      case 'rename':
        return paragraphAt(scenes, key)?.item.shoot_script ? { refusal: 'untitled' } : undefined;
      default:
        return undefined;
    }
  }

  private itemsFor(key: string): readonly MenuItem[] {
    const scene = this.script.scenes.find((one) => one.key === key);
    const paragraph = paragraphAt(this.script.scenes, key);
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
    const several = this.script.scenes.length > 1;
    const fit = (act: ActName) =>
      !(act.startsWith('scene-') && !several) &&
      !(this.single && (act === 'add-scene' || (scene && act === 'duplicate')));
    return acts.filter(fit).map((act) => ({ act, reason: this.reason(act, key) }));
  }

  /** Does it, or says why not. */
  run(act: ActName, key: string): void {
    if (!this.editable) return;
    if (act === 'rename' && !this.reason(act, key)) return this.startRename(key);
    if (act === 'record') return this.startRecording(key);
    const outcome = this.outcome(act, key);
    if (!outcome) return;
    const before = this.titleAt(key);
    if (!this.take(outcome)) return;
    this.say(this.wordsFor(act, before, key));
    void this.focusAfter(act);
  }

  /** Puts an outcome in place, so that it can be taken back; false where it is a refusal. */
  private take(outcome: Outcome): boolean {
    if ('refusal' in outcome) {
      this.say(this.m.refusals[outcome.refusal]);
      return false;
    }
    const { moment } = this.script;
    this.script.change(outcome.scenes, outcome.recut);
    this.undoing.push(moment, outcome.scenes);
    this.stand(outcome.row);
    this.needs.changed();
    return true;
  }

  /** Stands on a row; a paragraph is shown then, and so is one of a scene whose own was shown before and is gone. */
  private stand(row: string): void {
    const { scenes } = this.script;
    const paragraph = paragraphAt(scenes, row) ?? paragraphAt(scenes, this.selected);
    const shown =
      paragraph?.key ?? firstOf(scenes, row) ?? scenes.flatMap(({ paragraphs }) => paragraphs)[0]?.key;
    if (paragraph) this.collapsed.delete(sceneOf(scenes, paragraph.key)?.key ?? '');
    this.script.select(shown ?? '');
    this.shown = shown ?? '';
    this.stood = row;
    this.recordings.leave();
  }

  undo(): void {
    if (!this.editable || !this.canUndo) return this.say(this.m.nothingToUndo);
    const moment = this.undoing.take(this.script.scenes, essence);
    if (!moment) return this.say(this.m.workedOn);
    this.script.recall(moment.before, moment.scenes);
    this.stand(this.script.selected);
    this.needs.changed();
    this.say(this.m.undone);
  }

  select(key: string): void {
    this.stood = key;
    if (paragraphAt(this.script.scenes, key) && key !== this.selected) {
      this.recordings.leave();
      this.script.select(key);
      this.shown = key;
    }
    this.host.requestUpdate();
  }

  /** The title as it is typed: the field undoes it by itself. */
  retitle(title: string): void {
    this.script.change(withTitle(this.script.scenes, this.selected, title));
    this.needs.changed();
  }

  private record(key: string, change: (item: Paragraph['item']) => Paragraph['item']): void {
    const title = this.titleAt(key);
    const scenes = withItem(this.script.scenes, key, change);
    if (this.take({ scenes, row: key, recut: [key] })) this.say(this.m.did.record(title));
  }

  private startRecording(key: string): void {
    this.select(key);
    this.recordings.choose(key);
    void this.find('.recording input, .recording button').then((field) => field?.focus());
  }

  private wordsFor(act: ActName, before: string, key: string): string {
    const { did } = this.m;
    const row = this.freshRow(act === 'add' || act === 'duplicate' || act === 'add-scene' ? this.stood : key);
    const now = row?.title ?? before;
    switch (act) {
      case 'add':
      case 'add-scene':
        return did.add(act === 'add-scene' ? this.titleAt(row?.scene ?? '') : now);
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
          ? did.move(now, row.index + 1, row.of, this.titleAt(row.scene))
          : did.moveScene(now, row.index + 1, row.of);
    }
  }

  /** A row of the scenes as they are now, before they are rendered. */
  private freshRow(key: string): Row | undefined {
    this.hostUpdate();
    return this.all.find((row) => row.key === key);
  }

  private titleAt(key: string): string {
    const { scenes } = this.script;
    const scene: Scene | undefined = scenes.find((one) => one.key === key);
    if (scene) return scene.script.script_name || this.m.unnamed;
    const home = sceneOf(scenes, key);
    const index = home?.paragraphs.findIndex((one) => one.key === key) ?? -1;
    const paragraph = home?.paragraphs[index];
    return paragraph ? titleOf(paragraph, index, this.m) : '';
  }

  private say(words: string): void {
    this.said = words;
    this.host.requestUpdate();
  }

  private has(key: string): boolean {
    const { scenes } = this.script;
    return scenes.some((scene) => scene.key === key) || sceneOf(scenes, key) !== undefined;
  }

  // Names

  private startRename(key: string): void {
    this.select(key);
    this.renaming = key;
    void this.find<HTMLInputElement>('.name').then((field) => field?.select());
  }

  private endRename(field: HTMLInputElement, taken: boolean): void {
    const key = this.renaming;
    if (key === undefined) return;
    this.renaming = undefined;
    this.host.requestUpdate();
    const { scenes } = this.script;
    const scene = scenes.find((one) => one.key === key);
    const before = scene ? scene.script.script_name : paragraphAt(scenes, key)?.item.title;
    if (!taken || field.value === (before ?? '')) return;
    if (this.take(rename(scenes, key, field.value))) this.say(this.m.did.rename(this.titleAt(key)));
  }

  readonly onNameKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    const key = this.renaming ?? '';
    this.endRename(event.target as HTMLInputElement, event.key === 'Enter');
    void this.focusRow(key);
  };

  readonly onNameBlur = (event: FocusEvent): void => {
    this.endRename(event.target as HTMLInputElement, true);
  };

  // Keys and pointer

  readonly onClick = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    if (!row || this.blocked || (event.target as Element).closest('.name')) return;
    const more = (event.target as Element).closest<HTMLElement>('.more');
    this.select(row.key);
    if (more) return this.menu.open(row.key, more);
    if ((event.target as Element).closest('.twist')) this.toggle(row.key, !row.open);
    if (this.renaming === undefined) this.itemOf(row.key)?.focus();
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    if (row && (event.target as Element).closest('.title, .caption')) this.run('rename', row.key);
  };

  readonly onFocus = (event: FocusEvent): void => {
    const row = this.rowAt(event);
    if (!row || row.key === this.stood || this.renaming !== undefined) return;
    this.stood = row.key;
    this.host.requestUpdate();
  };

  readonly onMenu = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    const item = row && this.itemOf(row.key);
    if (!row || !item || !this.editable || (event.target as Element).closest('.name')) return;
    event.preventDefault();
    this.select(row.key);
    const pointed = event.clientX > 0 && event.detail !== 0;
    this.menu.open(row.key, item, pointed ? { x: event.clientX, y: event.clientY } : undefined);
  };

  readonly onPointer = (event: PointerEvent): void => {
    const row = this.rowAt(event);
    if (!row || !this.editable || (event.target as Element).closest('.name, .more, .twist')) return;
    this.drag.press(row, event);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (this.blocked || event.isComposing || event.defaultPrevented) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return this.openMenuAt(event);
    const rtl = getComputedStyle(this.host).direction === 'rtl';
    const outcome = outcomeOf(event, this.rows, this.active, rtl);
    const letter =
      event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (outcome) {
      event.preventDefault();
      if (outcome.kind === 'go') this.goTo(outcome.key);
      else if (outcome.kind === 'open') this.toggle(outcome.key, outcome.open);
      else if (outcome.kind === 'undo') this.undo();
      else if (outcome.kind === 'text') this.needs.focusText();
      else this.run(outcome.act, this.active);
    } else if (letter) {
      const key = typedTo(event.key, this.rows, this.active);
      if (key) this.goTo(key);
    }
  };

  private openMenuAt(event: KeyboardEvent): void {
    const item = this.itemOf(this.active);
    if (!item || !this.editable) return;
    event.preventDefault();
    this.menu.open(this.active, item);
  }

  private onDragging(row: string | undefined): void {
    this.dragged = row;
    if (row !== undefined) this.say(this.m.dragging(this.titleAt(row)));
    this.host.requestUpdate();
  }

  private onDrop(row: string, scene: string, index: number): void {
    if (!this.take(bring(this.script.scenes, row, scene, index))) return;
    this.say(this.wordsFor('up', this.titleAt(row), row));
    void this.focusRow(row);
  }

  private toggle(key: string, open: boolean): void {
    if (open) this.collapsed.delete(key);
    else this.collapsed.add(key);
    this.stood = key;
    this.host.requestUpdate();
  }

  /** Shows or hides the list where it stands above the text. */
  readonly fold = (): void => {
    this.open = !this.open;
    this.host.requestUpdate();
  };

  /** Opens the menu of the paragraph that is shown, at the button beside its title. */
  readonly openMenu = (event: Event): void => {
    if (this.editable && this.selected) this.menu.open(this.selected, event.currentTarget as HTMLElement);
  };

  private goTo(key: string): void {
    this.select(key);
    void this.focusRow(key);
  }

  private rowAt(event: Event): Row | undefined {
    const key = (event.target as Element).closest<HTMLElement>('.item')?.dataset['key'];
    return this.all.find((row) => row.key === key);
  }

  private itemOf(key: string): HTMLElement | undefined {
    const items = this.host.renderRoot.querySelectorAll<HTMLElement>('.item');
    return [...items].find(({ dataset }) => dataset['key'] === key);
  }

  private async focusRow(key: string): Promise<void> {
    await this.host.updateComplete;
    const item = this.itemOf(key) ?? this.itemOf(this.active);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }

  /** Where somebody goes on: at the title of what is new, at the row of everything else. */
  private async focusAfter(act: ActName): Promise<void> {
    const focused = this.host.shadowRoot?.activeElement;
    if (act === 'add' || act === 'add-scene') {
      const field = await this.find<HTMLInputElement>('.title-field');
      return field ? field.select() : this.needs.focusText();
    }
    if (focused?.closest('.head')) {
      if (act === 'delete') (await this.find('.undo'))?.focus();
      return;
    }
    if (act === 'split') return this.needs.focusText();
    await this.focusRow(this.active);
  }

  /** Something on the page, once it is there. */
  private async find<T extends HTMLElement>(selector: string): Promise<T | null> {
    this.host.requestUpdate();
    await this.host.updateComplete;
    return this.host.renderRoot.querySelector<T>(selector);
  }

  // The parts

  /** Why there can be no more paragraphs where one stands; undefined where there can. */
  get full(): string | undefined {
    const { scenes } = this.script;
    const home =
      sceneOf(scenes, this.active) ?? scenes.find(({ key }) => key === this.active) ?? scenes.at(-1);
    return home && isFull(home) ? this.m.refusals.full : undefined;
  }

  render(): TemplateResult {
    const { m } = this;
    return html`<nav class=${`outline ${this.open ? '' : 'folded'}`} part="outline" aria-label=${m.outline}>
      ${renderHeadline(m, this)}
      ${this.script.scenes.length > 0 ? renderTree(m, this) : html`<p class="muted empty">${m.noScenes}</p>`}
      ${renderFoot(m, this)} ${this.menu.render(m)}
    </nav>`;
  }

  renderHead(): TemplateResult | typeof nothing {
    return this.script.scenes.length > 0 ? renderHead(this.m, this) : nothing;
  }

  /** The recording that is shown instead of a text. */
  renderRecording(): TemplateResult | typeof nothing {
    const { paragraph } = this.script;
    const scene = sceneOf(this.script.scenes, this.selected);
    return paragraph && scene && this.isRecording ? this.recordings.render(paragraph, scene) : nothing;
  }
}
