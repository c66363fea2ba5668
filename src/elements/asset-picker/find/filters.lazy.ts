/** The filters of the library: their panel, the chips of those that are set, and what they do to the list. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { listAssets, voiceLanguages, type Client } from '../../../api/index.js';
import { lookUp, type LoadedList } from '../../../base/index.js';
import {
  icon,
  placeInViewport,
  renderSelect,
  X,
  type LocaleController,
  type Messages,
} from '../../../ui/index.js';
import type { Asset, AssetQuery, Refinement } from '../asset-list-loader.js';
import { languageName } from '../voice-languages.js';
import { messages, type FilterMessages } from './filter-messages.js';
import {
  filterNames,
  formatFilters,
  isServiceFilter,
  localTest,
  parseFilters,
  parseLocks,
  queryOf,
  styleOf,
  suits,
  type FilterName,
  type FilterSet,
} from './filter-set.js';
import { readOwnAssets } from './own-assets.js';

export { filterStyles as styles } from './filter.styles.js';

/** The picker, as its filters see it. */
export interface FilterHost extends LitElement {
  filters: string;
  readonly lockedFilters: string;
  readonly source: string;
}

/** What the filters need beside the element itself. */
export interface FilterOptions {
  locale: LocaleController;
  /** The types that are shown. */
  types: () => readonly string[];
  user: () => string;
  /** The assets that are loaded. */
  loaded: () => readonly Asset[];
  /** Whether deleted assets may be shown, for who may restore them. */
  bin: () => boolean;
}

/** Assets that are wanted at least where only some of those that are loaded match, and how many are read for them at once. */
const [wantedMatches, mostAtOnce] = [40, 1_000];

/** The languages that voices are filtered by. */
const languages = voiceLanguages.filter((code) => !/^unknown?$/i.test(code));

/** The filters of one picker. */
export class Filters implements Refinement {
  private readonly panel = createRef<HTMLElement>();
  /** Favourites and what was chosen lately, as far as the query finds them. */
  private own: readonly Asset[] = [];
  /** What {@link select} gave for a list. */
  private shown: { list: readonly Asset[]; filters: FilterSet; assets: readonly Asset[] } | undefined;

  constructor(
    private readonly host: FilterHost,
    private readonly options: FilterOptions,
  ) {}

  /** The filters that are set and tell something among the types that are shown; those that are locked count first. */
  get current(): FilterSet {
    const set = parseFilters(this.host.filters);
    for (const [name, value] of this.locks) if (value) set.set(name, value);
    const types = this.options.types();
    return Object.fromEntries([...set].filter(([name, value]) => value && suits(name, types)));
  }

  private get locks(): Map<FilterName, string> {
    return parseLocks(this.host.lockedFilters);
  }

  /** How many are set, the order aside. */
  get count(): number {
    return Object.keys(this.current).filter((name) => name !== 'sort').length;
  }

  /** The members of the service's query. */
  get query(): Partial<AssetQuery> {
    return queryOf(this.current);
  }

  /** Names what is looked for, so that a change of it reads the list again. */
  get key(): string {
    return JSON.stringify(this.current);
  }

  get isPartial(): boolean {
    return localTest(this.current) !== undefined;
  }

  /** Reads the favourites and what was chosen lately, where they shall come first. */
  async prepare(client: Client, query: AssetQuery, signal: AbortSignal): Promise<void> {
    this.own = [];
    if (this.current.sort !== 'own') return;
    const { favourites, recent } = readOwnAssets(this.options.user());
    const asset_id = [...new Set([...favourites, ...recent])];
    if (asset_id.length === 0) return;
    const answer = await client.call(listAssets, { query: { ...query, asset_id, limit: 100 } }, { signal });
    const found = new Map((answer.assets ?? []).map((asset) => [asset.asset_id, asset as Asset]));
    this.own = asset_id.flatMap((id) => found.get(id) ?? []);
  }

  readsOn(list: LoadedList<Asset>, before: LoadedList<Asset>): boolean {
    if (list.records.length - before.records.length >= mostAtOnce) return false;
    if (this.current.sort === 'name') return true;
    if (!this.isPartial) return false;
    return this.select(list.records).length - this.select(before.records).length < wantedMatches;
  }

