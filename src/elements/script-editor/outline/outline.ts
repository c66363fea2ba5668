/**
 * Where the outline stands: the shape of it until the script and the code for it are there, then the outline itself.
 * An editor of one text loads none of it.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { LazyPart } from '../../../ui/lazy.js';
import type { Checker } from '../check/checker.js';
import type { EditorMessages } from '../messages.js';
import type { Script } from '../script/script.js';
import type { Board, BoardNeeds } from './board.js';

export class Outline {
  private readonly part: LazyPart<typeof import('./board.js')>;
  private made: Board | undefined;
  private failed = false;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly checker: Checker,
    private readonly needs: BoardNeeds,
  ) {
    this.part = new LazyPart(host, () => import('./board.js'));
  }

  /** The outline, once it is there. */
  get board(): Board | undefined {
    return this.made;
  }

  /** Whether the paragraph that is shown is a recording. */
  get isRecording(): boolean {
    return this.made?.isRecording ?? false;
  }

  private want(): void {
    this.failed = false;
    void this.part.want().then((module) => {
      this.failed = !module;
      if (module) this.made ??= new module.Board(this.host, this.script, this.checker, this.needs);
      this.host.requestUpdate();
    });
  }

  /** `loading`: the script is still on its way. */
  render(m: EditorMessages, loading: boolean): TemplateResult {
    if (!this.made && !this.failed) this.want();
    if (this.made && !loading) return this.made.render();
    return this.failed ? this.renderFailure(m) : renderWaiting(m);
  }

  renderHead(): TemplateResult | typeof nothing {
    return this.made?.renderHead() ?? html`<div class="head"></div>`;
  }

  renderRecording(): TemplateResult | typeof nothing {
    return this.made?.renderRecording() ?? nothing;
  }

  private renderFailure(m: EditorMessages): TemplateResult {
    return html`<div class="outline" role="alert">
      <p class="muted">${m.outlineNotLoaded}</p>
      <button class="button" type="button" @click=${() => this.want()}>${m.retry}</button>
    </div>`;
  }
}

/** The shape of what comes. */
const renderWaiting = (m: EditorMessages): TemplateResult =>
  html`<div class="outline" aria-busy="true">
    <span class="visually-hidden" role="status">${m.loading}</span>
    ${[0, 1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}
  </div>`;
