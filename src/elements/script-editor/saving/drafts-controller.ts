/** The notices above the script: an offered draft, other tabs with the script, and a browser that keeps no drafts. */
import { nothing, type TemplateResult } from 'lit';
import type { Draft } from '../../../documents/index.js';
import { type LazyModule, partNotLoaded } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import type { ScriptController } from '../script-controller.js';
import type { DraftProps, DraftView } from './draft-view.js';

/** Restores or discards the offered draft, and renders the notices with the lazily loaded dialogs. */
export class DraftsController implements DraftProps {
  /** The stored script that the offered draft is compared with. */
  saved: DraftProps['saved'] = { scenes: [], value: '' };
  /** The draft that `saved` was set for. */
  private compared: Draft | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly dialogs: LazyModule<typeof import('./saving-dialogs.lazy.js')>,
    /** Called after a draft was restored, or added to the script by “Keep both”. */
    private readonly restored: () => void,
  ) {}

  private get script(): ScriptController {
    return this.context.script;
  }

  get draft(): Draft | undefined {
    return this.script.document.draft;
  }

  get refused(): boolean {
    return this.script.document.draftsRefused;
  }

  get isOpenElsewhere(): boolean {
    return this.script.document.isOpenElsewhere;
  }

  async restore(): Promise<void> {
    await this.accept((document) => document.restoreDraft(this.script));
  }

  async keepBoth(): Promise<void> {
    await this.accept((document) => document.keepBoth(this.script));
  }

  discard(): void {
    this.script.document.discardDraft();
  }

  private async accept(act: (document: ScriptController['document']) => Promise<boolean>): Promise<void> {
    const { draft } = this;
    const { locale, notify } = this.context;
    if (await act(this.script.document)) this.restored();
    else if (draft && draft === this.draft) notify.hint(partNotLoaded(locale));
  }

  /** Renders the notices; `view` says how much of a draft is shown. */
  render(view: DraftView): TemplateResult | typeof nothing {
    const { draft } = this;
    if (draft !== this.compared) {
      this.compared = draft;
      this.saved = { scenes: this.script.base, value: this.script.value };
    }
    if (!this.isOpenElsewhere && !this.refused && !(draft && view)) return nothing;
    const { locale } = this.context;
    return this.dialogs.render(locale, ({ renderDraft }) => renderDraft(this, view, locale));
  }
}
