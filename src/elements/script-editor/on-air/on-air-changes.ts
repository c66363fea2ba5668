/**
 * The change of a script on air after a save: reads what the task plays, offers the paragraphs that can still be replaced,
 * sends the selected ones as one command, and finds out what became of each.
 */
import type { ApiError, Client } from '../../../api/index.js';
import { isOffline, newId } from '../../../base/index.js';
import {
  commandsOf,
  playingIndex,
  reportUnknownSince,
  type CommandStage,
  type LiveParagraph,
  type RoomWatch,
} from '../../../live/index.js';
import type { Scene } from '../../../script/index.js';
import type { EditorContext } from '../editor-context.js';
import type { OnAirChangesProps } from './on-air-changes-view.js';
import { commandRecord, sendRewrites } from './rewrite-command.js';
import { canTryAgain, isDone, type RewriteOutcome } from './rewrite-outcome.js';
import { isInTime, timingOf, type RewriteTiming } from './rewrite-timing.js';
import {
  compareScripts,
  findParagraph,
  soundsSame,
  withRewritten,
  type Rewrite,
  type WaitingChange,
} from './script-comparison.js';
import { readTaskScript, type TaskScript } from './task-script.js';

/** The livestream whose script is changed. */
export interface OnAirTask {
  readonly client: Client;
  readonly watch: RoomWatch;
  readonly job_id: string;
  /** The script before the first save during the livestream. */
  readonly earlier: readonly Scene[];
  /** The paragraph that was reported last; a reply may be spoken meanwhile. */
  playing(): LiveParagraph | undefined;
}

