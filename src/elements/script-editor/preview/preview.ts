/** Hearing what is written: the selection, or else the whole paragraph, in the voice of the scene. */
import type { LitElement, ReactiveController } from 'lit';
import type { Client } from '../../../api/index.js';
import type { Checker } from '../check/checker.js';
import type { EditorMessages } from '../messages.js';
import { fragmentOf } from '../script/fragment.js';
import type { Script } from '../script/script.js';
import type { Editing } from '../text/editing.js';
import { Audition, type AuditionRequest, type AuditionState } from './audition.js';
import type { PreviewHost } from './preview-view.js';

export interface PreviewNeeds {
  client: () => Client | undefined;
  /** Asset ID of the voice; empty when none is chosen. */
  voice: () => string;
  words: () => EditorMessages;
  /** Whether nothing can be done at all. */
  blocked: () => boolean;
  hint: (words: string) => void;
  failed: (error: unknown) => void;
}

export class Preview implements ReactiveController, PreviewHost {
  private readonly audition = new Audition(() => this.changed());

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly checker: Checker,
    private readonly editing: Editing,
    private readonly needs: PreviewNeeds,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  get state(): AuditionState {
    return this.audition.state;
  }

  get blocked(): boolean {
    return this.needs.blocked();
  }

  /** Why nothing can be heard; undefined when it can. */
  get reason(): string | undefined {
    const m = this.needs.words();
    if (!this.needs.client()) return m.noProviderPreview;
    if (!this.needs.voice()) return m.noVoice;
    return this.checker.figures.empty ? m.nothingToHear : undefined;
  }

  /** Plays; resolves at the end, or when it is stopped or has failed. */
  async hear(): Promise<void> {
    const client = this.needs.client();
    if (client && !this.reason && !this.blocked) await this.audition.hear(client, this.request);
  }

  stop(): void {
    this.audition.stop();
  }

  /** A person pressed the button: plays, or tells why not. */
  readonly press = (): void => {
    const { reason } = this;
    if (reason) this.needs.hint(reason);
    else void this.hear();
  };

  private get request(): AuditionRequest {
    const { text, scene } = this.script;
    const { speed, pitch, volume } = scene?.script.voice_config ?? {};
    const { from, to } = this.editing.selection;
    const heard = from < to ? fragmentOf(text, from, to, true) : text;
    return { voice_asset_id: this.needs.voice(), text: heard, speed, pitch, volume };
  }

  private changed(): void {
    const { state } = this;
    if (state.phase === 'failed') this.needs.failed(state.error);
    this.host.requestUpdate();
  }
}
