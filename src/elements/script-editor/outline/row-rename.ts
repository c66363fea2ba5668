/** Renames a row in place: Enter or leaving the field takes the name, Escape keeps the old one. */
import { paragraphAt, type Scene } from '../../../script/index.js';
import { isComposing } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { ScriptController } from '../script-controller.js';

/** The outline whose rows are renamed. */
export interface RowRenameContext {
  readonly context: EditorContext;
  readonly script: ScriptController;
  /** Key of the row that is being renamed. */
  renaming: string | undefined;
  select(key: string): void;
  focusRow(key: string): Promise<void>;
}

/** Renaming in one outline. */
export class RowRename {
  constructor(
    private readonly outline: RowRenameContext,
    /** Gives a row a name that differs from its present one. */
    private readonly rename: (key: string, name: string) => void,
  ) {}

  /** Opens the name field of a row with its text selected. */
  async start(key: string): Promise<void> {
    const { outline } = this;
    const { host } = outline.context;
    outline.select(key);
    outline.renaming = key;
    host.requestUpdate();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLInputElement>('.name')?.select();
  }

  /** Handles a key in the name field; no other key reaches the tree. */
  onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    const key = this.outline.renaming ?? '';
    this.end(event.target as HTMLInputElement, event.key === 'Enter');
    void this.outline.focusRow(key);
  }

  /** Takes the name when the focus leaves the field. */
  onBlur(event: FocusEvent): void {
    this.end(event.target as HTMLInputElement, true);
  }

  private end(field: HTMLInputElement, isConfirmed: boolean): void {
    const { outline } = this;
    const key = outline.renaming;
    if (key === undefined) return;
    outline.renaming = undefined;
    outline.context.host.requestUpdate();
    const before = currentName(outline.script.scenes, key);
    if (isConfirmed && before !== undefined && field.value !== before) this.rename(key, field.value);
  }
}

/** The name that was given to a row, empty if none was; undefined if the row no longer exists. */
function currentName(scenes: readonly Scene[], key: string): string | undefined {
  const scene = scenes.find((one) => one.key === key);
  if (scene) return scene.script.script_name ?? '';
  const paragraph = paragraphAt(scenes, key);
  return paragraph && (paragraph.item.title ?? '');
}