/** The changes of one editor to one livestream. */
export class OnAirChanges implements OnAirChangesProps {
  stage: OnAirChangesProps['stage'] = 'ready';
  error: unknown;
  refusal: ApiError | undefined;
  rows: readonly Rewrite[] = [];
  waiting: readonly WaitingChange[] = [];
  rowsFrom = 0;
  waitingFrom = 0;
  isOpen = false;
  /** Number of paragraphs that were changed on air since the script was saved. */
  doneCount = 0;
  private script: TaskScript | undefined;
  private earlier: readonly Scene[];
  private isRead = false;
  /** Whether the script was saved again while changes were being sent. */
  private isOutdated = false;
  private selected: ReadonlySet<string> = new Set();
  private outcomes: ReadonlyMap<string, RewriteOutcome> = new Map();
  /** The command under way, and what it rewrites. */
  private sent: { id: string; keys: ReadonlySet<string> } | undefined;
  private reading = new AbortController();
  private lastIndex = -1;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly context: EditorContext,
    readonly task: OnAirTask,
  ) {
    this.earlier = task.earlier;
  }

  /** Opens the panel, reads, and puts the focus on the title. */
  async open(): Promise<void> {
    this.isOpen = true;
    this.follow();
    const read = this.stage === 'ready' ? this.refresh() : undefined;
    this.update();
    await this.context.host.updateComplete;
    this.focusTitle();
    await read;
  }

  /** Closes the panel. What was sent goes on. */
  close(): void {
    if (!this.isOpen) return;
    const { hasFocus } = this;
    this.isOpen = false;
    if (this.stage === 'reading') this.reading.abort();
    if (this.stage === 'reading') this.stage = 'ready';
    this.unfollow();
    this.update();
    if (hasFocus) void this.context.host.updateComplete.then(() => this.focus('.on-air button'));
  }

  /** The script was saved again. */
  handleSaved(): void {
    this.doneCount = 0;
    this.isOutdated = this.stage === 'sending';
    if (this.isOpen && !this.isOutdated) void this.refresh();
  }

  /** The state of the livestream has changed. Another round may have another order. */
  handleState(): void {
    const index = playingIndex(this.script?.round ?? [], this.task.playing());
    const isNewRound = index >= 0 && index < this.lastIndex;
    if (index >= 0) this.lastIndex = index;
    if (isNewRound && this.isOpen && this.stage === 'ready' && !this.isOver) void this.readRound();
  }

  /** Reads the task again, and forgets what became of earlier changes. */
  readonly refresh = async (): Promise<void> => {
    this.set({ stage: 'reading', error: undefined, refusal: undefined });
    this.outcomes = new Map();
    this.isOutdated = false;
    const signal = this.newReading();
    try {
      const script = await this.read(signal);
      this.script = script;
      this.isRead = true;
      this.rowsFrom = 0;
      this.waitingFrom = 0;
      const saved = this.context.script.base;
      const { rewrites, waiting } = compareScripts(saved, script?.scenes ?? [], this.earlier);
      this.selected = new Set(rewrites.filter((row) => isInTime(this.timingOf(row))).map(({ key }) => key));
      this.set({ stage: 'ready', rows: script ? rewrites : [], waiting: script ? waiting : [] });
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  };

  get isReady(): boolean {
    return this.isRead;
  }

  get isUnknowable(): boolean {
    return this.isRead && !this.script;
  }

  get isTold(): boolean {
    return this.script?.isTold ?? true;
  }

  get isOver(): boolean {
    const { job, phase } = this.task.watch.state;
    return job?.job_id !== this.task.job_id || ['ended', 'failed', 'blocked'].includes(phase);
  }

  get isPositionKnown(): boolean {
    const { state } = this.task.watch;
    return (
      this.task.playing() !== undefined && reportUnknownSince(state, 'playing', Date.now()) === undefined
    );
  }

  get blocked(): OnAirChangesProps['blocked'] {
    const { phase } = this.task.watch.state;
    const { settings } = this.context;
    if (!settings.editable || !settings.may('executeSmartLiveCommand')) return 'locked';
    if (isOffline()) return 'offline';
    if (phase === 'waiting' || phase === 'starting') return 'preparing';
    return phase === 'stopping' ? 'stopping' : undefined;
  }

  timingOf(row: Rewrite): RewriteTiming {
    if (!this.script) return 'maybe-this-round';
    return timingOf(row, this.script, { playing: this.task.playing(), isRecent: this.isPositionKnown });
  }

  outcomeOf({ key }: Rewrite): RewriteOutcome | undefined {
    return this.outcomes.get(key);
  }

  progressOf({ key }: Rewrite): CommandStage | undefined {
    if (!this.sent?.keys.has(key)) return undefined;
    return commandRecord(this.task.watch, this.sent.id)?.stage ?? 'sending';
  }

  isSelected({ key }: Rewrite): boolean {
    return this.selected.has(key);
  }

  select({ key }: Rewrite, isSelected: boolean): void {
    const others = [...this.selected].filter((one) => one !== key);
    this.selected = new Set(isSelected ? [...others, key] : others);
    this.update();
  }

  showRows(from: number): void {
    this.set({ rowsFrom: from });
  }

  showWaiting(from: number): void {
    this.set({ waitingFrom: from });
  }

  /** The paragraphs that the button sends. */
  get sendable(): readonly Rewrite[] {
    return this.rows.filter((row) => this.isSelected(row) && this.canSend(row));
  }

  /** Whether a paragraph can be selected: viewers may still hear it, and nothing became of it yet. */
  canSend(row: Rewrite): boolean {
    const outcome = this.outcomeOf(row);
    return !this.isOver && (!outcome || outcome === 'changed') && isInTime(this.timingOf(row));
  }

  /** Whether a paragraph was not changed, and may be with another try. */
  canTryAgain(row: Rewrite): boolean {
    const outcome = this.outcomeOf(row);
    return !this.isOver && outcome !== undefined && canTryAgain(outcome) && isInTime(this.timingOf(row));
  }

  get outcomeCounts(): OnAirChangesProps['outcomeCounts'] {
    const all = [...this.outcomes.values()];
    const done = all.filter(isDone).length;
    const unknown = all.filter((one) => one === 'unknown').length;
    return { done, unknown, failed: all.length - done - unknown };
  }

  /**
   * Sends paragraphs as one command, so that they take effect together. The task is read right before: what another page
   * changed meanwhile is not overwritten, and what has been spoken is not sent.
   */
  readonly send = async (rows: readonly Rewrite[]): Promise<void> => {
    if (this.stage !== 'ready' || rows.length === 0 || this.blocked || this.isOver) return;
    this.set({ stage: 'sending', error: undefined, refusal: undefined });
    this.settle(rows, undefined);
    const id = newId();
    this.sent = { id, keys: new Set(rows.map(({ key }) => key)) };
    try {
      const script = await this.read(this.newReading());
      if (script) await this.rewrite(id, script, this.withoutTooLate(this.withoutChanged(rows, script)));
      else this.settle(rows, 'unsent');
    } catch (error) {
      this.settle(
        rows.filter((row) => !this.outcomeOf(row)),
        'unsent',
      );
      this.fail(error);
    } finally {
      this.sent = undefined;
      this.set({ stage: 'ready' });
      this.unfollow();
      if (this.isOutdated) void this.refresh();
    }
  };

  /** Reads whether paragraphs whose outcome is unknown were changed. */
  readonly checkAgain = async (): Promise<void> => {
    const unknown = this.rows.filter((row) => this.outcomeOf(row) === 'unknown');
    const signal = this.newReading();
    this.set({ stage: 'reading', error: undefined });
    try {
      this.settleByReading(unknown, await this.read(signal));
      this.set({ stage: 'ready' });
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  };

  /** Leaves out what another page changed on air since it was read, and shows the words that are there now. */
  private withoutChanged(rows: readonly Rewrite[], script: TaskScript): readonly Rewrite[] {
    const now = new Map(rows.map((row) => [row.key, findParagraph(script.scenes, row, row.before)]));
    const isChanged = ({ key, before }: Rewrite) => {
      const item = now.get(key);
      return !item || !soundsSame(item, before);
    };
    const changed = rows.filter(isChanged);
    this.rows = this.rows.map((row) => ({ ...row, before: now.get(row.key) ?? row.before }));
    this.settle(changed, 'changed');
    for (const row of changed) this.select(row, false);
    return rows.filter((row) => !changed.includes(row));
  }

  private withoutTooLate(rows: readonly Rewrite[]): readonly Rewrite[] {
    const isLate = (row: Rewrite) => !isInTime(this.timingOf(row));
    this.settle(rows.filter(isLate), 'late');
    return rows.filter((row) => !isLate(row));
  }

  private async rewrite(id: string, script: TaskScript, rows: readonly Rewrite[]): Promise<void> {
    if (rows.length === 0) return;
    const { stage, unsent, error } = await sendRewrites(this.task.watch, { id, script, rewrites: rows });
    if (error && stage !== 'unknown') this.context.notify.error(error);
    if (stage === 'failed') this.refusal = error;
    if (stage === 'failed') this.settle(rows, 'refused');
    else if (stage === 'unknown') this.settle(rows, 'unknown');
    else if (stage === 'unsent') this.settle(rows, unsent === 'ended' ? 'ended' : 'unsent');
    else await this.verify(rows);
  }

  /** Reads the task after an accepted change. If that fails, the acceptance counts. */
  private async verify(rows: readonly Rewrite[]): Promise<void> {
    const timings = new Map(rows.map((row) => [row.key, this.timingOf(row)]));
    const script = await this.read(this.newReading()).catch(() => undefined);
    this.settleByReading(rows, script, { isAccepted: true, timings });
  }

  /** Settles by what the task tells; if it tells no script, by whether the command was accepted. */
  private settleByReading(
    rows: readonly Rewrite[],
    script: TaskScript | undefined,
    { isAccepted = false, timings = new Map<string, RewriteTiming>() } = {},
  ): void {
    for (const row of rows) {
      const item = script?.isTold ? findParagraph(script.scenes, row, row.after) : undefined;
      if (!item && !isAccepted) continue;
      const isTaken = item ? soundsSame(item, row.after) : isAccepted;
      this.settle([row], isTaken ? outcomeAt(timings.get(row.key) ?? this.timingOf(row)) : 'not-taken');
      if (isTaken) this.earlier = withRewritten(this.earlier, row);
    }
    this.doneCount += rows.filter((row) => isDone(this.outcomeOf(row) ?? 'unknown')).length;
  }

  /** Reads the order of another round, in which other paragraphs are still to come. */
  private async readRound(): Promise<void> {
    const signal = this.newReading();
    try {
      this.script = (await this.read(signal)) ?? this.script;
      this.update();
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  /** Aborts the read under way; the latest one wins. */
  private newReading(): AbortSignal {
    this.reading.abort();
    this.reading = new AbortController();
    return this.reading.signal;
  }

  private read(signal: AbortSignal): Promise<TaskScript | undefined> {
    const { client, watch } = this.task;
    return readTaskScript({ client, watch, earlier: this.earlier, signal });
  }

  private fail(error: unknown): void {
    this.context.notify.error(error);
    this.set({ stage: 'ready', error });
  }

  private settle(rows: readonly Rewrite[], outcome: RewriteOutcome | undefined): void {
    const next = new Map(this.outcomes);
    for (const { key } of rows) {
      if (outcome) next.set(key, outcome);
      else next.delete(key);
    }
    this.outcomes = next;
    this.update();
  }

  /** Follows the log of commands and the connection while the panel is open or something is being sent. */
  private follow(): void {
    if (this.unsubscribe) return;
    const { watch } = this.task;
    const removers = [
      commandsOf(watch).subscribe(watch, this.update),
      watch.environment.onPageChange(this.update),
    ];
    addEventListener('offline', this.update);
    removers.push(() => removeEventListener('offline', this.update));
    this.unsubscribe = () => removers.forEach((remove) => remove());
  }

  private unfollow(): void {
    if (this.isOpen || this.stage === 'sending') return;
    this.unsubscribe?.();
    this.unsubscribe = undefined;
  }

  private set(
    values: Partial<
      Pick<OnAirChanges, 'stage' | 'error' | 'refusal' | 'rows' | 'waiting' | 'rowsFrom' | 'waitingFrom'>
    >,
  ): void {
    Object.assign(this, values);
    const hadFocus = this.hasFocus;
    this.update();
    if (hadFocus) void this.context.host.updateComplete.then(() => this.hasFocus || this.focusTitle());
  }

  private get hasFocus(): boolean {
    return this.context.host.renderRoot.querySelector('.on-air-changes:focus-within') !== null;
  }

  private focusTitle(): void {
    this.focus('.on-air-changes h3');
  }

  private focus(selector: string): void {
    this.context.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly update = (): void => this.context.host.requestUpdate();
}

/** What became of a paragraph that the task took over at that time. */
function outcomeAt(timing: RewriteTiming): RewriteOutcome {
  return timing === 'spoken' || timing === 'speaking' || timing === 'no-next-round' ? 'late' : timing;
}
