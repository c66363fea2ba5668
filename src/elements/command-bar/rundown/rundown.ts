/**
 * The run-down: the paragraphs of the current round, with the one that is being said. Paragraphs that have not begun can
 * be edited; the changes are collected and sent as one command (`REWRITE_PLAY_SCRIPT`, reference 10.5).
 */
import type { SmartLiveRoom } from '../../../api/index.js';
import {
  hasEnded,
  playingIndex,
  queryTask,
  readTask,
  reportUnknownSince,
  wireMember,
} from '../../../live/index.js';
import type { BarContext } from '../bar-context.js';
import { keepFocus } from '../../../ui/index.js';
import { saveChanges, readChanges } from '../value-store.js';
import {
  parseChanges,
  findConflicts,
  nextParagraph,
  applyChanges,
  readRound,
  scenesOf,
  type Change,
  type Paragraph,
} from './rundown-model.js';
import { renderRundown, type RundownProps, type SendProblem } from './rundown-view.js';

/** The run-down of one bar. */
export class Rundown implements RundownProps {
  isOpen = false;
  stage: 'reading' | 'ready' | 'sending' = 'reading';
  error: unknown;
  sendError: unknown;
  round: readonly Paragraph[] = [];
  changes: readonly Change[] = [];
  sendProblem: SendProblem | undefined;
  editing: Paragraph | undefined;
  /** The last index that was reported; −1 before the first report. */
  private lastIndex = -1;
  /** ID of the task of the round. */
  private roundJob = '';
  /** Whether the last rendering showed a round that is over. */
  private wasOver = false;
  private reading = new AbortController();

  constructor(readonly bar: BarContext) {}

  async open(): Promise<void> {
    this.isOpen = true;
    const refreshed = this.begin();
    await this.bar.element.updateComplete;
    // Before the round is read: by then the user may have moved the focus elsewhere.
    this.focus('.rundown h3');
    await refreshed;
  }

  /** Reads the round of the running task; that of another one before is left, its unsent changes stay stored. */
  private async begin(): Promise<void> {
    if (this.roundJob !== this.job_id) {
      this.roundJob = this.job_id;
      this.lastIndex = -1;
      this.round = [];
      this.editing = undefined;
      this.changes = parseChanges(readChanges(this.job_id));
    }
    this.update();
    await this.refresh();
  }

  close(): void {
    this.isOpen = false;
    this.reading.abort();
    this.update();
  }

  /** ID of the running task. */
  private get job_id(): string {
    return this.bar.watch?.state.job?.job_id ?? '';
  }

  /** Reads the task and its round again; the latest call wins. Never rejects: a failure is `error`. */
  readonly refresh = async (): Promise<void> => {
    if (this.isOver) return;
    this.reading.abort();
    const { signal } = (this.reading = new AbortController());
    this.set({ stage: 'reading', error: undefined });
    try {
      const readTask = await this.task(signal);
      const answer = await queryTask(this.bar, 'GET_CURRENT_PLAYING_SCRIPTS', signal);
      this.set({ round: readRound(answer, scenesOf(readTask)), stage: 'ready' });
    } catch (error) {
      if (!signal.aborted) this.set({ error, stage: 'ready' });
    }
  };

  /** Whether the livestream of the round has ended: then nothing is being said, and nothing can be changed. */
  get isOver(): boolean {
    const job = this.bar.watch?.state.job;
    return hasEnded(job) || (job?.job_id ?? '') !== this.roundJob;
  }

  /** Also reads the next round: it has begun if the index is smaller than before. */
  get currentIndex(): number {
    if (this.isOver) return Math.min(this.lastIndex, this.round.length - 1);
    const state = this.bar.watch?.state;
    const index = playingIndex(this.round, state?.playing);
    if (index >= 0 && index < this.lastIndex && this.stage === 'ready')
      void Promise.resolve().then(this.refresh);
    if (index >= 0) this.lastIndex = index;
    return Math.min(this.lastIndex, this.round.length - 1);
  }

  get isStale(): boolean {
    const state = this.bar.watch?.state;
    return this.lastIndex < 0 || !state || reportUnknownSince(state, 'playing', Date.now()) !== undefined;
  }

  changeOf(key: string): Change | undefined {
    return this.changes.find(({ paragraph }) => paragraph.key === key);
  }

  get added(): readonly Paragraph[] {
    return this.changes.filter(({ kind }) => kind === 'add').map(({ paragraph }) => paragraph);
  }

  edit(paragraph: Paragraph | undefined): void {
    if (paragraph && this.isOver) return;
    this.set({ editing: paragraph });
    if (!paragraph) return;
    this.bar.prepare();
    void this.bar.element.updateComplete.then(() => this.focus('.rundown textarea'));
  }

  updateEditing(change: Partial<Paragraph>): void {
    if (this.editing) this.set({ editing: { ...this.editing, ...change } });
  }

