/** Says something on air, now, and shows what became of it. */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CommandRecord, CommandStage, LiveCommand } from '../../live/index.js';
import type { Diagnostic } from '../../ssml/index.js';
import { MssElement } from '../../ui/element.js';
import { renderError } from '../../ui/error-view.js';
import { MssCommandEvent } from '../../ui/events.js';
import { icon, type IconNode } from '../../ui/icon.js';
import { Check, CircleAlert, Clock, Send, TriangleAlert } from '../../ui/icons.js';
import { LiveController } from '../../ui/live-controller.js';
import { wordsOf } from '../../ui/plain-text.js';
import { commandBarStyles } from './command-bar.styles.js';
import { messages } from './messages.js';

/** Characters without tags that one text may have (reference 6.1.1). */
const limit = 10_000;

const signs: Record<CommandStage, IconNode> = {
  sending: Clock,
  accepted: Clock,
  done: Check,
  failed: CircleAlert,
  unknown: TriangleAlert,
};

/**
 * Sends what a person writes to the room that is on air, and keeps a log of it.
 *
 * @tag mss-command-bar
 * @attr room-id - The room.
 * @attr job-id - One task of it; default: the latest.
 * @attr disabled - Nothing can be sent.
 * @event mss-command - A command was accepted, refused, spoken, or its outcome is unknown (`event.command`).
 * @csspart text - Where one writes.
 * @csspart quick-replies - The quick replies.
 * @csspart history - The log.
 */
export class CommandBar extends MssElement {
  static override styles: CSSResultGroup = [MssElement.styles, commandBarStyles];

  private readonly live = new LiveController(
    this,
    () => ({ live: this.provided?.live, room_id: this.roomId, job_id: this.jobId }),
    () => undefined,
  );
  private told = new Map<string, CommandStage>();

  @query('textarea') private area!: HTMLTextAreaElement | null;
  @state() private text = '';
  @state() private playType: 'PLAY_NOW' | 'INSERT' | 'APPEND' = 'PLAY_NOW';
  @state() private playRole: 'STREAMER' | 'CO_STREAMER' = 'STREAMER';
  @state() private sending = false;
  /** The script language, loaded when somebody is about to write; where it can't be had, the service checks alone. */
  @state() private ssml: typeof import('../../ssml/index.js') | undefined;

