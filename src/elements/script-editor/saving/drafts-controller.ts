/** The notices above the script: an offered draft, other tabs with the script, and a browser that keeps no drafts. */
import { nothing, type TemplateResult } from 'lit';
import type { Draft, DraftAnswer } from '../../../documents/index.js';
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
  private accepting = false;

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

  get drafts(): readonly Draft[] {
    return this.script.document.drafts;
  }

  get refused(): boolean {
    return this.script.document.draftsRefused;
  }

  get unread(): boolean {
    return this.script.document.draftsUnread;
  }

  get isOpenElsewhere(): boolean {
    return this.script.document.isOpenElsewhere;
  }

  restore(draft: Draft): Promise<void> {
    return this.accept(() => this.script.document.restoreDraft(draft, this.script));
  }

  keepBoth(draft: Draft): Promise<void> {
    return this.accept(() => this.script.document.keepBoth(draft, this.script));
  }

  showNext(): void {
    this.script.document.showNextDraft();
  }

  async discard(draft: Draft): Promise<void> {
    const { locale, notify } = this.context;
    const isGone = await this.script.document.discardDraft(draft);
    notify.hint(isGone ? '' : (this.dialogs.value?.draftKept(locale) ?? ''));
  }

  /** Accepts a draft once, also after a double click, and reports if it could not be accepted. */
  private async accept(act: () => Promise<DraftAnswer>): Promise<void> {
    const { locale, notify } = this.context;
    if (this.accepting) return;
    this.accepting = true;
    try {
      const isDone = (await act()) === 'done';
      notify.hint(isDone ? '' : (this.dialogs.value?.draftGone(locale) ?? ''));
      if (isDone) this.restored();
    } catch (error) {
      notify.hint(partNotLoaded(locale));
      notify.error(error);
    } finally {
      this.accepting = false;
    }
  }

  /** Renders the notices; `view` says how much of a draft is shown. */
  render(view: DraftView): TemplateResult | typeof nothing {
    const { draft } = this;
    if (draft !== this.compared) {
      this.compared = draft;
      this.saved = { scenes: this.script.base, value: this.script.value };
    }
    const isTold = this.isOpenElsewhere || this.refused || this.unread;
    if (!isTold && !(draft && view)) return nothing;
    const { locale } = this.context;
    return this.dialogs.render(locale, ({ renderDraft }) => renderDraft(this, view, locale));
  }
}
