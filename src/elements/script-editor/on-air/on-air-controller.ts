/** Says after a save whether a livestream goes on with the old script. Its code is loaded with the first save of a room. */
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Scene } from '../../../script/index.js';
import { LazyModule } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { OnAirNotice } from './on-air-notice.js';

/** The always loaded part of the notice. */
export class OnAirController implements ReactiveController {
  private readonly module: LazyModule<typeof import('./on-air.lazy.js')>;
  private notice: OnAirNotice | undefined;
  /** The script before a save, until the code is loaded. */
  private before: readonly Scene[] | undefined;

  constructor(private readonly context: EditorContext) {
    this.module = new LazyModule(context.host, () => import('./on-air.lazy.js'));
    context.host.addController(this);
  }

  /** The code may have been loaded by another try. */
  hostUpdate(): void {
    if (this.before && this.module.value) void this.show();
  }

  /** A room's script was saved; `before` is the one that was stored before. */
  handleSaved(before: readonly Scene[]): void {
    this.before = before;
    void this.show();
  }

  private async show(): Promise<void> {
    const module = await this.module.load();
    const { before } = this;
    if (!module || !before) return;
    this.before = undefined;
    this.notice ??= new module.OnAirNotice(this.context);
    await this.notice.handleSaved(before);
  }

  render(): TemplateResult | typeof nothing {
    if (this.module.missing) return this.module.renderMissing(this.context.locale);
    return this.notice?.render() ?? nothing;
  }
}
