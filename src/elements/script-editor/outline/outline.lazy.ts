/**
 * The outline: a tree of scenes and paragraphs, the header of the selected paragraph, and its recording. Loaded when a
 * script has scenes; the actions on rows (`outline-actions.lazy.ts`) follow when focus or pointer enter the outline.
 */
import { html, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import { LazyModule, partNotLoaded } from '../../../ui/lazy-module.js';
import { isTypeAheadKey, TypeAhead } from '../../../ui/type-ahead.js';
import type { EditorContext } from '../editor-context.js';
import { messages as editorMessages } from '../messages.js';
import type { OutlineResult } from '../../../script/outline-commands.js';
import { isRecorded } from '../../../script/paragraph.js';
import {
  allParagraphs,
  firstParagraphKey,
  isFull,
  isVideoScript,
  paragraphAt,
  sceneOf,
  withItem,
  withTitle,
  type Paragraph,
  type Scene,
} from '../../../script/scenes.js';
import type { ScriptController } from '../script-controller.js';
import { outlineStyles } from './outline.styles.js';
import { ParagraphStatsController, type ParagraphStats } from './paragraph-stats.js';
import { renderOutlineFooter, renderOutlineHeader, type OutlineFrameProps } from './outline-frame.js';
import { renderParagraphHeader, type ParagraphHeaderProps } from './paragraph-header.js';
import { messages, type ActionName, type OutlineMessages } from './messages.js';
import type { RecordingPanel } from '../recording/recording.lazy.js';
import { RowBuilder, visibleRows, paragraphTitle, type Row } from './rows.js';
import { treeKeyAction } from './tree-keyboard.js';
import { renderTree, type TreeProps } from './tree-view.js';
import type { OutlineContext, OutlineActions } from './outline-actions.lazy.js';

/** Styles that the editor adopts with this module. */
export const styles: CSSResult = outlineStyles;

/** The outline of one editor. */
export class OutlinePanel
  implements ReactiveController, TreeProps, ParagraphHeaderProps, OutlineFrameProps, OutlineContext
{
  private readonly collapsed = new Set<string>();
  private readonly typeAhead = new TypeAhead();
  private readonly rowBuilder = new RowBuilder();
  private readonly stats: ParagraphStatsController;
  private readonly actionsModule: LazyModule<typeof import('./outline-actions.lazy.js')>;
  private readonly recordingModule: LazyModule<typeof import('../recording/recording.lazy.js')>;
  private actions: OutlineActions | undefined;
  private recordingsMissing = false;
  private activeKey = '';
  private shownKey = '';
  private allRows: readonly Row[] = [];
  /** The recordings, loaded when the script has one or is to get one. */
  recordings: RecordingPanel | undefined;
  renaming: string | undefined;
  dragged: string | undefined;
  /** Whether the tree is unfolded; on wide layouts it always shows. */
  open = true;
  /** The last announcement: what was done, or why it was not possible. */
  announcement = '';

  constructor(readonly context: EditorContext) {
    const { host, script, checker } = context;
    this.actionsModule = new LazyModule(host, () => import('./outline-actions.lazy.js'));
    this.recordingModule = new LazyModule(host, () => import('../recording/recording.lazy.js'));
    this.stats = new ParagraphStatsController(host, script, checker, {
      checkedFor: () => context.settings.checkOptions,
      recorded: (paragraph, scene) => this.recordingStats(paragraph, scene),
    });
    host.addController(this);
  }

  get script(): ScriptController {
    return this.context.script;
  }

  hostUpdate(): void {
    const { selected, scenes } = this.script;
    if (selected !== this.shownKey) {
      this.shownKey = selected;
      this.activeKey = selected;
    }
    if (!this.has(this.activeKey)) this.activeKey = this.has(selected) ? selected : (scenes[0]?.key ?? '');
    this.allRows = this.rowBuilder.rowsOf(scenes, {
      m: this.m,
      collapsed: this.collapsed,
      statsOf: (paragraph, scene) => this.stats.of(paragraph, scene),
    });
  }

  // State

  get m(): OutlineMessages {
    return this.context.locale.of(messages);
  }

  /** The visible rows: without those of collapsed scenes. */
  get rows(): readonly Row[] {
    return visibleRows(this.allRows, this.collapsed);
  }

  get selected(): string {
    return this.script.selected;
  }

  get active(): string {
    const row = this.allRows.find(({ key }) => key === this.activeKey);
    return row?.paragraph && this.collapsed.has(row.scene) ? row.scene : this.activeKey;
  }

  get editable(): boolean {
    return this.context.settings.editable;
  }

  get blocked(): boolean {
    return this.context.settings.disabled;
  }

  get menuRow(): string | undefined {
    return this.actions?.menu.row;
  }

  get paragraph(): Paragraph | undefined {
    return this.script.paragraph;
  }

  get row(): Row | undefined {
    return this.allRows.find(({ key }) => key === this.selected);
  }

  /** The rows of the scenes, without paragraphs. */
  get scenes(): readonly Row[] {
    return this.allRows.filter(({ paragraph }) => !paragraph);
  }

  /** Whether there is exactly one script, as in a video. */
  get isSingleScript(): boolean {
    const { scenes } = this.script;
    const video = this.context.settings.checkOptions.target === 'video' || scenes.some(isVideoScript);
    return video && scenes.length > 0;
  }

  get canUndo(): boolean {
    return this.actions?.canUndo ?? false;
  }

  /** Whether the selected paragraph is a recording, or a recording is being chosen for it. */
  get isRecording(): boolean {
    const { paragraph } = this.script;
    return (
      paragraph !== undefined &&
      (isRecorded(paragraph.item) || this.recordings?.choosingFor === paragraph.key)
    );
  }

  /** Why no paragraph can be added to the active scene; undefined if one can. */
  get fullReason(): string | undefined {
    const { scenes } = this.script;
    const home =
      sceneOf(scenes, this.active) ?? scenes.find(({ key }) => key === this.active) ?? scenes.at(-1);
    return home && isFull(home) ? this.m.refusals.full : undefined;
  }

  // Lazy modules

  /** Focus or pointer have entered the outline: loads the actions ahead of their use. */
  readonly prefetchActions = (): void => {
    if (this.editable) void this.loadActions();
  };

  private async loadActions(): Promise<OutlineActions | undefined> {
    const module = await this.actionsModule.load();
    if (module) this.actions ??= new module.OutlineActions(this);
    return this.actions;
  }

  /** Calls back with the actions: synchronously once they are loaded; announces it if they can't be. */
  private withActions(what: (work: OutlineActions) => void): void {
    if (this.actions) what(this.actions);
    else void this.loadActions().then((work) => (work ? what(work) : this.announceNotLoaded()));
  }

  /** Loads the recordings; resolves to undefined if the module can't be loaded. */
  async loadRecordings(): Promise<RecordingPanel | undefined> {
    const module = await this.recordingModule.load();
    this.recordingsMissing = !module;
    if (module) {
      this.recordings ??= new module.RecordingPanel(this.context, {
        replaceTextByRecording: (key, change) => this.record(key, change),
        replaceRecordingByText: (key) => this.run('speak', key),
      });
    }
    this.context.host.requestUpdate();
    return this.recordings;
  }

  private recordingStats(paragraph: Paragraph, scene: Scene): ParagraphStats | undefined {
    if (!this.recordings && !this.recordingsMissing) void this.loadRecordings();
    return this.recordings?.statsOf(paragraph, scene);
  }

  announceNotLoaded(): void {
    this.announce(partNotLoaded(this.context.locale));
  }

  // Actions on rows

  /** Why an action is not available on a paragraph; undefined if it is, or before the actions are loaded. */
  reason(act: ActionName, key: string): string | undefined {
    if (this.actions) return this.actions.reason(act, key);
    const all = allParagraphs(this.script.scenes);
    if (act === 'up' && all[0]?.key === key) return this.m.refusals.first;
    return act === 'down' && all.at(-1)?.key === key ? this.m.refusals.last : undefined;
  }

  run(act: ActionName, key: string): void {
    if (this.editable) this.withActions((work) => work.run(act, key));
  }

  undo(): void {
    this.withActions((work) => work.undo());
  }

  private record(key: string, change: (item: Paragraph['item']) => Paragraph['item']): void {
    const scenes = withItem(this.script.scenes, key, change);
    this.withActions((work) => work.applyRecording({ scenes, row: key, rewritten: [key] }));
  }

  /** The scenes with a text in place of a recording; undefined until the recordings are loaded. */
  replaceRecordingByText(key: string): OutlineResult | undefined {
    return this.recordings?.scenesWithText(this.script.scenes, key);
  }

  /** Makes a row active and selects its paragraph; for a scene, keeps the selected paragraph or selects the first. */
  activate(row: string): void {
    const { scenes } = this.script;
    const paragraph = paragraphAt(scenes, row) ?? paragraphAt(scenes, this.selected);
    const shown = paragraph?.key ?? firstParagraphKey(scenes, row) ?? allParagraphs(scenes)[0]?.key ?? '';
    if (paragraph) this.collapsed.delete(sceneOf(scenes, paragraph.key)?.key ?? '');
    this.script.select(shown);
    this.shownKey = shown;
    this.activeKey = row;
    this.recordings?.cancelChoice();
  }

  select(key: string): void {
    this.activeKey = key;
    if (paragraphAt(this.script.scenes, key) && key !== this.selected) {
      this.recordings?.cancelChoice();
      this.script.select(key);
      this.shownKey = key;
    }
    this.context.host.requestUpdate();
  }

  /** Changes the title while it is typed; the input field has its own undo. */
  changeTitle(title: string): void {
    this.script.change(withTitle(this.script.scenes, this.selected, title));
    this.context.notify.changed();
  }

  /** The row of the current scenes, before the pending render. */
  currentRow(key: string): Row | undefined {
    this.hostUpdate();
    return this.allRows.find((row) => row.key === key);
  }

  titleAt(key: string): string {
    const { scenes } = this.script;
    const scene = scenes.find((one) => one.key === key);
    if (scene) return scene.script.script_name || this.m.unnamed;
    const home = sceneOf(scenes, key);
    const index = home?.paragraphs.findIndex((one) => one.key === key) ?? -1;
    const paragraph = home?.paragraphs[index];
    return paragraph ? paragraphTitle(paragraph, index, this.m) : '';
  }

  announce(words: string): void {
    this.announcement = words;
    this.context.host.requestUpdate();
  }

  has(key: string): boolean {
    const { scenes } = this.script;
    return scenes.some((scene) => scene.key === key) || sceneOf(scenes, key) !== undefined;
  }

  // Events

  readonly onNameKey = (event: KeyboardEvent): void => {
    this.actions?.onNameKey(event);
  };

  readonly onNameBlur = (event: FocusEvent): void => {
    this.actions?.onNameBlur(event);
  };

  readonly onClick = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    if (!row || this.blocked || (event.target as Element).closest('.name')) return;
    const more = (event.target as Element).closest<HTMLElement>('.more');
    this.select(row.key);
    if (more) return this.withActions(({ menu }) => menu.open(row.key, more));
    if ((event.target as Element).closest('.twist')) this.toggle(row.key, !row.open);
    if (this.renaming === undefined) this.itemOf(row.key)?.focus();
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    if (row && (event.target as Element).closest('.title, .caption')) this.run('rename', row.key);
  };

  readonly onFocus = (event: FocusEvent): void => {
    const row = this.rowAt(event);
    if (!row || row.key === this.activeKey || this.renaming !== undefined) return;
    this.activeKey = row.key;
    this.context.host.requestUpdate();
  };

  readonly onContextMenu = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    const item = row && this.itemOf(row.key);
    if (!row || !item || !this.editable || (event.target as Element).closest('.name')) return;
    event.preventDefault();
    this.select(row.key);
    const pointed = event.clientX > 0 && event.detail !== 0;
    const place = pointed ? { x: event.clientX, y: event.clientY } : undefined;
    this.withActions(({ menu }) => menu.open(row.key, item, place));
  };

  /** A press that may become a drag. Touch drags by the handle only, because elsewhere it scrolls. */
  readonly onPointerDown = (event: PointerEvent): void => {
    const row = this.rowAt(event);
    const at = event.target as Element;
    if (!row || !this.editable || at.closest('.name, .more, .twist')) return;
    if (event.button !== 0 || (event.pointerType === 'touch' && !at.closest('.grip'))) return;
    this.withActions(({ drag }) => drag.press(row, event));
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (this.blocked || event.isComposing || event.defaultPrevented) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return this.openMenuAt(event);
    const rtl = getComputedStyle(this.context.host).direction === 'rtl';
    const outcome = treeKeyAction(event, this.rows, this.active, rtl);
    if (outcome) {
      event.preventDefault();
      if (outcome.kind === 'go') this.focusAndSelect(outcome.key);
      else if (outcome.kind === 'open') this.toggle(outcome.key, outcome.open);
      else if (outcome.kind === 'undo') this.undo();
      else if (outcome.kind === 'text') void this.context.text.focus();
      else this.withActions((work) => work.run(outcome.act, this.active));
    } else if (isTypeAheadKey(event)) this.focusByLetter(event.key);
  };

  private focusByLetter(letter: string): void {
    const { rows, active } = this;
    const titles = rows.map(({ title }) => title);
    const from = rows.findIndex(({ key }) => key === active);
    const row = rows[this.typeAhead.find(letter, titles, from) ?? from];
    if (row) this.focusAndSelect(row.key);
  }

  private openMenuAt(event: KeyboardEvent): void {
    const { active } = this;
    const item = this.itemOf(active);
    if (!item || !this.editable) return;
    event.preventDefault();
    this.withActions(({ menu }) => menu.open(active, item));
  }

  private toggle(key: string, open: boolean): void {
    if (open) this.collapsed.delete(key);
    else this.collapsed.add(key);
    this.activeKey = key;
    this.context.host.requestUpdate();
  }

  /** Folds or unfolds the tree on narrow layouts. */
  readonly toggleFold = (): void => {
    this.open = !this.open;
    this.context.host.requestUpdate();
  };

  /** Opens the menu of the selected paragraph at the button in its header. */
  readonly openMenu = ({ currentTarget }: Event): void => {
    const { selected } = this;
    if (this.editable && selected)
      this.withActions(({ menu }) => menu.open(selected, currentTarget as HTMLElement));
  };

  private focusAndSelect(key: string): void {
    this.select(key);
    void this.focusRow(key);
  }

  private rowAt(event: Event): Row | undefined {
    const key = (event.target as Element).closest<HTMLElement>('.item')?.dataset['key'];
    return this.allRows.find((row) => row.key === key);
  }

  private itemOf(key: string): HTMLElement | undefined {
    const items = this.context.host.renderRoot.querySelectorAll<HTMLElement>('.item');
    return [...items].find(({ dataset }) => dataset['key'] === key);
  }

  async focusRow(key: string): Promise<void> {
    await this.context.host.updateComplete;
    const item = this.itemOf(key) ?? this.itemOf(this.active);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }

  // Rendering

  render(): TemplateResult {
    const { m } = this;
    return html`<nav
      class=${`outline ${this.open ? '' : 'folded'}`}
      part="outline"
      aria-label=${m.outline}
      @pointerenter=${this.prefetchActions}
      @focusin=${this.prefetchActions}
    >
      ${renderOutlineHeader(m, this)}
      ${this.script.scenes.length > 0 ? renderTree(m, this) : html`<p class="muted empty">${m.noScenes}</p>`}
      ${renderOutlineFooter(m, this)} ${this.actions?.menu.render() ?? nothing}
    </nav>`;
  }

  renderHead(): TemplateResult | typeof nothing {
    return this.script.scenes.length > 0 ? renderParagraphHeader(this.m, this) : nothing;
  }

  /** The recording that takes the place of the text. */
  renderRecording(): TemplateResult | typeof nothing {
    const { paragraph, recordings } = this;
    const scene = sceneOf(this.script.scenes, this.selected);
    if (!paragraph || !scene || !this.isRecording) return nothing;
    if (recordings) return recordings.render(paragraph, scene);
    if (!this.recordingsMissing) {
      void this.loadRecordings();
      return html`<div class="skeleton" aria-busy="true"></div>`;
    }
    const m = this.context.locale.of(editorMessages);
    return html`<div class="bar" role="alert">
      <span class="grow">${partNotLoaded(this.context.locale)}</span>
      <button class="button" type="button" @click=${() => void this.loadRecordings()}>${m.retry}</button>
    </div>`;
  }
}
