/** What can be written next, while the text is shown as it is written: the list is loaded with the first letter. */
import { nothing, type TemplateResult } from 'lit';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { EditorContext } from '../editor-context.js';
import type { OfferKey } from '../codemirror/editor-view.js';
import type { CompletionOptions, Offers } from './completion.lazy.js';

export class CompletionController {
  private readonly part: LazyModule<typeof import('./completion.lazy.js')>;
  private offers: Offers | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly options: CompletionOptions,
  ) {
    this.part = new LazyModule(context.host, () => import('./completion.lazy.js'));
  }

  /** ID of the one that Enter takes; undefined while none is offered. */
  get chosen(): string | undefined {
    return this.offers?.chosen;
  }

  /** A person wrote something: offers what may follow. Without the list, one writes on without it. */
  async look(): Promise<void> {
    if (!this.active) return;
    const module = await this.part.load();
    if (module) this.offers ??= new module.Offers(this.context, this.options);
    if (this.active) this.offers?.look();
  }

  /** A key that may be for the list. */
  key(key: OfferKey): boolean {
    if (key !== 'Ctrl-Space') return this.offers?.key(key) ?? false;
    const { active } = this;
    if (active) void this.look();
    return active;
  }

  /** Whether the source text is shown and may be changed. */
  private get active(): boolean {
    return this.context.settings.textEditable && this.options.raw;
  }

  render(): TemplateResult | typeof nothing {
    return this.offers?.render() ?? nothing;
  }
}
