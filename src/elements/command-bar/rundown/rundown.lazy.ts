/**
 * The current round as a run-down: what was said, what is being said, what comes. What comes can be rewritten: changes
 * are gathered, and sent as one command.
 */
import type { SmartLiveRoom } from '../../../api/index.js';
import { reportUnknownSince } from '../../../live/index.js';
import type { BarContext } from '../bar-context.js';
import { keepFocus } from '../keep-focus.js';
import { saveChanges, readChanges } from '../session-store.js';
import { queryTask, readTask } from '../task-config.js';
import {
  changesIn,
  conflicts,
  nextParagraph,
  placeIn,
  rewritten,
  roundOf,
  scenesOf,
  type Change,
  type Paragraph,
} from './rundown-model.js';
import { renderRundown } from './rundown-view.js';

export { rundownStyles as styles } from './rundown.styles.js';

/** What became of the last try to send the changes. `late`: a paragraph has begun. `changed`: by somebody else. */
export type Trouble = 'late' | 'changed' | undefined;

export class Rundown {
  shown = false;
  stage: 'reading' | 'ready' | 'sending' = 'reading';
  error: unknown;
  round: readonly Paragraph[] = [];
  changes: readonly Change[] = [];
  trouble: Trouble;
  /** The paragraph that is being edited. */
  editing: Paragraph | undefined;
  private place = -1;
  private stop = new AbortController();

  constructor(readonly bar: BarContext) {}

  async show(): Promise<void> {
    this.shown = true;
    if (this.changes.length === 0) this.changes = changesIn(readChanges(this.job_id));
    this.update();
    const reading = this.read();
    await this.bar.element.updateComplete;
    this.focus('.rundown h3'); // before the round has been read: then the person may be elsewhere
    await reading;
  }

  hide(): void {
    this.shown = false;
    this.stop.abort();
    this.update();
  }

  /** The task that the round is of. */
  private get job_id(): string {
    return this.bar.watch?.state.job?.job_id ?? '';
  }

  readonly read = async (): Promise<void> => {
    this.stop.abort();
    const { signal } = (this.stop = new AbortController());
    this.set({ stage: 'reading', error: undefined });
    try {
      const task = await this.task(signal);
      const answer = await queryTask(this.bar, 'GET_CURRENT_PLAYING_SCRIPTS', signal);
      this.set({ round: roundOf(answer, scenesOf(task)), stage: 'ready' });
    } catch (error) {
      if (!signal.aborted) this.set({ error, stage: 'ready' });
    }
  };

  /** Place in the round of what is being said: the last that the service told, −1 if it told nothing. */
  get now(): number {
    const state = this.bar.watch?.state;
    const place = placeIn(this.round, state?.playing);
    if (place >= 0 && place < this.place && this.stage === 'ready') void Promise.resolve().then(this.read);
    if (place >= 0) this.place = place;
    return Math.min(this.place, this.round.length - 1);
  }

  /** Whether what is being said has not been reported for a while. */
  get isOld(): boolean {
    const state = this.bar.watch?.state;
    return this.place < 0 || !state || reportUnknownSince(state, 'playing', Date.now()) !== undefined;
  }

  /** A paragraph as it will be: with the change that is not sent yet. */
  changeOf(key: string): Change | undefined {
    return this.changes.find(({ paragraph }) => paragraph.key === key);
  }

  get added(): readonly Paragraph[] {
    return this.changes.filter(({ kind }) => kind === 'add').map(({ paragraph }) => paragraph);
  }

  edit(paragraph: Paragraph | undefined): void {
    this.set({ editing: paragraph });
    if (paragraph) void this.bar.element.updateComplete.then(() => this.focus('.rundown textarea'));
  }

  /** A change of what is being edited, kept when it is done. */
  write(change: Partial<Paragraph>): void {
    if (this.editing) this.set({ editing: { ...this.editing, ...change } });
  }

  keep(): void {
    const { editing } = this;
    if (!editing?.text?.trim()) return;
    const former = this.changeOf(editing.key);
    const before = former?.before ?? this.round.find(({ key }) => key === editing.key) ?? editing;
    const isNew = !this.round.some(({ key }) => key === editing.key);
    this.put({ kind: isNew ? 'add' : 'edit', paragraph: editing, before });
    this.set({ editing: undefined });
  }

  add(): void {
    this.edit(nextParagraph(this.round, this.added));
  }

  remove(paragraph: Paragraph): void {
    if (this.added.some(({ key }) => key === paragraph.key)) this.restore(paragraph);
    else this.put({ kind: 'remove', paragraph, before: this.changeOf(paragraph.key)?.before ?? paragraph });
  }

  /** Takes the change of a paragraph back. */
  restore({ key }: Paragraph): void {
    this.set({ changes: this.changes.filter(({ paragraph }) => paragraph.key !== key), trouble: undefined });
  }

  discard(): void {
    this.set({ changes: [], editing: undefined, trouble: undefined });
  }

  /** Sends the changes as one command, unless a paragraph has begun meanwhile or somebody else changed it. */
  async send(): Promise<void> {
    if (this.stage !== 'ready' || this.changes.length === 0 || !this.bar.canSend) return;
    this.set({ stage: 'sending', trouble: undefined, error: undefined });
    try {
      const scenes = scenesOf(await this.task(this.stop.signal));
      const trouble = this.isLate
        ? 'late'
        : conflicts(scenes, this.changes).length > 0
          ? 'changed'
          : undefined;
      if (trouble) this.set({ trouble });
      else await this.rewrite(rewritten(scenes, this.changes), scenes);
    } catch (error) {
      this.set({ error });
    }
    this.set({ stage: 'ready' });
  }

  private async rewrite(scene_scripts: unknown[], before: unknown[]): Promise<void> {
    const command = 'REWRITE_PLAY_SCRIPT' as const;
    const undo = { command, params: { scene_scripts: before } };
    const record = await this.bar.submit({ command, params: { scene_scripts } }, { undo });
    if (!record || record.stage === 'failed') return this.set({ error: record?.error });
    this.discard();
    await this.read();
  }

  /** Whether a paragraph that was changed has begun. */
  private get isLate(): boolean {
    const begun = new Set(this.round.slice(0, this.now + 1).map(({ key }) => key));
    return this.changes.some(({ paragraph }) => begun.has(paragraph.key));
  }

  private task(signal: AbortSignal): Promise<SmartLiveRoom> {
    return readTask(this.bar, signal);
  }

  private put(change: Change): void {
    const others = this.changes.filter(({ paragraph }) => paragraph.key !== change.paragraph.key);
    this.set({ changes: [...others, change], trouble: undefined });
  }

  private set(
    values: Partial<Pick<Rundown, 'stage' | 'error' | 'round' | 'changes' | 'trouble' | 'editing'>>,
  ): void {
    keepFocus(this.bar);
    Object.assign(this, values);
    if (values.changes) saveChanges(this.job_id, this.changes.length > 0 ? JSON.stringify(this.changes) : '');
    this.update();
  }

  private focus(selector: string): void {
    this.bar.element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private update(): void {
    this.bar.element.requestUpdate();
  }

  render() {
    return this.shown ? renderRundown(this) : undefined;
  }
}
