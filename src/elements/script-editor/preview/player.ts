/** Plays pieces of the script, and says what is going on until they play. Loaded when somebody wants to hear something. */
import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { Play, Square } from '../../../ui/icons.js';
import type { Script } from '../script/script.js';
import { paragraphAt } from '../script/scenes.js';
import type { Editing } from '../text/editing.js';
import { Audition, type AuditionState } from './audition.js';
import { previewMessages, type PreviewMessages } from './messages.js';
import { piecesOf, type Heard, type Piece, type Scope } from './pieces.js';
import { playerStyles } from './player.styles.js';
import { PreviewMenu } from './preview-menu.js';
import type { PreviewNeeds } from './preview.js';

export const styles: CSSResult = playerStyles;

type Running = Extract<AuditionState, { next: unknown }>;

export class Player {
  private readonly audition = new Audition(() => this.changed());
  private pieces: readonly Piece[] = [];
  private shown: Piece | undefined;
  readonly menu: PreviewMenu;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: Editing,
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
    if (pieces.length > 0) return this.play(pieces);
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

  /** Goes on with the piece that failed. */
  retry(): void {
    const { state } = this;
    if (state.phase === 'failed') void this.play(this.pieces.slice(state.index));
  }

  private get m(): PreviewMessages {
    return this.needs.locale.of(previewMessages);
  }

  private async play(pieces: readonly Piece[]): Promise<void> {
    const client = this.needs.client();
    if (!client) return;
    this.stop();
    this.pieces = pieces;
    await this.audition.hear(
      client,
      pieces.map(({ request }) => request),
    );
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

  /** Marks what sounds: in the text, and in the list of paragraphs when it is another one. */
  showSounding(): void {
    const { sounding, shown } = this;
    if (sounding === shown) return;
    this.shown = sounding;
    this.editing.sound(sounding);
    for (const row of this.host.renderRoot.querySelectorAll<HTMLElement>('[data-key]')) {
      row.toggleAttribute('data-sounding', row.dataset['key'] === sounding?.key);
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
}
