/** Plays segments of the script, highlights the one that plays, and shows the progress. Loaded with the first preview. */
import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { OutcomeUnknownError, type Client } from '../../../api/index.js';
import {
  CircleAlert,
  icon,
  type MenuController,
  Play,
  PlaybackError,
  renderError,
  RotateCw,
  Square,
  SpeechError,
} from '../../../ui/index.js';
import { paragraphAt } from '../../../script/index.js';
import type { EditorContext } from '../editor-context.js';
import { PlaybackQueue, type PlaybackState } from './playback-queue.js';
import { previewMessages, type PreviewMessages } from './messages.js';
import {
  segmentsAfter,
  segmentsOf,
  locateSegment,
  type SpeechSource,
  type SpeechSegment,
  type PreviewScope,
} from './speech-segments.js';
import { buttonMessages } from './button-messages.js';
import { playerStyles } from './player.styles.js';
import { createPreviewMenu } from './preview-menu.js';

/** Styles that the editor adopts with this module. */
export const styles: CSSResult = playerStyles;

type RunningState = Extract<PlaybackState, { next: unknown }>;

/** The preview of one editor. */
export class PreviewPlayer {
  private readonly queue = new PlaybackQueue(() => this.handleStateChange());
  private segments: readonly SpeechSegment[] = [];
  /** Scope of the preview; undefined for a text that is in no paragraph. */
  private scope: PreviewScope | undefined;
  private client: Client | undefined;
  private highlighted: { segment: SpeechSegment | undefined; textKey: string } | undefined;
  readonly menu: MenuController;

  constructor(
    private readonly context: EditorContext,
    press: (scope: PreviewScope) => void,
  ) {
    this.menu = createPreviewMenu(context.host, {
      label: () => context.locale.of(buttonMessages).what,
      scopes: () => this.m.scopes,
      play: press,
    });
  }

  get state(): PlaybackState {
    return this.queue.state;
  }

