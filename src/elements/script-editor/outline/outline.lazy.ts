/**
 * The outline: a tree of scenes and paragraphs, the header of the selected paragraph, and its recording. Loaded when a
 * script has scenes; the actions on rows (`outline-actions.lazy.ts`) follow when focus or pointer enter the outline.
 */
import { html, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import { LazyModule, partNotLoaded, type LocaleController } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import {
  allParagraphs,
  firstParagraphKey,
  isFull,
  isVideoScript,
  type OutlineResult,
  type Paragraph,
  paragraphAt,
  sceneOf,
  withItem,
  withTitle,
} from '../../../script/index.js';
import type { ScriptController } from '../script-controller.js';
import { outlineStyles } from './outline.styles.js';
import { ParagraphStatsController } from './paragraph-stats.js';
import { OutlineEvents, type OutlineEventsContext } from './outline-events.js';
import { renderOutlineFooter, renderOutlineHeader, type OutlineFrameProps } from './outline-frame.js';
import { renderParagraphHeader, type ParagraphHeaderProps } from './paragraph-header.js';
import { messages, type ActionName, type OutlineMessages } from './messages.js';
import type { RecordingPanel } from '../recording/recording-panel.js';
import { RowBuilder, visibleRows, paragraphTitle, type Row } from './rows.js';
import { RowWindow, type RowGap } from './row-window.js';
import { RecordingSlot } from './recording-slot.js';
import { renderTree, type TreeProps } from './tree-view.js';
import type { OutlineContext, OutlineActions } from './outline-actions.js';

/** Styles that the editor adopts with this module. */
export const styles: CSSResult = outlineStyles;

/** The outline of one editor. */
export class OutlinePanel
  implements
    ReactiveController,
    TreeProps,
    ParagraphHeaderProps,
    OutlineFrameProps,
    OutlineContext,
    OutlineEventsContext
{
  private readonly collapsed = new Set<string>();
  private readonly rowBuilder = new RowBuilder();
  private readonly stats: ParagraphStatsController;
  private readonly actionsModule: LazyModule<typeof import('./outline-actions.lazy.js')>;
  private readonly recording: RecordingSlot;
  private readonly rowWindow: RowWindow;
  private activeKey = '';
  /** Key of the selected paragraph at the last update. */
  private lastSelected = '';
  private allRows: readonly Row[] = [];
  readonly events = new OutlineEvents(this);
  /** Undefined until the actions are loaded. */
  actions: OutlineActions | undefined;
  renaming: string | undefined;
  dragged: string | undefined;
  /** Whether the tree is unfolded; on wide layouts it always shows. */
  open = true;
  /** The last announcement: what was done, or why it was not possible. */
  announcement = '';

  constructor(readonly context: EditorContext) {
    const { host, script, checker } = context;
    this.actionsModule = new LazyModule(host, () => import('./outline-actions.lazy.js'));
    this.rowWindow = new RowWindow(host);
    this.recording = new RecordingSlot(context, {
      replaceTextByRecording: (key, change) => this.record(key, change),
      replaceRecordingByText: (key) => this.run('speak', key),
    });
    this.stats = new ParagraphStatsController(host, script, checker, {
      checkedFor: () => context.settings.checkOptions,
      recorded: (paragraph, scene) => this.recording.statsOf(paragraph, scene),
    });
    host.addController(this);
  }

  get script(): ScriptController {
    return this.context.script;
  }

  hostUpdate(): void {
    const { selected, scenes } = this.script;
    if (selected !== this.lastSelected) {
      this.lastSelected = selected;
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

  get locale(): LocaleController {
    return this.context.locale;
  }

  get m(): OutlineMessages {
    return this.locale.of(messages);
  }

  /** The visible rows: without those of collapsed scenes. */
  get rows(): readonly Row[] {
    return visibleRows(this.allRows, this.collapsed);
  }

  /** The rows that are rendered, with gaps for the others. */
  get entries(): readonly (Row | RowGap)[] {
    const { active, selected, renaming, menuRow, dragged } = this;
    return this.rowWindow.entries(this.rows, [active, selected, renaming, menuRow, dragged]);
  }

  get onScroll(): (event: Event) => void {
    return this.rowWindow.onScroll;
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
    return this.recording.isShown;
  }

  /** Why no paragraph can be added to the active scene; undefined if one can. */
  get fullReason(): string | undefined {
    const { scenes } = this.script;
    const scene =
      sceneOf(scenes, this.active) ?? scenes.find(({ key }) => key === this.active) ?? scenes.at(-1);
    return scene && isFull(scene) ? this.m.refusals.full : undefined;
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

  /** Calls back with the actions: synchronously if they are loaded. Announces a failure to load them. */
  withActions(callback: (actions: OutlineActions) => void): void {
    if (this.actions) callback(this.actions);
    else void this.loadActions().then((actions) => (actions ? callback(actions) : this.announceNotLoaded()));
  }

  loadRecordings(): Promise<RecordingPanel | undefined> {
    return this.recording.load();
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
    if (this.editable) this.withActions((actions) => actions.run(act, key));
  }

  undo(): void {
    this.withActions((actions) => actions.undo());
  }

  private record(key: string, change: (item: Paragraph['item']) => Paragraph['item']): void {
    const scenes = withItem(this.script.scenes, key, change);
    this.withActions((actions) => actions.applyRecording({ scenes, row: key, rewritten: [key] }));
  }

  /** The scenes with a text in place of a recording; undefined until the recordings are loaded. */
  replaceRecordingByText(key: string): OutlineResult | undefined {
    return this.recording.panel?.scenesWithText(this.script.scenes, key);
  }

  /** Makes a row active and selects its paragraph; for a scene, keeps the selected paragraph or selects the first. */
  activate(row: string): void {
    const { scenes } = this.script;
    const paragraph = paragraphAt(scenes, row) ?? paragraphAt(scenes, this.selected);
    const shown = paragraph?.key ?? firstParagraphKey(scenes, row) ?? allParagraphs(scenes)[0]?.key ?? '';
    if (paragraph) this.collapsed.delete(sceneOf(scenes, paragraph.key)?.key ?? '');
    this.script.select(shown);
    this.lastSelected = shown;
    this.activeKey = row;
    this.recording.panel?.cancelChoice();
  }

  select(key: string): void {
    this.activeKey = key;
    if (paragraphAt(this.script.scenes, key) && key !== this.selected) {
      this.recording.panel?.cancelChoice();
      this.script.select(key);
      this.lastSelected = key;
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
    const parent = sceneOf(scenes, key);
    const index = parent?.paragraphs.findIndex((one) => one.key === key) ?? -1;
    const paragraph = parent?.paragraphs[index];
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

  // The tree

  /** Makes a row the tab stop without selecting it. */
  setActive(key: string): void {
    if (key === this.activeKey) return;
    this.activeKey = key;
    this.context.host.requestUpdate();
  }

  /** Expands or collapses a scene. */
  toggle(key: string, open: boolean): void {
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

  /** The element of a row; undefined if the row is not visible. */
  itemOf(key: string): HTMLElement | undefined {
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

  /** The recording that takes the place of the text; nothing if the selected paragraph is a text. */
  renderRecording(): TemplateResult | typeof nothing {
    return this.recording.render();
  }
}
