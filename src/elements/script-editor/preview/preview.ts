/** Hearing what is written: the selection, a sentence, a paragraph or from here on, in the voice of the scene. */
import type { LitElement, ReactiveController } from 'lit';
import type { Client } from '../../../api/index.js';
import { LazyPart } from '../../../ui/lazy.js';
import type { LocaleController } from '../../../ui/locale.js';
import type { Checker } from '../check/checker.js';
import type { Script } from '../script/script.js';
import { paragraphAt } from '../script/scenes.js';
import type { Editing } from '../text/editing.js';
import type { Audition, AuditionState } from './audition.js';
import { previewMessages } from './messages.js';
import type { Heard, Piece, Scope } from './pieces.js';
import { PreviewMenu } from './preview-menu.js';
import type { PreviewHost } from './preview-view.js';

export interface PreviewNeeds {
  locale: LocaleController;
  client: () => Client | undefined;
  /** Asset ID of the voice; empty when none is chosen. */
  voice: () => string;
  /** The voice for all scenes; empty: each has its own. */
  voiceId: () => string;
  /** Whether nothing can be done at all. */
  blocked: () => boolean;
  hint: (words: string) => void;
  failed: (error: unknown) => void;
}

export class Preview implements ReactiveController, PreviewHost {
  readonly menu: PreviewMenu;
  private readonly player: LazyPart<typeof import('./player.js')>;
  private audition: Audition | undefined;
  private pieces: readonly Piece[] = [];
  private shown: Piece | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly checker: Checker,
    private readonly editing: Editing,
    private readonly needs: PreviewNeeds,
  ) {
    host.addController(this);
    this.player = new LazyPart(host, () => import('./player.js'));
    this.menu = new PreviewMenu(host, (scope) => this.press(scope));
  }

  hostConnected(): void {
    this.host.renderRoot.addEventListener('keydown', this.onShortcut, { capture: true });
    this.host.renderRoot.addEventListener('keydown', this.onEscape);
  }

  hostDisconnected(): void {
    this.host.renderRoot.removeEventListener('keydown', this.onShortcut, { capture: true });
    this.host.renderRoot.removeEventListener('keydown', this.onEscape);
    this.stop();
  }

  hostUpdated(): void {
    this.showSounding();
  }

  get state(): AuditionState {
    return this.audition?.state ?? { phase: 'idle' };
  }

  get blocked(): boolean {
    return this.needs.blocked();
  }

  /** Why nothing can be heard; undefined when it can. */
  get reason(): string | undefined {
    const m = this.needs.locale.of(previewMessages);
    if (!this.needs.client()) return m.noProvider;
    if (!this.needs.voice()) return m.noVoice;
    return this.checker.figures.empty ? m.nothing : undefined;
  }

  get elsewhere(): string | undefined {
    const { sounding } = this;
    if (!sounding || sounding.key === this.script.selected) return undefined;
    return paragraphAt(this.script.scenes, sounding.key)?.item.title ?? '';
  }

  /** Plays; resolves at the end, or when it is stopped or has failed. Without a scope: the selection or the paragraph. */
  async hear(scope: Scope = this.hasSelection ? 'selection' : 'paragraph'): Promise<void> {
    const m = this.needs.locale.of(previewMessages);
    if (!this.needs.client() || this.blocked) return;
    const module = await this.player.want();
    if (!module) return this.needs.hint(m.notLoaded);
    const pieces = module.piecesOf(scope, this.heard);
    if (pieces.length === 0) return this.needs.hint(scope === 'selection' ? m.selectFirst : m.nothing);
    await this.play(pieces);
  }

  /** Plays a text by itself, as a suggestion that somebody wants to hear; in the voice of the scene. */
  async say(text: string): Promise<void> {
    if (this.reason) return this.needs.hint(this.reason);
    const module = await this.player.want();
    const heard = { ...this.heard, scenes: this.script.scene ? [this.script.scene] : [], selected: '', text };
    if (module) await this.play(module.piecesOf('paragraph', heard).map((piece) => ({ ...piece, key: '-' })));
  }

  stop(): void {
    this.audition?.stop();
  }

  go(): void {
    this.audition?.go();
  }

  /** A person pressed a button: plays, or tells why not. */
  readonly press = (scope?: Scope): void => {
    const { reason } = this;
    if (reason) this.needs.hint(reason);
    else void this.hear(scope);
  };

  /** Goes on with the piece that failed. */
  readonly retry = (): void => {
    const { state } = this;
    if (state.phase === 'failed') void this.play(this.pieces.slice(state.index));
  };

  private async play(pieces: readonly Piece[]): Promise<void> {
    const client = this.needs.client();
    const module = this.player.value;
    if (!client || !module) return;
    this.audition ??= new module.Audition(() => this.changed());
    this.audition.stop();
    this.pieces = pieces;
    await this.audition.hear(
      client,
      pieces.map(({ request }) => request),
    );
  }

  private get hasSelection(): boolean {
    const { from, to } = this.editing.selection;
    return from < to;
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

  private changed(): void {
    const { state } = this;
    if (state.phase === 'failed') this.needs.failed(state.error);
    this.host.requestUpdate();
  }

  /** Marks what sounds: in the text, and in the list of paragraphs when it is another one. */
  private showSounding(): void {
    const { sounding, shown } = this;
    if (sounding === shown) return;
    this.shown = sounding;
    this.editing.sound(sounding);
    for (const row of this.host.renderRoot.querySelectorAll<HTMLElement>('[data-key]')) {
      row.toggleAttribute('data-sounding', row.dataset['key'] === sounding?.key);
    }
  }

  private readonly onShortcut = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event as KeyboardEvent;
    if (key !== 'Enter' || altKey || !(ctrlKey || metaKey)) return;
    if (!(target as Element).closest('.stage, .tools')) return;
    event.preventDefault();
    event.stopPropagation();
    if (shiftKey) this.press('here');
    else this.press(this.hasSelection ? 'selection' : 'sentence');
  };

  private readonly onEscape = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented) return;
    const { phase } = this.state;
    if (phase !== 'idle' && phase !== 'failed') this.stop();
  };
}
