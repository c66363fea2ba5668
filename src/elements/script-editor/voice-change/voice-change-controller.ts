/**
 * Detects a change of voice, and lists the marks that the new voice does not support: before the change if a person
 * makes it, after it if the page does. The list is loaded with the first change.
 */
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Voice } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import { LazyModule } from '../../../ui/index.js';
import type { PreviousVoice, VoiceChangePanel } from './voice-change-panel.js';

/** The current voice. */
export interface VoiceInForce {
  asset_id: string;
  voice: Voice | undefined;
  /** Whether it speaks all scenes, not only the selected one. */
  everywhere: boolean;
}

/** The always loaded part of the voice change. */
export class VoiceChangeController implements ReactiveController {
  private readonly module: LazyModule<typeof import('../text-tools.lazy.js')>;
  private panel: VoiceChangePanel | undefined;
  private previous: (VoiceInForce & { scene: string }) | undefined;
  /** Asset ID of the voice that a person has confirmed. */
  private confirmedVoice = '';
  /** A change that waits for the module to load. */
  private change: { voice: Voice; before: PreviousVoice } | undefined;

  constructor(private readonly context: EditorContext) {
    context.host.addController(this);
    this.module = new LazyModule(context.host, () => import('../text-tools.lazy.js'));
  }

  /** Reacts only to a voice change within the same scenes: another scene may have a voice of its own. */
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

  /** Asks for confirmation if the voice does not support some marks. Resolves to whether to change it. */
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
