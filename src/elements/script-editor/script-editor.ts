/** The script editor element: wires its controllers together and renders their views. */
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { importWithRetry } from '../../base/index.js';
import { asApiError } from '../../api/index.js';
import {
  applyEdits,
  insertTag,
  MAX_TOTAL,
  MAX_WITHOUT_TAGS,
  parseSsml,
  wrapRange,
  type Attributes,
  type TagName,
} from '../../ssml/index.js';
import {
  afterPaint,
  FormControl,
  formStyles,
  isComposing,
  LazyModule,
  longText,
  SubmissionController,
  MssErrorEvent,
  MssScriptChangeEvent,
  renderError,
  type ValidityProblem,
} from '../../ui/index.js';
import { Checker } from './check/checker.js';
import { renderCounts } from './check/counts-view.js';
import { renderProblems } from './check/problems-view.js';
import { ProblemsController } from './check/problems-controller.js';
import { SelectionToolbarController } from './marks/selection-toolbar-controller.js';
import { renderSelectionToolbar } from './marks/selection-toolbar-view.js';
import { MarksController } from './marks/marks-controller.js';
import { marksMessages } from './marks/messages.js';
import { VoiceChangeController } from './voice-change/voice-change-controller.js';
import { renderToolbar } from './marks/toolbar.js';
import type { EditorContext } from './editor-context.js';
import { EditorSettings, readVoice } from './editor-settings.js';
import { messages, type EditorMessages } from './messages.js';
import { OutlineController } from './outline/outline-controller.js';
import { buttonMessages } from './preview/button-messages.js';
import { PreviewController } from './preview/preview-controller.js';
import { DraftsController } from './saving/drafts-controller.js';
import { SaveController } from './saving/save-controller.js';
import { scriptEditorStyles } from './script-editor.styles.js';
import { ScriptController } from './script-controller.js';
import { ScriptPlaceController } from './script-place.js';
import { toWire, type WireScene } from '../../script/index.js';
import type { CodeMirrorEditor } from './codemirror/codemirror-editor.lazy.js';
import { CompletionController } from './completion/completion-controller.js';
import { TextController } from './text/text-controller.js';
import { renderFind } from './find/find-view.js';
import { FindController } from './find/find-controller.js';
import { textMessages } from './text/messages.js';
import { renderText, type TextProps } from './text/text-view.js';

