/** The find bar's state. Its first field works at once; searching and replacing are loaded on first use. */
import type { ReactiveController } from 'lit';
import type { EditorContext } from '../editor-context.js';
import { LazyModule } from '../../../ui/index.js';
import type { FindBarProps } from './find-view.js';
import type { FindPanel } from './find-panel.js';

/** Always loaded: opens and closes the bar and forwards to the lazily loaded panel. */
export class FindController implements ReactiveController, FindBarProps {
  readonly module: LazyModule<typeof import('../text-tools.lazy.js')>;
  panel: FindPanel | undefined;
  /** Whether the bar is open. */
  isOpen = false;
  query = '';

  constructor(private readonly context: EditorContext) {
    context.host.addController(this);
    this.module = new LazyModule(context.host, () => import('../text-tools.lazy.js'));
  }

  /** Creates the panel if a retried import has succeeded. */
  hostUpdate(): void {
    if (this.isOpen && this.module.value && !this.panel) void this.loadPanel();
  }

  /** Opens the bar with the selected text as the query. */
  async open(): Promise<void> {
    const selected = this.context.text.words;
    if (selected && selected.length <= 100 && !selected.includes('\n')) this.query = selected;
    this.holdHeight(true);
    this.isOpen = true;
    this.context.host.requestUpdate();
    await this.context.host.updateComplete;
    const field = this.context.host.renderRoot.querySelector<HTMLInputElement>('.find-field');
    field?.focus();
    field?.select();
    await this.context.text.open();
    await this.loadPanel();
  }

  close(): void {
    this.isOpen = false;
    this.panel?.end();
    this.holdHeight(false);
    this.context.host.requestUpdate();
    void this.context.text.focus();
  }

  /** Holds the height that the text has without the bar, so that nothing below it moves. */
  private holdHeight(holds: boolean): void {
    const frame = this.context.host.renderRoot.querySelector<HTMLElement>('.frame');
    if (!frame || (holds && this.isOpen)) return;
    frame.style.blockSize = holds ? `${frame.offsetHeight}px` : '';
  }

  setQuery(words: string): void {
    this.query = words;
    this.context.host.requestUpdate();
    void this.loadPanel().then((searching) => searching?.find());
  }

  step(by: 1 | -1): void {
    void this.loadPanel().then((searching) => searching?.step(by));
  }

  private async loadPanel(): Promise<FindPanel | undefined> {
    const module = await this.module.load();
    if (module) this.panel ??= new module.FindPanel(this.context, this);
    return this.panel;
  }
}
