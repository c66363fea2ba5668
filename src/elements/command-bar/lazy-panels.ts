/** The parts of the bar that are loaded on first use: palette, forms, run-down, log, remote control. */
import { nothing, type TemplateResult } from 'lit';
import { LazyModule } from '../../ui/index.js';
import type { AvatarRemote } from './avatar-remote/avatar-remote.js';
import type { BarContext } from './bar-context.js';
import type { ComposerModule } from './composer.js';
import { collectKeys } from './early-keys.js';
import type { FormName } from './forms/form-names.js';
import type { Forms } from './forms/forms.js';
import type { LogState } from './log/log-view.js';
import type { QueueState } from './log/queue-view.js';
import type { PaletteActions } from './palette/palette-items.js';
import type { Palette } from './palette/palette.js';
import type { Replies } from './replies.js';
import type { Rundown } from './rundown/rundown.js';

/** Loads the parts, and keeps the state of those that have been opened. */
export class LazyPanels implements PaletteActions {
  private readonly panelsModule;
  private palette: Palette | undefined;
  private isLoadingPalette = false;
  private forms: Forms | undefined;
  remote: AvatarRemote | undefined;
  rundown: Rundown | undefined;
  readonly log: LogState = { query: '', extraCount: 0, silentHistory: undefined };
  readonly queue: QueueState = { edited: undefined, extraCount: 0 };

  constructor(
    private readonly bar: BarContext,
    private readonly replies: Replies,
    private readonly logModule: ComposerModule,
  ) {
    const { element } = bar;
    this.panelsModule = new LazyModule(element, () => import('./panels.lazy.js'));
  }

  /** Opens the palette; what is typed while it is loading is searched for. */
  async openPalette(): Promise<void> {
    if (this.isLoadingPalette) return;
    this.isLoadingPalette = true;
    const takeKeys = collectKeys(this.bar.element, () => (this.isLoadingPalette = false));
    const module = await this.panelsModule.load();
    const typed = takeKeys();
    // Escape has ended this wait; another one may have begun.
    if (typed === undefined) return;
    this.isLoadingPalette = false;
    if (!module) return;
    const items = () => module.paletteItems(this.bar, this, this.replies);
    await (this.palette ??= new module.Palette(this.bar, items)).open(typed);
  }

  async openForm(name: FormName): Promise<void> {
    const module = await this.panelsModule.load();
    if (module) await (this.forms ??= new module.Forms(this.bar)).open(name);
  }

  /** Opens the run-down and moves the focus there. */
  async showRundown(): Promise<void> {
    const module = await this.panelsModule.load();
    if (module) await (this.rundown ??= new module.Rundown(this.bar)).open();
  }

  async toggleRundown(): Promise<void> {
    if (this.rundown?.isOpen) this.rundown.close();
    else await this.showRundown();
  }

  /** Loads the queue and the log; resolves to `false` if the import failed. */
  async loadLog(): Promise<boolean> {
    return (await this.logModule.load()) !== undefined;
  }

  /** The commands that wait for the connection. */
  renderQueue(): unknown {
    return this.logModule.value?.renderQueue(this.bar, this.queue) ?? nothing;
  }

  /** The tools and the entries of the log; `entries` is undefined while there are none. */
  renderLog(): { search: unknown; entries: unknown } {
    const empty = { search: nothing, entries: undefined };
    if (!this.bar.commands?.history.length) return empty;
    this.logModule.preload();
    const module = this.logModule.value;
    if (!module) return { search: nothing, entries: nothing };
    if (module.loggedCommands(this.bar).length === 0) return empty;
    return {
      search: module.renderLogTools(this.bar, this.log),
      entries: module.renderEntries(this.bar, this.log),
    };
  }

  renderDialogs(): unknown[] {
    return [this.palette?.render() ?? nothing, this.forms?.render() ?? nothing];
  }

  /** The remote control of the avatar, if the page has handed over an RTC channel. */
  renderRemote(): TemplateResult | typeof nothing {
    if (!this.bar.watch?.channel) return nothing;
    if (!this.remote && !this.panelsModule.missing) void this.loadRemote();
    return this.remote?.render() ?? nothing;
  }

  private async loadRemote(): Promise<void> {
    const module = await this.panelsModule.load();
    if (module) this.remote ??= new module.AvatarRemote(this.bar);
    this.bar.element.requestUpdate();
  }

  /** The message about a part that could not be loaded, with a button that retries. */
  renderMissing(): TemplateResult | typeof nothing {
    const module = [this.panelsModule, this.logModule].find(({ missing }) => missing);
    return module?.renderMissing(this.bar.locale) ?? nothing;
  }
}
