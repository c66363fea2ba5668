/** Keys pressed while a form is on its way: they are for its first field, not for what has the focus meanwhile. */
interface Early {
  /** Letters for the field. */
  typed: string;
  /** The key that ended the form, where one did. */
  end: 'Enter' | 'Escape' | undefined;
  /** Letters after that. */
  after: string;
}

const none: Early = { typed: '', end: undefined, after: '' };

export class EarlyKeys {
  private early = none;
  private root: EventTarget | undefined;

  /** Keeps the letters from now on. */
  keep(root: EventTarget): void {
    this.root ??= root;
    this.root.addEventListener('keydown', this.onKey, true);
  }

  /** Gives back what was pressed; keeps no more. */
  take(): Early {
    const { early } = this;
    this.root?.removeEventListener('keydown', this.onKey, true);
    this.root = undefined;
    this.early = none;
    return early;
  }

  private readonly onKey = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event as KeyboardEvent;
    const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    const isEnd = key === 'Enter' || key === 'Escape';
    if (!isLetter && !isEnd && key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    const { typed, end, after } = this.early;
    const written = (before: string) => (isLetter ? before + key : before.slice(0, -1));
    if (isEnd) {
      if (!end && !repeat) this.early = { typed, end: key, after };
    } else this.early = end ? { typed, end, after: written(after) } : { typed: written(typed), end, after };
  };
}
