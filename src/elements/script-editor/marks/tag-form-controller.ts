/** The small form of a mark, while it is open: it sets a mark, changes it or takes it away. */
import type { LitElement, nothing, ReactiveController, TemplateResult } from 'lit';
import {
  openTag,
  parseSsml,
  readingsAt,
  splitSentences,
  toPlainText,
  wrapRange,
} from '../../../ssml/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { fragmentOf } from '../../../script/fragment.js';
import type { Script } from '../../../script/script.js';
import type { Chip } from '../text/chips.js';
import type { TextController } from '../text/text-controller.js';
import type { AvatarAction } from './avatar-actions.js';
import { formMessages, type FormMessages } from './tag-form-messages.js';
import type { MarksNeeds } from './marks.js';
import { readingsIn, type Polyphone } from './pinyin-readings.js';
import {
  editsOf,
  findingOf,
  formOf,
  missingIn,
  newForm,
  removalOf,
  rhythm,
  wrongNumber,
  type Finding,
  type TagForm,
} from './tag-form-model.js';
import { labelOf, renderTagForm, type TagFormHost } from './tag-form-view.js';
import { silence, type Tool } from './tools.js';

export { formStyles as styles } from './tag-form.styles.js';

const syllablesOf = ({ values }: TagForm): (string | undefined)[] =>
  (values['ph'] ?? '').split(/\s+/).filter((syllable) => syllable !== '');

/** Readings that are known without a dictionary: of one everyday character. */
function readingsHere(text: string, form: TagForm): Polyphone[] {
  if (form.tag !== 'phoneme' || [...form.text].length !== 1) return [];
  const at = form.present ? text.indexOf(form.text, form.from + 1) : form.from;
  const readings = readingsAt(text, at).map(({ pinyin }) => pinyin);
  return readings.length > 0 ? [{ index: 0, character: form.text, readings }] : [];
}

/** The action that a form begins with. */
const tagOf = (actions: readonly AvatarAction[] | undefined): Record<string, string> =>
  actions?.[0] ? { tag: actions[0].tag } : {};

/** A form, and the text that its positions are about. */
interface Open {
  form: TagForm;
  key: string;
  text: string;
  /** What had the focus before. */
  before: HTMLElement | null;
  tool: Tool | undefined;
  /** Whether somebody wanted to apply it: only then is said what is not filled in. */
  tried?: boolean;
}

export class Form implements ReactiveController, TagFormHost {
  private shown: Open | undefined;
  private known: readonly Polyphone[] = [];

  constructor(
    private readonly host: LitElement,
    private readonly script: Script,
    private readonly editing: TextController,
    private readonly needs: MarksNeeds,
  ) {
    host.addController(this);
  }

  /** A form about a text that has changed, or is no longer shown, is of no use. */
  hostUpdate(): void {
    const { shown, script } = this;
    if (shown && (shown.key !== script.selected || shown.text !== script.text)) this.shown = undefined;
    this.nameActions();
  }

  /** What the avatar can do may be known later than the form is open. */
  private nameActions(): void {
    const { shown } = this;
    const actions = this.needs.actions();
    if (shown?.form.tag !== 'insert-action' || shown.form.actions || !actions) return;
    const { values } = shown.form;
    const tag = values['tag'] || values['id'] ? {} : tagOf(actions);
    this.shown = { ...shown, form: { ...shown.form, actions, values: { ...values, ...tag } } };
  }

  hostUpdated(): void {
    this.place();
  }

  get form(): TagForm | undefined {
    return this.shown?.form;
  }

  /** Which tool has opened it. */
  get tool(): Tool | undefined {
    return this.shown?.tool;
  }

  /** Opens the form of a tool for the selection. */
  async begin(tool: Tool, back: 'tool' | 'text'): Promise<void> {
    const form = this.formFor(tool);
    if (typeof form === 'string') return this.needs.hint(form);
    await this.show(form, back === 'tool' ? `.toolbar [data-tool=${tool}]` : '.cm-content', tool);
  }

  /** The form that a tool begins with, or why it has none. */
  private formFor(tool: Tool): TagForm | string {
    const { selection } = this.editing;
    if (tool === 'break' || tool === 'rhythm' || tool === 'insert-action')
      return this.formAt(tool, selection);
    const { from, to } =
      tool === 'emotion' ? this.sentences(selection) : this.editing.reach(tool === 'phoneme');
    if (from === to) return tool === 'emotion' ? this.words.noSentence : this.words.selectFirst;
    return newForm(tool, from, to, toPlainText(fragmentOf(this.script.text, from, to)));
  }

  /** A mark that stands between words. */
  private formAt(
    tool: 'break' | 'rhythm' | 'insert-action',
    { from, to }: { from: number; to: number },
  ): TagForm {
    if (tool === 'break') return newForm('break', to, to, '');
    if (tool === 'rhythm')
      return {
        ...newForm('break', to, to, '', rhythm),
        group: from < to && this.canGroup ? { from, to } : undefined,
      };
    const actions = this.needs.actions();
    return { ...newForm('insert-action', to, to, '', tagOf(actions)), actions };
  }

  /** The whole sentences that a selection touches. */
  private sentences({ from, to }: { from: number; to: number }): { from: number; to: number } {
    const touched = splitSentences(this.script.text).filter((one) =>
      from === to ? one.from <= from && one.to >= from : one.from < to && one.to > from,
    );
    const chosen = from === to ? touched.slice(0, 1) : touched;
    return { from: chosen[0]?.from ?? from, to: chosen.at(-1)?.to ?? from };
  }

