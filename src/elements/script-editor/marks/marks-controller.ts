/** The marks of the text: which tool is at hand. The small form that sets a mark is loaded with the first use. */
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { TagName } from '../../../ssml/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages } from '../messages.js';
import { LazyModule, partNotLoaded } from '../../../ui/lazy-module.js';
import type { ScriptController } from '../script-controller.js';
import type { Chip } from '../text/chips.js';
import type { TextController } from '../text/text-controller.js';
import type { AvatarAction } from './avatar-actions.js';
import { TypeAheadBuffer } from './type-ahead-buffer.js';
import type { TagFormController } from './tag-form.lazy.js';
import { marksMessages } from './messages.js';
import type { FormCheckOptions, TagForm } from './tag-form-model.js';
import type { ToolbarProps } from './toolbar.js';
import { toolUnsupportedReason, unsupportedReason, type Tool } from './tools.js';

export interface MarksOptions {
  locale: LocaleController;
  /** What the text is for: the voice and where it is used. */
  checkedFor: () => FormCheckOptions;
  /** Whether the text can be changed. */
  editable: () => boolean;
  /** What the avatar of the scene can do; undefined where that is not known. */
  actions: () => readonly AvatarAction[] | undefined;
  /** Plays a piece of a script in the voice of the scene; does nothing where there is none. */
  play: (ssml: string) => void;
  /** Whether such a piece is on its way. */
  isLoadingSound: () => boolean;
  /** Opens the bar that finds and replaces. */
  find: () => void;
  /** Tells a person something in words. */
  hint: (words: string) => void;
}

export class MarksController implements ToolbarProps {
  private activeIndex = 0;
  private showsSource = false;
  private tagForm: TagFormController | undefined;
  private readonly module: LazyModule<typeof import('./tag-form.lazy.js')>;
  private readonly typeAhead = new TypeAheadBuffer();

  constructor(
    private readonly host: LitElement,
    private readonly script: ScriptController,
    private readonly editing: TextController,
    private readonly options: MarksOptions,
  ) {
    this.module = new LazyModule(host, () => import('./tag-form.lazy.js'));
  }

  get index(): number {
    return this.activeIndex;
  }

  /** Whether the text is shown as it is written. */
  get raw(): boolean {
    return this.showsSource || this.rawOnly;
  }

  get rawOnly(): boolean {
    return Boolean(this.editing.error);
  }

  get editable(): boolean {
    return this.options.editable();
  }

  get open(): Tool | undefined {
    return this.tagForm?.tool;
  }

  reason(tool: Tool): string | undefined {
    const m = this.options.locale.of(messages);
    const { voice, target } = this.options.checkedFor();
    const why = toolUnsupportedReason(tool, voice, target);
    if (why) return why === 'voice' ? m.notThisVoice : m.notInVideo;
    const isIdle = tool === 'insert-action' && this.options.actions()?.length === 0;
    return isIdle ? this.options.locale.of(marksMessages).noActions : undefined;
  }

  /** Whether a tag, or one of its attributes, would be heard. */
  can(tag: TagName, attribute?: string): boolean {
    const { voice, target } = this.options.checkedFor();
    return unsupportedReason(tag, attribute, voice, target) === undefined;
  }

  find(): void {
    this.options.find();
  }

  /** Puts the focus into the toolbar. */
  focusToolbar(): void {
    this.host.renderRoot.querySelectorAll<HTMLElement>('.toolbar button')[this.activeIndex]?.focus();
  }

  showReason(reason: string): void {
    this.options.hint(reason);
  }

  move(index: number): void {
    this.activeIndex = index;
    this.host.requestUpdate();
  }

  toggleRaw(): void {
    this.showsSource = !this.showsSource;
    this.tagForm?.close(false);
    this.host.requestUpdate();
  }

  /** The form that is open. */
  get form(): TagForm | undefined {
    return this.tagForm?.form;
  }

  /** Somebody is about to open a form. */
  prefetchForm(): void {
    void this.module.load();
  }

  /** Opens the form of a tool for the selection, or closes it; the focus goes back to its button, or to the text. */
  async use(tool: Tool, back: 'tool' | 'text' = 'tool'): Promise<void> {
    if (this.open === tool) return this.tagForm?.close(false);
    await this.openForm((form) => form.openForTool(tool, back));
  }

  /** Opens the form of a mark that is there. */
  edit(chip: Chip): void {
    void this.openForm((form) => form.openForMark(chip));
  }

  private async openForm(open: (form: TagFormController) => Promise<void>): Promise<void> {
    this.typeAhead.start(this.host.renderRoot);
    const [module] = await Promise.all([this.module.load(), this.editing.open()]);
    if (module) {
      this.tagForm ??= new module.TagFormController(this.host, this.script, this.editing, this.options);
      await open(this.tagForm);
    }
    const { typed, endKey: end, after } = this.typeAhead.flush();
    // The letters go where they would have gone: into the form, and behind its end into the text.
    if (!this.form) this.type(typed + after);
    if (!module) this.options.hint(partNotLoaded(this.options.locale));
    if (!this.form) return;
    this.tagForm?.type(typed);
    if (end === 'Escape') this.tagForm?.close(true);
    else if (end) await this.tagForm?.apply();
    if (!this.form) this.type(after);
  }

  private type(letters: string): void {
    if (letters && this.editing.focused && this.editable) this.editing.type(letters);
  }

  renderForm(): TemplateResult | typeof nothing {
    return this.tagForm?.render(this.options.locale) ?? nothing;
  }
}
