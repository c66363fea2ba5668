/** The heavier parts of the bar, each loaded when it is first opened: palette, forms, run-down, remote control. */
import { nothing, type TemplateResult } from 'lit';
import { LazyModule } from '../../ui/lazy-module.js';
import type { BarContext } from './bar-context.js';
import type { FormName } from './form-names.js';
import type { Forms } from './forms/forms.lazy.js';
import type { Palette } from './palette/palette.lazy.js';
import type { AvatarRemote } from './avatar-remote/avatar-remote.lazy.js';
import type { Replies } from './replies.js';
import type { Rundown } from './rundown/rundown.lazy.js';
import type { LogHost } from './log/log-view.js';
import type { QueueHost } from './log/queue-view.js';

export class LazyPanels {
  private palette: Palette | undefined;
  private forms: Forms | undefined;
  remote: AvatarRemote | undefined;
  private readonly lazy;
  private readonly sent: LazyModule<typeof import('./log/log.lazy.js')>;
  rundown: Rundown | undefined;
  /** A part could not be loaded. */
  failed = false;

  constructor(
    private readonly bar: BarContext,
    private readonly replies: () => Replies,
    /** Why nothing can be sent. */
    private readonly why: () => string | undefined,
  ) {
    const { element } = bar;
    this.lazy = {
      palette: new LazyModule(element, () => import('./palette/palette.lazy.js')),
      forms: new LazyModule(element, () => import('./forms/forms.lazy.js')),
      rundown: new LazyModule(element, () => import('./rundown/rundown.lazy.js')),
      remote: new LazyModule(element, () => import('./avatar-remote/avatar-remote.lazy.js')),
    };
    this.sent = new LazyModule(element, () => import('./log/log.lazy.js'));
  }

  async openPalette(): Promise<void> {
    const part = this.came(await this.lazy.palette.load());
    if (part)
      await (this.palette ??= new part.Palette(this.bar, () =>
        part.itemsOf(this.bar, this, this.replies(), this.why()),
      )).open();
  }

  async openForm(name: FormName): Promise<void> {
    const part = this.came(await this.lazy.forms.load());
    if (part) await (this.forms ??= new part.Forms(this.bar)).open(name);
  }

  /** Opens the run-down and puts the focus there. */
  async showRundown(): Promise<void> {
    const part = this.came(await this.lazy.rundown.load());
    if (part) await (this.rundown ??= new part.Rundown(this.bar)).show();
  }

  /** Opens the run-down, or closes it. */
  async toggleRundown(): Promise<void> {
    if (this.rundown?.shown) this.rundown.hide();
    else await this.showRundown();
  }

  /** Loads the queue and the log; false if they cannot be had. */
  async wantSent(): Promise<boolean> {
    return this.came(await this.sent.load()) !== undefined;
  }

  /** What waits to be sent. */
  renderQueue(host: QueueHost): unknown {
    return this.sent.value?.renderQueue(this.bar, host) ?? nothing;
  }

  /** The entries of the log, once there are any. */
  renderLog(host: LogHost): { search: unknown; entries: unknown } {
    const empty = { search: nothing, entries: undefined };
    if (!this.bar.commands?.history.length) return empty;
    void this.sent.load();
    const part = this.sent.value;
    if (!part) return { search: nothing, entries: nothing };
    if (part.logged(this.bar).length === 0) return empty;
    return { search: part.renderSearch(this.bar, host), entries: part.renderEntries(this.bar, host) };
  }

  renderDialogs(): unknown[] {
    return [this.palette?.render() ?? nothing, this.forms?.render() ?? nothing];
  }

  /** The remote control of the avatar, where the page has handed over an RTC channel. */
  renderRemote(): TemplateResult | typeof nothing {
    if (!this.bar.watch?.channel) return nothing;
    if (!this.remote) void this.loadRemote();
    return this.remote?.render() ?? nothing;
  }

  private async loadRemote(): Promise<void> {
    const part = await this.lazy.remote.load();
    if (part) this.remote ??= new part.AvatarRemote(this.bar);
    this.bar.element.requestUpdate();
  }

  private came<T>(part: T | undefined): T | undefined {
    this.failed = part === undefined;
    this.bar.element.requestUpdate();
    return part;
  }
}
