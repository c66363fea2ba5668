/**
 * The menu of a menu button (WAI-ARIA APG "Menu Button"): a native popover with items, arrow keys, Home, End,
 * type-ahead, and Escape, which gives the focus back.
 *
 * The element renders it with `render()`, wherever its own styles apply; `menuStyles` of `menu.styles.ts` belong to it.
 */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { placeInViewport, pointAnchor } from './popover-position.js';
import { isTypeAheadKey, TypeAhead } from './type-ahead.js';

/** One item of a menu. */
export interface MenuItem {
  /** Names the item for {@link MenuOptions.select}. */
  id: string;
  label: string;
  /** The shortcut that does the same, as in `aria-keyshortcuts`: `Alt+ArrowUp`. The menu shows it, the element handles it. */
  shortcut?: string | undefined;
  /** Why the item can't be chosen now. It stays in the menu, disabled, with this as its title. */
  disabledReason?: string | undefined;
  /** Whether the item destroys something: it gets the colour of danger. */
  isDanger?: boolean;
}

/** What a menu needs from its owner. */
export interface MenuOptions {
  /** Accessible name of the menu; without it, the items have to speak for themselves. */
  label?: () => string;
  /** The items, read at each render while the menu is open. */
  items: () => readonly MenuItem[];
  /** An item was chosen; the menu is closed already. */
  select: (id: string) => void;
  /** A disabled item was chosen; the menu is about to close. */
  showReason?: (reason: string) => void;
  /** Whether the opener can take the focus back when the menu closes; default: while it is on the page. */
  canRefocus?: (opener: HTMLElement) => boolean;
  /** Takes the focus when the opener can't. */
  refocus?: () => void;
}

/** How a menu is opened. */
export interface MenuOpenOptions {
  /** Which item gets the focus; default the first. */
  focus?: 'first' | 'last';
  /** Where the pointer was, in CSS pixels of the viewport, for a context menu; default: below the opener. */
  point?: { x: number; y: number } | undefined;
  /** Which edge of the opener the menu lines up with; default `start`, in the direction of the text. */
  align?: 'start' | 'end';
}

interface OpenMenu extends MenuOpenOptions {
  opener: HTMLElement;
  /** Whether the popover is shown; it is rendered first. */
  isShown: boolean;
}

/** A menu of one element. It closes when an item is chosen, at Escape and Tab, and when press or focus go elsewhere. */
export class MenuController implements ReactiveController {
  private readonly popoverRef = createRef<HTMLElement>();
  private readonly typeAhead = new TypeAhead();
  private current: OpenMenu | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly options: MenuOptions,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { current, popover } = this;
    if (!current || current.isShown || !popover) return;
    current.isShown = true;
    if (!popover.matches(':popover-open')) popover.showPopover();
    this.position();
    this.items.at(current.focus === 'last' ? -1 : 0)?.focus();
  }

  hostDisconnected(): void {
    this.close(false);
  }

  /** Whether the menu is open. */
  get isOpen(): boolean {
    return this.current !== undefined;
  }

  /** The element that the menu was opened with; undefined while it is closed. */
  get opener(): HTMLElement | undefined {
    return this.current?.opener;
  }

  /** Opens the menu, or moves an open one to another opener. */
  open(opener: HTMLElement, options: MenuOpenOptions = {}): void {
    this.current = { ...options, opener, isShown: false };
    window.addEventListener('pointerdown', this.onPointerDown, true);
    window.addEventListener('scroll', this.onScroll, true);
    this.host.requestUpdate();
  }

  /** Opens the menu, or closes it if this opener has opened it. */
  toggle(opener: HTMLElement, options: MenuOpenOptions = {}): void {
    if (this.current?.opener === opener) this.close(true);
    else this.open(opener, options);
  }

  /** Closes the menu; with `refocus`, the focus returns to the opener. */
  close(refocus: boolean): void {
    const { current, options } = this;
    if (!current) return;
    this.current = undefined;
    window.removeEventListener('pointerdown', this.onPointerDown, true);
    window.removeEventListener('scroll', this.onScroll, true);
    if (current.isShown) this.popover?.hidePopover();
    this.host.requestUpdate();
    if (!refocus) return;
    const { opener } = current;
    if (opener.isConnected && (options.canRefocus?.(opener) ?? true)) opener.focus();
    else options.refocus?.();
  }

  private get popover(): HTMLElement | undefined {
    return this.popoverRef.value;
  }

  private get items(): HTMLElement[] {
    return [...(this.popover?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }

  private position(): void {
    const { current, popover } = this;
    if (!current || !popover) return;
    const { opener, point, align = 'start' } = current;
    const isRtl = getComputedStyle(popover).direction === 'rtl';
    placeInViewport(popover, point ? pointAnchor(point.x, point.y) : opener.getBoundingClientRect(), {
      align: (align === 'end') !== isRtl ? 'right' : 'left',
      gap: point ? 0 : 4,
    });
  }

  /** The opener may scroll away below the top layer: the menu follows it. */
  private readonly onScroll = (event: Event): void => {
    if (this.current?.point || event.composedPath().some((target) => target === this.popover)) return;
    this.position();
  };

  private readonly onPointerDown = (event: Event): void => {
    const path = event.composedPath();
    // The opener closes the menu itself, with its click.
    if (![this.popover, this.opener].some((own) => own && path.includes(own))) this.close(false);
  };

  private readonly onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node)) return;
    if (![this.popover, this.opener].some((own) => own?.contains(relatedTarget))) this.close(false);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { items } = this;
    const index = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    // Keys in the menu mean nothing to the row or the editor around it.
    event.stopPropagation();
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.close(true);
    } else if (isTypeAheadKey(event)) {
      const labels = items.map(({ textContent }) => textContent.trim());
      items[this.typeAhead.find(event.key, labels, index) ?? index]?.focus();
    }
  };

  private choose({ id, disabledReason }: MenuItem): void {
    if (disabledReason) this.options.showReason?.(disabledReason);
    this.close(true);
    if (!disabledReason) this.options.select(id);
  }

  /** The menu while it is open. */
  render(): TemplateResult | typeof nothing {
    if (!this.current) return nothing;
    const { items, label } = this.options;
    return html`<div
      class="menu"
      ${ref(this.popoverRef)}
      role="menu"
      popover="manual"
      aria-label=${label?.() ?? nothing}
      @keydown=${this.onKey}
      @focusout=${this.onFocusOut}
      @contextmenu=${preventDefault}
    >
      ${items().map((item) => this.renderItem(item))}
    </div>`;
  }

  private renderItem(item: MenuItem): TemplateResult {
    const { label, shortcut, disabledReason, isDanger } = item;
    return html`<button
      class=${isDanger ? 'danger' : nothing}
      type="button"
      role="menuitem"
      tabindex="-1"
      aria-disabled=${disabledReason ? 'true' : nothing}
      aria-keyshortcuts=${shortcut ?? nothing}
      title=${disabledReason ?? nothing}
      @click=${() => this.choose(item)}
    >
      <span>${label}</span>
      ${shortcut ? html`<span class="small muted" aria-hidden="true">${formatShortcut(shortcut)}</span>` : nothing}
    </button>`;
  }
}

/** The browser's context menu would cover this one. */
const preventDefault = (event: Event): void => event.preventDefault();

/** A shortcut of `aria-keyshortcuts` as people read it: `Ctrl+Enter`, `Alt+↑`. */
const formatShortcut = (shortcut: string): string =>
  shortcut
    .replace('Control', 'Ctrl')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('Delete', 'Del');
