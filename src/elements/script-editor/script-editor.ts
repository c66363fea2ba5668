/** A script for an avatar: written as text, seen with its marks, heard, checked and saved. */
import { Task } from '@lit/task';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError, showAsset, showSmartLiveRoom, type SmartLiveRoom } from '../../api/index.js';
import {
  applyEdits,
  grammar,
  insertTag,
  MAX_TOTAL,
  MAX_WITHOUT_TAGS,
  parseSsml,
  toPlainText,
  wrapRange,
  type Action,
  type Attributes,
  type Diagnostic,
  type Edit,
  type TagName,
  type Target,
  type Voice,
} from '../../ssml/index.js';
import { renderError } from '../../ui/error-view.js';
import { MssConflictEvent, MssErrorEvent, MssSaveEvent, MssScriptChangeEvent } from '../../ui/events.js';
import { FormControl, type Problem } from '../../ui/form-control.js';
import { icon } from '../../ui/icon.js';
import { ArrowDown, ArrowUp, Check, Clock, Play, Square, Trash, TriangleAlert } from '../../ui/icons.js';
import { clock } from '../../ui/locale.js';
import { Analysis, type Figures } from './analysis.js';
import type { EditingArea } from './area/area.js';
import { Audition, type AuditionRequest } from './audition.js';
import type { Chip } from './chips.js';
import { renderConflict, type Side } from './conflict-view.js';
import { DraftKeeper } from './draft-keeper.js';
import { draftKey, type Draft } from './draft.js';
import { fragmentOf } from './fragment.js';
import { keyedLike, merge, withTheirs, type Conflict } from './merge.js';
import { messages } from './messages.js';
import { renderOutline, titleOf } from './outline-view.js';
import { renderPlain } from './plain-view.js';
import { bySeverity, renderProblems } from './problems-view.js';
import { saveRoom } from './saving.js';
import {
  allParagraphs,
  inserted,
  keyed,
  moved,
  newKey,
  paragraphAt,
  removed,
  sameScript,
  sceneOf,
  textOf,
  toWire,
  withText,
  withTitle,
  type Paragraph,
  type Scene,
  type WireScene,
} from './scenes.js';
import { scriptEditorStyles } from './script-editor.styles.js';
import {
  editsOf,
  findingOf,
  formOf,
  newForm,
  readingsOf,
  removalOf,
  unavailable,
  type TagForm,
} from './tag-form.js';
import { renderTagForm } from './tag-form-view.js';
import { renderToolbar, type Tool } from './toolbar.js';

/** Longest text that is checked at every key, in characters; a longer one is checked when typing pauses. */
const checkedAtOnce = 20_000;
/** Milliseconds without a key before a long text is checked. */
const checkDelay = 250;

type SaveState =
  | { phase: 'idle' }
  | { phase: 'saving' }
  | { phase: 'checking' }
  | { phase: 'saved'; at: number }
  | { phase: 'failed'; error: unknown }
  | {
      phase: 'conflict';
      theirs: Scene[];
      scenes: Scene[];
      conflicts: Conflict[];
      choices: Map<string, Side>;
    };

interface Deleted {
  scene: string;
  index: number;
  paragraph: Paragraph;
  title: string;
}

/**
 * Writes what an avatar says, as SSML or plain text: pauses, pronunciations and other marks are chips in the text,
 * problems are underlined and listed with their fixes, and the words can be heard before they go on air. With
 * `room-id` it loads a room's script, paragraph by paragraph, and saves it; without, it is a form control.
 *
 * @tag mss-script-editor
 * @attr room-id - The room whose script is edited.
 * @attr voice-id - Asset ID of the voice; default: the one of the scene.
 * @attr target - Where the script is used: `live` (default) or `video`.
 * @attr name - Name under which a form submits the text.
 * @attr value - The text, as SSML or plain text.
 * @attr readonly - The text can be read and heard, not changed.
 * @attr required - The form refuses an empty text.
 * @attr disabled - Nothing can be done.
 * @event mss-change - A person changed the script (`event.value`).
 * @event mss-save - The service confirmed a save (`event.room_id`, `event.value`).
 * @event mss-conflict - Somebody else changed the same paragraph (`event.mine`, `event.theirs`); once for each.
 * @event mss-error - Loading, saving or previewing failed (`event.error`).
 * @csspart outline - Scenes and paragraphs.
 * @csspart toolbar - The marks.
 * @csspart text - The box around the text.
 * @csspart form - The small form of a mark.
 * @csspart counts - Characters and spoken length.
 * @csspart problems - What the check found.
 * @csspart conflict - Two versions to choose from.
 * @csspart error - An error.
 */
