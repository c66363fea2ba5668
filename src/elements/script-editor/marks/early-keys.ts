/** Keys pressed while a form is on its way: they are for its first field, not for what has the focus meanwhile. */
export class EarlyKeys {
  private typed = '';
  private entered = false;
  private root: EventTarget | undefined;

  /** Keeps the letters from now on. */
  keep(root: EventTarget): void {
    this.root ??= root;
    this.root.addEventListener('keydown', this.onKey, true);
  }

  /** Gives back what was typed, and whether Enter was pressed after it; keeps no more. */
  take(): { typed: string; entered: boolean } {
    const { typed, entered } = this;
    this.root?.removeEventListener('keydown', this.onKey, true);
    this.root = undefined;
    this.typed = '';
    this.entered = false;
    return { typed, entered };
  }

  private readonly onKey = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event as KeyboardEvent;
    const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    if (!isLetter && key !== 'Enter' && key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Enter') this.entered ||= !repeat;
    else this.typed = isLetter ? this.typed + key : this.typed.slice(0, -1);
  };
}
