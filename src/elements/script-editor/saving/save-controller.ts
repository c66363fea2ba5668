/**
 * The foot of the editor, and saving behind it: its code is loaded with the first change, so that it is there when the
 * network is not.
 */
import { nothing, type TemplateResult } from 'lit';
import type { EditorContext } from '../editor-context.js';
import { messages } from '../messages.js';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { WireScene } from '../../../script/scenes.js';
import type { ConflictState } from './conflict-state.js';
import type { Saving } from './save.lazy.js';
import { renderFailure, renderFoot, type SaveHost } from './save-view.js';

export type SaveState =
  | { phase: 'idle' }
  | { phase: 'saving' }
  | { phase: 'checking' }
  | { phase: 'saved'; at: number }
  | { phase: 'overwritten' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'conflict'; conflict: ConflictState };

export interface SaveOptions {
  /** A save begins. */
  begun: () => void;
  /** The script was saved, and everything typed since is known. */
  saved: () => void;
  /** A person chose between two versions. */
  chosen: () => void;
  /** Shows both versions. */
  dialogs: LazyModule<typeof import('./saving-dialogs.lazy.js')>;
}

export class SaveController implements SaveHost {
  private readonly part: LazyModule<typeof import('./save.lazy.js')>;
  private saving: Saving | undefined;
  private waiting = false;
  private asked = false;

  constructor(
    private readonly context: EditorContext,
    private readonly options: SaveOptions,
  ) {
    this.part = new LazyModule(context.host, () => import('./save.lazy.js'));
  }

  get state(): SaveState {
    if (this.waiting) return { phase: 'saving' };
    return this.saving?.state ?? { phase: 'idle' };
  }

  get dirty(): boolean {
    return this.context.script.dirty;
  }

  /** Whether there is anything that could be saved. */
  get known(): boolean {
    return this.context.script.base.length > 0;
  }

  get connected(): boolean {
    return this.context.settings.client !== undefined;
  }

  get allowed(): boolean {
    return this.context.settings.editable && this.connected && !this.waiting && !this.saving?.busy;
  }

  /** What puts changes together; undefined if it cannot be had. */
  joining(): Promise<typeof import('./save.lazy.js') | undefined> {
    return this.part.load();
  }

  private async want(): Promise<Saving | undefined> {
    const module = await this.part.load();
    if (module) this.saving ??= new module.Saving(this.context, this.options);
    return this.saving;
  }

  /** Whether what was read has to wait, for a save is under way or somebody is asked; `again` is called after that. */
  defers(again: () => void): boolean {
    const { saving } = this;
    if (!saving?.busy) return false;
    saving.afterwards(again);
    return true;
  }

  /** Scenes read again: what was not saved stays. What cannot be put together now is when it is saved. */
  reload(scripts: readonly WireScene[]): void {
    if (this.context.script.unchanged) this.context.script.reload(scripts);
    else if (this.part.value) this.part.value.reload(this.context.script, scripts);
    else {
      const home = this.context.settings.home;
      void this.joining().then(
        (joining) => home === this.context.settings.home && joining?.reload(this.context.script, scripts),
      );
    }
  }

  /** Saves. Rejects with the error of the call that failed; what was typed stays. */
  async save(): Promise<void> {
    const home = this.context.settings.home;
    if (!home || !this.context.settings.editable || this.waiting || this.saving?.busy) return;
    this.options.begun();
    const { locale, notify } = this.context;
    if (!this.connected) return notify.hint(locale.of(messages).noProviderSave);
    if (!this.saving) await this.wait();
    if (!this.saving) throw new Error('The code that saves could not be loaded');
    if (home === this.context.settings.home) await this.saving.save();
  }

  private async wait(): Promise<void> {
    this.waiting = true;
    this.context.host.requestUpdate();
    await this.want();
    this.waiting = false;
    this.context.host.requestUpdate();
  }

  /** A person pressed Save: what goes wrong is shown. */
  readonly press = (): void => {
    this.save().catch(() => undefined);
  };

  /** Something was changed: what was said about the last save no longer holds. */
  outdate(): void {
    this.saving?.outdate();
    if (this.asked || !this.context.settings.home) return;
    this.asked = true;
    void this.want();
  }

  /** The script was read: that the one before was saved is no longer of interest. */
  forget(): void {
    this.saving?.forget();
  }

  /** Another script takes the place of this one. */
  leave(): void {
    this.saving?.leave();
  }

  /** Two versions to choose from, while there are. */
  renderConflict(): TemplateResult | typeof nothing {
    const { saving } = this;
    const { locale } = this.context;
    if (saving?.state.phase !== 'conflict') return nothing;
    return this.options.dialogs.render(locale, (module) => module.renderConflict(saving, locale));
  }

  render(): TemplateResult[] {
    const { state, part } = this;
    const { locale } = this.context;
    return [
      ...(part.missing ? [part.renderMissing(locale)] : []),
      ...(state.phase === 'failed' ? [renderFailure(state.error, this, locale)] : []),
      ...(state.phase === 'overwritten' && part.value ? [part.value.renderOverwritten(locale)] : []),
      renderFoot(this, locale),
    ];
  }
}
