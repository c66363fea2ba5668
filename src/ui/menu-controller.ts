/**
 * The menu of a menu button (WAI-ARIA APG "Menu Button"): a native popover with items, arrow keys, Home, End,
 * type-ahead, and Escape, which returns the focus.
 *
 * The element calls `render()` inside its shadow root, and includes `menuStyles` of `menu.styles.ts` in its styles.
 */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { lookUp } from '../base/index.js';
import { isComposing } from './is-composing.js';
import { placeInViewport, pointAnchor } from './popover-position.js';
import { isTypeAheadKey, TypeAhead } from './type-ahead.js';

/** One item of a menu. */
export interface MenuItem {
  /** Identifies the item in {@link MenuOptions.select}. */
  id: string;
  label: string;
  /** The shortcut that does the same, as in `aria-keyshortcuts`: `Alt+ArrowUp`. The menu shows it, the element handles it. */
  shortcut?: string | undefined;
  /** Why the item is disabled; it stays in the menu with this text as its title. */
  disabledReason?: string | undefined;
  /** Whether the item destroys something; it is then shown in the danger colour. */
  isDanger?: boolean;
}

/** The items of a menu, and its callbacks. */
export interface MenuOptions {
  /** Accessible name of the menu. */
  label?: () => string;
  /** The items, read at each render while the menu is open. */
  items: () => readonly MenuItem[];
  /** Called with the selected item, after the menu has closed. */
  select: (id: string) => void;
  /** Called with the reason of a disabled item that was clicked, before the menu closes. */
  showReason?: (reason: string) => void;
  /** Whether the opener can receive the focus when the menu closes; default: if it is on the page. */
  canRefocus?: (opener: HTMLElement) => boolean;
  /** Moves the focus elsewhere if the opener can't receive it. */
  refocus?: () => void;
}

/** How a menu is opened. */
export interface MenuOpenOptions {
  /** Which item gets the focus; default the first. */
  focus?: 'first' | 'last';
  /** Position of the pointer for a context menu, in CSS pixels of the viewport; default: below the opener. */
  point?: { x: number; y: number } | undefined;
  /** The edge of the opener, in the direction of the text, with which the menu is aligned; default `start`. */
  align?: 'start' | 'end';
}

interface OpenMenu extends MenuOpenOptions {
  opener: HTMLElement;
  /** Whether the popover is shown; it has to be rendered before. */
  isShown: boolean;
}

/** A menu of one element. It closes after a selection, on Escape or Tab, and on a click or focus elsewhere. */
export class MenuController implements ReactiveController {
  private readonly popoverRef = createRef<HTMLElement>();
  private readonly typeAhead = new TypeAhead();
  private current: OpenMenu | undefined;
  /** The window that the menu was opened in. */
  private page: Window = window;

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

  /** The element that opened the menu; undefined while it is closed. */
  get opener(): HTMLElement | undefined {
    return this.current?.opener;
  }

  /** Opens the menu, or moves an open one to another opener. */
  open(opener: HTMLElement, options: MenuOpenOptions = {}): void {
    this.current = { ...options, opener, isShown: false };
    this.page = this.host.ownerDocument.defaultView ?? window;
    this.page.addEventListener('pointerdown', this.onPointerDown, true);
    this.page.addEventListener('scroll', this.onScroll, true);
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
    this.page.removeEventListener('pointerdown', this.onPointerDown, true);
    this.page.removeEventListener('scroll', this.onScroll, true);
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

  /** The menu is in the top layer and doesn't scroll with the page, so it is moved along with its opener. */
  private readonly onScroll = (event: Event): void => {
    if (this.current?.point || event.composedPath().some((target) => target === this.popover)) return;
    this.position();
  };

  private readonly onPointerDown = (event: Event): void => {
    const path = event.composedPath();
    // A click on the opener toggles the menu.
    if (![this.popover, this.opener].some((own) => own && path.includes(own))) this.close(false);
  };

  private readonly onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node)) return;
    if (![this.popover, this.opener].some((own) => own?.contains(relatedTarget))) this.close(false);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { items } = this;
    const index = items.indexOf(event.target as HTMLElement);
    const next = lookUp({ ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }, event.key);
    // The row or editor that contains the menu must not handle its keys.
    event.stopPropagation();
    if (isComposing(event)) return;
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

  private select({ id, disabledReason }: MenuItem): void {
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
      @click=${() => this.select(item)}
    >
      <span>${label}</span>
      ${shortcut ? html`<span class="keys small muted" aria-hidden="true">${formatShortcut(shortcut)}</span>` : nothing}
    </button>`;
  }
}

/** The browser's context menu would cover this one. */
const preventDefault = (event: Event): void => event.preventDefault();

/** Formats a shortcut of `aria-keyshortcuts` for display, as `Ctrl+Enter` or `Alt+↑`. */
const formatShortcut = (shortcut: string): string =>
  shortcut
    .replace('Control', 'Ctrl')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('Delete', 'Del');
