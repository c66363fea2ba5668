/** The context menu of a row (WAI-ARIA APG "Menu Button"). It offers everything that dragging and the shortcuts do. */
import type { LitElement, nothing, TemplateResult } from 'lit';
import { MenuController, type MenuItem } from '../../../ui/index.js';
import type { ActionName } from './messages.js';

/** One action in the menu of a row. */
export interface RowMenuItem {
  action: ActionName;
  /** Why it can't be done now; undefined if it can. */
  reason: string | undefined;
}

/** What the menu of a row needs. */
export interface RowMenuOptions {
  labels: () => Record<ActionName, string>;
  items: (row: string) => readonly RowMenuItem[];
  run: (action: ActionName, row: string) => void;
  showReason: (reason: string) => void;
  /** Moves the focus to the row, when the menu is closed and the element that opened it can't take it. */
  focusRow: (row: string) => void;
}

const shortcuts: Partial<Record<ActionName, string>> = {
  rename: 'F2',
  up: 'Alt+ArrowUp',
  down: 'Alt+ArrowDown',
  delete: 'Delete',
};

/** The one menu of an outline; it opens for one row at a time. */
export class RowMenu {
  private readonly menu: MenuController;
  private key = '';

  constructor(
    host: LitElement,
    private readonly options: RowMenuOptions,
  ) {
    this.menu = new MenuController(host, {
      items: () => this.items,
      select: (action) => options.run(action as ActionName, this.key),
      showReason: (reason) => options.showReason(reason),
      canRefocus: (opener) => opener.matches('[tabindex="0"], .head *'),
      refocus: () => options.focusRow(this.key),
    });
  }

  /** Key of the row whose menu is open; undefined while it is closed. */
  get row(): string | undefined {
    return this.menu.isOpen ? this.key : undefined;
  }

  /** Opens the menu below the button that was pressed, or at the pointer. The same button closes it again. */
  open(row: string, opener: HTMLElement, point?: { x: number; y: number }): void {
    if (row === this.row && !point) return this.menu.toggle(opener);
    this.key = row;
    this.menu.open(opener, { point });
  }

  /** Closes the menu without moving the focus. */
  close(): void {
    this.menu.close(false);
  }

  private get items(): MenuItem[] {
    const labels = this.options.labels();
    return this.options.items(this.key).map(({ action, reason }) => ({
      id: action,
      label: labels[action],
      shortcut: shortcuts[action],
      disabledReason: reason,
      isDanger: action === 'delete',
    }));
  }

  /** The menu while it is open. */
  render(): TemplateResult | typeof nothing {
    return this.menu.render();
  }
}
