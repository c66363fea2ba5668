/** The marks of the text: which tool is at hand, and the small form that sets a mark, changes it or takes it away. */
import type { LitElement, ReactiveController } from 'lit';
import { grammar, parseSsml, toPlainText, type Diagnostic, type TagName } from '../../../ssml/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages } from '../messages.js';
import { fragmentOf } from '../script/fragment.js';
import type { Script } from '../script/script.js';
import type { Chip } from '../text/chips.js';
import type { Editing } from '../text/editing.js';
import {
  editsOf,
  findingOf,
  formOf,
  newForm,
  readingsOf,
  removalOf,
  unavailable,
  type CheckedFor,
  type TagForm,
} from './tag-form.js';
import type { TagFormHost } from './tag-form-view.js';
import type { Tool, ToolbarHost } from './toolbar.js';

export interface MarksNeeds {
  locale: LocaleController;
  /** What the text is for: the voice and where it is used. */
  checkedFor: () => CheckedFor;
  /** Whether the text can be changed. */
  editable: () => boolean;
  /** Tells a person something in words. */
  hint: (words: string) => void;
}

/** A form, and the text that its positions are about. */
interface Open {
  form: TagForm;
  key: string;
  text: string;
  /** What had the focus before. */
  before: HTMLElement | null;
}

export class Marks implements ReactiveController, ToolbarHost, TagFormHost {
  private tool = 0;
  private written = false;
  private shown: Open | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: Editing,
    private readonly needs: MarksNeeds,
  ) {
    host.addController(this);
  }

  /** A form about a text that has changed, or is no longer shown, is of no use. */
  hostUpdate(): void {
    const { shown, script } = this;
    if (shown && (shown.key !== script.selected || shown.text !== script.text)) this.shown = undefined;
  }

  hostUpdated(): void {
    this.place();
  }

  // The toolbar

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

  get open(): string | undefined {
    return this.form && !this.form.present ? this.form.tag : undefined;
  }

  reason(tag: TagName): string | undefined {
    const m = this.needs.locale.of(messages);
    const { voice, target } = this.needs.checkedFor();
    const why = unavailable(tag, voice ?? undefined, target ?? 'live');
    return why && (why === 'voice' ? m.notThisVoice : m.notInVideo);
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
    this.close(false);
  }

  /** Opens the form of a tool for the selection, or closes it. */
  async use(tool: Tool): Promise<void> {
    await this.editing.open();
    if (this.open === tool) return this.close(false);
    const { empty } = grammar[tool];
    const { selection } = this.editing;
    const { from, to } = empty ? { from: selection.to, to: selection.to } : this.editing.reach;
    if (!empty && from === to) return this.needs.hint(this.needs.locale.of(messages).selectFirst);
    const text = toPlainText(fragmentOf(this.script.text, from, to));
    this.show(newForm(tool, from, to, text), `[data-tool=${tool}]`);
  }

  // The form

  get form(): TagForm | undefined {
    return this.shown?.form;
  }

  get finding(): Diagnostic | undefined {
    return this.form && findingOf(this.form, this.needs.checkedFor());
  }

  get readings(): readonly string[] {
    return this.form ? readingsOf(this.script.text, this.form) : [];
  }

  /** Opens the form of a mark that is there. */
  edit(chip: Chip): void {
    const element = parseSsml(this.script.text).elements[chip.element];
    if (element && this.editable) this.show(formOf(this.script.text, element), '.cm-content');
  }

  change(name: string, value: string): void {
    if (!this.shown) return;
    const { form } = this.shown;
    this.shown = { ...this.shown, form: { ...form, values: { ...form.values, [name]: value } } };
    this.host.requestUpdate();
  }

  pick(name: string, value: string): void {
    this.change(name, value);
    this.apply();
  }

  apply(): void {
    const { form, finding } = this;
    if (!form || finding?.severity === 'error') return;
    this.close(false);
    void this.editing.change(editsOf(this.script.text, form), form.to);
  }

  remove(): void {
    const { form } = this;
    if (!form) return;
    this.close(false);
    void this.editing.change(removalOf(this.script.text, form), form.to);
  }

  close(back: boolean): void {
    const before = this.shown?.before;
    this.shown = undefined;
    this.host.requestUpdate();
    if (back) before?.focus();
  }

  private show(form: TagForm, back: string): void {
    this.needs.hint('');
    const { selected: key, text } = this.script;
    this.shown = { form, key, text, before: this.host.renderRoot.querySelector<HTMLElement>(back) };
    this.host.requestUpdate();
    void this.focusFirst();
  }

  private async focusFirst(): Promise<void> {
    await this.host.updateComplete;
    const { box } = this;
    const field =
      box?.querySelector<HTMLElement>('input, select') ?? box?.querySelector<HTMLElement>('button');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
    box?.scrollIntoView({ block: 'nearest' });
  }

  private get box(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.tag-form');
  }

  /** Puts the form under the words that it is about, inside the stage at any width. */
  private place(): void {
    const { box, form } = this;
    const bounds = box?.parentElement?.getBoundingClientRect();
    if (!box || !bounds || !form) return;
    const at = this.editing.placeOf(form.from);
    const left = Math.min((at?.left ?? bounds.left) - bounds.left - 12, bounds.width - box.offsetWidth);
    const top = Math.min((at?.bottom ?? bounds.top) - bounds.top + 6, bounds.height);
    box.style.setProperty('--_left', `${Math.max(left, 0)}px`);
    box.style.setProperty('--_top', `${Math.max(top, 0)}px`);
  }
}