  /** The state while something is requested or plays. */
  private get running(): RunningState | undefined {
    const { state } = this;
    return state.phase === 'idle' || state.phase === 'failed' ? undefined : state;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  async play(scope: PreviewScope): Promise<void> {
    const segments = segmentsOf(scope, this.source);
    if (segments.length > 0) return this.playSegments(segments, scope);
    this.context.notify.hint(scope === 'selection' ? this.m.selectFirst : this.m.nothing);
  }

  /** Plays a text that is not part of the script, in the voice of the scene. */
  async playText(text: string): Promise<void> {
    const { scene } = this.context.script;
    const source = { ...this.source, scenes: scene ? [scene] : [], selected: '', text };
    await this.playSegments(segmentsOf('paragraph', source).map((segment) => ({ ...segment, key: '-' })));
  }

  stop(): void {
    this.queue.stop();
  }

  /** Continues with the current version of the segment that failed. */
  readonly retry = (): void => {
    const { state, scope } = this;
    if (state.phase !== 'failed') return;
    const [segment, ...rest] = this.segments.slice(state.index);
    if (!segment) return;
    const again = scope ? segmentsAfter(segment, rest, scope, this.source, true) : [segment, ...rest];
    if (again.length > 0) void this.playSegments(again, scope);
    else this.stop();
  };

  /** Stops when the provider changes; skips a segment whose paragraph was deleted. Forgets a failure that is overtaken. */
  handleScriptChange(): void {
    const { running, scope } = this;
    const { script } = this.context;
    if (this.isFailureOver) this.stop();
    if (!running) return;
    if (this.client !== this.context.settings.client) return this.stop();
    const key = this.segments[running.index]?.key;
    if (scope && key && !paragraphAt(script.scenes, key)) this.queue.skip();
  }

  /** Whether what failed is gone: its paragraph was deleted, or the voice that was missing is chosen. */
  private get isFailureOver(): boolean {
    const { state, scope, source } = this;
    const failed = state.phase === 'failed' ? this.segments[state.index] : undefined;
    if (state.phase !== 'failed' || !failed || !scope) return false;
    if (!paragraphAt(source.scenes, failed.key) && source.scenes.length > 0) return true;
    if (!(state.error instanceof SpeechError && state.error.kind === 'no-voice')) return false;
    const [again] = segmentsAfter(failed, [], scope, source, true);
    return again !== undefined && 'voice_asset_id' in again.request && Boolean(again.request.voice_asset_id);
  }

  private get m(): PreviewMessages {
    return this.context.locale.of(previewMessages);
  }

  private async playSegments(segments: readonly SpeechSegment[], scope?: PreviewScope): Promise<void> {
    const client = this.context.settings.client;
    if (!client) return;
    this.stop();
    this.client = client;
    this.segments = segments;
    this.scope = scope;
    const requests = () => this.segments.map(({ request }) => request);
    await this.queue.playAll(client, requests(), (index) => {
      this.updateSegments(index);
      return requests();
    });
  }

  /** Replaces the segments after an index by those of the current script. */
  private updateSegments(index: number): void {
    const { segments, scope } = this;
    const segment = segments[index];
    if (!segment || !scope) return;
    const after = segmentsAfter(segment, segments.slice(index + 1), scope, this.source);
    this.segments = [...segments.slice(0, index + 1), ...after];
  }

  private get source(): SpeechSource {
    const { script, settings } = this.context;
    const { scenes, selected, text } = script;
    return { scenes, selected, text, selection: this.context.text.selection, voiceId: settings.voiceId };
  }

  /** The segment that plays. */
  private get playingSegment(): SpeechSegment | undefined {
    const { state } = this;
    return state.phase === 'playing' ? this.segments[state.index] : undefined;
  }

  /** Title of the paragraph that plays, if it is not the selected one. */
  private get otherParagraphTitle(): string {
    const { playingSegment: sounding } = this;
    if (!sounding || sounding.key === this.context.script.selected) return '';
    return paragraphAt(this.context.script.scenes, sounding.key)?.item.title ?? '';
  }

  private handleStateChange(): void {
    const { state } = this;
    if (state.phase === 'failed') this.context.notify.error(state.error);
    this.context.host.requestUpdate();
  }

  /** Highlights the segment that plays in the text, at its current position, and its row in the outline. */
  updateHighlight(): void {
    const { playingSegment: segment, highlighted: shown } = this;
    const { script } = this.context;
    if (!segment && !shown?.segment) return;
    const { selected, text, textKey } = script;
    if (segment !== shown?.segment || textKey !== shown?.textKey) {
      this.highlighted = { segment, textKey };
      const range = segment?.key === selected ? locateSegment(segment, text) : undefined;
      this.context.text.highlightPlayback(range && { key: selected, text, ...range });
    }
    for (const row of this.context.host.renderRoot.querySelectorAll<HTMLElement>('[data-key]')) {
      row.toggleAttribute('data-sounding', row.dataset['key'] === segment?.key);
    }
  }

  /** The progress in words. */
  renderStatus(): TemplateResult | typeof nothing {
    const { running: state, m, otherParagraphTitle: elsewhere } = this;
    if (!state) return nothing;
    return html`${m.phases[state.phase]} ${elsewhere ? m.inParagraph(elsewhere) : nothing}
    ${state.of > 1 ? html`<span aria-hidden="true">${m.place(state.index + 1, state.of)}</span>` : nothing}`;
  }

  /** The buttons that replace the preview button while something plays. */
  renderButtons(): TemplateResult {
    const { m, state } = this;
    return html`${
        state.phase === 'ready'
          ? html`<button class="button go" type="button" @click=${() => this.queue.resume()}>
              ${icon(Play)}${m.go}
            </button>`
          : nothing
      }
      <button class="button stop-preview" type="button" @click=${() => this.stop()}>
        ${icon(Square)}${m.stop}
      </button>`;
  }

  renderFailure(): TemplateResult | typeof nothing {
    const { state, m } = this;
    if (state.phase !== 'failed') return nothing;
    const words = failureText(state.error, m);
    const said = unheard(state.error) ? m.notConfirmed : m.failed;
    if (!words) return renderError(state.error, this.context.locale, this.retry, { said });
    return html`<div class="notice error" part="error" role="alert">
      ${icon(CircleAlert)}
      <p><strong>${said}</strong> ${words}</p>
      <div class="actions">
        <button class="button" part="retry" type="button" @click=${this.retry}>
          ${icon(RotateCw)}${m.retry}
        </button>
      </div>
    </div>`;
  }
}

/** Whether the preview may be made although its answer was lost. */
function unheard(error: unknown): boolean {
  return error instanceof OutcomeUnknownError;
}

/** The sentence for a failure of the preview; undefined for an error of the service, which has its own text. */
function failureText(error: unknown, { failures }: PreviewMessages): string | undefined {
  if (unheard(error)) return failures['answer-lost'];
  if (error instanceof PlaybackError) return failures.silent;
  if (!(error instanceof SpeechError)) return undefined;
  const { kind, reason } = error;
  return kind === 'no-file' && reason ? failures.because(reason) : failures[kind];
}
