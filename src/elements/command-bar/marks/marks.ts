/** The mark that is being set: opened by a tool for the selection, applied to the text as an edit that can be undone. */
import { applyEdits, type Edit } from '../../../ssml/index.js';
import type { Tool } from '../bar-context.js';
import { editsOf, markFor, subjectOf, type Mark } from './mark.js';

/** The text that marks are set in. */
export interface Writing {
  area(): HTMLTextAreaElement | null;
  requestUpdate(): void;
}

export class Marks {
  mark: Mark | undefined;
  /** A tool that needs words to be selected first. */
  missing: Tool | undefined;

  constructor(private readonly writing: Writing) {}

  get text(): string {
    return this.writing.area()?.value ?? '';
  }

  /** Opens a tool for the selection, or closes it. */
  use(tool: Tool): void {
    const area = this.writing.area();
    if (!area) return;
    if (this.mark?.tool === tool) return this.close();
    const mark = markFor(tool, area.value, area.selectionStart, area.selectionEnd);
    const lacks = tool !== 'break' && subjectOf(area.value, mark) === '';
    this.mark = lacks ? undefined : mark;
    this.missing = lacks ? tool : undefined;
    this.writing.requestUpdate();
  }

  change(value: string): void {
    if (this.mark) this.mark = { ...this.mark, value };
    this.writing.requestUpdate();
  }

  apply(): void {
    const { mark, text } = this;
    if (!mark) return;
    this.edit(editsOf(text, mark));
    this.close();
  }

  /** Makes edits in the field, so that the browser's own undo takes them back in one step. */
  edit(edits: readonly Edit[]): void {
    const area = this.writing.area();
    if (!area || edits.length === 0) return;
    const before = area.value;
    const after = applyEdits(before, edits);
    const caret = after.length - (before.length - Math.max(...edits.map(({ to }) => to)));
    area.focus();
    area.select();
    if (!insert(after)) {
      area.value = after;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    area.setSelectionRange(caret, caret);
  }

  close(): void {
    this.mark = undefined;
    this.missing = undefined;
    this.writing.requestUpdate();
    this.writing.area()?.focus();
  }

  /** A mark about a text that has changed is of no use. */
  forget(): void {
    this.mark = undefined;
    this.missing = undefined;
  }
}

/** Types a text over the selection; false where the browser cannot. There is no other way that undo knows of. */
function insert(text: string): boolean {
  const page: { execCommand?: (name: string, ui: boolean, value: string) => boolean } = document;
  return page.execCommand?.('insertText', false, text) ?? false;
}
