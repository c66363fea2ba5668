/** Says something on air, now, and shows what became of it. */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { isOffline } from '../../base/index.js';
import {
  newId,
  type CommandChannel,
  type CommandRecord,
  type CommandStage,
  type LiveCommand,
  type RoomCommands,
  type SendOptions,
} from '../../live/index.js';
import { MssElement } from '../../ui/element.js';
import { formStyles } from '../../ui/form.styles.js';
import { MssCommandEvent } from '../../ui/events.js';
import { LazyModule } from '../../ui/lazy-module.js';
import { LiveController } from '../../ui/live-controller.js';
import { SecondTicker } from '../../ui/second-ticker.js';
import { sayCommand, type BarContext, type Choice, type Tool } from './bar-context.js';
import { commandBarStyles } from './command-bar.styles.js';
import { CommandsController } from './commands-controller.js';
import { messages } from './messages.js';
import { LazyPanels } from './lazy-panels.js';
import { hindrance } from './send-availability.js';
import { keepText, keptText } from './session-store.js';
import { renderReplies, useNumber } from './replies-view.js';
import { Replies } from './replies.js';
import type { LogHost } from './log/log-view.js';
import type { QueueHost } from './log/queue-view.js';
import { shown } from './shown.js';
import { renderStanding } from './connection-notice.js';
import { renderWrite } from './composer-view.js';
import type { Marks } from './marks/marks.lazy.js';

/** What a person has set or typed besides the text. */
type View = LogHost & QueueHost & Choice;

/**
 * Sends what a person writes to the room that is on air, and keeps a log of it. All other commands to the room are in a
 * palette (⌘K, Ctrl+K); what waits while the browser is offline is shown until it is sent or its moment has passed.
 *
 * @tag mss-command-bar
 * @attr room-id - The room.
 * @attr job-id - One task of it; default: the latest.
 * @attr disabled - Nothing can be sent.
 * @slot quick-replies - Elements whose text is a quick reply, besides those of the property; they are not shown themselves.
 * @event mss-command - A command sent here waits, was accepted, refused, is spoken, was spoken, was not sent, or its outcome is being checked or unknown (`event.command`).
 * @csspart text - Where one writes.
 * @csspart quick-replies - The quick replies.
 * @csspart queue - What waits to be sent.
 * @csspart rundown - The current round.
 * @csspart history - The log.
 */
export class CommandBar extends MssElement {
  static override styles: CSSResultGroup = [MssElement.styles, formStyles, commandBarStyles];

  private readonly live = new LiveController(this, () => ({
    provided: this.provided,
    room_id: this.roomId,
    job_id: this.jobId,
    channel: this.channel,
  }));
  private readonly log = new CommandsController(
    this,
    () => this.live.watch,
    (commands) => this.tell(commands),
  );
  private readonly bar: BarContext = barOf(this, {
    locale: () => this.locale,
    client: () => this.provided?.client,
    watch: () => this.live.watch,
    commands: () => this.log.commands,
    mayEnqueue: () => this.why === undefined,
    maySend: () => this.why === undefined && !isOffline(),
    hasCoStreamer: () => Boolean(this.live.watch?.state.job?.co_streamer_config),
    give: (command, options) => this.give(command, options),
    say: (text) => this.give(this.sayCommand(text)),
    write: (text) => void this.write(text),
    choose: (choice) => Object.assign(this.view, choice),
    mark: (tool) => this.mark(tool),
  });
  private readonly replies = new Replies(this.bar, () => this.quickReplies);
  private readonly writing = new LazyModule(this, () => import('./marks/marks.lazy.js'));
  private readonly parts = new LazyPanels(
    this.bar,
    () => this.replies,
    () => this.why,
  );
  private readonly view = shown<View>(this, {
    sought: '',
    more: 0,
    unheard: undefined,
    wait: 60,
    changing: undefined,
    playType: 'PLAY_NOW',
    playRole: 'STREAMER',
  });
  /** Commands of this element, and what it told of each last. */
  private readonly told = new Map<string, CommandStage>();
  private setMarks: Marks | undefined;
  private isPrepared = false;
  /** The command that was sent from the field, until it is known whether the text may go. */
  private leaving: { id: string; text: string } | undefined;

  @query('textarea') private area!: HTMLTextAreaElement | null;
  @state() private text = '';

