/**
 * Pause, resume, take over by voice, give back: instructions over the RTC channel (reference 10.6). An instruction has
 * no answer of its own; the state that the task tells next is the answer, and until then its button is latched.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Instruction, Timing } from '../../../live/index.js';
import { icon } from '../../../ui/icon.js';
import { TriangleAlert } from '../../../ui/icons.js';
import type { BarContext } from '../bar-context.js';
import { renderChoice } from '../select-field.js';
import { messages } from './messages.js';

/** Milliseconds without a new state after which an instruction is called unconfirmed. */
const patience = 30_000;

/** What can be asked for in each state, and the states that show that it was done. */
const offers: Readonly<Record<string, readonly Instruction[]>> = {
  PLAY_READY: ['play_start'],
  PROCESSING: ['play_pause', 'voice_start'],
  PLAY_PAUSE: ['play_resume', 'voice_start'],
  TAKE_OVER: ['voice_end'],
};

interface Asked {
  instruction: Instruction;
  at: number;
  /** The state that the task was in, and since when. */
  before: string;
}

export class AvatarRemote {
  private timing: Timing = 'SENTENCE_END';
  private asked: Asked | undefined;
  private broken = false;
  /** What the browser says of the microphone, always as it is now; undefined where it does not tell. */
  private microphone: PermissionStatus | undefined;

  constructor(private readonly bar: BarContext) {
    void this.askMicrophone();
  }

  /** The voice is the page's to send; here it is only told beforehand that the browser would refuse it. */
  private async askMicrophone(): Promise<void> {
    const name = 'microphone' as PermissionName;
    this.microphone = await navigator.permissions?.query({ name }).catch(() => undefined);
    this.bar.element.requestUpdate();
  }

  /** Whether somebody takes over, or could, whose voice the browser holds back. */
  private get isMute(): boolean {
    const byVoice = this.state === 'TAKE_OVER' || offers[this.state]?.includes('voice_start');
    return byVoice === true && this.microphone?.state === 'denied';
  }

  private get state(): string {
    return this.bar.watch?.state.control?.state ?? '';
  }

  /** The instruction that waits for the task to show it; one that was shown, or waits too long, does not. */
  private get pending(): Asked | undefined {
    if (this.asked && this.asked.before !== this.state) this.asked = undefined;
    return this.asked && Date.now() - this.asked.at < patience ? this.asked : undefined;
  }

  private give(instruction: Instruction): void {
    const { watch } = this.bar;
    if (this.pending || !watch?.channel) return;
    try {
      watch.channel.instruct(instruction, this.timing);
      this.asked = { instruction, at: Date.now(), before: this.state };
      this.broken = false;
    } catch {
      this.broken = true;
    }
    this.bar.element.requestUpdate();
  }

  /** What can be asked for now, and its name. */
  get offers(): readonly { name: string; run: () => void }[] {
    const m = this.bar.locale.of(messages);
    const open = this.bar.watch?.channel?.isOpen === true && !this.pending;
    return (open ? (offers[this.state] ?? []) : []).map((one) => ({
      name: m.instruction[one] ?? one,
      run: () => this.give(one),
    }));
  }

  render(): TemplateResult {
    const m = this.bar.locale.of(messages);
    const { state, pending, asked } = this;
    const open = this.bar.watch?.channel?.isOpen === true;
    return html`<section class="remote panel" part="remote" aria-labelledby="remote">
      <div class="line">
        <h3 id="remote">${m.name}</h3>
        <span class="small muted" role="status" title=${state || nothing}
          >${m.state[state] ?? (state || m.untold)}</span
        >
      </div>
      <div class="options">
        ${renderChoice(m.when, m.timing, this.timing, false, (value) => (this.timing = value as Timing))}
        ${(offers[state] ?? []).map((one) => this.renderButton(one, m.instruction[one] ?? one, open && !pending))}
      </div>
      ${pending ? html`<p class="small muted" role="status">${m.asked(m.instruction[pending.instruction] ?? '')}</p>` : nothing}
      ${this.isMute ? this.renderTrouble(m.mute) : nothing}
      ${asked && !pending ? this.renderTrouble(m.unconfirmed) : nothing}
      ${open && !this.broken ? nothing : this.renderTrouble(m.closed)}
    </section>`;
  }

  private renderButton(instruction: Instruction, words: string, enabled: boolean): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-disabled=${enabled ? nothing : 'true'}
      @click=${() => enabled && this.give(instruction)}
    >
      ${words}
    </button>`;
  }

  private renderTrouble(words: string): TemplateResult {
    return html`<div class="notice warning" role="alert">
      ${icon(TriangleAlert)}
      <p>${words}</p>
    </div>`;
  }
}