  get finding(): Finding | undefined {
    const { form, words: fm, shown } = this;
    if (!form) return undefined;
    const missing = missingIn(form);
    const number = wrongNumber(form);
    if (missing !== undefined && !shown?.tried) return undefined;
    if (number) {
      const between = number.type === 'percent' ? fm.wholeBetween : fm.between;
      const message = between(String(number.min), String(number.max));
      return { severity: 'error', message, field: number.name };
    }
    if (missing === undefined) return findingOf(form, this.needs.checkedFor());
    const message = missing === 'id' ? fm.actionNeeded : fm.fillIn(labelOf(missing, form, fm));
    return { severity: 'error', message, field: missing };
  }

  get polyphones(): readonly (Polyphone & { chosen: string })[] {
    const { form } = this;
    if (form?.tag !== 'phoneme') return [];
    const syllables = syllablesOf(form);
    return this.known.map((one) => ({ ...one, chosen: syllables[one.index] ?? '' }));
  }

  get hearing(): boolean {
    return this.needs.hearing();
  }

  /** Opens the form of a mark that is there. */
  async edit(chip: Chip): Promise<void> {
    const element = parseSsml(this.script.text).elements[chip.element];
    if (!element || !this.needs.editable()) return;
    const form = formOf(this.script.text, element);
    await this.show({ ...form, actions: this.needs.actions() }, '.cm-content');
  }

  render(locale: LocaleController): TemplateResult | typeof nothing {
    return renderTagForm(this, locale);
  }

  /** Whether words read as one would be heard. */
  private get canGroup(): boolean {
    const { voice, target } = this.needs.checkedFor();
    return silence('word', undefined, voice, target) === undefined;
  }

  change(name: string, value: string): void {
    if (!this.shown) return;
    const { form } = this.shown;
    this.shown = { ...this.shown, form: { ...form, values: { ...form.values, [name]: value } } };
    this.host.requestUpdate();
  }

  say(words: string): void {
    if (!this.shown) return;
    this.shown = { ...this.shown, form: { ...this.shown.form, words } };
    this.host.requestUpdate();
  }

  /** Chooses a reading of one character, and plays it. */
  read({ index, character, readings }: Polyphone, reading: string): void {
    const { form } = this;
    if (!form) return;
    const syllables = syllablesOf(form);
    for (const one of this.known) syllables[one.index] ??= one.readings[0] ?? '';
    syllables[index] = reading;
    if (readings.length > 0)
      this.change(
        'ph',
        Array.from(syllables, (one) => one ?? '')
          .join(' ')
          .trim(),
      );
    this.needs.hear(`<speak>${openTag('phoneme', { ph: reading })}${character}</phoneme></speak>`);
  }

  group(): void {
    const group = this.form?.group;
    if (!group) return;
    this.close(false);
    void this.editing.change(wrapRange(this.script.text, group.from, group.to, 'word'), group.to);
  }

  pick(name: string, value: string): void {
    this.change(name, value);
    void this.apply();
  }

  async apply(): Promise<void> {
    if (!this.shown) return;
    this.shown = { ...this.shown, tried: true };
    this.host.requestUpdate();
    const { form, finding } = this;
    if (!form || finding?.severity === 'error') return;
    this.close(false);
    await this.editing.change(editsOf(this.script.text, form), form.to);
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

  private get words(): FormMessages {
    return this.needs.locale.of(formMessages);
  }

  private show(form: TagForm, back: string, tool?: Tool): Promise<void> {
    this.needs.hint('');
    const { selected: key, text } = this.script;
    this.shown = { form, key, text, before: this.host.renderRoot.querySelector<HTMLElement>(back), tool };
    this.known = readingsHere(text, form);
    this.host.requestUpdate();
    if (form.tag === 'phoneme') void this.readAloud(form);
    return this.focusFirst();
  }

  /** All readings of the words of a form, from the dictionary; a new form begins with what its words call for. */
  private async readAloud({ text, from, to, present }: TagForm): Promise<void> {
    const { shown, script } = this;
    const before = /[^<>]*$/.exec(script.text.slice(Math.max(0, from - 8), from))?.[0] ?? '';
    const after = /^[^<>]*/.exec(script.text.slice(to, to + 8))?.[0] ?? '';
    const found = await readingsIn(before, text, after).catch(() => undefined);
    if (!found || !shown || this.shown?.key !== shown.key || this.shown.text !== shown.text) return;
    if (this.form?.tag !== 'phoneme' || this.form.from !== from) return;
    this.known = found.polyphones;
    if (found.whole && !present && [...text].length > 1 && !this.form.values['ph'])
      this.change('ph', found.whole);
    this.host.requestUpdate();
  }

  /** Letters that came before the form, into its first field. */
  type(letters: string): void {
    const isField = this.host.shadowRoot?.activeElement?.matches('.tag-form input');
    if (letters && isField) document.execCommand('insertText', false, letters);
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
    const [from, to] = [this.editing.placeOf(form.from), this.editing.placeOf(form.to)];
    const left = Math.min((from?.left ?? bounds.left) - bounds.left - 12, bounds.width - box.offsetWidth);
    const bottom = Math.max(from?.bottom ?? bounds.top, to?.bottom ?? bounds.top);
    const top = Math.min(bottom - bounds.top + 6, bounds.height);
    box.style.setProperty('--_left', `${Math.max(left, 0)}px`);
    box.style.setProperty('--_top', `${Math.max(top, 0)}px`);
  }
}
