/** The parts of the library that are loaded when they are used: until then, there are only the buttons that load them. */
import { html, nothing, type TemplateResult } from 'lit';
import { Debouncer } from '../../base/index.js';
import { LazyModule } from '../../ui/index.js';
import type { Asset, AssetListLoader } from './asset-list-loader.js';
import { rememberChosen } from './find/own-assets.js';
import type { PickerMessages } from './messages.js';
import type { FilterHost, FilterOptions, Filters } from './find/filters.lazy.js';
import type { LargeView, LargeViewOptions } from './look/large-view.lazy.js';

/** How long a press is that opens the large view, in milliseconds. */
const longPress = 500;

/** What the parts need of the picker. */
export interface LibraryOptions extends FilterOptions, LargeViewOptions {
  list: () => Pick<AssetListLoader, 'list'>;
  isDisabled: () => boolean;
  /** The asset of an event's tile. */
  assetAt: (event: Event) => Asset | undefined;
}

/** The parts of one picker. */
export class LibraryTools {
  private readonly filterModule;
  private readonly lookModule;
  private largeView: LargeView | undefined;
  private readonly press = new Debouncer(longPress);
  /** Whether the click that ends a long press is still to come. */
  private isHeld = false;
  private loadedFilters: Filters | undefined;
  /** Whether the panel of filters was asked for. */
  private isAskedFor = false;

  constructor(
    private readonly host: FilterHost,
    private readonly options: LibraryOptions,
  ) {
    this.lookModule = new LazyModule(host, () => import('./look/large-view.lazy.js'));
    this.filterModule = new LazyModule(host, () => import('./find/filters.lazy.js'));
  }

  /** The filters, once they are loaded. */
  get filters(): Filters | undefined {
    const { value } = this.filterModule;
    return value && (this.loadedFilters ??= new value.Filters(this.host, this.options));
  }

  /** Whether the page or a person has set filters whose code is not loaded: the list must not be shown without them. */
  get isWaiting(): boolean {
    return !this.filters && this.isWanted;
  }

  private get isWanted(): boolean {
    return this.isAskedFor || this.host.filters + this.host.lockedFilters !== '';
  }

  private readonly onFilters = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    if (!this.filters) {
      this.isAskedFor = true;
      await this.filterModule.load();
      await this.host.updateComplete;
    }
    await this.filters?.toggle(button);
  };

  /** The button that opens the filters. */
  renderButton(m: PickerMessages): TemplateResult {
    const count = this.filters?.count ?? 0;
    return html`<button
        class="filter-button button"
        part="filter"
        type="button"
        aria-haspopup="dialog"
        ?disabled=${this.options.isDisabled()}
        @click=${this.onFilters}
      >
        ${m.filters}${count > 0 ? ` (${count})` : nothing}</button
      >${this.filters?.renderPanel()}`;
  }

  /** The filters that are set, or why they could not be loaded. */
  renderChips(): unknown {
    if (!this.isWanted) return nothing;
    const { filterModule, options } = this;
    return filterModule.render(options.locale, () => this.filters?.renderChips(options.isDisabled()));
  }

  /** How many match of what is loaded, where only that is known. */
  get status(): string | undefined {
    return this.filters?.status(this.options.list().list);
  }

  /** Opens the large view of an asset. */
  readonly look = async (asset: Asset): Promise<void> => {
    const module = await this.lookModule.load();
    if (module) await (this.largeView ??= new module.LargeView(this.host, this.options)).open(asset);
  };

  /** A press on a tile: one that lasts opens the large view, and the click that ends it does nothing. */
  readonly onPress = (event: Event): void => {
    const asset = this.options.assetAt(event);
    this.isHeld = false;
    if (event.type !== 'pointerdown' || !asset || this.options.isDisabled()) return this.press.cancel();
    this.press.schedule(() => {
      this.isHeld = true;
      void this.look(asset);
    });
  };

  /** Whether a click ends a long press. */
  takesClick(): boolean {
    this.press.cancel();
    const { isHeld } = this;
    this.isHeld = false;
    return isHeld;
  }

  /** The large view while it is open, or why it could not be loaded. */
  renderLargeView(): unknown {
    const { lookModule, options } = this;
    return lookModule.missing ? lookModule.renderMissing(options.locale) : this.largeView?.render();
  }

  /** Remembers what a person has chosen, which can come first the next time. */
  remember(ids: readonly string[]): void {
    if (ids.length > 0) rememberChosen(this.options.user(), ids);
  }
}