  /** The room to speak in. */
  @property({ attribute: 'room-id', reflect: true }) roomId = '';
  /** One task of the room; default: its latest. */
  @property({ attribute: 'job-id', reflect: true }) jobId = '';
  /** The RTC command channel of the task on air, which the page has joined (reference 10.6); without one, no remote control. */
  @property({ attribute: false }) channel: CommandChannel | undefined;
  /** Texts that are sent at a press; `{viewer}` and `{product}` are asked for first. */
  @property({ attribute: false }) quickReplies: readonly string[] = [];

  constructor() {
    super();
    new SecondTicker(
      this,
      () => (this.log.commands?.queue.length ?? 0) > 0 || this.live.watch?.state.phase === 'on-air',
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onShortcut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onShortcut);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('roomId')) this.text = keptText(this.roomId);
  }

  /** Why nothing can be sent; undefined: it can. */
  private get why(): string | undefined {
    const { watch } = this.live;
    const standing = { disabled: this.disabled, oneTask: this.jobId !== '' };
    return hindrance(watch?.state ?? { phase: 'unknown' }, standing, this.locale.of(messages));
  }

  /** Events for what became of the commands that were sent here. */
  private tell(commands: RoomCommands): void {
    for (const record of commands.history) {
      const before = this.told.get(record.id);
      if (before === undefined || before === record.stage) continue;
      this.told.set(record.id, record.stage);
      if (record.stage !== 'sending') this.dispatchEvent(new MssCommandEvent(record));
      if (record.id === this.leaving?.id) this.letGo(record);
    }
  }

  /** The text leaves the field unless it was refused; what was written meanwhile stays. */
  private letGo({ stage }: CommandRecord): void {
    if (stage === 'sending') return;
    if (stage !== 'failed' && this.text.trim() === this.leaving?.text) this.setText('');
    this.leaving = undefined;
  }

  private setText(text: string): void {
    this.text = text;
    keepText(this.roomId, text);
    this.marks?.forget();
  }

  /** Puts a text in the place of what is written; the browser's undo brings that back. */
  private async write(text: string): Promise<void> {
    this.area?.focus();
    await this.writing.load();
    if (this.marks) this.marks.edit([{ from: 0, to: this.text.length, insert: text }]);
    else this.setText(text);
  }

  /** On air somebody may write at any moment: what that needs is loaded while the connection is there. */
  protected override updated(): void {
    if (this.isPrepared || this.why !== undefined) return;
    this.isPrepared = true;
    this.prepare();
  }

  private prepare(): void {
    void this.writing.load();
    void this.parts.wantSent();
    this.log.commands?.preload();
  }

  private readonly onInput = (): void => {
    this.prepare();
    this.setText(this.area?.value ?? '');
  };

  /** A key that is held down, or that an input method uses, sends nothing. */
  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) void this.sendText();
  };

  /** ⌘K and Ctrl+K open the palette, from here or where the page has no focus; Alt and a number send a reply. */
  private readonly onShortcut = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const here = event.composedPath().includes(this);
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    const palette = (event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const [, digit] = /^Digit([1-9])$/.exec(event.code) ?? [];
    if (palette && (here || nowhere) && this.live.watch) void this.parts.openPalette();
    else if (!here || !event.altKey || !digit || !useNumber(Number(digit), this.replies)) return;
    event.preventDefault();
  };

  private async mark(tool: Tool): Promise<void> {
    await this.writing.load();
    this.marks?.use(tool);
  }

  /** Sends what is written; what was refused stays in the field. */
  private readonly sendText = async (): Promise<void> => {
    const text = this.text.trim();
    if (text === '' || this.leaving || this.why !== undefined) return;
    const id = newId();
    this.leaving = { id, text };
    this.requestUpdate();
    this.area?.focus(); // at once: when the answer comes, the person may be elsewhere
    await this.writing.load();
    if (this.problems.some(({ severity }) => severity === 'error')) this.leaving = undefined;
    else await this.give(this.sayCommand(text), { intent: id });
    if (this.leaving?.id === id) this.leaving = undefined;
    this.requestUpdate();
  };

  private get marks(): Marks | undefined {
    const part = this.writing.value;
    const writing = { area: () => this.area, requestUpdate: () => this.requestUpdate() };
    return (this.setMarks ??= part && new part.Marks(writing));
  }

  private get problems() {
    return this.writing.value?.problemsIn(this.text, this.locale.lang) ?? [];
  }

  private sayCommand(text: string): LiveCommand {
    const { playType, playRole } = this.view;
    return sayCommand(text, playType, this.bar.hasCoStreamer ? playRole : 'STREAMER');
  }

  /** Sends what a person pressed: the same press is one command, whichever element saw it. */
  private async give(command: LiveCommand, options: SendOptions = {}): Promise<CommandRecord | undefined> {
    if (this.why !== undefined || !(await this.isShown())) return undefined;
    return this.hand(command, { press: true, wait: this.view.wait * 1000, ...options });
  }

  /** What waits must be seen to wait: offline, nothing is taken that the queue can't show. */
  private async isShown(): Promise<boolean> {
    if (!isOffline()) return true;
    return this.parts.wantSent();
  }

  private async hand(command: LiveCommand, options: SendOptions): Promise<CommandRecord | undefined> {
    const { watch } = this.live;
    const intent = options.intent ?? newId();
    for (const id of this.told.keys()) if (!this.history.some((one) => one.id === id)) this.told.delete(id);
    this.told.set(intent, 'sending');
    const record = watch && (await this.log.commands?.send(command, watch, { ...options, intent }));
    if (record?.id !== intent) this.told.delete(intent);
    return record;
  }

  /** What was commanded in the room from this browser, oldest first. */
  get history(): readonly CommandRecord[] {
    return this.log.commands?.history ?? [];
  }

  /**
   * Sends a text (plain or SSML, with the play type and the role chosen) or any command, once. Gives its record, also
   * when it fails, or while offline when it waits; rejects only where there is no room to send to.
   */
  async send(command: string | LiveCommand): Promise<CommandRecord> {
    const record = await this.hand(typeof command === 'string' ? this.sayCommand(command) : command, {});
    if (record) return record;
    throw new Error('mss-command-bar has no room: set room-id and put it inside an mss-provider.');
  }

  protected override render(): TemplateResult {
    const m = this.locale.of(messages);
    if (!this.provided) return html`<div class="body"><p class="muted">${m.noProvider}</p></div>`;
    if (!this.roomId) return html`<div class="body"><p class="muted">${m.noRoom}</p></div>`;
    return html`<div class="body">
      ${renderStanding(m, this.bar)} ${this.renderWrite()} ${renderReplies(m, this.bar, this.replies)}
      ${this.parts.renderQueue(this.view)} ${this.parts.renderRemote()}
      ${this.parts.rundown?.render() ?? nothing} ${this.renderHistory()} ${this.parts.renderDialogs()}
    </div>`;
  }

  /** Whether what changes in the log is not told: a person looks back, or it is what an earlier page or another tab did. */
  private get isQuiet(): boolean {
    const { history } = this;
    return history === this.view.unheard || !history.some(({ page }) => page === this.log.commands?.page);
  }

  private renderHistory(): TemplateResult {
    const m = this.locale.of(messages);
    const { search, entries } = this.parts.renderLog(this.view);
    return html`<section class="history" part="history">
      <div class="line">
        <h3 id="history">${m.history}</h3>
        ${search}
      </div>
      <div role="log" aria-labelledby="history" aria-live=${this.isQuiet ? 'off' : nothing} tabindex="0">
        ${entries ?? html`<p class="small muted">${m.empty}</p>`}
      </div>
    </section>`;
  }

  private renderWrite(): TemplateResult {
    return renderWrite(this.locale.of(messages), this.bar, this.view, {
      text: this.text,
      disabled: this.disabled,
      why: this.why,
      leaving: this.leaving !== undefined,
      failed: this.parts.failed,
      problems: this.problems,
      rundownOpen: this.parts.rundown?.shown ?? false,
      writing: this.writing.value,
      marks: this.marks,
      onFocus: () => this.prepare(),
      onInput: this.onInput,
      onKey: this.onKey,
      onTool: (tool) => void this.mark(tool),
      onSend: () => void this.sendText(),
      onPalette: () => void this.parts.openPalette(),
      onRundown: () => void this.parts.toggleRundown(),
    });
  }
}

/** What the parts ask of the bar. */
type Asks = 'give' | 'say' | 'write' | 'choose' | 'mark';

/** The bar as its parts see it: each value as it is at the moment. */
function barOf(
  element: CommandBar,
  now: { [K in Exclude<keyof BarContext, 'element' | Asks>]: () => BarContext[K] } & Pick<BarContext, Asks>,
): BarContext {
  return {
    element,
    give: now.give,
    say: now.say,
    write: now.write,
    choose: now.choose,
    mark: now.mark,
    get locale() {
      return now.locale();
    },
    get client() {
      return now.client();
    },
    get watch() {
      return now.watch();
    },
    get commands() {
      return now.commands();
    },
    get mayEnqueue() {
      return now.mayEnqueue();
    },
    get maySend() {
      return now.maySend();
    },
    get hasCoStreamer() {
      return now.hasCoStreamer();
    },
  };
}
