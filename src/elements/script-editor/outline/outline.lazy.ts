/**
 * The outline as it is seen: rows chosen, opened and closed, and the paragraph that is shown. This file and what it
 * imports is loaded where a script has scenes; what is done with rows (`work.ts`) as soon as somebody goes there.
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
import { LazyModule, partNotLoaded } from '../../../ui/lazy-module.js';
import type { LocaleController } from '../../../ui/locale.js';
import type { Checker } from '../check/checker.js';
import { messages as editorMessages } from '../messages.js';
import type { Outcome } from '../../../script/outline-commands.js';
import { isRecorded } from '../../../script/paragraph.js';
import {
  allParagraphs,
  firstOf,
  isFull,
  isVideoScript,
  paragraphAt,
  sceneOf,
  withItem,
  withTitle,
  type Paragraph,
  type Scene,
} from '../../../script/scenes.js';
import type { Script } from '../../../script/script.js';
import { boardStyles } from './outline.styles.js';
import { Findings, type Finding } from './paragraph-stats.js';
import { renderFoot, renderHeadline, type FootHost } from './outline-frame.js';
import { renderHead, type HeadHost } from './paragraph-header.js';
import { messages, type ActName, type OutlineMessages } from './messages.js';
import type { Recordings } from '../recording/recordings.js';
import { RowMaker, seenOf, titleOf, type Row } from './rows.js';
import { outcomeOf, typedTo } from './tree-keys.js';
import { renderTree, type TreeHost } from './tree-view.js';
import type { Desk, Work } from './outline-actions.lazy.js';

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

export class Board implements ReactiveController, TreeHost, HeadHost, FootHost, Desk {
  private readonly collapsed = new Set<string>();
  private readonly maker = new RowMaker();
  private readonly findings: Findings;
  private readonly workPart: LazyModule<typeof import('./outline-actions.lazy.js')>;
  private readonly recordingPart: LazyModule<typeof import('../recording/recordings.js')>;
  private work: Work | undefined;
  private unheard = false;
  private stood = '';
  private shown = '';
  private all: readonly Row[] = [];
  /** Loaded where a script has recordings, or gets one. */
  recordings: Recordings | undefined;
  renaming: string | undefined;
  dragged: string | undefined;
  /** Whether the list is shown where it stands above the text. */
  open = true;
  /** What was done last, or why it could not be. */
  said = '';

  constructor(
    private readonly host: LitElement,
    readonly script: Script,
    checker: Checker,
    readonly needs: BoardNeeds,
  ) {
    this.workPart = new LazyModule(host, () => import('./outline-actions.lazy.js'));
    this.recordingPart = new LazyModule(host, () => import('../recording/recordings.js'));
    this.findings = new Findings(host, script, checker, {
      checkedFor: needs.checkedFor,
      recorded: (paragraph, scene) => this.heard(paragraph, scene),
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const { selected, scenes } = this.script;
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
    return this.work?.menu.row;
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
    return this.work?.canUndo ?? false;
  }

  /** Whether the paragraph that is shown is a recording, or about to be one. */
  get isRecording(): boolean {
    const { paragraph } = this.script;
    return (
      paragraph !== undefined && (isRecorded(paragraph.item) || this.recordings?.chosenFor === paragraph.key)
    );
  }

  /** Why there can be no more paragraphs where one stands; undefined where there can. */
  get full(): string | undefined {
    const { scenes } = this.script;
    const home =
      sceneOf(scenes, this.active) ?? scenes.find(({ key }) => key === this.active) ?? scenes.at(-1);
    return home && isFull(home) ? this.m.refusals.full : undefined;
  }

  // What is loaded when it is wanted

  /** Somebody goes to the outline, and may do something there soon. */
  readonly near = (): void => {
    if (this.editable) void this.wantWork();
  };

  private async wantWork(): Promise<Work | undefined> {
    const module = await this.workPart.load();
    if (module) this.work ??= new module.Work(this.host, this);
    return this.work;
  }

  /** Has something done, at once where the code for it is there; says so where it cannot be had. */
  private do(what: (work: Work) => void): void {
    if (this.work) what(this.work);
    else void this.wantWork().then((work) => (work ? what(work) : this.sayMissing()));
  }

  /** What knows about recordings; undefined where it cannot be had. */
  async wantRecordings(): Promise<Recordings | undefined> {
    const module = await this.recordingPart.load();
    this.unheard = !module;
    if (module) {
      this.recordings ??= new module.Recordings(this.host, {
        ...this.needs,
        record: (key, change) => this.record(key, change),
        speak: (key) => this.run('speak', key),
      });
    }
    this.host.requestUpdate();
    return this.recordings;
  }

  private heard(paragraph: Paragraph, scene: Scene): Finding | undefined {
    if (!this.recordings && !this.unheard) void this.wantRecordings();
    return this.recordings?.findingOf(paragraph, scene);
  }

  sayMissing(): void {
    this.say(partNotLoaded(this.needs.locale));
  }

  // What a person does with rows

  /** Why something cannot be done with a paragraph; undefined when it can, as far as that is known already. */
  reason(act: ActName, key: string): string | undefined {
    if (this.work) return this.work.reason(act, key);
    const all = allParagraphs(this.script.scenes);
    if (act === 'up' && all[0]?.key === key) return this.m.refusals.first;
    return act === 'down' && all.at(-1)?.key === key ? this.m.refusals.last : undefined;
  }

  run(act: ActName, key: string): void {
    if (this.editable) this.do((work) => work.run(act, key));
  }

  undo(): void {
    this.do((work) => work.undo());
  }

  private record(key: string, change: (item: Paragraph['item']) => Paragraph['item']): void {
    const scenes = withItem(this.script.scenes, key, change);
    this.do((work) => work.record({ scenes, row: key, recut: [key] }));
  }

  /** The scenes with a text where a recording was; undefined where that part is still missing. */
  spoken(key: string): Outcome | undefined {
    return this.recordings?.spoken(this.script.scenes, key);
  }

  /** Stands on a row; a paragraph is shown then, and so is one of a scene whose own was shown before and is gone. */
  stand(row: string): void {
    const { scenes } = this.script;
    const paragraph = paragraphAt(scenes, row) ?? paragraphAt(scenes, this.selected);
    const shown = paragraph?.key ?? firstOf(scenes, row) ?? allParagraphs(scenes)[0]?.key ?? '';
    if (paragraph) this.collapsed.delete(sceneOf(scenes, paragraph.key)?.key ?? '');
    this.script.select(shown);
    this.shown = shown;
    this.stood = row;
    this.recordings?.leave();
  }

  select(key: string): void {
    this.stood = key;
    if (paragraphAt(this.script.scenes, key) && key !== this.selected) {
      this.recordings?.leave();
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

  /** A row of the scenes as they are now, before they are rendered. */
  freshRow(key: string): Row | undefined {
    this.hostUpdate();
    return this.all.find((row) => row.key === key);
  }

  titleAt(key: string): string {
    const { scenes } = this.script;
    const scene = scenes.find((one) => one.key === key);
    if (scene) return scene.script.script_name || this.m.unnamed;
    const home = sceneOf(scenes, key);
    const index = home?.paragraphs.findIndex((one) => one.key === key) ?? -1;
    const paragraph = home?.paragraphs[index];
    return paragraph ? titleOf(paragraph, index, this.m) : '';
  }

  say(words: string): void {
    this.said = words;
    this.host.requestUpdate();
  }

  has(key: string): boolean {
    const { scenes } = this.script;
    return scenes.some((scene) => scene.key === key) || sceneOf(scenes, key) !== undefined;
  }

  // Keys and pointer

  readonly onNameKey = (event: KeyboardEvent): void => {
    this.work?.onNameKey(event);
  };

  readonly onNameBlur = (event: FocusEvent): void => {
    this.work?.onNameBlur(event);
  };

  readonly onClick = (event: MouseEvent): void => {
    const row = this.rowAt(event);
    if (!row || this.blocked || (event.target as Element).closest('.name')) return;
    const more = (event.target as Element).closest<HTMLElement>('.more');
    this.select(row.key);
    if (more) return this.do(({ menu }) => menu.open(row.key, more));
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
    const place = pointed ? { x: event.clientX, y: event.clientY } : undefined;
    this.do(({ menu }) => menu.open(row.key, item, place));
  };

  /** A press that may become a drag: a finger drags by the handle, for elsewhere it scrolls; a mouse drags anywhere. */
  readonly onPointer = (event: PointerEvent): void => {
    const row = this.rowAt(event);
    const at = event.target as Element;
    if (!row || !this.editable || at.closest('.name, .more, .twist')) return;
    if (event.button !== 0 || (event.pointerType === 'touch' && !at.closest('.grip'))) return;
    this.do(({ drag }) => drag.press(row, event));
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
      else this.do((work) => work.run(outcome.act, this.active));
    } else if (letter) {
      const key = typedTo(event.key, this.rows, this.active);
      if (key) this.goTo(key);
    }
  };

  private openMenuAt(event: KeyboardEvent): void {
    const { active } = this;
    const item = this.itemOf(active);
    if (!item || !this.editable) return;
    event.preventDefault();
    this.do(({ menu }) => menu.open(active, item));
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
  readonly openMenu = ({ currentTarget }: Event): void => {
    const { selected } = this;
    if (this.editable && selected) this.do(({ menu }) => menu.open(selected, currentTarget as HTMLElement));
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

  async focusRow(key: string): Promise<void> {
    await this.host.updateComplete;
    const item = this.itemOf(key) ?? this.itemOf(this.active);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }

  // The parts

  render(): TemplateResult {
    const { m } = this;
    return html`<nav
      class=${`outline ${this.open ? '' : 'folded'}`}
      part="outline"
      aria-label=${m.outline}
      @pointerenter=${this.near}
      @focusin=${this.near}
    >
      ${renderHeadline(m, this)}
      ${this.script.scenes.length > 0 ? renderTree(m, this) : html`<p class="muted empty">${m.noScenes}</p>`}
      ${renderFoot(m, this)} ${this.work?.menu.render() ?? nothing}
    </nav>`;
  }

  renderHead(): TemplateResult | typeof nothing {
    return this.script.scenes.length > 0 ? renderHead(this.m, this) : nothing;
  }

  /** The recording that is shown instead of a text. */
  renderRecording(): TemplateResult | typeof nothing {
    const { paragraph, recordings } = this;
    const scene = sceneOf(this.script.scenes, this.selected);
    if (!paragraph || !scene || !this.isRecording) return nothing;
    if (recordings) return recordings.render(paragraph, scene);
    if (!this.unheard) {
      void this.wantRecordings();
      return html`<div class="skeleton" aria-busy="true"></div>`;
    }
    const m = this.needs.locale.of(editorMessages);
    return html`<div class="bar" role="alert">
      <span class="grow">${partNotLoaded(this.needs.locale)}</span>
      <button class="button" type="button" @click=${() => void this.wantRecordings()}>${m.retry}</button>
    </div>`;
  }
}
