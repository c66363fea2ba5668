/**
 * Remote control of the avatar by instructions over the RTC channel (reference 10.6): pause, resume, take over by voice.
 *
 * An instruction has no answer of its own: the next state that the task reports is its answer, and until then no other
 * instruction can be sent.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import type { Instruction, Timing } from '../../../live/index.js';
import { icon, renderSelect, tellOnce, TriangleAlert } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { messages } from './messages.js';

/** Styles of the remote control: the select has the width of a button. */
export const avatarRemoteStyles = css`
  .remote .options label {
    flex: 0 1 200px;
  }
`;

/** How long to wait for a new state before an instruction counts as unconfirmed, in milliseconds. */
const confirmTimeout = 30_000;

/** The instructions that are possible in each state of the task. */
const instructionsByState: Readonly<Record<string, readonly Instruction[]>> = {
  PLAY_READY: ['play_start'],
  PROCESSING: ['play_pause', 'voice_start'],
  PLAY_PAUSE: ['play_resume', 'voice_start'],
  TAKE_OVER: ['voice_end'],
};

interface SentInstruction {
  instruction: Instruction;
  /** Time of sending, in milliseconds since 1970. */
  at: number;
  /** State of the task when the instruction was sent. */
  before: string;
}

/** The remote control of one bar. */
export class AvatarRemote {
  private timing: Timing = 'SENTENCE_END';
  private sent: SentInstruction | undefined;
  /** The instruction that could not be sent last; undefined once the state has changed or another one was sent. */
  private failed: SentInstruction | undefined;
  /** The browser's permission for the microphone, kept current by the browser; undefined if it does not support the query. */
  private microphone: PermissionStatus | undefined;

  constructor(private readonly bar: BarContext) {
    void this.queryMicrophone();
  }

  /** The page sends the voice itself; the bar only warns beforehand if the browser would refuse the microphone. */
  private async queryMicrophone(): Promise<void> {
    const name = 'microphone' as PermissionName;
    this.microphone = await navigator.permissions?.query({ name }).catch(() => undefined);
    this.bar.element.requestUpdate();
  }

  /** Whether a takeover is running or possible while the browser denies the microphone. */
  private get isMicrophoneDenied(): boolean {
    const canSpeak =
      this.state === 'TAKE_OVER' || lookUp(instructionsByState, this.state)?.includes('voice_start');
    return canSpeak === true && this.microphone?.state === 'denied';
  }

  private get state(): string {
    return this.bar.watch?.state.control?.state ?? '';
  }

  /** The instruction that waits for its confirmation; undefined once the state has changed or the time is up. */
  private get pending(): SentInstruction | undefined {
    if (this.sent && this.sent.before !== this.state) this.sent = undefined;
    return this.sent && Date.now() - this.sent.at < confirmTimeout ? this.sent : undefined;
  }

  private send(instruction: Instruction): void {
    const { watch } = this.bar;
    if (this.pending || !watch?.channel) return;
    const sent = { instruction, at: Date.now(), before: this.state };
    try {
      watch.channel.instruct(instruction, this.timing);
      this.sent = sent;
      this.failed = undefined;
    } catch (error) {
      this.failed = sent;
      tellOnce(this.bar.element, error);
    }
    this.bar.element.requestUpdate();
  }

  /** The instructions that are possible now, for the palette. */
  get actions(): readonly { name: string; run: () => void }[] {
    const m = this.bar.locale.of(messages);
    const isReady = this.bar.watch?.channel?.isOpen === true && !this.pending;
    return (isReady ? (lookUp(instructionsByState, this.state) ?? []) : []).map((one) => ({
      name: m.instruction[one] ?? one,
      run: () => this.send(one),
    }));
  }

  render(): TemplateResult {
    const m = this.bar.locale.of(messages);
    const { state, pending, sent } = this;
    const nameOf = (one: SentInstruction) => m.instruction[one.instruction] ?? one.instruction;
    const isOpen = this.bar.watch?.channel?.isOpen === true;
    const failed = this.failed?.before === state ? this.failed : undefined;
    return html`<section class="remote panel" part="remote" aria-labelledby="remote">
      <div class="line">
        <h3 id="remote">${m.name}</h3>
        <span class="small muted" role="status" title=${state || nothing}
          >${lookUp(m.state, state) ?? (state || m.notReported)}</span
        >
      </div>
      <div class="options">
        ${renderSelect(m.when, m.timing, this.timing, false, (value) => (this.timing = value as Timing))}
        ${(lookUp(instructionsByState, state) ?? []).map((one) => this.renderButton(one, m.instruction[one] ?? one, isOpen && !pending))}
      </div>
      ${pending ? html`<p class="small muted" role="status">${m.pending(nameOf(pending))}</p>` : nothing}
      ${this.isMicrophoneDenied ? this.renderWarning(m.mute) : nothing}
      ${sent && !pending ? this.renderWarning(m.unconfirmed, m.notConfirmed(nameOf(sent))) : nothing}
      ${failed || !isOpen ? this.renderWarning(isOpen ? '' : m.closed, failed ? m.failed(nameOf(failed)) : '') : nothing}
    </section>`;
  }

  private renderButton(instruction: Instruction, label: string, enabled: boolean): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-disabled=${enabled ? nothing : 'true'}
      @click=${() => enabled && this.send(instruction)}
    >
      ${label}
    </button>`;
  }

  /** A warning; what failed is said first. */
  private renderWarning(text: string, said = ''): TemplateResult {
    return html`<div class="notice warning" role="alert">
      ${icon(TriangleAlert)}
      <p>${said ? html`<strong>${said}</strong>` : nothing} ${text}</p>
    </div>`;
  }
}
