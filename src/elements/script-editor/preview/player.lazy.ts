/** Plays pieces of the script, and says what is going on until they play. Loaded when somebody wants to hear something. */
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { OutcomeUnknownError, type Client } from '../../../api/index.js';
import { renderError } from '../../../ui/error-view.js';
import { icon } from '../../../ui/icon.js';
import { CircleAlert, Play, RotateCw, Square } from '../../../ui/icons.js';
import type { Script } from '../../../script/script.js';
import { paragraphAt } from '../../../script/scenes.js';
import type { TextController } from '../text/text-controller.js';
import { Audition, type AuditionState } from './playback-queue.js';
import { AuditionError } from './tts-request.js';
import { previewMessages, type PreviewMessages } from './messages.js';
import { piecesAfter, piecesOf, placeIn, type Heard, type Piece, type Scope } from './speech-segments.js';
import { playerStyles } from './player.styles.js';
import { PreviewMenu } from './preview-menu.js';
import type { PreviewNeeds } from './preview-controller.js';

export const styles: CSSResult = playerStyles;

type Running = Extract<AuditionState, { next: unknown }>;

export class Player {
  private readonly audition = new Audition(() => this.changed());
  private pieces: readonly Piece[] = [];
  /** How much is heard; undefined: a text by itself, which is in no paragraph. */
  private scope: Scope | undefined;
  private client: Client | undefined;
  private shown: { piece: Piece | undefined; textKey: string } | undefined;
  readonly menu: PreviewMenu;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: TextController,
    private readonly needs: PreviewNeeds,
    press: (scope: Scope) => void,
  ) {
    this.menu = new PreviewMenu(host, press);
  }

  get state(): AuditionState {
    return this.audition.state;
  }

  /** What is going on; undefined where nothing is. */
  private get running(): Running | undefined {
    const { state } = this;
    return state.phase === 'idle' || state.phase === 'failed' ? undefined : state;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  async hear(scope: Scope): Promise<void> {
    const pieces = piecesOf(scope, this.heard);
    if (pieces.length > 0) return this.play(pieces, scope);
    this.needs.hint(scope === 'selection' ? this.m.selectFirst : this.m.nothing);
  }

  /** Plays a text by itself. */
  async say(text: string): Promise<void> {
    const { scene } = this.script;
    const heard = { ...this.heard, scenes: scene ? [scene] : [], selected: '', text };
    await this.play(piecesOf('paragraph', heard).map((piece) => ({ ...piece, key: '-' })));
  }

  stop(): void {
    this.audition.stop();
  }

  /** Goes on with the piece that failed, as it is now. */
  readonly retry = (): void => {
    const { state, scope } = this;
    if (state.phase !== 'failed') return;
    const [piece, ...rest] = this.pieces.slice(state.index);
    if (!piece) return;
    const again = scope ? piecesAfter(piece, rest, scope, this.heard, true) : [piece, ...rest];
    if (again.length > 0) void this.play(again, scope);
    else this.stop();
  };

  /** What plays follows the script and the page: a paragraph that is gone is not heard to its end. */
  follow(): void {
    const { running, scope, script } = this;
    if (!running) return;
    if (this.client !== this.needs.client()) return this.stop();
    const key = this.pieces[running.index]?.key;
    if (scope && key && !paragraphAt(script.scenes, key)) this.audition.skip();
  }

  private get m(): PreviewMessages {
    return this.needs.locale.of(previewMessages);
  }

  private async play(pieces: readonly Piece[], scope?: Scope): Promise<void> {
    const client = this.needs.client();
    if (!client) return;
    this.stop();
    this.client = client;
    this.pieces = pieces;
    this.scope = scope;
    const requests = () => this.pieces.map(({ request }) => request);
    await this.audition.hear(client, requests(), (index) => {
      this.renew(index);
      return requests();
    });
  }

  /** What comes after a piece, as the script is now. */
  private renew(index: number): void {
    const { pieces, scope } = this;
    const piece = pieces[index];
    if (!piece || !scope) return;
    const after = piecesAfter(piece, pieces.slice(index + 1), scope, this.heard);
    this.pieces = [...pieces.slice(0, index + 1), ...after];
  }

  private get heard(): Heard {
    const { scenes, selected, text } = this.script;
    return { scenes, selected, text, selection: this.editing.selection, voiceId: this.needs.voiceId() };
  }

  /** The piece that plays. */
  private get sounding(): Piece | undefined {
    const { state } = this;
    return state.phase === 'playing' ? this.pieces[state.index] : undefined;
  }

  /** Title of the paragraph that plays, when it is not the one that is shown. */
  private get elsewhere(): string {
    const { sounding } = this;
    if (!sounding || sounding.key === this.script.selected) return '';
    return paragraphAt(this.script.scenes, sounding.key)?.item.title ?? '';
  }

  private changed(): void {
    const { state } = this;
    if (state.phase === 'failed') this.needs.failed(state.error);
    this.host.requestUpdate();
  }

  /** Marks what sounds: where it stands in the text now, and in the list of paragraphs. */
  showSounding(): void {
    const { sounding: piece, shown, script } = this;
    if (!piece && !shown?.piece) return;
    const { selected, text, textKey } = script;
    if (piece !== shown?.piece || textKey !== shown?.textKey) {
      this.shown = { piece, textKey };
      const place = piece?.key === selected ? placeIn(piece, text) : undefined;
      this.editing.sound(place && { key: selected, text, ...place });
    }
    for (const row of this.host.renderRoot.querySelectorAll<HTMLElement>('[data-key]')) {
      row.toggleAttribute('data-sounding', row.dataset['key'] === piece?.key);
    }
  }

  /** What is going on, in words. */
  renderWords(): TemplateResult | typeof nothing {
    const { running: state, m, elsewhere } = this;
    if (!state) return nothing;
    return html`${m.phases[state.phase]} ${elsewhere ? m.inParagraph(elsewhere) : nothing}
    ${
      state.of > 1
        ? html`<span aria-hidden="true"
            >${m.place(state.index + 1, state.of)}${state.next ? ` · ${m.next[state.next]}` : ''}</span
          >`
        : nothing
    }`;
  }

  /** The buttons that stand in the place of the one that plays. */
  renderButtons(): TemplateResult {
    const { m, state } = this;
    return html`${
        state.phase === 'ready'
          ? html`<button class="button go" type="button" @click=${() => this.audition.go()}>
              ${icon(Play)}${m.go}
            </button>`
          : nothing
      }
      <button class="button stop-preview" type="button" @click=${() => this.stop()}>
        ${icon(Square)}${m.stop}
      </button>`;
  }

  renderMenu(label: string): TemplateResult | typeof nothing {
    return this.menu.render(this.m, label);
  }

  renderFailure(): TemplateResult | typeof nothing {
    const { state, m } = this;
    if (state.phase !== 'failed') return nothing;
    const words = wordsOf(state.error, m);
    if (!words) return renderError(state.error, this.needs.locale, this.retry);
    return html`<div class="notice error" part="error" role="alert">
      ${icon(CircleAlert)}
      <p>${words}</p>
      <div class="actions">
        <button class="button" part="retry" type="button" @click=${this.retry}>
          ${icon(RotateCw)}${m.retry}
        </button>
      </div>
    </div>`;
  }
}

/** What has a meaning of its own here; undefined: the service's own words say it. */
function wordsOf(error: unknown, { failures }: PreviewMessages): string | undefined {
  if (error instanceof OutcomeUnknownError) return failures['answer-lost'];
  if (!(error instanceof AuditionError)) return undefined;
  const { kind, reason } = error;
  return kind === 'no-file' && reason ? failures.because(reason) : failures[kind];
}
