/** The place where files can be dropped is shown while some are dragged over the page. */
import type { LitElement } from 'lit';

/** Browsers fire `dragover` every 50 to 350 milliseconds; after a pause this long, the drag has left the page. */
const silence = 800;

/** Whether files are being dragged over the page. */
export class DropTarget {
  private timer: ReturnType<typeof setTimeout> | undefined;

  isShown = false;

  constructor(
    private readonly host: LitElement,
    private readonly changed: () => void,
  ) {}

  /** Shows the target until the drag ends or leaves the page. */
  show(): void {
    if (!this.isShown) {
      this.isShown = true;
      this.host.ownerDocument.addEventListener('dragover', this.onDrag);
      this.host.ownerDocument.addEventListener('drop', this.hide);
      this.changed();
    }
    this.onDrag();
  }

  private readonly onDrag = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.hide, silence);
  };

  readonly hide = (): void => {
    if (!this.isShown) return;
    this.isShown = false;
    clearTimeout(this.timer);
    this.host.ownerDocument.removeEventListener('dragover', this.onDrag);
    this.host.ownerDocument.removeEventListener('drop', this.hide);
    this.changed();
  };
}
