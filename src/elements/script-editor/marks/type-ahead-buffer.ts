/** Buffers keys that are pressed while a form is loading: they go into its first field instead of the text. */
import { isComposing } from '../../../ui/index.js';
interface BufferedKeys {
  /** Letters for the first field. */
  typed: string;
  /** Enter or Escape, if one was pressed. */
  endKey: 'Enter' | 'Escape' | undefined;
  /** Letters after that key, for the text. */
  after: string;
}

const none: BufferedKeys = { typed: '', endKey: undefined, after: '' };

/** The buffer of one editor. */
export class TypeAheadBuffer {
  private keys = none;
  private root: EventTarget | undefined;

  /** Starts to buffer the keys of a render root. */
  start(root: EventTarget): void {
    this.root ??= root;
    this.root.addEventListener('keydown', this.onKey, true);
  }

  /** Returns the buffered keys and stops. */
  flush(): BufferedKeys {
    const { keys: early } = this;
    this.root?.removeEventListener('keydown', this.onKey, true);
    this.root = undefined;
    this.keys = none;
    return early;
  }

  private readonly onKey = (event: Event): void => {
    if (isComposing(event)) return;
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
