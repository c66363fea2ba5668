/** Letters typed while a form is on its way: they are for its first field, not for what has the focus meanwhile. */
export class EarlyKeys {
  private typed = '';
  private root: EventTarget | undefined;

  /** Keeps the letters from now on. */
  keep(root: EventTarget): void {
    this.root ??= root;
    this.root.addEventListener('keydown', this.onKey, true);
  }

  /** Gives back what was typed, and keeps no more. */
  take(): string {
    const { typed } = this;
    this.root?.removeEventListener('keydown', this.onKey, true);
    this.root = undefined;
    this.typed = '';
    return typed;
  }

  private readonly onKey = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    if (key.length !== 1 || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.typed += key;
  };
}
