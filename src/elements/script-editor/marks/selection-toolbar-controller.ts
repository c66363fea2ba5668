/** The selection toolbar: shown while words are selected; hidden by Escape, by an open form, or with the selection. */
import type { ReactiveController } from 'lit';
import { placeInParent, pointAnchor } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { SelectionToolbarProps } from './selection-toolbar-view.js';

/** Distance from the selected text and horizontal offset, in CSS pixels. */
const [gap, shift] = [6, -12];

/** The marks of the text, as far as the toolbar depends on them. */
export interface SelectionToolbarOptions {
  /** Whether the source text is shown instead of chips. */
  readonly raw: boolean;
  /** The open form of a mark; undefined while none is open. */
  readonly form: unknown;
}

/** The selection toolbar of one editor. */
export class SelectionToolbarController implements ReactiveController, SelectionToolbarProps {
  private dismissed = false;
  private pointing = false;
  private hasSelection = false;
  private selection = '';
  /** Index of the button that is the tab stop. */
  index = 0;

  constructor(
    private readonly context: EditorContext,
    private readonly marks: SelectionToolbarOptions,
  ) {
    context.host.addController(this);
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
    const { settings } = this.context;
    const canMark = settings.textEditable && !this.marks.raw && !this.marks.form;
    return this.hasSelection && !this.dismissed && !this.pointing && canMark;
  }

  /** The selection or the focus has changed. */
  handleSelectionChange(): void {
    const { from, to } = this.context.text.selection;
    const selection = `${from}-${to}`;
    if (selection !== this.selection) this.dismissed = false;
    this.selection = selection;
    const wanted =
      from < to && (this.context.text.focused || this.hasFocus) && !this.context.text.selectedChip;
    if (wanted || this.hasSelection) this.context.host.requestUpdate();
    this.hasSelection = wanted;
  }

  /** Hides it until the selection changes. Returns whether it was shown. */
  dismiss(): boolean {
    const { shown } = this;
    this.dismissed = true;
    if (shown) this.context.host.requestUpdate();
    return shown;
  }

  /** Moves the focus to it. Returns whether it is shown. */
  focus(): boolean {
    const button = this.box?.querySelectorAll('button')[this.index];
    button?.focus();
    return button !== undefined;
  }

  /** Hides it and moves the focus back to the text. */
  focusText(): void {
    this.dismiss();
    void this.context.text.focus();
  }

  move(index: number): void {
    this.index = index;
    this.context.host.requestUpdate();
  }

  /** Hides it while the pointer selects text. */
  readonly onPointerDown = (event: PointerEvent): void => {
    if ((event.target as Element).closest('.bubble, .tag-form, .find, .problems')) return;
    this.pointing = true;
  };

  private readonly onPointerUp = (): void => {
    if (!this.pointing) return;
    this.pointing = false;
    if (this.hasSelection) this.context.host.requestUpdate();
  };

  private get box(): HTMLElement | null {
    return this.context.host.renderRoot.querySelector<HTMLElement>('.bubble');
  }

  private get hasFocus(): boolean {
    return Boolean(this.context.host.shadowRoot?.activeElement?.closest('.bubble'));
  }

  /** Places it above the first selected line, or below the last one: it never covers the selection. */
  private position(): void {
    const { box } = this;
    const stage = box?.parentElement?.getBoundingClientRect();
    const bounds = box && this.context.text.selectionBounds;
    if (!box || !stage) return;
    const isFirstLineVisible = bounds && bounds.first.top >= bounds.seen.top - 4;
    if (isFirstLineVisible && bounds.first.top - box.offsetHeight - gap >= stage.top)
      return placeInParent(box, bounds.first, { side: 'above', gap, shift });
    const { right, bottom } = bounds?.last ?? { right: stage.left, bottom: stage.bottom };
    placeInParent(box, pointAnchor(right, bottom), { gap, shift, below: 4 });
  }
}
