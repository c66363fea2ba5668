/** Keys pressed while a form is on its way: they are for its first field, not for what has the focus meanwhile. */
interface BufferedKeys {
  /** Letters for the field. */
  typed: string;
  /** The key that ended the form, where one did. */
  endKey: 'Enter' | 'Escape' | undefined;
  /** Letters after that. */
  after: string;
}

const none: BufferedKeys = { typed: '', endKey: undefined, after: '' };

export class TypeAheadBuffer {
  private keys = none;
  private root: EventTarget | undefined;

  /** Keeps the letters from now on. */
  start(root: EventTarget): void {
    this.root ??= root;
    this.root.addEventListener('keydown', this.onKey, true);
  }

  /** Gives back what was pressed; keeps no more. */
  flush(): BufferedKeys {
    const { keys: early } = this;
    this.root?.removeEventListener('keydown', this.onKey, true);
    this.root = undefined;
    this.keys = none;
    return early;
  }

  private readonly onKey = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event as KeyboardEvent;
    const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    const isEnd = key === 'Enter' || key === 'Escape';
    if (!isLetter && !isEnd && key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    const { typed, endKey: end, after } = this.keys;
    const written = (before: string) => (isLetter ? before + key : before.slice(0, -1));
    if (isEnd) {
      if (!end && !repeat) this.keys = { typed, endKey: key, after };
    } else
      this.keys = end
        ? { typed, endKey: end, after: written(after) }
        : { typed: written(typed), endKey: end, after };
  };
}
