/** Says after a save whether a livestream goes on with the old script. Its code is loaded with the first save of a room. */
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ScriptDocument } from '../../../documents/index.js';
import type { Scene } from '../../../script/index.js';
import { LazyModule } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { OnAirNotice } from './on-air-notice.js';

/** The always loaded part of the notice. */
export class OnAirController implements ReactiveController {
  private readonly module: LazyModule<typeof import('./on-air.lazy.js')>;
  private notice: OnAirNotice | undefined;
  /** The document that was saved and its script before the first save, until the code is loaded. */
  private saved: { document: ScriptDocument; before: readonly Scene[] } | undefined;

  constructor(private readonly context: EditorContext) {
    this.module = new LazyModule(context.host, () => import('./on-air.lazy.js'));
    context.host.addController(this);
  }

  /** The code may have been loaded by another try. */
  hostUpdate(): void {
    if (this.saved && this.module.value) void this.show();
  }

  /** A room's script was saved; `before` is the one that was stored before. */
  handleSaved(before: readonly Scene[]): void {
    const { document } = this.context.script;
    if (this.saved?.document !== document) this.saved = { document, before };
    void this.show();
  }

  private async show(): Promise<void> {
    const module = await this.module.load();
    const { saved } = this;
    if (!module || !saved) return;
    this.saved = undefined;
    this.notice ??= new module.OnAirNotice(this.context);
    await this.notice.handleSaved(saved.document, saved.before);
  }

  render(): TemplateResult | typeof nothing {
    if (this.module.missing) return this.module.renderMissing(this.context.locale);
    return this.notice?.render() ?? nothing;
  }
}
