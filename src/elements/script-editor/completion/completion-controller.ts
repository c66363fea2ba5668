/** Completion of SSML source; the list is loaded on the first keystroke in source mode. */
import { nothing, type TemplateResult } from 'lit';
import { LazyModule } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { CompletionKey } from '../codemirror/codemirror-editor.lazy.js';
import type { CompletionOptions, CompletionPanel } from './completion-panel.js';

/** Always loaded: forwards keys and edits to the list. */
export class CompletionController {
  private readonly module: LazyModule<typeof import('../text-tools.lazy.js')>;
  private panel: CompletionPanel | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly options: CompletionOptions,
  ) {
    this.module = new LazyModule(context.host, () => import('../text-tools.lazy.js'));
  }

  /** Element ID of the candidate that Enter applies; `undefined` while the list is closed. */
  get activeId(): string | undefined {
    return this.panel?.activeId;
  }

  /** Updates the list after an edit. If its code can't be loaded, there are no completions. */
  async update(): Promise<void> {
    if (!this.active) return;
    const module = await this.module.load();
    if (module) this.panel ??= new module.CompletionPanel(this.context, this.options);
    if (this.active) this.panel?.update();
  }

  /** Handles a key; returns whether the list used it. */
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
