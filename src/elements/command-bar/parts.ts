/** The heavier parts of the bar, each loaded when it is first opened: palette, forms, run-down, remote control. */
import { nothing, type TemplateResult } from 'lit';
import { LazyPart } from '../../ui/lazy.js';
import type { Bar } from './bar.js';
import type { FormName } from './form-names.js';
import type { Forms } from './forms/index.js';
import type { Palette } from './palette/index.js';
import type { Remote } from './remote/index.js';
import type { Replies } from './replies.js';
import type { Rundown } from './rundown/index.js';
import type { LogHost } from './sent/log-view.js';
import type { QueueHost } from './sent/queue-view.js';

export class Parts {
  private palette: Palette | undefined;
  private forms: Forms | undefined;
  remote: Remote | undefined;
  private readonly lazy;
  private readonly sent: LazyPart<typeof import('./sent/index.js')>;
  rundown: Rundown | undefined;
  /** A part could not be loaded. */
  failed = false;

  constructor(
    private readonly bar: Bar,
    private readonly replies: () => Replies,
    /** Why nothing can be sent. */
    private readonly why: () => string | undefined,
  ) {
    const { element } = bar;
    this.lazy = {
      palette: new LazyPart(element, () => import('./palette/index.js')),
      forms: new LazyPart(element, () => import('./forms/index.js')),
      rundown: new LazyPart(element, () => import('./rundown/index.js')),
      remote: new LazyPart(element, () => import('./remote/index.js')),
    };
    this.sent = new LazyPart(element, () => import('./sent/index.js'));
  }

  async openPalette(): Promise<void> {
    const part = this.came(await this.lazy.palette.want());
    if (part)
      await (this.palette ??= new part.Palette(this.bar, () =>
        part.itemsOf(this.bar, this, this.replies(), this.why()),
      )).open();
  }

  async openForm(name: FormName): Promise<void> {
    const part = this.came(await this.lazy.forms.want());
    if (part) await (this.forms ??= new part.Forms(this.bar)).open(name);
  }

  /** Opens the run-down and puts the focus there. */
  async showRundown(): Promise<void> {
    const part = this.came(await this.lazy.rundown.want());
    if (part) await (this.rundown ??= new part.Rundown(this.bar)).show();
  }

  /** Opens the run-down, or closes it. */
  async toggleRundown(): Promise<void> {
    if (this.rundown?.shown) this.rundown.hide();
    else await this.showRundown();
  }

  /** Loads the queue and the log; false if they cannot be had. */
  async wantSent(): Promise<boolean> {
    return this.came(await this.sent.want()) !== undefined;
  }

  /** What waits to be sent. */
  renderQueue(host: QueueHost): unknown {
    return this.sent.value?.renderQueue(this.bar, host) ?? nothing;
  }

  /** The entries of the log, once there are any. */
  renderLog(host: LogHost): { search: unknown; entries: unknown } {
    const empty = { search: nothing, entries: undefined };
    if (!this.bar.commands?.history.length) return empty;
    void this.sent.want();
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
    const part = await this.lazy.remote.want();
    if (part) this.remote ??= new part.Remote(this.bar);
    this.bar.element.requestUpdate();
  }

  private came<T>(part: T | undefined): T | undefined {
    this.failed = part === undefined;
    this.bar.element.requestUpdate();
    return part;
  }
}
