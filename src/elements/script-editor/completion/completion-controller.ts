/** What can be written next, while the text is shown as it is written: the list is loaded with the first letter. */
import { nothing, type LitElement, type TemplateResult } from 'lit';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { LocaleController } from '../../../ui/locale.js';
import type { ScriptController } from '../script-controller.js';
import type { OfferKey } from '../codemirror/editor-view.js';
import type { Can } from './candidates.js';
import type { TextController } from '../text/text-controller.js';
import type { Offers } from './completion.lazy.js';

export interface CompletingNeeds {
  /** Whether the text is shown as it is written, and may be changed. */
  active: () => boolean;
  can: Can;
}

export class CompletionController {
  private readonly part: LazyModule<typeof import('./completion.lazy.js')>;
  private offers: Offers | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: ScriptController,
    private readonly editing: TextController,
    private readonly needs: CompletingNeeds,
  ) {
    this.part = new LazyModule(host, () => import('./completion.lazy.js'));
  }

  /** ID of the one that Enter takes; undefined while none is offered. */
  get chosen(): string | undefined {
    return this.offers?.chosen;
  }

  /** A person wrote something: offers what may follow. Without the list, one writes on without it. */
  async look(): Promise<void> {
    if (!this.needs.active()) return;
    const module = await this.part.load();
    if (module) this.offers ??= new module.Offers(this.host, this.script, this.editing, this.needs);
    if (this.needs.active()) this.offers?.look();
  }

  /** A key that may be for the list. */
  key(key: OfferKey): boolean {
    if (key !== 'Ctrl-Space') return this.offers?.key(key) ?? false;
    const isActive = this.needs.active();
    if (isActive) void this.look();
    return isActive;
  }

  render(locale: LocaleController): TemplateResult | typeof nothing {
    return this.offers?.render(locale) ?? nothing;
  }
}