  /** The room to speak in. */
  @property({ attribute: 'room-id', reflect: true }) roomId = '';
  /** One task of the room; default: its latest. */
  @property({ attribute: 'job-id', reflect: true }) jobId = '';
  /** Texts that are sent at a press. */
  @property({ attribute: false }) quickReplies: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('roomId')) this.text = kept(this.roomId);
    this.tellHistory();
  }

  /** Events for what the service did with a command since the last look. */
  private tellHistory(): void {
    for (const record of this.history) {
      const before = this.told.get(record.id);
      this.told.set(record.id, record.stage);
      if (record.stage !== before && record.stage !== 'sending')
        this.dispatchEvent(new MssCommandEvent(record));
    }
  }

  private readonly loadSsml = async (): Promise<void> => {
    this.ssml ??= await import('../../ssml/index.js').catch(() => undefined);
  };

  private readonly onInput = (): void => {
    void this.loadSsml();
    this.text = this.area?.value ?? '';
    keep(this.roomId, this.text);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void this.sendText();
  };

  /** Sends what is written; what was refused stays in the field. */
  private readonly sendText = async (): Promise<void> => {
    const text = this.text.trim();
    if (text === '' || this.cannotSend()) return;
    this.sending = true;
    await this.loadSsml();
    if (this.problem(text)) {
      this.sending = false;
      return;
    }
    const record = await this.send(text);
    this.sending = false;
    if (record.stage === 'failed' || this.text.trim() !== text) return;
    this.text = '';
    keep(this.roomId, '');
    this.area?.focus();
  };

  private readonly onAgain = (record: CommandRecord): void => {
    this.text = textOf(record.command);
    keep(this.roomId, this.text);
    this.area?.focus();
  };

  /** The first thing that the service would refuse. */
  private problem(text: string): Diagnostic | undefined {
    const found = this.ssml?.checkSsml(text, { target: 'live', lang: this.locale.lang });
    return found?.find(({ severity }) => severity === 'error');
  }

  private cannotSend(): boolean {
    return this.disabled || this.sending || this.live.watch?.state.phase !== 'on-air';
  }

  /** What was sent from this page, oldest first. */
  get history(): readonly CommandRecord[] {
    return this.live.watch?.history ?? [];
  }

  /**
   * Sends a text (plain or SSML, with the play type and the role chosen) or any command, once. Gives its record, also
   * when it fails; rejects only where there is no room to send to.
   */
  async send(command: string | LiveCommand): Promise<CommandRecord> {
    const { watch } = this.live;
    if (!watch)
      throw new Error('mss-command-bar has no room: set room-id and put it inside an mss-provider.');
    return watch.command(typeof command === 'string' ? this.scriptCommand(command) : command);
  }

  private scriptCommand(text: string): LiveCommand {
    const params = { text_config: { text }, play_type: this.playType, play_role: this.playRole };
    return { command: 'INSERT_PLAY_SCRIPT', params };
  }

  protected override render(): TemplateResult {
    const m = this.locale.of(messages);
    if (!this.provided) return html`<div class="body"><p class="muted">${m.noProvider}</p></div>`;
    if (!this.roomId) return html`<div class="body"><p class="muted">${m.noRoom}</p></div>`;
    return html`<div class="body">
      ${this.renderWrite()} ${this.renderQuickReplies()} ${this.renderHistory()}
    </div>`;
  }

  private renderWrite(): TemplateResult {
    const m = this.locale.of(messages);
    const phase = this.live.watch?.state.phase ?? 'unknown';
    const problem = this.problem(this.text);
    const blocked = this.cannotSend() || this.text.trim() === '' || problem !== undefined;
    return html`<div class="write">
      <label for="text"><h3>${m.label}</h3></label>
      <textarea
        id="text"
        class="field"
        part="text"
        rows="2"
        placeholder=${m.placeholder}
        aria-describedby="hint"
        ?disabled=${this.disabled}
        .value=${this.text}
        @focus=${this.loadSsml}
        @input=${this.onInput}
        @keydown=${this.onKey}
      ></textarea>
      <div class="foot small muted" id="hint">
        <span>${phase === 'on-air' ? m.hint : m.blocked[phase]}</span>${this.renderCount()}
      </div>
      ${problem ? html`<p class="small failed" role="alert">${problem.message}</p>` : nothing}
      <div class="options">
        ${this.renderChoice(m.when, m.playType, this.playType, (value) => (this.playType = value as typeof this.playType))}
        ${this.renderChoice(m.who, m.role, this.playRole, (value) => (this.playRole = value as typeof this.playRole))}
        <button class="button primary send" type="button" ?disabled=${blocked} @click=${this.sendText}>
          ${icon(Send)}${this.sending ? m.sending : m.send}
        </button>
      </div>
    </div>`;
  }

  private renderCount(): TemplateResult | typeof nothing {
    const count = this.ssml?.countCharacters(this.text).withoutTags ?? this.text.length;
    if (count < limit / 2) return nothing;
    const words = this.locale.of(messages).characters(this.locale.number(count), this.locale.number(limit));
    return html`<span class=${count > limit ? 'over' : ''}>${words}</span>`;
  }

  private renderChoice(
    label: string,
    options: Record<string, string>,
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult {
    const onChange = (event: Event) => choose((event.target as HTMLSelectElement).value);
    return html`<label>
      <span class="small muted">${label}</span>
      <select class="field" ?disabled=${this.disabled} @change=${onChange}>
        ${Object.entries(options).map(
          ([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </label>`;
  }

  private renderQuickReplies(): TemplateResult | typeof nothing {
    const m = this.locale.of(messages);
    if (this.quickReplies.length === 0) return nothing;
    return html`<div class="quick" role="group" aria-label=${m.quickReplies} part="quick-replies">
      ${this.quickReplies.map(
        (reply) =>
          html`<button
            class="button"
            type="button"
            aria-disabled=${this.cannotSend() ? 'true' : nothing}
            @click=${() => this.sendReply(reply)}
          >
            ${wordsOf(reply)}
          </button>`,
      )}
    </div>`;
  }

  /** Latched: until the service answers, a second press does nothing. */
  private async sendReply(reply: string): Promise<void> {
    if (this.cannotSend()) return;
    this.sending = true;
    await this.send(reply);
    this.sending = false;
  }

  private renderHistory(): TemplateResult {
    const m = this.locale.of(messages);
    const entries = [...this.history].reverse();
    return html`<section class="history" part="history">
      <h3 id="history">${m.history}</h3>
      <div role="log" aria-labelledby="history" tabindex="0">
        ${
          entries.length === 0
            ? html`<p class="small muted entry">${m.empty}</p>`
            : repeat(
                entries,
                ({ id }) => id,
                (record) => this.renderEntry(record),
              )
        }
      </div>
    </section>`;
  }

  private renderEntry(record: CommandRecord): TemplateResult {
    const m = this.locale.of(messages);
    const { stage, error, command } = record;
    return html`<div class="entry">
      <time class="small muted" datetime=${new Date(record.at).toISOString()}
        >${this.locale.time(record.at)}</time
      >
      <span class="said">${wordsOf(textOf(command)) || command.command}</span>
      <span class=${`fate small ${stage}`}>
        ${icon(signs[stage])}${m.stage[stage]}
        ${stage === 'unknown' ? html`<span class="muted">${m.unknownOutcome}</span>` : nothing}
        ${
          stage === 'unknown' || stage === 'failed'
            ? html`<button class="button" type="button" @click=${() => this.onAgain(record)}>
                ${m.sendAgain}
              </button>`
            : nothing
        }
        ${error && stage === 'failed' ? renderError(error, this.locale) : nothing}
      </span>
    </div>`;
  }
}

/** The text of a command that says something. */
function textOf({ params }: LiveCommand): string {
  const config = params?.['text_config'] as { text?: unknown } | undefined;
  return typeof config?.text === 'string' ? config.text : '';
}

/** What was typed survives a reload of the tab; where storage is forbidden it only lives as long as the page. */
function keep(room_id: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(storageKey(room_id), text);
    else sessionStorage.removeItem(storageKey(room_id));
  } catch {
    /* The page forbids storage: nothing else is lost. */
  }
}

function kept(room_id: string): string {
  try {
    return sessionStorage.getItem(storageKey(room_id)) ?? '';
  } catch {
    return '';
  }
}

function storageKey(room_id: string): string {
  return `metastudio-widgets/command/${room_id}`;
}
