/** A script for an avatar: written as text, seen with its marks, heard, checked and saved. */
import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { importWithRetry } from '../../base/index.js';
import { ApiError, showAsset } from '../../api/index.js';
import {
  applyEdits,
  insertTag,
  MAX_TOTAL,
  MAX_WITHOUT_TAGS,
  parseSsml,
  wrapRange,
  type Attributes,
  type TagName,
  type Target,
  type Voice,
} from '../../ssml/index.js';
import { renderError } from '../../ui/error-view.js';
import { MssErrorEvent, MssScriptChangeEvent } from '../../ui/events.js';
import { formStyles } from '../../ui/form.styles.js';
import { FormControl, type Problem } from '../../ui/form-control.js';
import { Checker } from './check/checker.js';
import { renderCounts } from './check/counts-view.js';
import { renderProblems } from './check/problems-view.js';
import { Problems } from './check/problems.js';
import { readAvatarActions } from './marks/avatar-actions.js';
import { SelectionToolbarController } from './marks/selection-toolbar-controller.js';
import { renderSelectionToolbar } from './marks/selection-toolbar-view.js';
import { MarksController } from './marks/marks-controller.js';
import { marksMessages } from './marks/messages.js';
import { VoiceChangeController } from './voice-change/voice-change-controller.js';
import type { FormCheckOptions } from './marks/tag-form-model.js';
import { renderToolbar } from './marks/toolbar.js';
import { messages, type EditorMessages } from './messages.js';
import { OutlineController } from './outline/outline-controller.js';
import { LazyModule, partNotLoaded } from '../../ui/lazy-module.js';
import { buttonMessages } from './preview/button-messages.js';
import { PreviewController } from './preview/preview-controller.js';
import { DraftsController } from './saving/drafts-controller.js';
import { scriptSource, type ScriptSource, type StoredScript } from '../../documents/script-source.js';
import { SaveController } from './saving/save-controller.js';
import { scriptEditorStyles } from './script-editor.styles.js';
import { ScriptController } from './script-controller.js';
import { toWire, type WireScene } from '../../script/scenes.js';
import type { EditingArea } from './codemirror/editor-view.js';
import { CompletionController } from './completion/completion-controller.js';
import { TextController } from './text/text-controller.js';
import { renderFind } from './find/find-view.js';
import { FindController } from './find/find-controller.js';
import { textMessages } from './text/messages.js';
import { LONG, painted } from '../../ui/after-paint.js';
import { renderText, type TextLook } from './text/text-view.js';

/**
 * Writes what an avatar says, as SSML or plain text: pauses, pronunciations and other marks are chips in the text,
 * problems are underlined and listed with their fixes, and the words can be heard before they go on air. With
 * `room-id` it loads a room's script, paragraph by paragraph, and saves it; with `script-id` a video script. Without
 * either it is a form control.
 *
 * @tag mss-script-editor
 * @attr room-id - The room whose script is edited.
 * @attr script-id - The video script that is edited, in place of a room's.
 * @attr voice-id - Asset ID of the voice; default: the one of the scene.
 * @attr target - Where the script is used: `live` (default) or `video`; with `script-id` always `video`.
 * @attr name - Name under which a form submits the text.
 * @attr value - The text, as SSML or plain text.
 * @attr readonly - The text can be read and heard, not changed.
 * @attr required - The form refuses an empty text.
 * @attr disabled - Nothing can be done.
 * @event mss-change - A person changed the script (`event.value`).
 * @event mss-save - The service confirmed a save (`event.room_id` or `event.script_id`, `event.value`).
 * @event mss-conflict - Somebody else changed the same paragraph (`event.mine`, `event.theirs`); once for each.
 * @event mss-error - Loading, saving or previewing failed (`event.error`).
 * @csspart outline - Scenes and paragraphs.
 * @csspart recording - What is played instead of a text.
 * @csspart toolbar - The marks.
 * @csspart text - The box around the text.
 * @csspart bubble - The marks at the selection.
 * @csspart find - Find and replace.
 * @csspart silenced - What another voice leaves silent.
 * @csspart form - The small form of a mark.
 * @csspart counts - Characters and spoken length.
 * @csspart problems - What the check found.
 * @csspart conflict - Two versions to choose from.
 * @csspart error - An error.
 */