export class ScriptEditor extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, scriptEditorStyles];

  private readonly room = new Task(this, {
    args: () => [this.provided?.client, this.roomId] as const,
    task: async ([client, room_id], { signal }): Promise<SmartLiveRoom | undefined> =>
      client && room_id ? client.call(showSmartLiveRoom, { path: { room_id } }, { signal }) : undefined,
    onComplete: (room) => room && this.adopt(room),
    onError: (error) => this.report(error),
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
  private readonly audition = new Audition(() => this.onAudition());
  private readonly draft = new DraftKeeper(
    () => this.unsavedContent(),
    () => this.requestUpdate(),
  );
  private readonly analysis = new Analysis();
  private readonly visibility = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.loadWhenIdle();
    },
    { rootMargin: '800px' },
  );

  private area: EditingArea | undefined;
  private opening: Promise<EditingArea | undefined> | undefined;
  private pointedAt: { x: number; y: number } | undefined;
  private typedEarly = '';
  private marked: { key: string; raw: boolean; diagnostics: readonly Diagnostic[] } | undefined;
  private walked = -1;
  private typing = false;
  private checked = '';
  private base: readonly Scene[] = [];
  private plain: { text: string; words: unknown; lines: TemplateResult[] } | undefined;
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private saving: AbortController | undefined;
  private ownText = '';
  private formFocus: HTMLElement | undefined;

  @query('.area') private readonly areaBox!: HTMLElement | null;
  @query('.stage') private readonly stage!: HTMLElement | null;
  @state() private scenes: readonly Scene[] = [];
  @state() private selected = '';
  @state() private raw = false;
  @state() private tool = 0;
  @state() private tagForm: TagForm | undefined;
  @state() private deleted: Deleted | undefined;
  @state() private hint = '';
  @state() private areaError: unknown;
  @state() private saveState: SaveState = { phase: 'idle' };

  /** The room whose script is edited. */
  @property({ attribute: 'room-id', reflect: true }) roomId = '';
  /** Asset ID of the voice; default: the voice of the scene. */
  @property({ attribute: 'voice-id', reflect: true }) voiceId = '';
  /** Where the script is used. */
  @property({ reflect: true }) target: Target = 'live';
  /** Whether the text can only be read and heard. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  /** The paragraph being edited, as SSML or plain text. */
  @property()
  get value(): string {
    return this.scenes.length > 0 ? textOf(this.paragraph) : this.ownText;
  }
  set value(value: string) {
    this.typing = false;
    this.takeText(value ?? '');
  }

  /** The scenes with their paragraphs, as the service's LiveVideoScriptInfo (reference 6.1.1). */
  @property({ attribute: false })
  get scripts(): WireScene[] {
    return toWire(this.scenes);
  }
  set scripts(scripts: readonly WireScene[] | undefined) {
    this.base = keyed(scripts ?? []);
    this.show(this.base);
    if (this.hasUpdated) this.lookForDraft();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.draft.flush);
    if (this.stage) this.visibility.observe(this.stage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pagehide', this.draft.flush);
    this.draft.flush();
    this.visibility.disconnect();
    this.audition.stop();
    clearTimeout(this.checkTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('roomId') && changed.get('roomId')) this.leaveRoom();
    if (!this.hasUpdated && !this.roomId) this.lookForDraft();
    const { text: value } = this;
    if (value.length <= checkedAtOnce || !this.typing) this.checked = value;
    else if (value !== this.checked) this.checkSoon();
    this.analysis.for({ voice: this.voice.value, target: this.target, lang: this.locale.lang });
  }

  protected override firstUpdated(): void {
    if (this.stage) this.visibility.observe(this.stage);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.showArea();
    this.placeForm();
  }

  protected override formValue(): string {
    return this.value;
  }

  protected override problem(): Problem | undefined {
    const m = this.locale.of(messages);
    if (this.required && this.figures.empty) return { flags: { valueMissing: true }, message: m.missing };
    const { total, withoutTags } = this.figures.counts;
    if (total > MAX_TOTAL || withoutTags > MAX_WITHOUT_TAGS)
      return { flags: { tooLong: true }, message: m.overLimit };
    const error = this.diagnostics.find(({ severity }) => severity === 'error');
    return error && { flags: { customError: true }, message: error.message };
  }

  protected override anchor(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.cm-content, .light');
  }

  protected override resetValue(): void {
    if (this.scenes.length > 0) this.show(this.base);
    else this.value = this.getAttribute('value') ?? '';
    this.draft.settle();
  }

  protected override restoreValue(state: string): void {
    this.value = state;
  }

  private get paragraph(): Paragraph | undefined {
    return paragraphAt(this.scenes, this.selected);
  }

  /** The text with its line ends as the editing area counts them; what is not edited keeps its own. */
  private get text(): string {
    const { value } = this;
    return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
  }

  private get scene(): Scene | undefined {
    return sceneOf(this.scenes, this.selected) ?? this.scenes[0];
  }

  /** Whether a person may change the script at all. */
  private get editable(): boolean {
    return !this.readonly && !this.blocked && this.loaded;
  }

  /** Whether there is a text to change. */
  private get textEditable(): boolean {
    return this.editable && (!this.hasOutline || this.paragraph !== undefined);
  }

  private get hasOutline(): boolean {
    return this.roomId !== '' || this.scenes.length > 0;
  }

  private get loaded(): boolean {
    return !this.roomId || this.base.length + this.scenes.length > 0 || Boolean(this.room.value);
  }

  private get loading(): boolean {
    return Boolean(!this.loaded && this.provided && !this.room.error);
  }

  private get voiceAsset(): string {
    return this.voiceId || this.scene?.script.voice_config?.voice_asset_id || '';
  }

  private get speed(): number | undefined {
    return this.scene?.script.voice_config?.speed ?? undefined;
  }

  /** Characters and spoken length of the text, or of a long one just before the last keys. */
  private get figures(): Figures {
    return this.analysis.figures(this.checked, this.speed);
  }

  /** What the check found in the text, or just before the last keys in a long one. */
  private get diagnostics(): Diagnostic[] {
    return this.analysis.diagnostics(this.checked);
  }

  private checkedOf(paragraph: Paragraph): string {
    return paragraph.key === this.selected ? this.checked : textOf(paragraph);
  }

  private get dirty(): boolean {
    return !sameScript(this.scenes, this.base);
  }

  private checkSoon(): void {
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(() => {
      this.typing = false;
      this.requestUpdate();
    }, checkDelay);
  }

  private report(error: unknown): void {
    if (error instanceof ApiError) this.dispatchEvent(new MssErrorEvent(error));
  }

  // The script

  private adopt(room: SmartLiveRoom): void {
    const before = this.dirty ? { base: this.base, mine: this.scenes } : undefined;
    this.base = keyed(room.scene_scripts ?? []);
    this.show(this.base);
    if (before) this.restoreScenes(before.base, before.mine);
    this.saveState = { phase: 'idle' };
    this.lookForDraft();
  }

  private leaveRoom(): void {
    this.draft.flush();
    this.saving?.abort();
    this.saveState = { phase: 'idle' };
    this.audition.stop();
    this.base = [];
    this.show([]);
  }

  /** Shows scenes, at the paragraph that was shown before if it is still there. */
  private show(scenes: readonly Scene[]): void {
    this.scenes = scenes;
    if (!this.paragraph) this.selected = allParagraphs(scenes)[0]?.key ?? '';
    this.closeForm();
  }

  private takeText(text: string): void {
    const before = this.value;
    if (this.scenes.length > 0) this.scenes = withText(this.scenes, this.selected, text);
    else this.ownText = text;
    this.requestUpdate('value', before);
  }

  /** A person changed the script. */
  private changedTo(scenes: readonly Scene[]): void {
    this.scenes = scenes;
    this.afterChange();
  }

  private afterChange(): void {
    if (this.saveState.phase === 'saved' || this.saveState.phase === 'failed')
      this.saveState = { phase: 'idle' };
    this.hint = '';
    this.draft.touch();
    this.dispatchEvent(new MssScriptChangeEvent(this.value));
  }

  private readonly onTyped = (text: string): void => {
    if (text === this.text) return;
    this.typing = true;
    this.closeForm();
    this.takeText(text);
    this.walked = -1;
    this.afterChange();
  };

  private select(key: string): void {
    this.selected = key;
    this.typing = false;
    this.deleted = undefined;
    this.walked = -1;
    this.closeForm();
  }

  private async addParagraph(): Promise<void> {
    let { scenes } = this;
    if (scenes.length === 0) {
      const script_name = this.locale.of(messages).newScene;
      scenes = [{ key: newKey(), script: { script_name }, paragraphs: [] }];
    }
    const home = sceneOf(scenes, this.selected) ?? scenes.at(-1);
    if (!home) return;
    const index = home.paragraphs.findIndex(({ key }) => key === this.selected) + 1 || home.paragraphs.length;
    const title = this.locale.of(messages).newTitle(home.paragraphs.length + 1);
    const paragraph: Paragraph = { key: newKey(), item: { title, text_config: { text: '' } } };
    this.select(paragraph.key);
    this.changedTo(inserted(scenes, home.key, index, paragraph));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('.title-field')?.select();
  }

  private deleteParagraph(): void {
    const { paragraph, scene } = this;
    if (!paragraph || !scene) return;
    const index = scene.paragraphs.indexOf(paragraph);
    const title = titleOf(paragraph, index, this.locale.of(messages));
    const neighbour = scene.paragraphs[index + 1] ?? scene.paragraphs[index - 1];
    const scenes = removed(this.scenes, paragraph.key);
    this.select(neighbour?.key ?? allParagraphs(scenes)[0]?.key ?? '');
    this.deleted = { scene: scene.key, index, paragraph, title };
    this.changedTo(scenes);
    void this.focusSoon('.undo');
  }

  private undoDelete(): void {
    if (!this.deleted) return;
    const { scene, index, paragraph } = this.deleted;
    this.select(paragraph.key);
    this.changedTo(inserted(this.scenes, scene, index, paragraph));
    void this.focusSoon('.title-field');
  }

  private async focusSoon(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  // The draft

  private lookForDraft(): void {
    this.draft.look(draftKey(this.roomId, this.name), ({ text, mine }) =>
      mine
        ? this.scenes.length > 0 && !sameScript(mine, this.scenes)
        : this.scenes.length === 0 && text !== this.value,
    );
  }

  private unsavedContent(): Omit<Draft, 'at'> | undefined {
    if (this.scenes.length === 0 && this.base.length === 0)
      return this.roomId ? undefined : { text: this.value };
    return this.dirty ? { base: [...this.base], mine: [...this.scenes] } : undefined;
  }

  private restoreDraft(): void {
    const draft = this.draft.take();
    if (!draft) return;
    if (draft.text !== undefined) this.takeText(draft.text);
    else this.restoreScenes(draft.base ?? [], draft.mine ?? []);
    this.dispatchEvent(new MssScriptChangeEvent(this.value));
    void this.open().then((area) => area?.focus());
  }

  /** Puts a draft together with what was loaded; what somebody else changed meanwhile is asked when saving. */
  private restoreScenes(base: readonly Scene[], mine: readonly Scene[]): void {
    const loaded = keyedLike(toWire(this.base), base);
    const { scenes, conflicts } = merge(base, mine, loaded);
    const unknown = new Set(conflicts.map(({ key }) => key));
    this.base = loaded.map((scene) => ({
      ...scene,
      paragraphs: scene.paragraphs.map((paragraph) =>
        unknown.has(paragraph.key) ? (paragraphAt(base, paragraph.key) ?? paragraph) : paragraph,
      ),
    }));
    this.show(scenes);
  }

  // The editing area

  private loadWhenIdle(): void {
    this.visibility.disconnect();
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
    idle(() => this.isConnected && void this.open(), { timeout: 500 });
  }

  /** The editing area, loaded if it is not there yet; undefined when it cannot be loaded. */
  private async open(): Promise<EditingArea | undefined> {
    if (this.area) return this.area;
    this.opening ??= this.load();
    return this.opening;
  }

  private async load(): Promise<EditingArea | undefined> {
    try {
      this.areaError = undefined;
      const { EditingArea } = await import('./area/area.js');
      await this.updateComplete;
      if (!this.areaBox) return undefined;
      const focused = (this.renderRoot as ShadowRoot).activeElement?.classList.contains('light');
      this.area = new EditingArea(this.areaBox, this.renderRoot as ShadowRoot, {
        changed: this.onTyped,
        opened: (chip) => this.openChip(chip),
        walk: (by) => this.walk(by),
      });
      this.requestUpdate();
      await this.updateComplete;
      if (focused) this.continueTyping(this.area);
      return this.area;
    } catch (error) {
      this.areaError = error;
      return undefined;
    } finally {
      this.opening = undefined;
    }
  }

  /** Goes on where somebody pointed or typed while the area was loading. */
  private continueTyping(area: EditingArea): void {
    if (this.pointedAt) area.selectAt(this.pointedAt.x, this.pointedAt.y);
    else area.select(0, 0);
    area.focus();
    if (this.typedEarly && this.textEditable) area.type(this.typedEarly);
    this.typedEarly = '';
  }

  private showArea(): void {
    const { area } = this;
    if (!area) return;
    const m = this.locale.of(messages);
    area.show({
      words: this.raw ? undefined : m.chips,
      label: m.script,
      placeholder: m.placeholder,
      description: m.areaHelp,
      readonly: !this.textEditable,
      disabled: this.blocked,
      required: this.required,
      invalid: this.diagnostics.some(({ severity }) => severity === 'error'),
    });
    area.open(this.selected, this.text);
    const { diagnostics, selected: key, raw, marked } = this;
    if (area.composing || this.checked !== area.text) return;
    if (marked?.key === key && marked.raw === raw && marked.diagnostics === diagnostics) return;
    this.marked = { key, raw, diagnostics };
    area.mark(diagnostics);
  }

  private readonly onLightFocus = (): void => {
    void this.open();
  };

  private readonly onLightPointer = ({ clientX, clientY }: PointerEvent): void => {
    this.pointedAt = { x: clientX, y: clientY };
  };

  private readonly onLightKey = (event: KeyboardEvent): void => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.typedEarly += event.key;
  };

  private readonly retryArea = (): void => {
    void this.open();
  };

  /** Changes the text as a person asked for with a button. */
  private async change(edits: readonly Edit[], at: number): Promise<void> {
    const area = await this.open();
    if (area && !area.composing && area.text === this.text) area.apply(edits, at);
    else this.onTyped(applyEdits(this.text, edits));
    area?.focus();
  }

  // Problems

  private async goTo({ from, to }: Diagnostic): Promise<void> {
    const area = await this.open();
    area?.select(from, to);
    area?.focus();
  }

  private walk(by: 1 | -1): void {
    const diagnostics = bySeverity(this.diagnostics);
    if (diagnostics.length === 0) return;
    const from = this.walked < 0 && by < 0 ? 0 : this.walked;
    this.walked = (from + by + diagnostics.length) % diagnostics.length;
    const diagnostic = diagnostics[this.walked];
    if (!diagnostic) return;
    this.hint = diagnostic.message;
    void this.goTo(diagnostic);
  }

  private fix({ edits }: Action): void {
    if (this.checked === this.text) void this.change(edits, edits[0]?.to ?? 0);
  }

  // Marks

  private reasonAgainst(tag: TagName): string | undefined {
    const m = this.locale.of(messages);
    const why = unavailable(tag, this.voice.value, this.target);
    return why && (why === 'voice' ? m.notThisVoice : m.notInVideo);
  }

  private async useTool(tool: Tool): Promise<void> {
    const area = await this.open();
    if (!area) return;
    if (this.tagForm?.tag === tool && !this.tagForm.present) return this.closeForm();
    const empty = grammar[tool].empty;
    const { from, to } = empty ? { from: area.selection.to, to: area.selection.to } : area.reach();
    if (!empty && from === to) {
      this.hint = this.locale.of(messages).selectFirst;
      return;
    }
    const text = toPlainText(fragmentOf(this.text, from, to));
    this.showForm(newForm(tool, from, to, text), `[data-tool=${tool}]`);
  }

  private openChip(chip: Chip): void {
    const element = parseSsml(this.text).elements[chip.element];
    if (!element || !this.textEditable) return;
    this.showForm(formOf(this.text, element), '.cm-content');
  }

  private showForm(form: TagForm, back: string): void {
    this.hint = '';
    this.tagForm = form;
    this.formFocus = this.renderRoot.querySelector<HTMLElement>(back) ?? undefined;
    void this.updateComplete.then(() => {
      const box = this.renderRoot.querySelector<HTMLElement>('.tag-form');
      const field =
        box?.querySelector<HTMLElement>('input, select') ?? box?.querySelector<HTMLElement>('button');
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
      box?.scrollIntoView({ block: 'nearest' });
    });
  }

  private closeForm(refocus = false): void {
    this.tagForm = undefined;
    if (refocus) this.formFocus?.focus();
  }

  private applyForm(form: TagForm): void {
    const finding = findingOf(form, { voice: this.voice.value, target: this.target, lang: this.locale.lang });
    this.tagForm = form;
    if (finding?.severity === 'error') return;
    this.closeForm();
    void this.change(editsOf(this.text, form), form.to);
  }

  private removeTag(form: TagForm): void {
    this.closeForm();
    void this.change(removalOf(this.text, form), form.to);
  }

  /** Puts the form under the words that it is about, inside the box at any width. */
  private placeForm(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('.tag-form');
    const { stage, tagForm, area } = this;
    if (!box || !stage || !tagForm) return;
    const bounds = stage.getBoundingClientRect();
    const place = area?.place(tagForm.from);
    const left = Math.min(
      Math.max((place?.left ?? bounds.left) - bounds.left - 12, 0),
      bounds.width - box.offsetWidth,
    );
    const top = Math.min(Math.max((place?.bottom ?? bounds.top) - bounds.top + 6, 0), bounds.height);
    box.style.setProperty('--_left', `${Math.max(left, 0)}px`);
    box.style.setProperty('--_top', `${top}px`);
  }

  // Hearing

  private onAudition(): void {
    const { state } = this.audition;
    if (state.phase === 'failed') this.report(state.error);
    this.requestUpdate();
  }

  /** What would be heard: the selection, or else the paragraph. */
  private get heard(): AuditionRequest {
    const { speed, pitch, volume } = this.scene?.script.voice_config ?? {};
    const { from, to } = this.area?.selection ?? { from: 0, to: 0 };
    const text = from < to ? fragmentOf(this.text, from, to, true) : this.text;
    return { voice_asset_id: this.voiceAsset, text, speed, pitch, volume };
  }

  private get whyUnheard(): string | undefined {
    const m = this.locale.of(messages);
    if (!this.provided) return m.noProviderPreview;
    if (!this.voiceAsset) return m.noVoice;
    return this.figures.empty ? m.nothingToHear : undefined;
  }

  private readonly onPreview = (): void => {
    const reason = this.whyUnheard;
    if (reason) this.hint = reason;
    else void this.preview();
  };

  // Saving

  private saveQuietly(): void {
    this.save().catch(() => undefined);
  }

  private readonly onSave = (): void => {
    this.saveQuietly();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!this.roomId || event.key.toLowerCase() !== 's' || event.altKey || event.shiftKey) return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.saveQuietly();
  };

  private async saveNow(room_id: string): Promise<void> {
    const { provided } = this;
    if (!provided) {
      this.hint = this.locale.of(messages).noProviderSave;
      return;
    }
    const saving = new AbortController();
    this.saving = saving;
    this.saveState = { phase: 'saving' };
    const { scenes: mine, base } = this;
    const { signal } = saving;
    const checking = () => (this.saveState = { phase: 'checking' });
    try {
      const result = await saveRoom({ client: provided.client, room_id, base, mine, signal, checking });
      if (signal.aborted) return;
      if (result.kind === 'conflict') this.askWhich(result);
      else this.takeSaved(mine, result.scenes, room_id);
    } catch (error) {
      if (signal.aborted) return;
      this.saveState = { phase: 'failed', error };
      this.report(error);
      throw error;
    } finally {
      if (this.saving === saving) this.saving = undefined;
    }
  }

  /** What was saved, with what has been typed since. */
  private takeSaved(sent: readonly Scene[], saved: readonly Scene[], room_id: string): void {
    this.show(merge(sent, this.scenes, saved).scenes);
    this.base = saved;
    this.saveState = { phase: 'saved', at: Date.now() };
    if (this.dirty) this.draft.touch();
    else this.draft.settle();
    this.dispatchEvent(new MssSaveEvent(room_id, this.value));
  }

  private askWhich({
    theirs,
    scenes,
    conflicts,
  }: {
    theirs: Scene[];
    scenes: Scene[];
    conflicts: Conflict[];
  }): void {
    this.saveState = { phase: 'conflict', theirs, scenes, conflicts, choices: new Map() };
    for (const conflict of conflicts) {
      this.dispatchEvent(new MssConflictEvent(textOf(conflict.mine), textOf(conflict.theirs)));
    }
    void this.focusSoon('.conflict input');
  }

  private choose(key: string, side: Side): void {
    if (this.saveState.phase !== 'conflict') return;
    this.saveState = { ...this.saveState, choices: new Map(this.saveState.choices).set(key, side) };
  }

  private saveChoices(): void {
    if (this.saveState.phase !== 'conflict') return;
    const { theirs, scenes, conflicts, choices } = this.saveState;
    let chosen: Scene[] = scenes;
    for (const conflict of conflicts) {
      if (choices.get(conflict.key) === 'theirs') chosen = withTheirs(chosen, conflict, theirs);
    }
    const isLeft = ({ key, paragraphs }: Scene) =>
      paragraphs.length > 0 || theirs.some((scene) => scene.key === key);
    this.base = theirs;
    this.saveState = { phase: 'idle' };
    this.show(chosen.filter(isLeft));
    this.draft.touch();
    this.saveQuietly();
  }

  // What others call

  /**
   * Saves the room's script. Rejects with `ApiError` when the service refuses; what was typed stays. Without a room
   * there is nothing to save to. A conflict is shown, and saved when a person has chosen.
   */
  async save(): Promise<void> {
    const { phase } = this.saveState;
    if (!this.roomId || !this.editable || this.saving || phase === 'conflict') return;
    this.draft.flush();
    await this.saveNow(this.roomId);
  }

  /** Plays the selection, or the paragraph when nothing is selected. Resolves at the end or when stopped. */
  async preview(): Promise<void> {
    const client = this.provided?.client;
    if (!client || this.whyUnheard || this.blocked) return;
    await this.audition.hear(client, this.heard);
  }

  /** Inserts a tag at the caret (before anybody put it somewhere, at the end), or puts it around the selection. */
  insert(tag: TagName, attributes: Attributes = {}): void {
    const { text: value, area } = this;
    area?.open(this.selected, value);
    const end = parseSsml(value).mode === 'plain' ? value.length : Math.max(0, value.lastIndexOf('</'));
    const { from, to } = area?.visited ? area.selection : { from: end, to: end };
    const edits =
      from < to ? wrapRange(value, from, to, tag, attributes) : insertTag(value, from, tag, attributes);
    this.takeText(applyEdits(value, edits));
  }

  /** Puts the caret into the text. */
  override focus(): void {
    void this.open().then((area) => area?.focus());
  }

  protected override render(): TemplateResult {
    const m = this.locale.of(messages);
    const { hasOutline } = this;
    const away = !this.loaded && !this.loading;
    const alone = this.roomId && !this.provided ? m.noProviderRoom : undefined;
    return html`<div class=${hasOutline ? 'body with-outline' : 'body'} @keydown=${this.onKey}>
      ${this.renderDraft()} ${alone ? html`<p class="muted bar">${alone}</p>` : nothing}
      ${this.renderRoomError()} ${hasOutline && !away ? this.renderOutline() : nothing}
      <div class="editor" ?hidden=${away}>
        ${hasOutline ? this.renderHead() : nothing}
        <div class="tools">${this.renderToolbar()} ${this.renderPreview()}</div>
        ${this.renderStage()} ${this.renderCounts()} ${this.renderAuditionError()} ${this.renderProblems()}
        ${this.saveState.phase === 'conflict' ? this.renderConflict() : nothing}
        ${this.roomId ? this.renderFoot() : nothing}
      </div>
    </div>`;
  }

  private renderDraft(): TemplateResult {
    const m = this.locale.of(messages);
    const { offered, refused } = this.draft;
    return html`${
      offered && this.editable
        ? html`<div class="bar" role="status">
            ${icon(Clock)}<span class="grow">${m.draft(this.timeOf(offered.at))}</span>
            <button class="button restore" type="button" @click=${() => this.restoreDraft()}>
              ${m.restore}
            </button>
            <button class="button quiet" type="button" @click=${() => this.draft.discard()}>
              ${m.discard}
            </button>
          </div>`
        : nothing
    }
    ${refused ? html`<div class="bar" role="status">${icon(TriangleAlert)}<span class="grow">${m.storage}</span></div>` : nothing}`;
  }

  /** Hours and minutes, with the date when it is another day. */
  private timeOf(at: number): string {
    const today = new Date(at).toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(this.locale.tag, {
      ...(!today && { month: 'short', day: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at);
  }

  private renderRoomError(): TemplateResult | typeof nothing {
    const { error } = this.room;
    return error && this.base.length === 0
      ? html`<div class="wide">${renderError(error, this.locale, () => void this.room.run())}</div>`
      : nothing;
  }

  private renderOutline(): TemplateResult {
    const m = this.locale.of(messages);
    if (this.loading) {
      return html`<div class="outline" aria-busy="true">
        <span class="visually-hidden" role="status">${m.loading}</span>
        ${[0, 1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}
      </div>`;
    }
    return renderOutline(this.scenes, m, {
      selected: this.selected,
      editable: this.editable,
      select: (key) => this.select(key),
      add: () => void this.addParagraph(),
      secondsOf: (paragraph, { script }) =>
        this.analysis.figures(this.checkedOf(paragraph), script.voice_config?.speed ?? undefined).seconds,
      hasErrors: (paragraph) =>
        this.analysis.diagnostics(this.checkedOf(paragraph)).some(({ severity }) => severity === 'error'),
    });
  }

  private renderHead(): TemplateResult {
    const m = this.locale.of(messages);
    const { paragraph, scene, editable } = this;
    const index = paragraph && scene ? scene.paragraphs.indexOf(paragraph) : -1;
    const last = (scene?.paragraphs.length ?? 0) - 1;
    const onTitle = (event: Event) =>
      this.changedTo(withTitle(this.scenes, this.selected, (event.target as HTMLInputElement).value));
    const button = (name: string, look: typeof ArrowUp, can: boolean, act: () => void, className: string) =>
      html`<button
        class=${`button quiet icon-only ${className}`}
        type="button"
        title=${name}
        aria-label=${name}
        aria-disabled=${can && editable ? nothing : 'true'}
        @click=${can && editable ? act : nothing}
      >
        ${icon(look)}
      </button>`;
    const move = (by: number) => () => this.changedTo(moved(this.scenes, this.selected, by));
    return html`<div class="head">
        <input
          class="field title-field"
          aria-label=${m.title}
          placeholder=${index >= 0 ? m.untitled(index + 1) : ''}
          maxlength="256"
          .value=${paragraph?.item.title ?? ''}
          ?readonly=${this.readonly}
          ?disabled=${this.blocked || !paragraph}
          @input=${onTitle}
        />
        ${button(m.up, ArrowUp, index > 0, move(-1), 'up')}
        ${button(m.down, ArrowDown, index >= 0 && index < last, move(1), 'down')}
        ${button(m.deleteParagraph, Trash, index >= 0, () => this.deleteParagraph(), 'delete')}
      </div>
      ${
        this.deleted
          ? html`<div class="bar" role="status">
              <span class="grow">${m.deleted(this.deleted.title)}</span>
              <button class="button undo" type="button" @click=${() => this.undoDelete()}>${m.undo}</button>
            </div>`
          : nothing
      }`;
  }

  private renderToolbar(): TemplateResult {
    return renderToolbar(this.locale.of(messages), {
      index: this.tool,
      raw: this.raw,
      open: this.tagForm && !this.tagForm.present ? this.tagForm.tag : undefined,
      editable: this.textEditable,
      reason: (tag) => this.reasonAgainst(tag),
      use: (tool) => void this.useTool(tool),
      refuse: (reason) => (this.hint = reason),
      toggleRaw: () => {
        this.closeForm();
        this.raw = !this.raw;
      },
      move: (index) => (this.tool = index),
    });
  }

  private renderPreview(): TemplateResult {
    const m = this.locale.of(messages);
    const { phase } = this.audition.state;
    const busy = phase === 'asked' || phase === 'making' || phase === 'playing';
    if (busy) {
      return html`<span class="preview">
        <span class="muted small" role="status">${m.previewing[phase]}</span>
        <button class="button stop-preview" type="button" @click=${() => this.audition.stop()}>
          ${icon(Square)}${m.stopPreview}
        </button>
      </span>`;
    }
    const reason = this.whyUnheard;
    return html`<span class="preview">
      <button
        class="button hear"
        type="button"
        ?disabled=${this.blocked}
        aria-disabled=${reason ? 'true' : nothing}
        title=${reason ?? nothing}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${this.onPreview}
      >
        ${icon(Play)}${m.preview}
      </button>
    </span>`;
  }

  private renderStage(): TemplateResult {
    const m = this.locale.of(messages);
    return html`<div class="stage">
      <div
        class=${`box ${this.raw ? 'raw-text' : ''} ${this.blocked ? 'off' : ''}`}
        part="text"
        @compositionend=${() => this.requestUpdate()}
      >
        ${this.area && !this.loading ? nothing : this.renderLight()}
        <div class="area"></div>
      </div>
      ${
        this.areaError
          ? html`<p>${m.textNotLoaded}</p>
              ${renderError(this.areaError, this.locale, this.retryArea)}`
          : nothing
      }
      ${this.tagForm ? this.renderTagForm(this.tagForm) : nothing}
    </div>`;
  }

  private renderLight(): TemplateResult {
    const m = this.locale.of(messages);
    if (this.loading) {
      return html`<div class="light">
        ${[0, 1, 2].map(() => html`<div class="skeleton text-line"></div>`)}
      </div>`;
    }
    return html`<div
      class="light"
      role="group"
      aria-label=${m.script}
      aria-busy="true"
      tabindex=${this.blocked ? nothing : '0'}
      @focus=${this.onLightFocus}
      @pointerdown=${this.onLightPointer}
      @keydown=${this.onLightKey}
    >
      ${this.text === '' ? html`<span class="muted">${m.placeholder}</span>` : this.plainLines()}
    </div>`;
  }

  private plainLines(): TemplateResult[] {
    const words = this.raw ? undefined : this.locale.of(messages).chips;
    const { text } = this;
    if (this.plain?.text !== text || this.plain.words !== words) {
      this.plain = { text, words, lines: renderPlain(text, words) };
    }
    return this.plain.lines;
  }

  private renderTagForm(form: TagForm): TemplateResult {
    const { lang } = this.locale;
    const withValue = (name: string, value: string) => ({
      ...form,
      values: { ...form.values, [name]: value },
    });
    return renderTagForm(this.locale.of(messages), {
      form,
      finding: findingOf(form, { voice: this.voice.value, target: this.target, lang }),
      readings: readingsOf(this.text, form),
      change: (name, value) => (this.tagForm = withValue(name, value)),
      pick: (name, value) => this.applyForm(withValue(name, value)),
      apply: () => this.applyForm(form),
      remove: () => this.removeTag(form),
      close: (back) => this.closeForm(back),
    });
  }

  private renderCounts(): TemplateResult {
    const m = this.locale.of(messages);
    const { counts, seconds } = this.figures;
    const number = (value: number) => this.locale.number(value);
    const part = (over: boolean, words: string) => html`<span class=${over ? 'over' : ''}>${words}</span>`;
    return html`<div class="counts small muted" part="counts">
        ${part(counts.withoutTags > MAX_WITHOUT_TAGS, m.characters(number(counts.withoutTags), number(MAX_WITHOUT_TAGS)))}
        ${part(counts.total > MAX_TOTAL, m.withTags(number(counts.total), number(MAX_TOTAL)))}
        <span>${m.duration(clock(seconds))}</span>
      </div>
      <p class="hint small" role="status">${this.hint}</p>`;
  }

  private renderAuditionError(): TemplateResult | typeof nothing {
    const { state } = this.audition;
    return state.phase === 'failed' ? renderError(state.error, this.locale, this.onPreview) : nothing;
  }

  private renderProblems(): TemplateResult | typeof nothing {
    return renderProblems(this.diagnostics, this.locale.of(messages), {
      editable: this.textEditable,
      goTo: (diagnostic) => void this.goTo(diagnostic),
      fix: (action) => this.fix(action),
    });
  }

  private renderConflict(): TemplateResult | typeof nothing {
    if (this.saveState.phase !== 'conflict') return nothing;
    return renderConflict(this.locale.of(messages), {
      conflicts: this.saveState.conflicts,
      choices: this.saveState.choices,
      choose: (key, side) => this.choose(key, side),
      saveChoices: () => this.saveChoices(),
      keepEditing: () => (this.saveState = { phase: 'idle' }),
    });
  }

  private renderFoot(): TemplateResult {
    const m = this.locale.of(messages);
    const { saveState, provided } = this;
    const busy = saveState.phase === 'saving' || saveState.phase === 'checking';
    const cannot = !this.editable || !provided || busy || saveState.phase === 'conflict';
    return html`${saveState.phase === 'failed' ? renderError(saveState.error, this.locale, this.onSave) : nothing}
      <div class="foot">
        <span class="save-state small" role="status">${this.saveWords()}</span>
        <button
          class="button primary save"
          type="button"
          aria-disabled=${cannot ? 'true' : nothing}
          title=${provided ? nothing : m.noProviderSave}
          @click=${this.onSave}
        >
          ${icon(Check)}${m.save}
        </button>
      </div>`;
  }

  private saveWords(): string {
    const m = this.locale.of(messages);
    const { saveState } = this;
    if (saveState.phase === 'saving') return m.saving;
    if (saveState.phase === 'checking') return m.checking;
    if (this.dirty) return m.unsaved;
    if (saveState.phase === 'saved') return m.saved(this.timeOf(saveState.at));
    return this.base.length > 0 ? m.loaded : '';
  }
}