/**
 * Writes what an avatar says, as SSML or plain text: pauses, pronunciations and other marks are chips in the text,
 * problems are underlined and listed with their fixes, and the text can be played before it goes on air. With
 * `room-id` it loads a room's script, paragraph by paragraph, and saves it; with `script-id` a video script. A room's
 * script that is saved during a livestream is for the next one: this is said, and what viewers have not heard yet can be
 * changed on air. Without either it is a form control: the draft of its text ends when the form is submitted or reset. A
 * page that prevents the submission and sends the text by itself, or calls `form.submit()`, which dispatches no event,
 * calls the form's `reset()` then.
 * It has the manners of a `<textarea>`: `input` beside each `mss-change`, and `change` when the focus leaves.
 * Its `<label>`, `aria-label` or `aria-labelledby` names the text, in place of "Script", and a click on the label focuses
 * it.
 *
 * @tag mss-script-editor
 * @attr room-id - The room whose script is edited.
 * @attr script-id - The video script that is edited, in place of a room's.
 * @attr voice-id - Asset ID of the voice; default: the one of the scene.
 * @attr target - Where the script is used: `live` (default) or `video`; with `script-id` always `video`.
 * @attr name - Name under which a form submits the text.
 * @attr record - The record that the form edits, such as `product 7`: drafts are offered only there; default: the page's address.
 * @attr value - The text, as SSML or plain text.
 * @attr readonly - The text can be read and played, not changed.
 * @attr required - The form refuses an empty text.
 * @attr disabled - The element can't be used.
 * @event {MssScriptChangeEvent} mss-change - A person changed the script (`event.value`).
 * @event {MssSaveEvent} mss-save - The service confirmed a save (`event.room_id` or `event.script_id`, `event.value`).
 * @event {MssConflictEvent} mss-conflict - Another editor changed the same paragraph (`event.mine`, `event.theirs`); once for each.
 * @event {MssErrorEvent} mss-error - Loading, saving or previewing failed, or a part could not be shown (`event.error`).
 * @csspart outline - Scenes and paragraphs.
 * @csspart recording - The recording that is played instead of a text.
 * @csspart toolbar - The toolbar of marks.
 * @csspart text - The box around the text.
 * @csspart bubble - The toolbar at the selection.
 * @csspart find - The bar that finds and replaces.
 * @csspart silenced - The marks that a new voice does not support.
 * @csspart form - The form of a mark.
 * @csspart counts - Character counts and spoken length.
 * @csspart problems - The list of problems.
 * @csspart conflict - Two versions to choose from.
 * @csspart error - An error.
 * @csspart retry - The button of an error that tries again.
 * @cssstate user-invalid - A person has left an invalid text, or tried to submit it; `:user-invalid` does not tell this.
 * @cssprop --mss-accent - Colour of buttons, links and the focus ring.
 * @cssprop --mss-surface - Background.
 * @cssprop --mss-text - Colour of text; borders and hovers are mixed from it and the background.
 * @cssprop --mss-danger - Colour of errors and of what cannot be undone.
 * @cssprop --mss-live - Colour of what is on air.
 * @cssprop --mss-warning - Colour of warnings.
 * @cssprop --mss-success - Colour of what has succeeded.
 * @cssprop --mss-radius - Corner radius, as `8px`.
 * @cssprop --mss-font - Font family; default: the page's.
 * @cssprop --mss-density - `normal` or `compact`: smaller controls and gaps.
 */
