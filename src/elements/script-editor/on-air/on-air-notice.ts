/**
 * The notice after a save during a livestream: the saved script is for the next one, and viewers still hear the old one. It
 * offers to change the script on air.
 */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { hasEnded, type LiveParagraph, type LiveState } from '../../../live/index.js';
import type { Scene } from '../../../script/index.js';
import type { ScriptDocument } from '../../../documents/index.js';
import { icon, Info, LiveController, Radio } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import { onAirMessages, type OnAirMessages } from './messages.js';
import { OnAirChanges } from './on-air-changes.js';
import { renderOnAirChanges } from './on-air-changes-view.js';

/** A saved script, and the livestream that was running when it was saved. */
interface SavedScript {
  readonly document: ScriptDocument;
  /** The script before the first save during the livestream. */
  readonly earlier: readonly Scene[];
  /** Whether the room was read since the save. */
  isChecked: boolean;
  /** ID of the running task, once it is known. */
  job_id: string | undefined;
  hasEnded: boolean;
}

/** What the notice says. */
type View = 'nothing' | 'unchecked' | 'preparing' | 'on-air' | 'ended';

/** The notice of one editor. */
export class OnAirNotice implements ReactiveController {
  private readonly live: LiveController;
  private saved: SavedScript | undefined;
  private changes: OnAirChanges | undefined;
  /** The paragraph of a task that was reported last; a reply is no paragraph. */
  private playing: { job_id: string | null | undefined; paragraph: LiveParagraph } | undefined;

  constructor(private readonly context: EditorContext) {
    this.live = new LiveController(
      context.host,
      () => ({ provided: context.settings.provided, room_id: this.room_id, job_id: '' }),
      (now) => this.handleState(now),
    );
    context.host.addController(this);
  }

  hostDisconnected(): void {
    this.changes?.close();
  }

  /** The script of a document was saved; `before` is the one that was stored before. */
  async handleSaved(document: ScriptDocument, before: readonly Scene[]): Promise<void> {
    const known = this.saved?.document === document && !this.saved.hasEnded ? this.saved : undefined;
    if (!known) this.changes = undefined;
    const saved = {
      document,
      earlier: before,
      isChecked: false,
      job_id: undefined,
      hasEnded: false,
      ...known,
    };
    this.saved = saved;
    this.changes?.handleSaved();
    await this.check(saved);
  }

  /** Whether the script that is edited is the one that was saved. */
  private get isCurrent(): boolean {
    return this.saved?.document === this.context.script.document;
  }

  /** The room to follow: until it is known that no livestream runs. */
  private get room_id(): string {
    const { saved } = this;
    const mayWatch = this.context.settings.may('listSmartLive', 'showSmartLive');
    return saved && mayWatch && this.isCurrent && !saved.hasEnded
      ? (saved.document.source?.room_id ?? '')
      : '';
  }

  /** Reads whether a livestream is running now. */
  private readonly check = async (saved: SavedScript): Promise<void> => {
    const { watch } = this.live;
    await watch?.refresh();
    if (this.saved !== saved || !watch) return;
    saved.isChecked = true;
    this.handleState(watch.state);
  };

  private handleState({ job, phase, error, playing }: LiveState): void {
    const { saved } = this;
    if (playing?.sequence_no !== undefined) this.playing = { job_id: job?.job_id, paragraph: playing };
    if (!saved?.isChecked) return;
    const isRunning = job?.job_id != null && !hasEnded(job);
    if (isRunning) saved.job_id ??= job.job_id ?? undefined;
    const isKnown = !error && phase !== 'starting' && phase !== 'unknown';
    const isRefused = error !== undefined && !error.retriable;
    if (saved.job_id === undefined && (isKnown || isRefused)) this.saved = undefined;
    else saved.hasEnded = saved.job_id !== undefined && (!isRunning || job.job_id !== saved.job_id);
    this.changes?.handleState();
    this.context.host.requestUpdate();
  }

  private get view(): View {
    const { saved } = this;
    if (!saved?.isChecked || !this.isCurrent) return 'nothing';
    if (saved.hasEnded) return 'ended';
    const state = this.live.watch?.state;
    if (!state) return 'nothing';
    if (saved.job_id === undefined) return state.error ? 'unchecked' : 'nothing';
    return state.phase === 'waiting' ? 'preparing' : 'on-air';
  }

  private open(): void {
    const { watch } = this.live;
    const { client } = this.context.settings;
    const { saved, changes } = this;
    if (!watch || !client || !saved?.job_id) return;
    const { job_id, earlier } = saved;
    const playing = () => (this.playing?.job_id === job_id ? this.playing.paragraph : undefined);
    const task = { client, watch, job_id, earlier, playing };
    const isSame = changes?.task.job_id === task.job_id && changes.task.watch === watch;
    this.changes = isSame ? changes : new OnAirChanges(this.context, task);
    if (this.changes.isOpen) this.changes.close();
    else void this.changes.open();
  }

  /** The line below the Save button, and the panel. The line is a status from the start, so that its words are announced. */
  render(): TemplateResult | typeof nothing {
    const { view, changes, saved } = this;
    const { locale } = this.context;
    if (!saved || !this.isCurrent) return nothing;
    const m = locale.of(onAirMessages);
    const mayChange = this.context.settings.may('executeSmartLiveCommand');
    const isOpen = changes?.isOpen === true && mayChange;
    return html`<div class=${view === 'nothing' ? 'visually-hidden' : `bar on-air ${view}`}>
        ${view === 'nothing' ? nothing : icon(view === 'on-air' ? Radio : Info)}
        <span class="grow" role="status">${this.renderWords(view, m)}</span>
        ${view === 'on-air' ? (mayChange ? this.renderOpen(isOpen, m) : html`<span class="small muted">${m.mayNotChange}</span>`) : nothing}
        ${
          view === 'unchecked'
            ? html`<button class="button" type="button" @click=${() => void this.check(saved)}>
                ${m.tryAgain}
              </button>`
            : nothing
        }
      </div>
      ${isOpen && changes ? renderOnAirChanges(changes, locale) : nothing}`;
  }

  private renderWords(view: View, m: OnAirMessages): TemplateResult | string | typeof nothing {
    if (view === 'nothing') return nothing;
    if (view === 'unchecked') return m.unchecked;
    if (view === 'ended') return m.ended;
    const count = this.changes?.doneCount ?? 0;
    const state = view === 'preparing' ? m.preparing : count > 0 ? m.changedOnAir(count) : m.viewersHearOld;
    return html`<strong>${m.savedForNext}</strong> ${state}`;
  }

  private renderOpen(isOpen: boolean, m: OnAirMessages): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => this.open()}
    >
      ${m.open}
    </button>`;
  }
}
