/** A text of one's own in the voice that is looked at (reference 9.1, 9.2). */
import { html, nothing, type TemplateResult } from 'lit';
import { wait } from '../../../base/index.js';
import type { Client, DigitalAssetInfo } from '../../../api/index.js';
import {
  playUrl,
  renderError,
  renderTextArea,
  requestSpeech,
  type LocaleController,
} from '../../../ui/index.js';
import type { LookMessages } from './look-messages.js';

/** What it needs of the large view. */
export interface SpokenTextOptions {
  client: () => Client | undefined;
  /** Whether speech may be generated. */
  may: () => boolean;
  locale: LocaleController;
  /** Stops the sample, so that one sound is heard at a time. */
  quiet: () => void;
  update: () => void;
}

/** The field, and what became of it last. */
export class SpokenText {
  private text = '';
  private running: AbortController | undefined;
  private stage: 'idle' | 'making' | 'playing' = 'idle';
  private error: unknown;

  constructor(private readonly options: SpokenTextOptions) {}

  /** Stops what is made or heard. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.stage = 'idle';
  }

  private async speak(voice_asset_id: string): Promise<void> {
    const client = this.options.client();
    const text = this.text.trim();
    if (!client || !text) return;
    this.options.quiet();
    this.stop();
    const { signal } = (this.running = new AbortController());
    this.error = undefined;
    this.show('making');
    try {
      const request = { text, voice_asset_id };
      const urls = await requestSpeech(request, { client, signal, wait, accepted: () => undefined });
      this.show('playing');
      for (const url of urls) await playUrl(url, signal);
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
    if (!signal.aborted) this.show('idle');
  }

  private show(stage: SpokenText['stage']): void {
    this.stage = stage;
    this.options.update();
  }

  /** The field and its button; without the permission, why there is none. */
  render(voice: DigitalAssetInfo & { asset_id: string }, m: LookMessages): TemplateResult {
    if (!this.options.may()) return html`<p class="small muted">${m.mayNot}</p>`;
    const isCharged = Boolean(voice.asset_extra_meta?.voice_model_meta?.external_voice_meta);
    const { stage, options } = this;
    return html`<form
      class="own-text"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (stage === 'idle') void this.speak(voice.asset_id);
        else {
          this.stop();
          options.update();
        }
      }}
    >
      ${renderTextArea(m.text, this.text, (text) => {
        this.text = text;
        options.update();
      })}
      ${isCharged ? html`<p class="small muted">${m.charged}</p>` : nothing}
      <div class="sound">
        <button class="button" type="submit" ?disabled=${this.text.trim() === ''}>
          ${stage === 'idle' ? m.hear : m.stop}
        </button>
        <span class="small muted" role="status">${stage === 'making' ? m.making : nothing}</span>
      </div>
      ${this.error ? renderError(this.error, options.locale, undefined, { said: m.notMade }) : nothing}
    </form>`;
  }
}
