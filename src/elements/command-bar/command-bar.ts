/** The element that sends texts and commands to a room on air, and logs their outcomes. */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CommandChannel, CommandRecord, LiveCommand } from '../../live/index.js';
import {
  formStyles,
  isComposing,
  MssCommandEvent,
  MssElement,
  MssErrorEvent,
  SecondTicker,
} from '../../ui/index.js';
import { BarController } from './bar-controller.js';
import { commandBarStyles } from './command-bar.styles.js';
import { messages } from './messages.js';
import { renderReplies, replyNumber, sendByNumber } from './replies-view.js';
import { renderConnection } from './send-availability.js';

const defaultUndoSeconds = 3;

/** The seconds of a property or an attribute; the default for what is no number from 0 to 3,600. */
function validSeconds(value: unknown): number {
  const isText = typeof value === 'string' && value.trim() !== '';
  const seconds = isText || typeof value === 'number' ? Number(value) : NaN;
  return seconds >= 0 && seconds <= 3600 ? seconds : defaultUndoSeconds;
}

/**
 * Sends texts to the room that is on air, and keeps a log of them over all tabs and reloads, which can be searched,
 * filtered by outcome and type, and exported as CSV and JSON. All other commands to the room are in a
 * palette (⌘K, Ctrl+K). What is sent from the field and the quick replies (also by their numbers, 1 to 9) leaves after a
 * few seconds, in which Undo and Escape take it back. While the browser is offline, commands wait in a visible queue until
 * they are sent or expire.
 *
 * @tag mss-command-bar
 * @attr room-id - The room to speak in.
 * @attr job-id - One task of the room; default: its latest.
 * @attr disabled - Nothing can be sent; what can still be taken back is.
 * @attr undo-seconds - Seconds in which a text or quick reply can be taken back before it is sent, 0 (sent at once) to 3,600; default: 3, also for any other value.
 * @slot quick-replies - Elements whose text is a quick reply, in addition to those of the property; they are not shown themselves.
 * @event {MssCommandEvent} mss-command - A command of this element has reached another stage: it waits, was accepted, refused, is spoken, was spoken, was not sent, or its outcome is being checked or unknown.
 * @event {MssErrorEvent} mss-error - A read of the room failed, unless another element of the page shows and tells it, or something kept a part from being shown (`event.error`).
 * @csspart text - The text field.
 * @csspart quick-replies - The quick replies.
 * @csspart queue - The commands that wait for the connection.
 * @csspart remote - The remote control of the avatar.
 * @csspart rundown - The run-down of the current round.
 * @csspart history - The log.
 * @csspart error - An error.
 * @csspart retry - The button of an error that tries again.
 * @cssprop --mss-accent - Colour of buttons, links and the focus ring.
 * @cssprop --mss-surface - Background.
 * @cssprop --mss-text - Colour of text; borders and hovers are mixed from it and the background.
 * @cssprop --mss-danger - Colour of errors and of what cannot be undone.
 * @cssprop --mss-live - Colour of what is on air.
 * @cssprop --mss-warning - Colour of warnings.
 * @cssprop --mss-success - Colour of what has succeeded.
 * @cssprop --mss-radius - Corner radius, as `8px`.
 * @cssprop --mss-font - Font family; default: the page's.
 * @cssprop --mss-density - `normal` or `compact`: smaller controls and gaps.
 */
export class CommandBar extends MssElement {
  static override styles: CSSResultGroup = [MssElement.styles, formStyles, commandBarStyles];

  private readonly bar: BarController;
  private isPrepared = false;
  private delay = defaultUndoSeconds;
  /** The document whose keys are listened to. */
  private page: Document = document;

  /** The room to speak in. */
  @property({ attribute: 'room-id', reflect: true, useDefault: true }) roomId = '';
  /** One task of the room; default: its latest. */
  @property({ attribute: 'job-id', reflect: true, useDefault: true }) jobId = '';
  /** The RTC command channel of the task on air, which the page has joined (reference 10.6); without one there is no remote control. */
  @property({ attribute: false }) channel: CommandChannel | undefined;
  /** Texts that a click sends; placeholders such as `{viewer}` and `{product}` are asked for first. */
  @property({ attribute: false }) quickReplies: readonly string[] = [];

  /**
   * Seconds in which a text or quick reply can be taken back before it is sent, 0 (sent at once) to 3,600; default: 3, also for any other value.
   *
   * @default 3
   */
  @property({ attribute: 'undo-seconds' })
  get undoSeconds(): number {
    return this.delay;
  }

  set undoSeconds(value: number) {
    this.delay = validSeconds(value);
  }

