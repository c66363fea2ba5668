/** Loads the recordings when the script has one or is to get one, and renders the selected one in place of its text. */
import { html, nothing, type TemplateResult } from 'lit';
import { LazyModule, partNotLoaded } from '../../../ui/index.js';
import { isRecorded, type Paragraph, type Scene, sceneOf } from '../../../script/index.js';
import type { EditorContext } from '../editor-context.js';
import { messages } from '../messages.js';
import type { RecordingOptions, RecordingPanel } from '../recording/recording-panel.js';
import type { ParagraphStats } from './paragraph-stats.js';

/** The recordings of one outline. */
export class RecordingSlot {
  private readonly module: LazyModule<typeof import('./outline-actions.lazy.js')>;
  /** Undefined until the module is loaded. */
  panel: RecordingPanel | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly options: RecordingOptions,
  ) {
    this.module = new LazyModule(context.host, () => import('./outline-actions.lazy.js'));
  }

  /** Whether the selected paragraph is a recording, or a recording is being chosen for it. */
  get isShown(): boolean {
    const { paragraph } = this.context.script;
    return (
      paragraph !== undefined && (isRecorded(paragraph.item) || this.panel?.choosingFor === paragraph.key)
    );
  }

  /** Loads the recordings; resolves to undefined if the module can't be loaded. */
  async load(): Promise<RecordingPanel | undefined> {
    const module = await this.module.load();
    if (module) this.panel ??= new module.RecordingPanel(this.context, this.options);
    this.context.host.requestUpdate();
    return this.panel;
  }

  /** The stats of a recording; undefined until the module is loaded. */
  statsOf(paragraph: Paragraph, scene: Scene): ParagraphStats | undefined {
    if (!this.panel && !this.module.missing) void this.load();
    return this.panel?.statsOf(paragraph, scene);
  }

  /** Renders the recording of the selected paragraph; nothing if it is a text. */
  render(): TemplateResult | typeof nothing {
    const { script, locale } = this.context;
    const { paragraph, selected, scenes } = script;
    const scene = sceneOf(scenes, selected);
    if (!paragraph || !scene || !this.isShown) return nothing;
    if (this.panel) return this.panel.render(paragraph, scene);
    if (!this.module.missing) {
      void this.load();
      return html`<div class="skeleton" aria-busy="true"></div>`;
    }
    return html`<div class="bar" role="alert">
      <span class="grow">${partNotLoaded(locale)}</span>
      <button class="button" type="button" @click=${() => void this.load()}>
        ${locale.of(messages).retry}
      </button>
    </div>`;
  }
}
