/**
 * Where the outline stands: the shape of it until the script and the code for it are there, then the outline itself.
 * An editor of one text loads none of it.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Checker } from '../check/checker.js';
import type { EditorMessages } from '../messages.js';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { Script } from '../../../script/script.js';
import type { Board, BoardNeeds } from './outline.lazy.js';

export class OutlineController {
  private readonly part: LazyModule<typeof import('./outline.lazy.js')>;
  private made: Board | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly checker: Checker,
    private readonly needs: BoardNeeds,
  ) {
    this.part = new LazyModule(host, () => import('./outline.lazy.js'));
  }

  /** Whether the paragraph that is shown is a recording. */
  get isRecording(): boolean {
    return this.made?.isRecording ?? false;
  }

  private async want(): Promise<void> {
    const module = await this.part.load();
    if (!module || this.made) return;
    this.made = new module.Board(this.host, this.script, this.checker, this.needs);
    this.host.requestUpdate();
  }

  /** `loading`: the script is still on its way. */
  render(m: EditorMessages, loading: boolean): TemplateResult | typeof nothing {
    if (this.part.missing) return this.part.renderMissing(this.needs.locale);
    if (!this.made) void this.want();
    return this.made && !loading ? this.made.render() : renderWaiting(m);
  }

  renderHead(): TemplateResult | typeof nothing {
    return this.made?.renderHead() ?? html`<div class="head"></div>`;
  }

  renderRecording(): TemplateResult | typeof nothing {
    return this.made?.renderRecording() ?? nothing;
  }
}

/** The shape of what comes. */
const renderWaiting = (m: EditorMessages): TemplateResult =>
  html`<div class="outline" aria-busy="true">
    <span class="visually-hidden" role="status">${m.loading}</span>
    ${[0, 1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}
  </div>`;
