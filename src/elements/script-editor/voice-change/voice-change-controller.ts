/**
 * What another voice leaves silent: told before the voice is changed, or, where the page has changed it, at once. The
 * list is loaded with the first change.
 */
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Voice } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { PreviousVoice, VoiceChangePanel } from './voice-change.lazy.js';

/** The voice in force: undefined while it is not known. */
export interface VoiceInForce {
  asset_id: string;
  voice: Voice | undefined;
  /** Whether it speaks all scenes, not only the one that is shown. */
  everywhere: boolean;
}

export class VoiceChangeController implements ReactiveController {
  private readonly module: LazyModule<typeof import('./voice-change.lazy.js')>;
  private panel: VoiceChangePanel | undefined;
  private previous: (VoiceInForce & { scene: string }) | undefined;
  /** The voice that a person has agreed to, and what it leaves silent. */
  private confirmedVoice = '';
  /** A change that the list has not been told. */
  private change: { voice: Voice; before: PreviousVoice } | undefined;

  constructor(private readonly context: EditorContext) {
    context.host.addController(this);
    this.module = new LazyModule(context.host, () => import('./voice-change.lazy.js'));
  }

  /** Another voice for the same scenes is a change; another scene with its own voice is none. */
  hostUpdate(): void {
    if (this.change && this.module.value) void this.load();
    const now = this.voiceInForce;
    if (!now) return;
    const scene = this.context.script.scene?.key ?? '';
    const { previous: known } = this;
    if (known?.asset_id === now.asset_id && known.scene === scene) return;
    this.previous = { ...now, scene };
    const isSame = known && known.asset_id !== '' && (now.everywhere || known.scene === scene);
    const isAgreed = now.asset_id === this.confirmedVoice;
    this.confirmedVoice = '';
    if (!isSame || isAgreed || known.asset_id === now.asset_id || !now.voice) return;
    this.change = { voice: now.voice, before: { voice: known.voice, everywhere: now.everywhere } };
    void this.load();
  }

  /** Asks a person before a voice that leaves marks silent; resolves with whether to go on. */
  async confirm(asset_id: string, voice: Voice): Promise<boolean> {
    const list = await this.load();
    const goes = list ? await list.confirm(voice, this.previous) : false;
    if (goes) this.confirmedVoice = asset_id;
    return goes;
  }

  private async load(): Promise<VoiceChangePanel | undefined> {
    const module = await this.module.load();
    if (module) this.panel ??= new module.VoiceChangePanel(this.context);
    const { panel: list, change } = this;
    if (list && change) list.handleChange(change.voice, change.before);
    if (list) this.change = undefined;
    return list;
  }

  private get voiceInForce(): VoiceInForce | undefined {
    const { voiceSettled, voiceAsset, voice, voiceId } = this.context.settings;
    return voiceSettled ? { asset_id: voiceAsset, voice, everywhere: voiceId !== '' } : undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (this.module.missing) return this.module.renderMissing(this.context.locale);
    return this.panel?.render() ?? nothing;
  }
}
