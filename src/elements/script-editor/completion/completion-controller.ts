/** What can be written next, while the text is shown as it is written: the list is loaded with the first letter. */
import { nothing, type TemplateResult } from 'lit';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { EditorContext } from '../editor-context.js';
import type { CompletionKey } from '../codemirror/codemirror-editor.js';
import type { CompletionOptions, CompletionPanel } from './completion.lazy.js';

export class CompletionController {
  private readonly module: LazyModule<typeof import('./completion.lazy.js')>;
  private panel: CompletionPanel | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly options: CompletionOptions,
  ) {
    this.module = new LazyModule(context.host, () => import('./completion.lazy.js'));
  }

  /** ID of the one that Enter takes; undefined while none is offered. */
  get activeId(): string | undefined {
    return this.panel?.activeId;
  }

  /** A person wrote something: offers what may follow. Without the list, one writes on without it. */
  async update(): Promise<void> {
    if (!this.active) return;
    const module = await this.module.load();
    if (module) this.panel ??= new module.CompletionPanel(this.context, this.options);
    if (this.active) this.panel?.update();
  }

  /** A key that may be for the list. */
  handleKey(key: CompletionKey): boolean {
    if (key !== 'Ctrl-Space') return this.panel?.handleKey(key) ?? false;
    const { active } = this;
    if (active) void this.update();
    return active;
  }

  /** Whether the source text is shown and may be changed. */
  private get active(): boolean {
    return this.context.settings.textEditable && this.options.raw;
  }

  render(): TemplateResult | typeof nothing {
    return this.panel?.render() ?? nothing;
  }
}
