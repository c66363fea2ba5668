/** The marks of the text: which tool is at hand. The small form that sets a mark is loaded with the first use. */
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { TagName } from '../../../ssml/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages } from '../messages.js';
import { LazyModule, partNotLoaded } from '../../../ui/lazy-module.js';
import type { Script } from '../../../script/script.js';
import type { Chip } from '../text/chips.js';
import type { TextController } from '../text/text-controller.js';
import type { AvatarAction } from './avatar-actions.js';
import { EarlyKeys } from './type-ahead-buffer.js';
import type { Form } from './tag-form-controller.js';
import { marksMessages } from './messages.js';
import type { CheckedFor, TagForm } from './tag-form-model.js';
import type { ToolbarHost } from './toolbar.js';
import { reasonAgainst, silence, type Tool } from './tools.js';

export interface MarksNeeds {
  locale: LocaleController;
  /** What the text is for: the voice and where it is used. */
  checkedFor: () => CheckedFor;
  /** Whether the text can be changed. */
  editable: () => boolean;
  /** What the avatar of the scene can do; undefined where that is not known. */
  actions: () => readonly AvatarAction[] | undefined;
  /** Plays a piece of a script in the voice of the scene; does nothing where there is none. */
  hear: (ssml: string) => void;
  /** Whether such a piece is on its way. */
  hearing: () => boolean;
  /** Opens the bar that finds and replaces. */
  find: () => void;
  /** Tells a person something in words. */
  hint: (words: string) => void;
}

export class Marks implements ToolbarHost {
  private tool = 0;
  private written = false;
  private made: Form | undefined;
  private readonly part: LazyModule<typeof import('./tag-form-controller.js')>;
  private readonly early = new EarlyKeys();

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: TextController,
    private readonly needs: MarksNeeds,
  ) {
    this.part = new LazyModule(host, () => import('./tag-form-controller.js'));
  }

  get index(): number {
    return this.tool;
  }

  /** Whether the text is shown as it is written. */
  get raw(): boolean {
    return this.written || this.rawOnly;
  }

  get rawOnly(): boolean {
    return Boolean(this.editing.error);
  }

  get editable(): boolean {
    return this.needs.editable();
  }

  get open(): Tool | undefined {
    return this.made?.tool;
  }

  reason(tool: Tool): string | undefined {
    const m = this.needs.locale.of(messages);
    const { voice, target } = this.needs.checkedFor();
    const why = reasonAgainst(tool, voice, target);
    if (why) return why === 'voice' ? m.notThisVoice : m.notInVideo;
    const isIdle = tool === 'insert-action' && this.needs.actions()?.length === 0;
    return isIdle ? this.needs.locale.of(marksMessages).noActions : undefined;
  }

  /** Whether a tag, or one of its attributes, would be heard. */
  can(tag: TagName, attribute?: string): boolean {
    const { voice, target } = this.needs.checkedFor();
    return silence(tag, attribute, voice, target) === undefined;
  }

  find(): void {
    this.needs.find();
  }

  /** Puts the focus into the toolbar. */
  enter(): void {
    this.host.renderRoot.querySelectorAll<HTMLElement>('.toolbar button')[this.tool]?.focus();
  }

  refuse(reason: string): void {
    this.needs.hint(reason);
  }

  move(index: number): void {
    this.tool = index;
    this.host.requestUpdate();
  }

  toggleRaw(): void {
    this.written = !this.written;
    this.made?.close(false);
    this.host.requestUpdate();
  }

  /** The form that is open. */
  get form(): TagForm | undefined {
    return this.made?.form;
  }

  /** Somebody is about to open a form. */
  prepare(): void {
    void this.part.load();
  }

  /** Opens the form of a tool for the selection, or closes it; the focus goes back to its button, or to the text. */
  async use(tool: Tool, back: 'tool' | 'text' = 'tool'): Promise<void> {
    if (this.open === tool) return this.made?.close(false);
    await this.opened((form) => form.begin(tool, back));
  }

  /** Opens the form of a mark that is there. */
  edit(chip: Chip): void {
    void this.opened((form) => form.edit(chip));
  }

  private async opened(open: (form: Form) => Promise<void>): Promise<void> {
    this.early.keep(this.host.renderRoot);
    const [module] = await Promise.all([this.part.load(), this.editing.open()]);
    if (module) {
      this.made ??= new module.Form(this.host, this.script, this.editing, this.needs);
      await open(this.made);
    }
    const { typed, end, after } = this.early.take();
    // The letters go where they would have gone: into the form, and behind its end into the text.
    if (!this.form) this.type(typed + after);
    if (!module) this.needs.hint(partNotLoaded(this.needs.locale));
    if (!this.form) return;
    this.made?.type(typed);
    if (end === 'Escape') this.made?.close(true);
    else if (end) await this.made?.apply();
    if (!this.form) this.type(after);
  }

  private type(letters: string): void {
    if (letters && this.editing.focused && this.editable) this.editing.type(letters);
  }

  renderForm(): TemplateResult | typeof nothing {
    return this.made?.render(this.needs.locale) ?? nothing;
  }
}