  constructor() {
    super();
    this.bar = new BarController(this, {
      locale: this.locale,
      provided: () => this.provided,
      grants: this.grants,
      onCommand: (record) => this.dispatchEvent(new MssCommandEvent(record)),
      onReadError: (error) => this.dispatchEvent(new MssErrorEvent(error)),
    });
    new SecondTicker(
      this,
      () => (this.bar.commands?.queue.length ?? 0) > 0 || this.bar.watch?.state.phase === 'on-air',
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.page = this.ownerDocument;
    this.page.addEventListener('keydown', this.onShortcut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.page.removeEventListener('keydown', this.onShortcut);
  }

  protected override willUpdate(): void {
    if (this.disabled || this.bar.grantReason) this.bar.takeBackOwn();
  }

  /** Loads what sending needs as soon as the room is on air: the connection may be lost later. */
  protected override updated(): void {
    if (this.isPrepared || !this.bar.canQueue) return;
    this.isPrepared = true;
    this.bar.prepare();
  }

  /**
   * ⌘K and Ctrl+K open the palette, and Escape takes back what is not sent yet, if this element or nothing has the focus; the
   * number of a quick reply sends it.
   */
  private readonly onShortcut = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || isComposing(event)) return;
    const { panels, replies, watch } = this.bar;
    const path = event.composedPath();
    const isHere = path.includes(this);
    const { activeElement, body } = this.page;
    const isFree = isHere || activeElement === null || activeElement === body;
    const isPalette = (event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const number = isHere ? replyNumber(event, path.slice(0, path.indexOf(this))) : undefined;
    if (isPalette && isFree && watch && !this.bar.grantReason) void panels.openPalette();
    else if (event.key === 'Escape' && isFree && !this.renderRoot.querySelector('dialog[open]')) {
      if (!this.bar.takeBack()) return;
    } else if (number === undefined || !sendByNumber(number, replies)) return;
    event.preventDefault();
  };

  /** The commands sent to the room from this browser, oldest first. */
  get history(): readonly CommandRecord[] {
    return this.bar.commands?.history ?? [];
  }

  /**
   * Sends a text (plain or SSML, with the play type and the role that are selected) or any command, once. Resolves to
   * its record, also if it fails, or waits because the browser is offline; rejects only if there is no room.
   */
  async send(command: string | LiveCommand): Promise<CommandRecord> {
    const { bar } = this;
    const record = await bar.deliver(typeof command === 'string' ? bar.sayCommand(command) : command, {});
    if (record) return record;
    throw new Error('mss-command-bar has no room: set room-id and put it inside an mss-provider.');
  }

  protected override render(): TemplateResult {
    const m = this.locale.of(messages);
    const { bar } = this;
    if (!this.provided) return html`<div class="body"><p class="muted">${m.noProvider}</p></div>`;
    if (!this.roomId) return html`<div class="body"><p class="muted">${m.noRoom}</p></div>`;
    if (bar.grantReason) return this.renderMayNot(bar.grantReason);
    return html`<div class="body">
      ${this.renderPart(() => renderConnection(m, bar))} ${this.renderPart(() => this.renderComposer())}
      ${this.renderPart(() => renderReplies(m, bar, bar.replies))}
      ${this.renderPart(() => bar.panels.renderQueue())} ${this.renderPart(() => bar.panels.renderRemote())}
      ${this.renderPart(() => bar.panels.rundown?.render() ?? nothing)}
      ${this.renderPart(() => this.renderHistory())} ${this.renderPart(() => bar.panels.renderDialogs())}
    </div>`;
  }

  /** Why nothing can be sent in this session, in one line, and below it what was sent before. */
  private renderMayNot(reason: string): TemplateResult {
    const { bar } = this;
    return html`<div class="body">
      <p class="muted">${reason}</p>
      ${this.renderPart(() => bar.panels.renderQueue())}
      ${this.history.length > 0 ? this.renderPart(() => this.renderHistory()) : nothing}
    </div>`;
  }

  private renderComposer(): TemplateResult {
    const { composer, panels } = this.bar;
    return composer.render({
      isRundownOpen: panels.rundown?.isOpen ?? false,
      missing: panels.renderMissing(),
      onPalette: () => void panels.openPalette(),
      onRundown: () => void panels.toggleRundown(),
    });
  }

  /** Whether the live region stays silent: the user looks through earlier commands, or none is from this tab. */
  private get isSilent(): boolean {
    const { history } = this;
    const { panels, commands } = this.bar;
    return history === panels.log.silentHistory || !history.some(({ page }) => page === commands?.page);
  }

  private renderHistory(): TemplateResult {
    const m = this.locale.of(messages);
    const { search, entries } = this.bar.panels.renderLog();
    return html`<section class="history" part="history">
      <div class="line">
        <h3 id="history">${m.history}</h3>
        ${search}
      </div>
      <div role="log" aria-labelledby="history" aria-live=${this.isSilent ? 'off' : nothing} tabindex="0">
        ${entries ?? html`<p class="small muted">${m.empty}</p>`}
      </div>
    </section>`;
  }
}
