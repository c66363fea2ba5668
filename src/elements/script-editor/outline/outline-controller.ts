/**
 * Loads the outline when a script has scenes, and renders a skeleton of the same size until script and code are there.
 * An editor of a single text never loads it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { EditorContext } from '../editor-context.js';
import type { EditorMessages } from '../messages.js';
import { LazyModule } from '../../../ui/index.js';
import type { OutlinePanel } from './outline.lazy.js';

/** The always loaded part of the outline. */
export class OutlineController {
  private readonly module: LazyModule<typeof import('./outline.lazy.js')>;
  private panel: OutlinePanel | undefined;

  constructor(private readonly context: EditorContext) {
    this.module = new LazyModule(context.host, () => import('./outline.lazy.js'));
  }

  /** Whether the selected paragraph is a recording. */
  get isRecording(): boolean {
    return this.panel?.isRecording ?? false;
  }

  private async load(): Promise<void> {
    const module = await this.module.load();
    if (!module || this.panel) return;
    this.panel = new module.OutlinePanel(this.context);
    this.context.host.requestUpdate();
  }

  /** Renders the outline, or its skeleton while the script or the module are `loading`. */
  render(m: EditorMessages, loading: boolean): TemplateResult | typeof nothing {
    if (this.module.missing) return this.module.renderMissing(this.context.locale);
    if (!this.panel) void this.load();
    return this.panel && !loading ? this.panel.render() : renderSkeleton(m);
  }

  renderHeader(): TemplateResult | typeof nothing {
    return this.panel?.renderHead() ?? html`<div class="head"></div>`;
  }

  renderRecording(): TemplateResult | typeof nothing {
    return this.panel?.renderRecording() ?? nothing;
  }
}

/** A placeholder of the size of a short outline. */
const renderSkeleton = (m: EditorMessages): TemplateResult =>
  html`<div class="outline" aria-busy="true">
    <span class="visually-hidden" role="status">${m.loading}</span>
    ${[0, 1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}
  </div>`;
