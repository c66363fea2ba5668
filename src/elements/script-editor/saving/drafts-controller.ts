/** The draft of the script: kept while it is written, offered after a reload, put together with what was loaded. */
import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { EditorContext } from '../editor-context.js';
import type { LazyModule } from '../../../ui/lazy-module.js';
import { sameScript } from '../../../script/scenes.js';
import { DraftAutosave } from '../../../documents/draft-autosave.js';
import { pagePlace, type Draft, type DraftContent } from '../../../documents/draft.js';
import type { DraftHost, DraftShown } from './draft-view.js';
import { TabPresence } from '../../../documents/tab-presence.js';

export interface DraftsOptions {
  /** What puts a draft together with what was loaded; undefined if it cannot be had. */
  joining: () => Promise<Pick<typeof import('./save.lazy.js'), 'restore'> | undefined>;
  /** A person took a draft. */
  restored: () => void;
  /** The same script was saved in another tab. */
  savedElsewhere: () => void;
  /** Shows the differences. */
  dialogs: LazyModule<typeof import('./saving-dialogs.lazy.js')>;
}

export class DraftsController implements ReactiveController, DraftHost {
  private readonly presence = new TabPresence({
    changed: () => this.context.host.requestUpdate(),
    left: () => this.look(),
    saved: () => this.options.savedElsewhere(),
  });
  private readonly keeper = new DraftAutosave(this.presence.id, {
    content: () => this.unsaved,
    differs: (draft) => this.differs(draft),
    open: () => this.presence.open(),
    changed: () => this.onKeeper(),
  });
  saved: DraftHost['saved'] = { scenes: [], value: '' };
  private user = '';

  constructor(
    private readonly context: EditorContext,
    private readonly options: DraftsOptions,
  ) {
    context.host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.onLeave);
    window.addEventListener('pageshow', this.onReturn);
    if (this.context.host.hasUpdated) this.look();
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.onLeave);
    window.removeEventListener('pageshow', this.onReturn);
    this.onLeave();
  }

  get offered(): Draft | undefined {
    return this.keeper.offered;
  }

  get refused(): boolean {
    return this.keeper.refused;
  }

  /** Whether the drafts that were looked for are another person's. */
  get areOfAnother(): boolean {
    return this.user !== this.context.settings.user;
  }

  get elsewhere(): boolean {
    return this.presence.others > 0;
  }

  /** Looks for drafts of what was just loaded. */
  look(): void {
    const place = this.context.settings.home?.place ?? pagePlace(this.context.settings.name);
    if (this.context.host.isConnected) this.presence.join(place);
    this.user = this.context.settings.user;
    void this.keeper.look(place && this.user ? `${this.user} ${place}` : place);
  }

  /** Something was written. */
  touch(): void {
    this.keeper.touch();
  }

  /** Writes now what is waiting to be written. */
  flush(): void {
    this.keeper.flush();
  }

  /** Nothing is left to keep: back to what was loaded. */
  settle(): void {
    this.keeper.settle();
  }

  /** The script was saved; other tabs take it over. */
  settled(): void {
    this.presence.saved();
    if (this.context.script.dirty) this.keeper.touch();
    else this.keeper.settle();
  }

  async restore(): Promise<void> {
    const { offered } = this;
    const needed = offered && !('text' in offered.content);
    const joining = needed ? await this.options.joining() : undefined;
    if (offered !== this.offered || (needed && !joining)) return;
    const taken = this.keeper.take(({ content }) => {
      if ('text' in content) this.context.script.write(content.text);
      else joining?.restore(this.context.script, { base: content.base, scenes: content.mine });
    });
    if (taken) this.options.restored();
  }

  discard(): void {
    this.keeper.discard();
  }

  async keepBoth(): Promise<void> {
    const showing = await this.options.dialogs.load();
    const taken =
      showing &&
      this.keeper.take(({ content }) => {
        if ('text' in content)
          this.context.script.write(showing.joinTexts(this.context.script.value, content.text));
        else this.context.script.change(showing.besides(content, this.context.script.scenes));
      });
    if (taken) this.options.restored();
  }

  private readonly onLeave = (): void => {
    this.keeper.flush();
    this.presence.leave();
  };

  private readonly onReturn = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.look();
  };

  private onKeeper(): void {
    this.saved = { scenes: this.context.script.base, value: this.context.script.value };
    this.context.host.requestUpdate();
  }

  /** What is told above the script: a draft from before, another tab, no place for drafts. */
  render(shown: DraftShown): TemplateResult | typeof nothing {
    if (!this.elsewhere && !this.refused && !(this.offered && shown)) return nothing;
    const { locale } = this.context;
    return this.options.dialogs.render(locale, ({ renderDraft }) => renderDraft(this, shown, locale));
  }

  private differs({ content }: Draft): boolean {
    const { scenes, value } = this.context.script;
    if ('text' in content) return scenes.length === 0 && content.text !== value;
    return (
      (scenes.length > 0 || this.context.settings.home !== undefined) && !sameScript(content.mine, scenes)
    );
  }

  /** What a draft would keep; undefined when there is nothing that is not saved. */
  private get unsaved(): DraftContent | undefined {
    const { scenes, base, value, dirty } = this.context.script;
    if (scenes.length === 0 && base.length === 0)
      return this.context.settings.home ? undefined : { text: value };
    return dirty ? { base: [...base], mine: [...scenes] } : undefined;
  }
}
