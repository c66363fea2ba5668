/** The toolbar of marks: which tools are available, and the form of a mark, which is loaded on first use. */
import { nothing, type TemplateResult } from 'lit';
import type { TagName } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import { messages } from '../messages.js';
import { LazyModule, partNotLoaded } from '../../../ui/index.js';
import type { Chip } from '../text/chips.js';
import { TypeAheadBuffer } from './type-ahead-buffer.js';
import type { SpeechPreview, TagFormController } from './tag-form-controller.js';
import { marksMessages } from './messages.js';
import type { TagForm } from './tag-form-model.js';
import type { ToolbarProps } from './toolbar.js';
import { toolUnsupportedReason, unsupportedReason, type Tool } from './tools.js';

/** Other controllers that the marks use. */
export interface MarksOptions {
  /** Opens find and replace. */
  find: { open(): Promise<void> };
  preview: SpeechPreview;
}

/** The marks of one editor. */
export class MarksController implements ToolbarProps {
  private activeIndex = 0;
  private showsSource = false;
  private tagForm: TagFormController | undefined;
  private readonly module: LazyModule<typeof import('../text-tools.lazy.js')>;
  private readonly typeAhead = new TypeAheadBuffer();

  constructor(
    private readonly context: EditorContext,
    private readonly options: MarksOptions,
  ) {
    this.module = new LazyModule(context.host, () => import('../text-tools.lazy.js'));
  }

  get index(): number {
    return this.activeIndex;
  }

  /** Whether the source text is shown instead of chips. */
  get raw(): boolean {
    return this.showsSource || this.rawOnly;
  }

  get rawOnly(): boolean {
    return Boolean(this.context.text.error);
  }

  get editable(): boolean {
    return this.context.settings.textEditable;
  }

  get open(): Tool | undefined {
    return this.tagForm?.tool;
  }

  reason(tool: Tool): string | undefined {
    const m = this.context.locale.of(messages);
    const { voice, target } = this.context.settings.checkOptions;
    const why = toolUnsupportedReason(tool, voice, target);
    if (why) return why === 'voice' ? m.notThisVoice : m.notInVideo;
    const isIdle = tool === 'insert-action' && this.context.settings.actions?.length === 0;
    return isIdle ? this.context.locale.of(marksMessages).noActions : undefined;
  }

  /** Whether voice and target support a tag, or one of its attributes. */
  can(tag: TagName, attribute?: string): boolean {
    const { voice, target } = this.context.settings.checkOptions;
    return unsupportedReason(tag, attribute, voice, target) === undefined;
  }

  find(): void {
    void this.options.find.open();
  }

  /** Moves the focus to the toolbar. */
  focusToolbar(): void {
    this.context.host.renderRoot.querySelectorAll<HTMLElement>('.toolbar button')[this.activeIndex]?.focus();
  }

  showReason(reason: string): void {
    this.context.notify.hint(reason);
  }

  move(index: number): void {
    this.activeIndex = index;
    this.context.host.requestUpdate();
  }

  toggleRaw(): void {
    this.showsSource = !this.showsSource;
    this.tagForm?.close(false);
    this.context.host.requestUpdate();
  }

  /** The open form. */
  get form(): TagForm | undefined {
    return this.tagForm?.form;
  }

  /** Loads the form ahead of its use. */
  prefetchForm(): void {
    void this.module.load();
  }

  /** Opens the form of a tool for the selection, or closes it. `back` says where the focus returns. */
  async use(tool: Tool, back: 'tool' | 'text' = 'tool'): Promise<void> {
    if (this.open === tool) return this.tagForm?.close(false);
    await this.openForm((form) => form.openForTool(tool, back));
  }

  /** Opens the form of an existing mark. */
  edit(chip: Chip): void {
    void this.openForm((form) => form.openForMark(chip));
  }

  private async openForm(open: (form: TagFormController) => Promise<void>): Promise<void> {
    this.typeAhead.start(this.context.host.renderRoot);
    const [module] = await Promise.all([this.module.load(), this.context.text.open()]);
    if (module) {
      this.tagForm ??= new module.TagFormController(this.context, this.options.preview);
      await open(this.tagForm);
    }
    const { typed, endKey: end, after } = this.typeAhead.flush();
    // Replays buffered keys: those before Enter or Escape into the form, the rest into the text.
    if (!this.form) this.type(typed + after);
    if (!module) this.context.notify.hint(partNotLoaded(this.context.locale));
    if (!this.form) return;
    this.tagForm?.type(typed);
    if (end === 'Escape') this.tagForm?.close(true);
    else if (end) await this.tagForm?.apply();
    if (!this.form) this.type(after);
  }

  private type(letters: string): void {
    if (letters && this.context.text.focused && this.editable) this.context.text.typeText(letters);
  }

  renderForm(): TemplateResult | typeof nothing {
    return this.tagForm?.render(this.context.locale) ?? nothing;
  }
}