  /** The assets that match, in the order that was chosen. */
  select(list: readonly Asset[]): readonly Asset[] {
    const filters = this.current;
    const { shown } = this;
    if (shown?.list === list && JSON.stringify(shown.filters) === JSON.stringify(filters))
      return shown.assets;
    const ids = new Set(this.own.map(({ asset_id }) => asset_id));
    const test = localTest(filters) ?? (() => true);
    let assets = [...this.own, ...list.filter(({ asset_id }) => !ids.has(asset_id))].filter(test);
    if (filters.sort === 'name') {
      const { compare } = new Intl.Collator(this.options.locale.lang === 'zh' ? 'zh-Hans' : 'en', {
        numeric: true,
      });
      assets = assets.sort((a, b) => compare(a.asset_name ?? '', b.asset_name ?? ''));
    }
    this.shown = { list, filters, assets };
    return assets;
  }

  /** How many were found in what is loaded; undefined where the service has counted. */
  status(list: LoadedList<Asset>): string | undefined {
    if (!this.isPartial || list.ended) return undefined;
    const found = this.select(list.records).length;
    return this.m.matches(found, list.records.length, list.count ?? list.records.length);
  }

  /** Says that the order is that of a part. */
  note({ records, ended, count = records.length }: LoadedList<Asset>): Messages<string> | undefined {
    if (this.current.sort !== 'name' || ended) return undefined;
    const say = (m: FilterMessages) => m.sortedPart(records.length, count);
    return { en: say(messages.en), zh: say(messages.zh) };
  }

  private get m(): FilterMessages {
    return this.options.locale.of(messages);
  }

  /** Opens or closes the panel beside its button; its fields are rendered while it is open. */
  async toggle(button: HTMLElement): Promise<void> {
    const { value: panel } = this.panel;
    if (!panel) return;
    panel.togglePopover();
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (!panel.matches(':popover-open')) return;
    const isRtl = getComputedStyle(panel).direction === 'rtl';
    placeInViewport(panel, button.getBoundingClientRect(), { align: isRtl ? 'right' : 'left' });
    panel.querySelector<HTMLElement>('.field')?.focus();
  }

  /** Closes the panel, and returns the focus to its button. */
  private readonly close = (): void => {
    this.panel.value?.hidePopover();
    this.button?.focus();
  };

  private set(name: FilterName, value: string): void {
    const set = parseFilters(this.host.filters);
    set.set(name, value);
    this.host.filters = formatFilters(Object.fromEntries(set));
  }

  /** Takes away what may be taken away; the order stays. */
  readonly clear = (): void => {
    const kept = [...parseFilters(this.host.filters)].filter(
      ([name]) => name === 'sort' || this.locks.has(name),
    );
    this.host.filters = formatFilters(Object.fromEntries(kept));
  };

  private readonly clearAll = async (): Promise<void> => {
    this.clear();
    await this.host.updateComplete;
    this.button?.focus();
  };

  private get button(): HTMLElement | null {
    return this.host.renderRoot.querySelector('.filter-button');
  }

  private valueName(name: FilterName, value: string): string {
    const { m, options } = this;
    const nameOf = (one: string) =>
      (name === 'language' ? languageName(one, options.locale.lang) : lookUp(m.values[name] ?? {}, one)) ??
      one;
    return value
      .split(name === 'tag' ? /$^/ : ',')
      .map(nameOf)
      .join(', ');
  }

  /** The values that can be chosen; undefined for a text. */
  private choices(name: FilterName): readonly string[] | undefined {
    const { options } = this;
    const types = options.types();
    const only3d = types.some((type) => type === 'HUMAN_MODEL' || type === 'ANIMATION');
    switch (name) {
      case 'tag':
        return undefined;
      case 'language':
        return languages;
      case 'sex':
        return ['FEMALE', 'MALE', 'UNKNOW'];
      case 'style': {
        const spoken = new Set(options.loaded().flatMap((asset) => styleOf(asset) ?? []));
        return [...(only3d ? Object.keys(this.m.values.style ?? {}) : []), ...spoken];
      }
      case 'source':
        return this.host.source === 'ALL' ? ['CUSTOMIZATION', 'SYSTEM'] : [];
      case 'resolution':
        return types.some((type) => type !== 'HUMAN_MODEL_2D') ? ['4K', '1080P', 'SD'] : ['4K', '1080P'];
      case 'state':
        return Object.keys(this.m.values.state ?? {}).filter((one) => one !== 'DELETING' || options.bin());
      default:
        return Object.keys(this.m.values[name] ?? {});
    }
  }

