/**
 * The preview of a script: plays the selection, a sentence, a paragraph, or everything from the caret on, in the voice of
 * the scene. This file has the button and the shortcuts; the player is loaded on first use.
 */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ChevronDown, icon, isComposing, LazyModule, partNotLoaded, Play } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import { buttonMessages, type ButtonMessages } from './button-messages.js';
import type { PreviewScope } from './speech-segments.js';
import type { PreviewPlayer } from './player.lazy.js';

/** What a preview calls. */
const previewOperations = ['createTtsAudition', 'showTtsAuditionFile'];

/** The always loaded part of the preview. */
export class PreviewController implements ReactiveController {
  private readonly module: LazyModule<typeof import('./player.lazy.js')>;
  private player: PreviewPlayer | undefined;

  constructor(private readonly context: EditorContext) {
    context.host.addController(this);
    this.module = new LazyModule(context.host, () => import('./player.lazy.js'));
  }

  hostConnected(): void {
    this.context.host.renderRoot.addEventListener('keydown', this.onShortcut, { capture: true });
    this.context.host.renderRoot.addEventListener('keydown', this.onEscape);
  }

  hostDisconnected(): void {
    this.context.host.renderRoot.removeEventListener('keydown', this.onShortcut, { capture: true });
    this.context.host.renderRoot.removeEventListener('keydown', this.onEscape);
    this.stop();
  }

  hostUpdate(): void {
    this.player?.handleScriptChange();
  }

  hostUpdated(): void {
    this.player?.updateHighlight();
  }

  /** Whether speech is being requested. */
  get busy(): boolean {
    return ['asked', 'making'].includes(this.player?.state.phase ?? 'idle');
  }

  private get m(): ButtonMessages {
    return this.context.locale.of(buttonMessages);
  }

  /** Why nothing can be played; undefined if it can. An empty paragraph can still play what follows it. */
  private reason(scope?: PreviewScope): string | undefined {
    const { m } = this;
    const { settings } = this.context;
    if (!settings.client) return m.noProvider;
    if (!settings.may(...previewOperations)) return m.mayNot;
    if (!this.context.settings.voiceAsset) return m.noVoice;
    return this.context.checker.figures.empty && scope !== 'here' ? m.nothing : undefined;
  }

  private async load(): Promise<PreviewPlayer | undefined> {
    const module = await this.module.load();
    if (module) {
      this.player ??= new module.PreviewPlayer(this.context, (scope) => this.press(scope));
    } else this.context.notify.hint(partNotLoaded(this.context.locale));
    return this.player;
  }

  /** Plays a scope, by default the selection or else the paragraph. Resolves at the end, when stopped, or after a failure. */
  async play(scope: PreviewScope = this.hasSelection ? 'selection' : 'paragraph'): Promise<void> {
    const { settings, notify } = this.context;
    if (!settings.client || settings.disabled) return;
    if (!settings.may(...previewOperations)) return notify.hint(this.m.mayNot);
    await (await this.load())?.play(scope);
  }

  /** Plays a text that is not part of the script, such as a reading, in the voice of the scene. */
  async playText(text: string): Promise<void> {
    const reason = this.reason();
    if (reason) return this.context.notify.hint(reason);
    await (await this.load())?.playText(text);
  }

  stop(): void {
    this.player?.stop();
  }

  /** A person has pressed a button or shortcut: plays, or says why that is not possible. */
  private readonly press = (scope?: PreviewScope): void => {
    const reason = this.reason(scope);
    if (reason) this.context.notify.hint(reason);
    else void this.play(scope);
  };

  private get hasSelection(): boolean {
    const { from, to } = this.context.text.selection;
    return from < to;
  }

  private readonly onShortcut = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event as KeyboardEvent;
    if (key !== 'Enter' || altKey || !(ctrlKey || metaKey) || isComposing(event)) return;
    if (!(target as Element).closest('.stage, .tools')) return;
    event.preventDefault();
    event.stopPropagation();
    if (shiftKey) this.press('here');
    else this.press(this.hasSelection ? 'selection' : 'sentence');
  };

  private readonly onEscape = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    if (this.player?.isRunning) this.stop();
  };

  private readonly onMenu = ({ currentTarget }: Event): void => {
    const button = currentTarget as HTMLElement;
    void this.load().then((player) => player?.menu.toggle(button, { align: 'end' }));
  };

  private readonly onMenuKey = (event: KeyboardEvent): void => {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || isComposing(event)) return;
    event.preventDefault();
    const button = event.currentTarget as HTMLElement;
    const focus = event.key === 'ArrowDown' ? 'first' : 'last';
    void this.load().then((player) => player?.menu.open(button, { align: 'end', focus }));
  };

  /** The preview button with its menu; while something plays, the button that stops it. */
  render(): TemplateResult {
    const { player } = this;
    return html`<span class="preview"
      >${player?.isRunning ? player.renderButtons() : this.renderIdle()}</span
    >`;
  }

  private renderIdle(): TemplateResult {
    const { m, player } = this;
    const reason = this.reason();
    const blocked = this.context.settings.disabled;
    return html`<span class="split"
      ><button
        class="button hear"
        type="button"
        ?disabled=${blocked}
        aria-disabled=${reason ? 'true' : nothing}
        title=${reason ?? m.keys}
        @mousedown=${keepFocus}
        @click=${() => this.press()}
      >
        ${icon(Play)}${m.preview}</button
      ><span class="hear-more">
        <button
          class="button icon-only hear-what"
          type="button"
          title=${m.what}
          aria-label=${m.what}
          aria-haspopup="menu"
          aria-expanded=${player?.menu.isOpen ? 'true' : 'false'}
          ?disabled=${blocked}
          @mousedown=${keepFocus}
          @click=${this.onMenu}
          @keydown=${this.onMenuKey}
        >
          ${icon(ChevronDown)}
        </button>
        ${player?.menu.render() ?? nothing}
      </span></span
    >`;
  }

  /** The progress in words, in a line of its own to avoid layout shift; with `buttons` if the preview button is hidden. */
  renderStatus(buttons: boolean): TemplateResult {
    const { player } = this;
    return html`<p class="hearing small muted" role="status">${player?.renderStatus() ?? nothing}</p>
      ${player?.isRunning && buttons ? player.renderButtons() : nothing}`;
  }

  renderFailure(): TemplateResult | typeof nothing {
    return this.player?.renderFailure() ?? nothing;
  }
}

/** Keeps the focus, and with it the caret, in the text. */
const keepFocus = (event: Event): void => event.preventDefault();
