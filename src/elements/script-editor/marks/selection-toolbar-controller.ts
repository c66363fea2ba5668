/** The tools at the selection: they come when words are selected, and go with the selection, with Escape, or with a form. */
import type { LitElement, ReactiveController } from 'lit';
import type { TextController } from '../text/text-controller.js';
import type { SelectionToolbarProps } from './selection-toolbar-view.js';

export interface SelectionToolbarOptions {
  /** Whether words can be marked: the text can be changed, and is shown with chips. */
  isActive: () => boolean;
}

export class SelectionToolbarController implements ReactiveController, SelectionToolbarProps {
  private dismissed = false;
  private pointing = false;
  private hasSelection = false;
  private selection = '';
  /** Which of its buttons Tab reaches. */
  index = 0;

  constructor(
    private readonly host: LitElement,
    private readonly editing: TextController,
    private readonly options: SelectionToolbarOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pointerup', this.onPointerUp);
    addEventListener('pointercancel', this.onPointerUp);
  }

  hostDisconnected(): void {
    removeEventListener('pointerup', this.onPointerUp);
    removeEventListener('pointercancel', this.onPointerUp);
    this.pointing = false;
    this.hasSelection = false;
  }

  hostUpdated(): void {
    this.position();
  }

  get shown(): boolean {
    return this.hasSelection && !this.dismissed && !this.pointing && this.options.isActive();
  }

  /** Something else is selected, or the focus went elsewhere. */
  handleSelectionChange(): void {
    const { from, to } = this.editing.selection;
    const selection = `${from}-${to}`;
    if (selection !== this.selection) this.dismissed = false;
    this.selection = selection;
    const wanted = from < to && (this.editing.focused || this.hasFocus) && !this.editing.chip;
    if (wanted || this.hasSelection) this.host.requestUpdate();
    this.hasSelection = wanted;
  }

  /** Puts it away until something else is selected; says whether it was there. */
  dismiss(): boolean {
    const { shown } = this;
    this.dismissed = true;
    if (shown) this.host.requestUpdate();
    return shown;
  }

  /** Puts the focus into it; says whether it is there. */
  focus(): boolean {
    const button = this.box?.querySelectorAll('button')[this.index];
    button?.focus();
    return button !== undefined;
  }

  /** From the tools back to the words. */
  focusText(): void {
    this.dismiss();
    void this.editing.focus();
  }

  move(index: number): void {
    this.index = index;
    this.host.requestUpdate();
  }

  /** While a mouse draws a selection, nothing is in its way. */
  readonly onPointerDown = (event: PointerEvent): void => {
    if ((event.target as Element).closest('.bubble, .tag-form, .find')) return;
    this.pointing = true;
  };

  private readonly onPointerUp = (): void => {
    if (!this.pointing) return;
    this.pointing = false;
    if (this.hasSelection) this.host.requestUpdate();
  };

  private get box(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.bubble');
  }

  private get hasFocus(): boolean {
    return Boolean(this.host.shadowRoot?.activeElement?.closest('.bubble'));
  }

  /** Above the first line of the selection, else below its last: never over the words that are selected. */
  private position(): void {
    const { box } = this;
    const stage = box?.parentElement?.getBoundingClientRect();
    const bounds = box && this.editing.bounds;
    if (!box || !stage) return;
    const { offsetWidth: width, offsetHeight: height } = box;
    const seen = bounds && bounds.first.top >= bounds.seen.top - 4;
    const above = bounds ? bounds.first.top - stage.top - height - 6 : 0;
    const below = Math.min(bounds ? bounds.last.bottom - stage.top + 6 : stage.height, stage.height + 4);
    const top = seen && above >= 0 ? above : below;
    const at = top === above ? bounds?.first.left : bounds?.last.right;
    const left = Math.min((at ?? stage.left) - stage.left - 12, stage.width - width);
    box.style.setProperty('--_left', `${Math.max(left, 0)}px`);
    box.style.setProperty('--_top', `${top}px`);
  }
}
