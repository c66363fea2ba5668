/** What can be done with a row, as a menu (APG menu button): everything that can be dragged can be chosen here too. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { ActionName } from './messages.js';

export interface RowMenuItem {
  action: ActionName;
  /** Why it cannot be done; undefined when it can. */
  reason: string | undefined;
}

export interface RowMenuOptions {
  labels: () => Record<ActionName, string>;
  items: (row: string) => readonly RowMenuItem[];
  run: (act: ActionName, row: string) => void;
  refuse: (reason: string) => void;
  /** The menu has closed; the row is where the focus belongs. */
  closed: (row: string) => void;
}

const shortcuts: Partial<Record<ActionName, string>> = {
  rename: 'F2',
  up: 'Alt+↑',
  down: 'Alt+↓',
  delete: 'Del',
};

interface Place {
  x: number;
  y: number;
}

export class RowMenu implements ReactiveController {
  private place: Place = { x: 0, y: 0 };
  private opener: HTMLElement | undefined;
  private shownFor: string | undefined;
  /** The row that it is about; undefined: it is closed. */
  row: string | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly needs: RowMenuOptions,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { menu, row } = this;
    if (!menu || row === this.shownFor) return;
    this.shownFor = row;
    if (row === undefined) return;
    menu.showPopover();
    this.lay(menu);
    this.entries[0]?.focus();
  }

  hostDisconnected(): void {
    this.close(false);
  }

  private get menu(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.row-menu');
  }

  private get entries(): HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }

  /** Opens it below what was pressed, or where somebody pointed. */
  open(row: string, opener: HTMLElement, place?: Place): void {
    const { left, bottom } = opener.getBoundingClientRect();
    if (row === this.row && opener === this.opener && !place) return this.close(true);
    this.place = place ?? { x: left, y: bottom };
    this.opener = opener;
    this.row = row;
    this.shownFor = undefined;
    window.addEventListener('pointerdown', this.onPress, true);
    this.host.requestUpdate();
  }

  /** Beside the place, inside the window. */
  private lay(menu: HTMLElement): void {
    const { width, height } = menu.getBoundingClientRect();
    const room = document.documentElement;
    const inside = (at: number, size: number, all: number) => Math.max(4, Math.min(at, all - size - 4));
    menu.style.left = `${inside(this.place.x, width, room.clientWidth)}px`;
    menu.style.top = `${inside(this.place.y, height, room.clientHeight)}px`;
  }

  /** Closes it; with `refocus` the focus goes back to where it came from. */
  close(refocus: boolean): void {
    const { row, opener } = this;
    if (row === undefined) return;
    this.row = this.shownFor = undefined;
    window.removeEventListener('pointerdown', this.onPress, true);
    this.menu?.hidePopover();
    this.host.requestUpdate();
    if (!refocus) return;
    if (opener?.isConnected && opener.matches('[tabindex="0"], .head *')) opener.focus();
    else this.needs.closed(row);
  }

  /** A press elsewhere closes it, and so does a focus that goes elsewhere; the button that opened it does by itself. */
  private readonly onPress = (event: Event): void => {
    const path = event.composedPath();
    if (![this.menu, this.opener].some((own) => own && path.includes(own))) this.close(false);
  };

  private readonly onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.menu?.contains(to) && !this.opener?.contains(to)) this.close(false);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { entries } = this;
    const at = entries.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    event.stopPropagation();
    if (next !== undefined) {
      event.preventDefault();
      entries.at(next % entries.length)?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.close(true);
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const rest = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
      const letter = event.key.toLocaleLowerCase();
      rest.find((one) => one.textContent.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    }
  };

  /** The browser's own menu has no place over this one. */
  private readonly onMenu = (event: Event): void => event.preventDefault();

  private choose({ action: act, reason }: RowMenuItem, row: string): void {
    if (reason) this.needs.refuse(reason);
    this.close(true);
    if (!reason) this.needs.run(act, row);
  }

  render(): TemplateResult | typeof nothing {
    const { row } = this;
    if (row === undefined) return nothing;
    const words = this.needs.labels();
    return html`<div
      class="row-menu"
      role="menu"
      popover="manual"
      @keydown=${this.onKey}
      @focusout=${this.onFocusOut}
      @contextmenu=${this.onMenu}
    >
      ${this.needs.items(row).map((item) => {
        const keys = shortcuts[item.action];
        return html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          data-act=${item.action}
          aria-disabled=${item.reason ? 'true' : nothing}
          aria-keyshortcuts=${keys ? keys.replace('↑', 'ArrowUp').replace('↓', 'ArrowDown').replace('Del', 'Delete') : nothing}
          title=${item.reason ?? nothing}
          @click=${() => this.choose(item, row)}
        >
          <span>${words[item.action]}</span>
          ${keys ? html`<span class="small muted" aria-hidden="true">${keys}</span>` : nothing}
        </button>`;
      })}
    </div>`;
  }
}
