/**
 * What a person does in the static view while CodeMirror is loading: clicks, keys, words of an input method, pastes and
 * drops, in their order. CodeMirror applies them when it is there.
 */
import { isComposing } from '../../../ui/index.js';
import { plainWords, readClipboard, type ClipboardContent } from './clipboard-content.js';

/** One action of a person. */
export type PendingEntry =
  | { at: { x: number; y: number } }
  | { words: string }
  | { pasted: ClipboardContent }
  | { key: KeyboardEvent };

/** Keys that change the text or move the caret. */
const editingKeys = /^(?:Enter|Backspace|Delete|Home|End|Arrow\w+)$/;

/** Keys of a chord that change the text or the selection: select all, undo, redo. */
const editingChords = /^[azy]$/i;

/** Collects the actions. */
export class PendingInput {
  private entries: PendingEntry[] = [];
  private composing = false;
  private onComposed: (() => void) | undefined;
  private field: HTMLTextAreaElement | undefined;

  constructor(
    /** Starts to load CodeMirror. */
    private readonly load: () => void,
  ) {}

  /** Resolves when no input method is composing: until then, its field must stay. */
  composed(): Promise<void> {
    return new Promise((resolve) => (this.composing ? (this.onComposed = resolve) : resolve()));
  }

  /** Ends waiting for a composition whose field is gone: the browser doesn't always report its end. */
  handleFieldGone(): void {
    if (this.field && !this.field.isConnected) this.handleComposed();
  }

  /** Returns the actions, and forgets them. */
  take(): PendingEntry[] {
    this.readField();
    return this.entries.splice(0);
  }

  /** Returns the words and line breaks of the actions, each written by `write`, and forgets the actions. */
  takeWords(write: (words: string, isPasted: boolean) => string): string {
    return this.take()
      .map((entry) => {
        if ('words' in entry) return write(entry.words, false);
        if ('pasted' in entry) return write(plainWords(entry.pasted), true);
        return 'key' in entry && entry.key.key === 'Enter' ? '\n' : '';
      })
      .join('');
  }

  private add(entry: PendingEntry): void {
    this.readField();
    this.entries.push(entry);
    this.load();
  }

  /** Takes what the browser has written into the field: words of an input method, of dictation, an emoji. */
  private readField(): void {
    const words = this.field?.value;
    if (!this.field || !words || this.composing) return;
    this.field.value = '';
    this.entries.push({ words });
  }

  private handleComposed(): void {
    this.composing = false;
    this.readField();
    this.onComposed?.();
  }

  /** The focus goes on to a field, because only a field gets what input methods write. */
  readonly onFocus = (event: FocusEvent): void => {
    const view = event.currentTarget as HTMLElement;
    const field = document.createElement('textarea');
    field.className = 'pending-input';
    field.ariaLabel = view.ariaLabel;
    view.append(field);
    this.field = field;
    field.focus();
    // Shift+Tab leaves the field for what is before the view.
    view.tabIndex = -1;
    field.addEventListener('blur', () => {
      this.handleComposed();
      view.tabIndex = 0;
      field.remove();
    });
    this.load();
  };

  readonly onInput = (event: Event): void => {
    if (event.type === 'compositionstart') this.composing = true;
    else if (event.type === 'compositionend') this.handleComposed();
    else if (!isComposing(event)) this.readField();
  };

  /** A press alone loads nothing: it may be the start of scrolling. If it sets the focus, that loads. */
  readonly onPointer = ({ clientX: x, clientY: y }: MouseEvent): void => {
    this.readField();
    this.entries.push({ at: { x, y } });
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (isComposing(event)) return;
    if (key.length === 1 && !ctrlKey && !metaKey && !altKey) this.add({ words: key });
    else if (editingKeys.test(key) || (ctrlKey !== metaKey && !altKey && editingChords.test(key)))
      this.add({ key: event });
    else return;
    event.preventDefault();
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData) this.paste(event, event.clipboardData);
  };

  readonly onDrop = (event: DragEvent): void => {
    if (!event.dataTransfer || event.dataTransfer.files.length > 0) return;
    if (event.type === 'drop') {
      this.onPointer(event);
      this.paste(event, event.dataTransfer);
    } else event.preventDefault();
  };

  private paste(event: Event, data: DataTransfer): void {
    this.add({ pasted: readClipboard(data) });
    event.preventDefault();
  }
}
