/**
 * The command palette: a dialog with a combobox over a listbox (WAI-ARIA APG).
 *
 * The focus stays in the field; arrow keys select, Enter runs, Escape closes and restores the focus.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import { grouped, isComposing, type Messages } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';

/** Number of items rendered at once, around the selected one. */
const windowSize = 50;

/** One entry of the palette. */
export interface PaletteItem {
  name: string;
  /** The group of the item and its neighbours, said once above them; the search also matches it. */
  group?: string;
  /** The service's name for it, shown when the pointer rests on the item; the search also matches it. */
  wireName?: string;
  /** Why the item is disabled, as a sentence. */
  blockedReason?: string | undefined;
  run(): void;
}

interface PaletteMessages {
  name: string;
  find: string;
  nothing: string;
  offline: string;
  /** Not all items are in the list. */
  part: (shown: number, all: number) => string;
}

/** The texts of the palette. */
export const messages: Messages<PaletteMessages> = {
  en: {
    name: 'More actions',
    find: 'What do you want to do?',
    nothing: 'No matches.',
    offline: 'You’re offline. This needs a connection.',
    part: (shown, all) => `Showing ${grouped(shown)} of ${grouped(all)}. Type to find the rest.`,
  },
  zh: {
    name: '更多操作',
    find: '要做什么？',
    nothing: '未找到匹配结果。',
    offline: '当前离线，联网后才能执行此操作。',
    part: (shown, all) => `共 ${grouped(all)} 项，当前显示 ${grouped(shown)} 项，输入关键词可查找其余项。`,
  },
};

/** The palette of one bar. `items` is read again at each render. */
export class Palette {
  private isOpen = false;
  private query = '';
  private active = 0;

  constructor(
    private readonly bar: BarContext,
    private readonly items: () => readonly PaletteItem[],
  ) {}

  /** Opens with what was typed before it was there, as its search. */
  async open(typed: string): Promise<void> {
    this.isOpen = true;
    this.query = typed;
    this.active = 0;
    await this.update();
    const { dialog } = this;
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
    const field = dialog?.querySelector('input');
    field?.focus();
    // WebKit would put the caret before what was typed.
    field?.setSelectionRange(typed.length, typed.length);
  }

  private get dialog(): HTMLDialogElement | null {
    return this.bar.element.renderRoot.querySelector<HTMLDialogElement>('dialog.palette');
  }

  private get matches(): readonly PaletteItem[] {
    const { search } = this.bar;
    const words = this.query.trim().split(/\s+/);
    return this.items().filter(({ name, group = '', wireName = '' }) => {
      const all = `${name} ${group} ${wireName}`;
      return words.every((word) => search.matches(all, word));
    });
  }

  private update(): Promise<boolean> {
    this.bar.element.requestUpdate();
    return this.bar.element.updateComplete;
  }

  private readonly onInput = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.active = 0;
    void this.update();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const last = this.matches.length - 1;
    const to: Partial<Record<string, number>> = {
      ArrowDown: this.active >= last ? 0 : this.active + 1,
      ArrowUp: this.active <= 0 ? last : this.active - 1,
      PageDown: Math.min(last, this.active + 8),
      PageUp: Math.max(0, this.active - 8),
    };
    const next = lookUp(to, event.key);
    if (next !== undefined) this.moveTo(next);
    else if (event.key !== 'Enter' || event.repeat) return;
    else this.run(this.matches[this.active]);
    event.preventDefault();
  };

  private moveTo(index: number): void {
    this.active = Math.max(0, index);
    void this.update().then(() =>
      this.dialog?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  private run(item: PaletteItem | undefined): void {
    if (!item || item.blockedReason !== undefined) return;
    this.dialog?.close();
    item.run();
  }

  private readonly onClose = (): void => {
    this.isOpen = false;
    void this.update();
  };

  /** A click on an item runs it; a click on the backdrop closes the dialog. */
  private readonly onClick = (event: MouseEvent): void => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) this.run(this.matches[Number(option.id.replace('palette-', ''))]);
    else if (event.target === this.dialog) this.dialog?.close();
  };

  render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const m = this.bar.locale.of(messages);
    const { matches } = this;
    const first = Math.max(0, Math.min(this.active - windowSize / 2, matches.length - windowSize));
    const shown = matches.slice(first, first + windowSize);
    const part = shown.length < matches.length ? m.part(shown.length, matches.length) : '';
    return html`<dialog
      class="palette"
      aria-label=${m.name}
      @close=${this.onClose}
      @click=${this.onClick}
      @keydown=${this.onKey}
    >
      <div class="box">
        <input
          class="field"
          role="combobox"
          aria-label=${m.find}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="palette-items"
          aria-activedescendant=${matches.length > 0 ? `palette-${this.active}` : nothing}
          autocomplete="off"
          spellcheck="false"
          placeholder=${m.find}
          .value=${this.query}
          @input=${this.onInput}
        />
        <div id="palette-items" role="listbox" aria-label=${m.name}>
          ${this.renderGroups(shown, (item, index) => this.renderItem(item, first + index, matches.length))}
        </div>
        <p class="small muted" role="status">
          ${matches.length === 0 ? m.nothing : (matches[this.active]?.blockedReason ?? part)}
        </p>
      </div>
    </dialog>`;
  }

  /** The items in their order, those of a group under its name. */
  private renderGroups(
    items: readonly PaletteItem[],
    renderItem: (item: PaletteItem, index: number) => TemplateResult,
  ): unknown[] {
    return items.map((item, index) => {
      const { group } = item;
      if (!group) return renderItem(item, index);
      if (items[index - 1]?.group === group) return nothing;
      const others = items.slice(index).findIndex((one) => one.group !== group);
      const end = others < 0 ? items.length : index + others;
      return html`<div role="group" aria-label=${group}>
        <span class="group small muted" aria-hidden="true">${group}</span>
        ${items.slice(index, end).map((one, place) => renderItem(one, index + place))}
      </div>`;
    });
  }

  private renderItem(item: PaletteItem, index: number, all: number): TemplateResult {
    return html`<div
      id=${`palette-${index}`}
      role="option"
      aria-posinset=${index + 1}
      aria-setsize=${all}
      title=${item.wireName ?? nothing}
      aria-selected=${index === this.active ? 'true' : 'false'}
      aria-disabled=${item.blockedReason === undefined ? nothing : 'true'}
      @pointermove=${() => index !== this.active && this.moveTo(index)}
    >
      <span>${item.name}</span>
    </div>`;
  }
}