  /** The panel, which opens beside its button. */
  renderPanel(): TemplateResult {
    const { m, options } = this;
    const isOpen = this.panel.value?.matches(':popover-open') ?? false;
    const offered = (isOpen ? filterNames : []).filter((name) => {
      const choices = this.choices(name);
      return suits(name, options.types()) && (!choices || choices.length > 0 || this.current[name]);
    });
    const isLocal = (name: FilterName) => {
      const [first = ''] = this.choices(name) ?? [];
      return name !== 'sort' && !isServiceFilter(name, first);
    };
    const local = offered.filter(isLocal);
    return html`<div
      class="filters"
      popover
      role="dialog"
      aria-label=${m.title}
      ${ref(this.panel)}
      @toggle=${() => this.host.requestUpdate()}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.close();
      }}
    >
      ${offered.filter((name) => !isLocal(name)).map((name) => this.renderField(name))}
      ${
        local.length > 0
          ? html`<p class="local small muted">${m.local}</p>
              ${local.map((name) => this.renderField(name))}`
          : nothing
      }
      <div class="end">
        <button class="button quiet" type="button" ?disabled=${!this.isClearable} @click=${this.clear}>
          ${m.clear}
        </button>
        <button class="button" type="button" @click=${this.close}>${m.close}</button>
      </div>
    </div>`;
  }

  /** Whether filters are set that a person can take away. */
  get isClearable(): boolean {
    return Object.keys(this.current).some((name) => name !== 'sort' && !this.locks.has(name as FilterName));
  }

  private renderField(name: FilterName): TemplateResult {
    const { m } = this;
    const value = this.current[name] ?? '';
    const isLocked = this.locks.has(name);
    const choices = this.choices(name);
    if (!choices)
      return html`<label>
        <span class="small muted">${m.names[name]}</span>
        <input
          class="field"
          type="text"
          autocomplete="off"
          placeholder=${m.tagHint}
          ?disabled=${isLocked}
          .value=${value}
          @change=${(event: Event) => this.set(name, (event.target as HTMLInputElement).value.trim())}
        />
      </label>`;
    const values = choices.includes(value) || !value ? choices : [value, ...choices];
    const labels = {
      '': name === 'sort' ? m.usual : name === 'state' ? m.active : m.any,
      ...Object.fromEntries(values.map((one) => [one, this.valueName(name, one)])),
    };
    return renderSelect(m.names[name], labels, value, isLocked, (chosen) => this.set(name, chosen));
  }

  /** The chips of the filters that are set, with one button that clears them. */
  renderChips(disabled: boolean): TemplateResult | typeof nothing {
    const { m, current } = this;
    const names = filterNames.filter((name) => current[name]);
    if (names.length === 0) return nothing;
    return html`<div class="filter-chips" role="group" aria-label=${m.set}>
      ${names.map((name) => this.renderChip(name, current[name] ?? '', disabled))}
      ${
        this.isClearable && !disabled
          ? html`<button class="button quiet" type="button" @click=${this.clearAll}>${m.clear}</button>`
          : nothing
      }
    </div>`;
  }

  private renderChip(name: FilterName, value: string, disabled: boolean): TemplateResult {
    const { m } = this;
    const label = m.chip(m.names[name], this.valueName(name, value));
    const isLocked = this.locks.has(name);
    return html`<span class="filter-chip small" title=${isLocked ? m.byPage : nothing}>
      <span>${label}</span>
      ${
        isLocked || disabled
          ? nothing
          : html`<button
              class="button quiet icon-only"
              type="button"
              aria-label=${m.remove(label)}
              title=${m.remove(label)}
              @click=${() => this.remove(name)}
            >
              ${icon(X)}
            </button>`
      }
    </span>`;
  }

  private async remove(name: FilterName): Promise<void> {
    this.set(name, '');
    await this.host.updateComplete;
    const [next] = this.host.renderRoot.querySelectorAll<HTMLElement>('.filter-chip button');
    (next ?? this.button)?.focus();
  }
}
