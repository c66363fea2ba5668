/**
 * What another voice leaves silent: told before the voice is changed, or, where the page has changed it, at once. The
 * list is loaded with the first change.
 */
import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Voice } from '../../../ssml/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { Script } from '../../../script/script.js';
import type { TextController } from '../text/text-controller.js';
import type { Before, SilencedList } from './voice-change.lazy.js';

/** The voice in force: undefined while it is not known. */
export interface VoiceInForce {
  asset_id: string;
  voice: Voice | undefined;
  /** Whether it speaks all scenes, not only the one that is shown. */
  everywhere: boolean;
}

export interface SilencedNeeds {
  voice: () => VoiceInForce | undefined;
  editable: () => boolean;
  /** A person changed the script. */
  changed: () => void;
}

export class VoiceChangeController implements ReactiveController {
  private readonly part: LazyModule<typeof import('./voice-change.lazy.js')>;
  private list: SilencedList | undefined;
  private known: (VoiceInForce & { scene: string }) | undefined;
  /** The voice that a person has agreed to, and what it leaves silent. */
  private agreed = '';
  /** A change that the list has not been told. */
  private change: { voice: Voice; before: Before } | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: TextController,
    private readonly needs: SilencedNeeds,
  ) {
    host.addController(this);
    this.part = new LazyModule(host, () => import('./voice-change.lazy.js'));
  }

  /** Another voice for the same scenes is a change; another scene with its own voice is none. */
  hostUpdate(): void {
    if (this.change && this.part.value) void this.want();
    const now = this.needs.voice();
    if (!now) return;
    const scene = this.script.scene?.key ?? '';
    const { known } = this;
    if (known?.asset_id === now.asset_id && known.scene === scene) return;
    this.known = { ...now, scene };
    const isSame = known && known.asset_id !== '' && (now.everywhere || known.scene === scene);
    const isAgreed = now.asset_id === this.agreed;
    this.agreed = '';
    if (!isSame || isAgreed || known.asset_id === now.asset_id || !now.voice) return;
    this.change = { voice: now.voice, before: { voice: known.voice, everywhere: now.everywhere } };
    void this.want();
  }

  /** Asks a person before a voice that leaves marks silent; resolves with whether to go on. */
  async ask(asset_id: string, voice: Voice): Promise<boolean> {
    const list = await this.want();
    const goes = list ? await list.ask(voice, this.known) : false;
    if (goes) this.agreed = asset_id;
    return goes;
  }

  private async want(): Promise<SilencedList | undefined> {
    const module = await this.part.load();
    if (module) this.list ??= new module.SilencedList(this.host, this.script, this.editing, this.needs);
    const { list, change } = this;
    if (list && change) list.changed(change.voice, change.before);
    if (list) this.change = undefined;
    return list;
  }

  render(locale: LocaleController): TemplateResult | typeof nothing {
    if (this.part.missing) return this.part.renderMissing(locale);
    return this.list?.render(locale) ?? nothing;
  }
}
