/** The mark that is being set: created for the selection, and applied to the text as one edit that can be undone. */
import { applyEdits, type Edit } from '../../../ssml/index.js';
import type { MarkTool } from '../bar-context.js';
import { editsOf, createMark, markedText, type Mark } from './mark.js';

/** The field in which marks are set. */
export interface MarksOptions {
  field(): HTMLTextAreaElement | null;
  requestUpdate(): void;
}

/** The marks of one text field. */
export class Marks {
  /** The mark whose form is open. */
  mark: Mark | undefined;
  /** The tool that was used without the selection that it needs. */
  needsSelection: MarkTool | undefined;

  constructor(private readonly options: MarksOptions) {}

  get text(): string {
    return this.options.field()?.value ?? '';
  }

  /** Opens the form of a tool for the selection, or closes it. */
  toggle(tool: MarkTool): void {
    const field = this.options.field();
    if (!field) return;
    if (this.mark?.tool === tool) return this.close();
    const mark = createMark(tool, field.value, field.selectionStart, field.selectionEnd);
    const isEmpty = tool !== 'break' && markedText(field.value, mark) === '';
    this.mark = isEmpty ? undefined : mark;
    this.needsSelection = isEmpty ? tool : undefined;
    this.options.requestUpdate();
  }

  change(value: string): void {
    if (this.mark) this.mark = { ...this.mark, value };
    this.options.requestUpdate();
  }

  apply(): void {
    const { mark, text } = this;
    if (!mark) return;
    this.edit(editsOf(text, mark));
    this.close();
  }

  /** Applies edits to the field so that the browser's undo reverts them in one step. */
  edit(edits: readonly Edit[]): void {
    const field = this.options.field();
    if (!field || edits.length === 0) return;
    const before = field.value;
    const after = applyEdits(before, edits);
    const caret = after.length - (before.length - Math.max(...edits.map(({ to }) => to)));
    field.focus();
    field.select();
    if (!insertText(after)) {
      field.value = after;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    field.setSelectionRange(caret, caret);
  }

  close(): void {
    this.mark = undefined;
    this.needsSelection = undefined;
    this.options.requestUpdate();
    this.options.field()?.focus();
  }

  /** Closes the form: the positions of its mark are stale after the text has changed. */
  clear(): void {
    this.mark = undefined;
    this.needsSelection = undefined;
  }
}

/** Types over the selection with `execCommand`, the only edit that the browser's undo records; false if unsupported. */
function insertText(text: string): boolean {
  const page: { execCommand?: (name: string, ui: boolean, value: string) => boolean } = document;
  return page.execCommand?.('insertText', false, text) ?? false;
}