export class ScriptEditor extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, formStyles, scriptEditorStyles];

  private readonly script = new ScriptController(() => this.requestUpdate());
  private known: ScriptSource | undefined;
  /** Whose script is shown, or on its way. */
  private shown: ScriptSource | undefined;
  private readonly reading = new Task(this, {
    args: () => [this.provided?.client, this.home] as const,
    task: async ([client, home], { signal }): Promise<StoredScript | undefined> =>
      client && home ? home.read(client, signal) : undefined,
    onComplete: (kept) => kept && this.adopt(kept),
    onError: (error) => this.onUnread(error),
  });
  private readonly voice = new Task(this, {
    args: () => [this.provided?.client, this.voiceAsset] as const,
    task: async ([client, asset_id], { signal }): Promise<Voice | undefined> => {
      if (!client || !asset_id) return undefined;
      const { asset_extra_meta } = await client.call(showAsset, { path: { asset_id } }, { signal });
      const meta = asset_extra_meta?.voice_model_meta;
      return { ...meta?.voice_capability, language: meta?.language };
    },
  });
  private readonly actions = new Task(this, {
    args: () => [this.provided?.client, this.script.scene?.script.model_asset_id] as const,
    task: async ([client, asset_id], { signal }) =>
      client && asset_id ? readAvatarActions(client, asset_id, signal) : undefined,
  });
  private readonly checker = new Checker(this, this.script, () => this.checkedFor);
  private readonly editing: TextController = new TextController(this, this.script, this.checker, {
    load: () => this.loadArea(),
    look: () => this.look,
    changed: (text) => this.onTyped(text),
    opened: (chip) => this.marks.edit(chip),
    walk: (by) => this.problems.walk(by),
    selected: () => this.onSelected(),
    pastedAsWords: () => (this.hint = this.locale.of(textMessages).pastedAsWords),
    notLoaded: () => (this.hint = partNotLoaded(this.locale)),
    endStays: () => (this.hint = this.locale.of(textMessages).endStays),
    find: () => void this.finding.show(),
    toTools: () => this.bubble.focus() || this.marks.focusToolbar(),
    offered: (key) => this.completing.key(key) || (key === 'Escape' && this.bubble.dismiss()),
  });
  private readonly finding: FindController = new FindController(this, this.script, this.editing, {
    editable: () => this.textEditable,
    changed: () => this.onChanged(),
  });
  private readonly marks: MarksController = new MarksController(this, this.script, this.editing, {
    locale: this.locale,
    checkedFor: () => this.checkedFor,
    editable: () => this.textEditable,
    actions: () => this.actions.value,
    play: (ssml) => void this.hearing.playText(ssml),
    isLoadingSound: () => this.hearing.busy,
    find: () => void this.finding.show(),
    hint: (words) => (this.hint = words),
  });
  private readonly bubble: SelectionToolbarController = new SelectionToolbarController(this, this.editing, {
    isActive: () => this.textEditable && !this.marks.raw && !this.marks.form,
  });
  private readonly completing: CompletionController = new CompletionController(
    this,
    this.script,
    this.editing,
    {
      active: () => this.textEditable && this.marks.raw,
      can: (tag, attribute) => this.marks.can(tag, attribute),
    },
  );
  private readonly silenced = new VoiceChangeController(this, this.script, this.editing, {
    voice: () =>
      this.voice.status === TaskStatus.COMPLETE
        ? { asset_id: this.voiceAsset, voice: this.voice.value, everywhere: this.voiceId !== '' }
        : undefined,
    editable: () => this.editable,
    changed: () => this.onChanged(),
  });
  private readonly problems: Problems = new Problems(this, this.checker, this.editing, {
    editable: () => this.textEditable,
    hint: (words) => (this.hint = words),
  });
  private readonly outline = new OutlineController(this, this.script, this.checker, {
    locale: this.locale,
    client: () => this.provided?.client,
    checkedFor: () => this.checkedFor,
    editable: () => this.editable,
    blocked: () => this.blocked,
    caret: () => this.editing.insertion?.from ?? 0,
    focusText: () => this.focus(),
    changed: () => this.onChanged(),
    failed: (error) => this.report(error),
  });
  private readonly hearing = new PreviewController(this, this.script, this.checker, this.editing, {
    client: () => this.provided?.client,
    locale: this.locale,
    voice: () => this.voiceAsset,
    voiceId: () => this.voiceId,
    blocked: () => this.blocked,
    hint: (words) => (this.hint = words),
    failed: (error) => this.report(error),
  });
  private readonly showing = new LazyModule(this, () => import('./saving/saving-dialogs.lazy.js'));
  private readonly drafts: DraftsController = new DraftsController(
    this,
    this.script,
    {
      home: () => this.home,
      name: () => this.name,
      user: () => this.provided?.user ?? '',
      joining: () => this.joining(),
      restored: () => this.onRestored(),
      savedElsewhere: () => void this.reading.run(),
    },
    this.showing,
  );
  private readonly saver: SaveController = new SaveController(
    this,
    this.script,
    {
      home: () => this.home,
      client: () => this.provided?.client,
      editable: () => this.editable,
      begun: () => this.drafts.flush(),
      unconnected: () => (this.hint = this.words.noProviderSave),
      saved: () => this.drafts.settled(),
      chosen: () => this.drafts.touch(),
      failed: (error) => this.report(error),
    },
    this.showing,
  );

  @state() private hint = '';
  @state() private spoken = '';

  /** The room whose script is edited. */
  @property({ attribute: 'room-id', reflect: true }) roomId = '';
  /** The video script that is edited, in place of a room's. */
  @property({ attribute: 'script-id', reflect: true }) scriptId = '';
  /** Asset ID of the voice; default: the voice of the scene. */
  @property({ attribute: 'voice-id', reflect: true }) voiceId = '';
  /** Where the script is used; a video script always in a video. */
  @property({ reflect: true }) target: Target = 'live';
  /** Whether the text can only be read and heard. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  /** The paragraph being edited, as SSML or plain text. */
  @property()
  get value(): string {
    return this.script.value;
  }
  set value(value: string) {
    this.script.write(value ?? '');
  }

  /**
   * The scenes with their paragraphs, as the service's LiveVideoScriptInfo (reference 6.1.1); a video script (5.1.3) is
   * one. Where a room or a video script is loaded, setting them changes it, to be saved; else they are what editing
   * begins with.
   */
  @property({ attribute: false })
  get scripts(): WireScene[] {
    return toWire(this.script.scenes);
  }
  set scripts(scripts: readonly WireScene[] | undefined) {
    if (this.home && this.reading.value) this.script.replace(scripts ?? []);
    else {
      this.script.load(scripts ?? []);
      if (this.hasUpdated) this.drafts.look();
    }
  }

  /** While somebody types into a long text, the letters come first; the rest follows once they are painted. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && this.script.typing && this.script.text.length > LONG) await painted();
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    const { home } = this;
    if (this.shown !== home) this.leaveHome(this.shown);
    this.shown = home;
    if (!this.isKept && (!this.hasUpdated || this.drafts.areOfAnother)) this.drafts.look();
  }

  protected override formValue(): string {
    return this.value;
  }

  protected override problem(): Problem | undefined {
    const { words: m, checker } = this;
    const { counts, empty } = checker.figures;
    if (this.required && empty) return { flags: { valueMissing: true }, message: m.missing };
    if (counts.total > MAX_TOTAL || counts.withoutTags > MAX_WITHOUT_TAGS)
      return { flags: { tooLong: true }, message: m.overLimit };
    const error = checker.diagnostics.find(({ severity }) => severity === 'error');
    return error && { flags: { customError: true }, message: error.message };
  }

  protected override anchor(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.cm-content, .light, .plain-field');
  }

  protected override resetValue(): void {
    if (this.script.scenes.length > 0) this.script.reset();
    else this.value = this.getAttribute('value') ?? '';
    this.drafts.settle();
  }

  protected override restoreValue(state: string): void {
    this.value = state;
  }

  /** Loads what only editing needs. */
  protected async loadArea(): Promise<typeof EditingArea> {
    return (await importWithRetry(() => import('./codemirror/editor-view.js'))).EditingArea;
  }

  private get words(): EditorMessages {
    return this.locale.of(messages);
  }

  /** Where the service keeps the script; undefined where it does not, or where two places are named. */
  private get home(): ScriptSource | undefined {
    const [room_id, script_id] = [this.roomId || '', this.scriptId || ''];
    if ((this.known?.room_id ?? '') !== room_id || (this.known?.script_id ?? '') !== script_id)
      this.known = scriptSource(room_id, script_id);
    return this.known;
  }

  /** Whether the service, not the page, has the script. */
  private get isKept(): boolean {
    return Boolean(this.roomId || this.scriptId);
  }

  /** Whether a person may change the script at all. */
  private get editable(): boolean {
    return !this.readonly && !this.blocked && this.loaded;
  }

  /** Whether there is a text to change. */
  private get textEditable(): boolean {
    return (
      this.editable &&
      (!this.hasOutline || (this.script.paragraph !== undefined && !this.outline.isRecording))
    );
  }

  private get hasOutline(): boolean {
    const { base, scenes } = this.script;
    return this.isKept || base.length + scenes.length > 0;
  }

  private get loaded(): boolean {
    const { base, scenes } = this.script;
    return !this.isKept || base.length + scenes.length > 0 || Boolean(this.reading.value);
  }

  private get loading(): boolean {
    return Boolean(!this.loaded && this.provided && this.home && !this.reading.error);
  }

  private get voiceAsset(): string {
    return this.voiceId || this.script.scene?.script.voice_config?.voice_asset_id || '';
  }

  private get checkedFor(): FormCheckOptions {
    return { voice: this.voice.value, target: this.scriptId ? 'video' : this.target, lang: this.locale.lang };
  }

  private get look(): TextLook {
    const { words: m } = this;
    return {
      words: this.marks.raw ? undefined : m.chips,
      label: m.script,
      placeholder: m.placeholder,
      description: `${m.areaHelp} ${this.locale.of(buttonMessages).keys}`,
      readonly: !this.textEditable,
      disabled: this.blocked,
      required: this.required,
      invalid: this.checker.hasErrors,
      loading: this.loading,
      offer: this.completing.chosen,
    };
  }

  private adopt({ scenes }: StoredScript): void {
    if (this.saver.defers(() => void this.reading.run())) return;
    this.saver.reload(scenes);
    this.saver.forget();
    this.drafts.look();
  }

  /** What was written there and not saved is shown all the same. */
  private onUnread(error: unknown): void {
    this.report(error);
    if (!this.loaded) this.drafts.look();
  }

  private leaveHome(left: ScriptSource | undefined): void {
    if (!left) return;
    this.drafts.flush();
    this.saver.leave();
    this.hearing.stop();
    this.script.load([]);
    if (!this.home) this.drafts.look();
  }

  private async joining(): ReturnType<SaveController['joining']> {
    const joining = await this.saver.joining();
    if (!joining) this.hint = partNotLoaded(this.locale);
    return joining;
  }

  private report(error: unknown): void {
    if (error instanceof ApiError) this.dispatchEvent(new MssErrorEvent(error));
  }

  private onTyped(text: string): void {
    if (text === this.script.text) return;
    this.script.write(text, { typing: true });
    this.onChanged();
    if (this.marks.raw) void this.completing.look();
  }

  /** Something else is selected: the tools come to it; a chip says what it does. */
  private onSelected(): void {
    this.bubble.handleSelectionChange();
    const spoken = this.editing.chip?.spoken ?? '';
    if (spoken !== this.spoken) this.spoken = spoken;
  }

  /** A person changed the script. */
  private onChanged(): void {
    this.saver.outdate();
    this.hint = '';
    this.drafts.touch();
    this.dispatchEvent(new MssScriptChangeEvent(this.value));
  }

  private onRestored(): void {
    this.dispatchEvent(new MssScriptChangeEvent(this.value));
    this.focus();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const isFind =
      event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isFind && !event.defaultPrevented && (event.target as Element).closest('.stage, .tools, .find')) {
      event.preventDefault();
      void this.finding.show();
      return;
    }
    if (!this.home || event.key.toLowerCase() !== 's' || event.altKey || event.shiftKey) return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.saver.press();
  };

  /** The focus may be on its way to the tools: they are looked at when it has arrived. */
  private readonly onLeave = (): void => {
    setTimeout(() => this.bubble.handleSelectionChange());
  };

  /**
   * Saves the room's script, or the video script. Rejects with `ApiError` when the service refuses, and when the code
   * that saves cannot be loaded, or both a room and a video script are named; what was typed stays. Without either
   * there is nothing to save to. A conflict is shown, and saved when a person has chosen.
   */
  async save(): Promise<void> {
    if (this.isKept && !this.home) throw new Error(this.words.twoHomes);
    await this.saver.save();
  }

  /** Plays the selection, or the paragraph when nothing is selected. Resolves at the end or when stopped. */
  async preview(): Promise<void> {
    await this.hearing.play();
  }

  /**
   * Changes the voice, after a person was shown the marks that it would leave silent. Resolves with whether it was
   * changed; rejects with `ApiError` when the voice cannot be read. Setting `voice-id` changes it without asking, and
   * the marks are listed then.
   */
  async changeVoice(asset_id: string): Promise<boolean> {
    const client = this.provided?.client;
    const asset = client && asset_id ? await client.call(showAsset, { path: { asset_id } }) : undefined;
    const meta = asset?.asset_extra_meta?.voice_model_meta;
    const voice = { ...meta?.voice_capability, language: meta?.language };
    const goes = await this.silenced.confirm(asset_id, voice);
    if (goes) this.voiceId = asset_id;
    return goes;
  }

  /** Inserts a tag at the caret (before anybody put it somewhere, at the end), or puts it around the selection. */
  insert(tag: TagName, attributes: Attributes = {}): void {
    const { text } = this.script;
    const end = parseSsml(text).mode === 'plain' ? text.length : Math.max(0, text.lastIndexOf('</'));
    const { from, to } = this.editing.insertion ?? { from: end, to: end };
    const edits =
      from < to ? wrapRange(text, from, to, tag, attributes) : insertTag(text, from, tag, attributes);
    this.script.write(applyEdits(text, edits));
  }

  /** Puts the caret into the text. */
  override focus(): void {
    void this.editing.focus();
  }

  protected override render(): TemplateResult {
    const { words: m, hasOutline, hearing } = this;
    const [mm, tm] = [this.locale.of(marksMessages), this.locale.of(textMessages)];
    const away = !this.loaded && !this.loading;
    const recorded = hasOutline && this.outline.isRecording;
    const alone = this.home && !this.provided ? m.noProviderRoom : undefined;
    return html`<div class=${hasOutline ? 'body with-outline' : 'body'} @keydown=${this.onKey}>
      ${this.drafts.render(away ? 'words' : this.editable ? 'offer' : undefined, this.locale)}
      ${alone ? html`<p class="muted bar">${alone}</p>` : nothing} ${this.renderReadingError()}
      ${hasOutline && !away ? this.outline.render(m, this.loading) : nothing}
      <div class="editor" ?hidden=${away}>
        ${hasOutline ? html`${this.outline.renderHeader()} ${this.outline.renderRecording()}` : nothing}
        ${this.silenced.render(this.locale)}
        <div class="tools" ?hidden=${recorded}>${renderToolbar(m, mm, this.marks)} ${hearing.render()}</div>
        ${renderFind(this.finding, this.locale)}
        <div
          class="stage"
          ?hidden=${recorded}
          @pointerdown=${this.bubble.onPointerDown}
          @focusout=${this.onLeave}
        >
          ${renderText(this.look, this.editing, this.locale)}
          ${renderSelectionToolbar(mm, this.bubble, this.marks)} ${this.marks.renderForm()}
          ${this.completing.render(this.locale)}
        </div>
        <p class="visually-hidden" role="status">
          ${this.spoken ? tm.chipHelp(this.spoken, this.editing.chip?.part !== 'whole') : nothing}
        </p>
        <div class="under">
          ${recorded ? nothing : renderCounts(this.checker.figures, this.locale)}
          ${hearing.renderStatus(recorded)}
        </div>
        <p class="hint small" role="status">${this.hint}</p>
        ${hearing.renderFailure()} ${this.loading || recorded ? nothing : renderProblems(m, this.problems)}
        ${this.saver.renderConflict(this.locale)} ${this.home ? this.saver.render(this.locale) : nothing}
      </div>
    </div>`;
  }

  private renderReadingError(): TemplateResult | typeof nothing {
    const { words: m, locale } = this;
    const { error } = this.reading;
    if (this.isKept && !this.home) return html`<div class="wide">${renderError(m.twoHomes, locale)}</div>`;
    if (!error || this.script.base.length > 0) return nothing;
    const shown = error instanceof ApiError ? error : partNotLoaded(this.locale);
    return html`<div class="wide">${renderError(shown, locale, () => void this.reading.run())}</div>`;
  }
}
