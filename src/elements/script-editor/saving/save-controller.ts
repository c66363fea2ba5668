/** Saving: the editor's footer, conflicts and failures. The code that saves is loaded with the first change. */
import { nothing, type TemplateResult } from 'lit';
import type { Choice, Choices, Conflict, Scene } from '../../../script/index.js';
import { LazyModule, MssConflictEvent, MssSaveEvent } from '../../../ui/index.js';
import type { SaveState, ScriptDocument } from '../../../documents/index.js';
import type { EditorContext } from '../editor-context.js';
import { OnAirController } from '../on-air/on-air-controller.js';
import { messages } from '../messages.js';
import type { ScriptController } from '../script-controller.js';
import type { ConflictProps } from './conflict-view.js';
import { renderFailure, renderFoot, type SaveProps } from './save-view.js';

const noChoices: Choices = new Map();

/** Saves the document for one editor, dispatches `mss-save` and `mss-conflict`, and renders the state of saving. */
export class SaveController implements SaveProps, ConflictProps {
  /** The code that saves. The document loads it as well; here, a failure to load it is shown with a retry. */
  private readonly code: LazyModule<object>;
  private readonly onAir: OnAirController;

  constructor(
    private readonly context: EditorContext,
    private readonly dialogs: LazyModule<typeof import('./saving-dialogs.lazy.js')>,
  ) {
    this.code = new LazyModule<object>(context.host, () => import('../../../documents/save.lazy.js'));
    this.onAir = new OnAirController(context);
  }

  private get script(): ScriptController {
    return this.context.script;
  }

  private get document(): ScriptDocument {
    return this.context.script.document;
  }

  get state(): SaveState {
    return this.document.saveState;
  }

  get dirty(): boolean {
    return this.document.dirty;
  }

  get isLoaded(): boolean {
    return this.script.base.length > 0;
  }

  get isConnected(): boolean {
    return this.document.client !== undefined;
  }

  get mayNotSave(): string | undefined {
    return this.context.settings.saveReason;
  }

  get canSave(): boolean {
    return this.context.settings.editable && this.isConnected && !this.document.isBusy;
  }

  get conflicts(): readonly Conflict[] {
    return this.document.conflict?.conflicts ?? [];
  }

  get choices(): Choices {
    const { state } = this;
    return state.phase === 'conflict' ? state.conflict.choices : noChoices;
  }

  get unresolvedCount(): number {
    return this.document.conflict?.unresolvedCount ?? 0;
  }

  conflictsFrom = 0;

  showConflicts(from: number): void {
    this.conflictsFrom = from;
    this.context.host.requestUpdate();
  }

  choose(id: string, choice: Choice): void {
    this.document.conflict?.choose(id, choice);
  }

  readonly saveChoices = (): void => {
    this.run((document) => document.resolveConflict(this.script)).catch(() => undefined);
  };

  keepEditing(): void {
    this.document.conflict?.postpone();
  }

  /** Loads the code that saves while there is a network, because the first save will need it. */
  prepare(): void {
    if (this.document.source && !this.code.missing) void this.code.load();
  }

  /**
   * Saves, after waiting for a save under way. Rejects with the error of the failed request, or if the code that saves cannot be
   * loaded; unsaved changes stay.
   */
  async save(): Promise<void> {
    const { document, mayNotSave } = this;
    if (mayNotSave) return this.context.notify.hint(mayNotSave);
    if (!document.source || !this.context.settings.editable || document.conflict) return;
    if (!this.isConnected) {
      const { locale, notify } = this.context;
      return notify.hint(locale.of(messages).noProviderSave);
    }
    await this.run((one) => one.save(this.script));
  }

  /** Handles the Save button: failures are shown instead of thrown. */
  readonly press = (): void => {
    if (!this.document.isBusy) this.save().catch(() => undefined);
  };

  private async run(save: (document: ScriptDocument) => Promise<boolean>): Promise<void> {
    const { document } = this;
    try {
      const before = document.base;
      if (await save(document)) this.handleSaved(document, before);
      else if (document.conflict && document.isResponsible(this.script)) await this.askAboutConflict();
    } catch (error) {
      if (!document.conflict && document.saveState.phase === 'idle') void this.code.load();
      this.context.notify.error(error);
      throw error;
    }
  }

  private handleSaved({ source }: ScriptDocument, before: readonly Scene[]): void {
    if (source?.room_id) this.onAir.handleSaved(before);
    this.context.host.dispatchEvent(
      new MssSaveEvent(source?.room_id ?? '', this.script.value, source?.script_id ?? ''),
    );
  }

  private async askAboutConflict(): Promise<void> {
    this.conflictsFrom = 0;
    for (const [mine, theirs] of this.document.conflict?.versions ?? []) {
      this.context.host.dispatchEvent(new MssConflictEvent(mine, theirs));
    }
    if (!(await this.dialogs.load())) throw new Error('The choice cannot be shown');
    await this.context.host.updateComplete;
    this.context.host.renderRoot.querySelector<HTMLElement>('.conflict input')?.focus();
  }

  /** Renders the conflicts if this editor is the one that has to ask about them. */
  renderConflict(): TemplateResult | typeof nothing {
    const { document } = this;
    if (!document.conflict || !document.isResponsible(this.script)) return nothing;
    const { locale } = this.context;
    return this.dialogs.render(locale, ({ renderConflict }) => renderConflict(this, locale));
  }

  /** Renders the footer, below what went wrong, which is over when nothing is unsaved any more. */
  render(): (TemplateResult | typeof nothing)[] {
    const { locale } = this.context;
    const { state, code, dialogs } = this;
    const isMine = this.document.isResponsible(this.script);
    return [
      code.missing ? code.renderMissing(locale) : nothing,
      isMine && this.dirty && state.phase === 'failed' ? renderFailure(state.error, this, locale) : nothing,
      isMine && state.phase === 'overwritten'
        ? dialogs.render(locale, ({ renderOverwritten }) => renderOverwritten(locale))
        : nothing,
      renderFoot(this, locale),
      this.onAir.render(),
    ];
  }
}