export class ScriptEditor extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, formStyles, scriptEditorStyles];

  private readonly script: ScriptController = new ScriptController(this, (error) => {
    if (!this.settings.readReason) this.report(error);
  });
  private readonly settings: EditorSettings = new EditorSettings(this, this.script, this.locale, {
    provider: () => this.provided,
    grants: this.grants,
    disabled: () => this.isDisabled,
    loaded: () => this.loaded,
    recording: () => this.outline.isRecording,
  });
  private readonly checker = new Checker(this, this.script, () => this.settings.checkOptions);
  private readonly text: TextController = new TextController(this, this.script, this.checker, {
    load: () => this.loadCodeMirror(),
    props: () => this.textProps,
    onChange: (text) => this.onTyped(text),
    onChipOpen: (chip) => this.marks.edit(chip),
    onProblemKey: (by) => this.problems.step(by),
    onSelectionChange: () => this.onSelected(),
    onTagsPastedAsText: () => (this.hint = this.locale.of(textMessages).pastedAsWords),
    onTagMoveRefused: () => (this.hint = this.locale.of(textMessages).endStays),
    onFindKey: () => void this.find.open(),
    onToolsKey: () => this.selectionToolbar.focus() || this.marks.focusToolbar(),
    handleKey: (key) =>
      this.completion.handleKey(key) || (key === 'Escape' && this.selectionToolbar.dismiss()),
  });
  private readonly context: EditorContext = {
    host: this,
    locale: this.locale,
    script: this.script,
    checker: this.checker,
    text: this.text,
    settings: this.settings,
    notify: {
      changed: () => this.onChanged(),
      hint: (m) => (this.hint = m),
      error: (error) => this.report(error),
    },
  };
  private readonly find = new FindController(this.context);
  private readonly speechPreview = new PreviewController(this.context);
  private readonly marks = new MarksController(this.context, {
    find: this.find,
    preview: this.speechPreview,
  });
  private readonly selectionToolbar = new SelectionToolbarController(this.context, this.marks);
  private readonly completion = new CompletionController(this.context, this.marks);
  private readonly voiceChange = new VoiceChangeController(this.context);
  private readonly problems = new ProblemsController(this.context);
  private readonly outline: OutlineController = new OutlineController(this.context);
  private readonly dialogs = new LazyModule(this, () => import('./saving/saving-dialogs.lazy.js'));
  private readonly drafts = new DraftsController(this.context, this.dialogs, () => this.onRestored());
  private readonly saving = new SaveController(this.context, this.dialogs);
  protected readonly submission: SubmissionController = new SubmissionController(this, (submission) =>
    this.script.document.handleSubmitted(submission),
  );

  @state() private hint = '';
  @state() private spoken = '';

  /** The room whose script is edited. */
  @property({ attribute: 'room-id', reflect: true, useDefault: true }) roomId = '';
  /** The video script that is edited, in place of a room's. */
  @property({ attribute: 'script-id', reflect: true, useDefault: true }) scriptId = '';
  /** Asset ID of the voice; default: the voice of the scene. */
  @property({ attribute: 'voice-id', reflect: true, useDefault: true }) voiceId = '';
  /** The record that the form edits; drafts are offered only there. Without it, the page's whole address names the record. */
  @property() record = '';
  /** Where the script is used; a video script always in a video. */
  @property({ reflect: true, useDefault: true }) target: 'live' | 'video' = 'live';
  /** Whether the text can be read and played, but not changed. */
  @property({ type: Boolean, reflect: true, useDefault: true }) readonly = false;

  /**
   * The paragraph being edited, as SSML or plain text.
   *
   * @default ''
   */
  @property()
  get value(): string {
    return this.script.value;
  }
  set value(value: string) {
    // Drafts of what was typed are written first: the new text may belong to another record.
    if (value !== this.value) this.script.document.storeDraft();
    this.script.write(value ?? '');
  }

  /**
   * The scenes with their paragraphs, as the service's LiveVideoScriptInfo (reference 6.1.1); a video script (5.1.3) is
   * one. If a room or a video script is loaded, setting them is an unsaved change of it; otherwise, they replace the
   * content.
   *
   * @default []
   */
  @property({ attribute: false })
  get scripts(): WireScene[] {
    return toWire(this.script.scenes);
  }
  set scripts(scripts: readonly WireScene[] | undefined) {
    if (this.settings.source && this.script.document.isRead) this.script.replace(scripts ?? []);
    else {
      this.script.load(scripts ?? []);
      if (this.hasUpdated) this.script.document.findDrafts();
    }
  }

  /** While a long text is typed, delays the update until the browser has painted the typed letters. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && this.script.typing && this.script.text.length > longText) await afterPaint();
    await super.scheduleUpdate();
  }

  override adoptedCallback(): void {
    super.adoptedCallback();
    this.text.handleAdopted();
  }

  constructor() {
    super();
    new ScriptPlaceController(this, this.script);
  }

  protected override willUpdate(): void {
    const { scriptClient: client, source, user, name, record, stored } = this.settings;
    if (this.script.open({ client, source, user, name: stored ? '' : name, record }))
      this.speechPreview.stop();
  }

  protected override formValue(): string {
    return this.value;
  }

  protected override problem(): ValidityProblem | undefined {
    const { words: m, checker } = this;
    checker.refresh();
    const { counts, empty } = checker.figures;
    if (this.required && empty) return { flags: { valueMissing: true }, message: m.missing };
    if (counts.total > MAX_TOTAL || counts.withoutTags > MAX_WITHOUT_TAGS)
      return { flags: { tooLong: true }, message: m.overLimit };
    const error = checker.diagnostics.find(({ severity }) => severity === 'error');
    return error && { flags: { customError: true }, message: error.message };
  }

  protected override anchor(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.cm-content, .light, .plain-field');
  }

  protected override resetValue(): void {
    this.script.reset();
    if (this.script.scenes.length === 0) this.value = this.getAttribute('value') ?? '';
  }

  protected override restoreValue(state: string): void {
    this.value = state;
  }

  /** Loads CodeMirror. Tests override it to simulate a failed import. */
  protected async loadCodeMirror(): Promise<typeof CodeMirrorEditor> {
    return (await importWithRetry(() => import('./codemirror/codemirror-editor.lazy.js'))).CodeMirrorEditor;
  }

  private get words(): EditorMessages {
    return this.locale.of(messages);
  }

  private get loaded(): boolean {
    return !this.settings.stored || this.settings.hasScenes || this.script.document.isRead;
  }

  private get loading(): boolean {
    const { source, readReason } = this.settings;
    return Boolean(!this.loaded && this.provided && source && !readReason && !this.script.document.readError);
  }

  private get textProps(): TextProps {
    const { words: m } = this;
    return {
      chipLabels: this.marks.raw ? undefined : m.chips,
      label: this.givenName || m.script,
      placeholder: m.placeholder,
      description: `${this.settings.saveReason ?? m.areaHelp} ${this.locale.of(buttonMessages).keys}`,
      readonly: !this.settings.textEditable,
      disabled: this.isDisabled,
      required: this.required,
      invalid: this.checker.hasErrors,
      loading: this.loading,
      activeCompletion: this.completion.activeId,
    };
  }

  private report(error: unknown): void {
    this.dispatchEvent(new MssErrorEvent(asApiError(error, 'mss-script-editor')));
  }

  private onTyped(text: string): void {
    if (text === this.script.text) return;
    this.script.write(text, { typing: true });
    this.onChanged();
    if (this.marks.raw) void this.completion.update();
  }

  /** Moves the selection toolbar and announces the chip that is selected. */
  private onSelected(): void {
    this.selectionToolbar.handleSelectionChange();
    const spoken = this.text.selectedChip?.spoken ?? '';
    if (spoken !== this.spoken) this.spoken = spoken;
  }

  /** Handles a change by the user. */
  private onChanged(): void {
    this.saving.prepare();
    this.hint = '';
    this.script.document.handleEdit();
    this.dispatchEdit(new MssScriptChangeEvent(this.value));
  }

  private onRestored(): void {
    this.dispatchEdit(new MssScriptChangeEvent(this.value));
    this.focus();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const isFind =
      event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isFind && !event.defaultPrevented && (event.target as Element).closest('.stage, .tools, .find')) {
      event.preventDefault();
      void this.find.open();
      return;
    }
    if (!this.settings.source || event.key.toLowerCase() !== 's' || event.altKey || event.shiftKey) return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.saving.press();
  };

  /** The focus may be moving into the selection toolbar, so the update waits until it has arrived. */
  private readonly onLeave = (): void => {
    setTimeout(() => this.selectionToolbar.handleSelectionChange());
  };

  /**
   * Saves the room's script, or the video script. Rejects with `ApiError` when the service refuses, and when the code
   * that saves cannot be loaded, or both a room and a video script are named; unsaved changes stay. Does nothing if
   * neither is named. A conflict is shown, and saved after the user has chosen.
   */
  async save(): Promise<void> {
    if (this.settings.stored && !this.settings.source) throw new Error(this.words.twoHomes);
    await this.saving.save();
  }

  /** Plays the selection, or the paragraph when nothing is selected. Resolves at the end or when stopped. */
  async preview(): Promise<void> {
    await this.speechPreview.play();
  }

  /**
   * Changes the voice after confirmation if the script has marks that the voice doesn't support. Resolves to whether it
   * was changed; rejects with `ApiError` if the voice can't be read. Setting `voice-id` changes it without asking, and
   * the marks are listed then.
   */
  async changeVoice(asset_id: string): Promise<boolean> {
    const { client } = this.settings;
    const voice = client && asset_id ? await readVoice(client, asset_id) : {};
    const goes = await this.voiceChange.confirm(asset_id, voice);
    if (goes) this.voiceId = asset_id;
    return goes;
  }

  /** Inserts a tag at the caret, or at the end if the text never had the focus; wraps the selection if there is one. */
  insert(tag: TagName, attributes: Attributes = {}): void {
    const { text } = this.script;
    const end = parseSsml(text).mode === 'plain' ? text.length : Math.max(0, text.lastIndexOf('</'));
    const { from, to } = this.text.insertionPoint ?? { from: end, to: end };
    const edits =
      from < to ? wrapRange(text, from, to, tag, attributes) : insertTag(text, from, tag, attributes);
    this.script.write(applyEdits(text, edits));
  }

  /** Puts the caret into the text. */
  override focus(): void {
    void this.text.focus();
  }

  protected override render(): TemplateResult {
    const { words: m, settings, speechPreview } = this;
    const { hasOutline } = settings;
    const [mm, tm] = [this.locale.of(marksMessages), this.locale.of(textMessages)];
    const away = !this.loaded && !this.loading;
    const recorded = hasOutline && this.outline.isRecording;
    const alone = settings.source && !this.provided ? m.noProviderRoom : settings.readReason;
    return html`<div class=${hasOutline ? 'body with-outline' : 'body'} @keydown=${this.onKey}>
      ${this.renderPart(() => this.drafts.render(away ? 'words' : settings.editable ? 'offer' : undefined))}
      ${alone ? html`<p class="muted bar">${alone}</p>` : nothing} ${this.renderReadingError()}
      ${hasOutline && !away ? this.renderPart(() => this.outline.render(m, this.loading)) : nothing}
      <div class="editor" ?hidden=${away}>
        ${hasOutline ? [this.renderPart(() => this.outline.renderHeader()), this.renderPart(() => this.outline.renderRecording())] : nothing}
        ${this.renderPart(() => this.voiceChange.render())}
        <div class="tools" ?hidden=${recorded}>
          ${this.renderPart(() => renderToolbar(m, mm, this.marks))}
          ${this.renderPart(() => speechPreview.render())}
        </div>
        <div class=${this.find.isOpen ? 'frame searching' : 'frame'} ?hidden=${recorded}>
          <div
            class=${this.problems.groups.length > 0 ? 'stage with-problems' : 'stage'}
            ?hidden=${recorded}
            @pointerdown=${this.selectionToolbar.onPointerDown}
            @focusout=${this.onLeave}
          >
            ${renderText(this.textProps, this.text, this.locale)}
            ${renderSelectionToolbar(mm, this.selectionToolbar, this.marks)} ${this.marks.renderForm()}
            ${this.completion.render()}
            ${this.loading || recorded ? nothing : this.renderPart(() => renderProblems(m, this.problems))}
          </div>
          ${renderFind(this.find, this.locale)}
        </div>
        <p class="visually-hidden" role="status">
          ${this.spoken ? tm.chipHelp(this.spoken, this.text.selectedChip?.part !== 'whole') : nothing}
        </p>
        <div class="under">
          ${recorded ? nothing : this.renderPart(() => renderCounts(this.checker.figures, this.locale))}
          ${this.renderPart(() => speechPreview.renderStatus(recorded))}
        </div>
        <p class="hint small" role="status">${this.hint}</p>
        ${speechPreview.renderFailure()} ${this.renderPart(() => this.saving.renderConflict())}
        ${settings.source ? this.renderPart(() => this.saving.render()) : nothing}
      </div>
    </div>`;
  }

  private renderReadingError(): TemplateResult | typeof nothing {
    const { words: m, locale } = this;
    const { readError: error } = this.script.document;
    if (this.settings.stored && !this.settings.source)
      return html`<div class="wide">${renderError(m.twoHomes, locale)}</div>`;
    if (!error || this.settings.readReason || this.script.base.length > 0) return nothing;
    const shown = asApiError(error, 'mss-script-editor');
    return html`<div class="wide">
      ${renderError(shown, locale, () => void this.script.document.read())}
    </div>`;
  }
}