  /** Adds the edited paragraph to the unsent changes and closes the editor. */
  keepEditing(): void {
    const { editing } = this;
    if (!editing?.text?.trim() || this.isOver) return;
    const earlier = this.changeOf(editing.key);
    const before = earlier?.before ?? this.round.find(({ key }) => key === editing.key) ?? editing;
    const isNew = !this.round.some(({ key }) => key === editing.key);
    this.setChange({ kind: isNew ? 'add' : 'edit', paragraph: editing, before });
    this.set({ editing: undefined });
  }

  add(): void {
    this.edit(nextParagraph(this.round, this.added));
  }

  remove(paragraph: Paragraph): void {
    if (this.isOver) return;
    if (this.added.some(({ key }) => key === paragraph.key)) this.restore(paragraph);
    else
      this.setChange({
        kind: 'remove',
        paragraph,
        before: this.changeOf(paragraph.key)?.before ?? paragraph,
      });
  }

  restore({ key }: Paragraph): void {
    this.set({
      changes: this.changes.filter(({ paragraph }) => paragraph.key !== key),
      sendProblem: undefined,
    });
  }

  discard(): void {
    this.set({ changes: [], editing: undefined, sendProblem: undefined, sendError: undefined });
  }

  /** Sends the changes as one command, unless a changed paragraph has begun or someone else has changed it. */
  async send(): Promise<void> {
    if (this.stage !== 'ready' || this.changes.length === 0 || !this.bar.canSend || this.isOver) return;
    this.set({ stage: 'sending', sendProblem: undefined, sendError: undefined });
    try {
      const task = await this.task(this.reading.signal);
      const scenes = scenesOf(task);
      const sendProblem = this.findProblem(scenes);
      if (sendProblem) this.set({ sendProblem });
      else await this.rewrite({ ...task, scene_scripts: applyChanges(scenes, this.changes) }, task);
    } catch (sendError) {
      this.set({ sendError });
    }
    this.set({ stage: 'ready' });
  }

  private findProblem(scenes: Parameters<typeof findConflicts>[0]): SendProblem | undefined {
    if (this.hasChangeBegun) return 'begun';
    return findConflicts(scenes, this.changes).length > 0 ? 'changed' : undefined;
  }

  private async rewrite(task: SmartLiveRoom, before: SmartLiveRoom): Promise<void> {
    const command = 'REWRITE_PLAY_SCRIPT' as const;
    const params = (one: SmartLiveRoom) => ({ scene_scripts: wireMember(one, (task) => task.scene_scripts) });
    const undo = { command, params: params(before) };
    const record = await this.bar.submit({ command, params: params(task) }, { undo });
    if (!record || record.stage === 'failed') return this.set({ sendError: record?.error });
    this.discard();
    await this.refresh();
  }

  /** Whether a changed paragraph has begun. */
  private get hasChangeBegun(): boolean {
    const begun = new Set(this.round.slice(0, this.currentIndex + 1).map(({ key }) => key));
    return this.changes.some(({ paragraph }) => begun.has(paragraph.key));
  }

  private task(signal: AbortSignal): Promise<SmartLiveRoom> {
    return readTask(this.bar, signal);
  }

  private setChange(change: Change): void {
    const others = this.changes.filter(({ paragraph }) => paragraph.key !== change.paragraph.key);
    this.set({ changes: [...others, change], sendProblem: undefined });
  }

  private set(
    values: Partial<
      Pick<Rundown, 'stage' | 'error' | 'sendError' | 'round' | 'changes' | 'sendProblem' | 'editing'>
    >,
  ): void {
    keepFocus(this.bar.element);
    Object.assign(this, values);
    if (values.changes)
      saveChanges(this.roundJob, this.changes.length > 0 ? JSON.stringify(this.changes) : '');
    this.update();
  }

  private focus(selector: string): void {
    this.bar.element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private update(): void {
    this.bar.element.requestUpdate();
  }

  /** When another livestream of the room is on air, shows that one. */
  private followTask(): void {
    const { isOver } = this;
    if (isOver && !this.wasOver) this.keepFocusInside();
    this.wasOver = isOver;
    const isAnother = this.roundJob !== this.job_id && this.bar.watch?.state.phase === 'on-air';
    if (isAnother) void Promise.resolve().then(() => this.begin());
  }

  /** The buttons go when the livestream ends; the focus stays in the rundown if it was there. */
  private keepFocusInside(): void {
    const { element } = this.bar;
    if (!element.shadowRoot?.activeElement?.closest('.rundown')) return;
    void element.updateComplete.then(() => {
      if (!element.shadowRoot?.activeElement) this.focus('.rundown h3');
    });
  }

  render() {
    if (!this.isOpen) return undefined;
    this.followTask();
    return renderRundown(this);
  }
}
