/** The form of a mark: inserts a mark, changes it or removes it. Loaded on first use. */
import type { nothing, ReactiveController, TemplateResult } from 'lit';
import { importError } from '../../../api/index.js';
import {
  openTag,
  parseSsml,
  readingsAt,
  splitSentences,
  toPlainText,
  wrapRange,
} from '../../../ssml/index.js';
import { type LocaleController, partNotLoaded, placeBeside } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import { fragmentOf } from '../../../script/index.js';
import type { Chip } from '../text/chips.js';
import type { AvatarAction } from './avatar-actions.js';
import { tagFormMessages, type TagFormMessages } from './tag-form-messages.js';
import { pinyinReadings, type Polyphone } from './pinyin-readings.js';
import {
  formEdits,
  checkForm,
  formForElement,
  missingField,
  formForNewTag,
  removalEdits,
  rhythm,
  invalidNumberField,
  type TagFormProblem,
  type TagForm,
} from './tag-form-model.js';
import { fieldLabel, renderTagForm, type TagFormProps } from './tag-form-view.js';
import { unsupportedReason, type Tool } from './tools.js';

const syllablesOf = ({ values }: TagForm): (string | undefined)[] =>
  (values['ph'] ?? '').split(/\s+/).filter((syllable) => syllable !== '');

/** Readings of a single common character, which need no dictionary. */
function knownReadings(text: string, form: TagForm): Polyphone[] {
  if (form.tag !== 'phoneme' || [...form.text].length !== 1) return [];
  const at = form.present ? text.indexOf(form.text, form.from + 1) : form.from;
  const readings = readingsAt(text, at).map(({ pinyin }) => pinyin);
  return readings.length > 0 ? [{ index: 0, character: form.text, readings }] : [];
}

/** Initial value of a form for an action. */
const initialAction = (actions: readonly AvatarAction[] | undefined): Record<string, string> =>
  actions?.[0] ? { tag: actions[0].tag } : {};

/** An open form, with the text that its positions refer to. */
interface OpenForm {
  form: TagForm;
  key: string;
  text: string;
  /** Gets the focus back when the form closes. */
  previousFocus: HTMLElement | null;
  tool: Tool | undefined;
  /** Whether Apply was pressed: missing values are reported only after that. */
  submitted?: boolean;
  /** Whether a person has changed a value: what arrives later must not change the form under their hands. */
  edited?: boolean;
  /**
   * Whether the first field has changed by itself: the next update selects its value, so that keys replace it. A field
   * that was `replaced` has lost the focus with its predecessor; one that was `filled` is selected if it has the focus.
   */
  changedByItself?: 'replaced' | 'filled' | undefined;
  /** Whether the words were scrolled up, to make room for the form. */
  isScrolled?: boolean;
}

/** Plays a short text in the voice of the scene. */
export interface SpeechPreview {
  /** Whether speech is being requested. */
  readonly busy: boolean;
  /** Plays the text, or says why it can't: no voice, or no provider. */
  playText(ssml: string): Promise<void>;
}

/** The form of one editor; one mark at a time. */
export class TagFormController implements ReactiveController, TagFormProps {
  private current: OpenForm | undefined;
  private foundReadings: readonly Polyphone[] = [];
  /** Ends the listeners that keep the form beside its words. */
  private following: AbortController | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly preview: SpeechPreview,
  ) {
    context.host.addController(this);
  }

  /** Closes the form when its text has changed or is no longer shown: its positions would be wrong. */
  hostUpdate(): void {
    const { current: shown } = this;
    const { script } = this.context;
    if (shown && (shown.key !== script.selected || shown.text !== script.text)) this.drop();
    this.addActions();
  }

  /** Adds the actions of the avatar if they arrive after the form was opened, unless a person is filling it in. */
  private addActions(): void {
    const { current: shown } = this;
    const actions = this.context.settings.actions;
    if (shown?.form.tag !== 'insert-action' || shown.form.actions || !actions || shown.edited) return;
    const { values } = shown.form;
    const tag = values['tag'] || values['id'] ? {} : initialAction(actions);
    const form = { ...shown.form, actions, values: { ...values, ...tag } };
    this.current = { ...shown, form, changedByItself: this.hasFocus ? 'replaced' : undefined };
  }

  /** Shows the form again after the editor was moved within the page, or to another document. */
  hostConnected(): void {
    if (!this.current) return;
    this.follow(true);
    this.context.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.follow(false);
    queueMicrotask(() => {
      if (!this.context.host.isConnected) this.drop();
    });
  }

  hostUpdated(): void {
    const { box } = this;
    if (box && !box.matches(':popover-open')) box.showPopover();
    this.position();
    const how = this.current?.changedByItself;
    if (!this.current || !how) return;
    this.current = { ...this.current, changedByItself: undefined };
    if (how === 'replaced' || this.hasFocus) this.selectFirst();
  }

  get form(): TagForm | undefined {
    return this.current?.form;
  }

  /** The tool that has opened the form. */
  get tool(): Tool | undefined {
    return this.current?.tool;
  }

  /** Opens the form of a tool for the selection. */
  async openForTool(tool: Tool, back: 'tool' | 'text'): Promise<void> {
    const form = this.formFor(tool);
    if (typeof form === 'string') return this.context.notify.hint(form);
    await this.open(form, back === 'tool' ? `.toolbar [data-tool=${tool}]` : '.cm-content', tool);
  }

  /** The initial form of a tool, or the reason why it can't be opened. */
  private formFor(tool: Tool): TagForm | string {
    const { selection } = this.context.text;
    if (tool === 'break' || tool === 'rhythm' || tool === 'insert-action')
      return this.insertionForm(tool, selection);
    const { from, to } =
      tool === 'emotion' ? this.sentences(selection) : this.context.text.selectionOrWord(tool === 'phoneme');
    if (from === to) return tool === 'emotion' ? this.m.noSentence : this.m.selectFirst;
    return formForNewTag(tool, from, to, toPlainText(fragmentOf(this.context.script.text, from, to)));
  }

  /** The form of a mark that is inserted between words. */
  private insertionForm(
    tool: 'break' | 'rhythm' | 'insert-action',
    { from, to }: { from: number; to: number },
  ): TagForm {
    if (tool === 'break') return formForNewTag('break', to, to, '');
    if (tool === 'rhythm')
      return {
        ...formForNewTag('break', to, to, '', rhythm),
        group: from < to && this.canGroup ? { from, to } : undefined,
      };
    const actions = this.context.settings.actions;
    return { ...formForNewTag('insert-action', to, to, '', initialAction(actions)), actions };
  }

  /** The range of the sentences that the selection touches. */
  private sentences({ from, to }: { from: number; to: number }): { from: number; to: number } {
    const touched = splitSentences(this.context.script.text).filter((one) =>
      from === to ? one.from <= from && one.to >= from : one.from < to && one.to > from,
    );
    const chosen = from === to ? touched.slice(0, 1) : touched;
    return { from: chosen[0]?.from ?? from, to: chosen.at(-1)?.to ?? from };
  }

  get problem(): TagFormProblem | undefined {
    const { form, m: fm, current: shown } = this;
    if (!form) return undefined;
    const missing = missingField(form);
    const number = invalidNumberField(form);
    if (missing !== undefined && !shown?.submitted) return undefined;
    if (number) {
      const between = number.type === 'percent' ? fm.wholeBetween : fm.between;
      const message = between(String(number.min), String(number.max));
      return { severity: 'error', message, field: number.name };
    }
    if (missing === undefined) return checkForm(form, this.context.settings.checkOptions);
    const message = missing === 'id' ? fm.actionNeeded : fm.fillIn(fieldLabel(missing, form, fm));
    return { severity: 'error', message, field: missing };
  }

  get note(): string | undefined {
    const { form, m: fm } = this;
    if (form?.tag === 'phoneme') return /\p{Script=Han}/u.test(form.text) ? undefined : fm.noPhonemes;
    const { actionsState } = this.context.settings;
    const isUnknown = form?.tag === 'insert-action' && !form.actions && actionsState !== 'known';
    return isUnknown ? fm.actionsUnknown[actionsState] : undefined;
  }

  get polyphones(): readonly (Polyphone & { chosen: string })[] {
    const { form } = this;
    if (form?.tag !== 'phoneme') return [];
    const syllables = syllablesOf(form);
    return this.foundReadings.map((one) => ({ ...one, chosen: syllables[one.index] ?? '' }));
  }

  get isLoadingSound(): boolean {
    return this.preview.busy;
  }

  /** Opens the form of an existing mark. */
  async openForMark(chip: Chip): Promise<void> {
    const element = parseSsml(this.context.script.text).elements[chip.element];
    if (!element || !this.context.settings.textEditable) return;
    const form = formForElement(this.context.script.text, element);
    await this.open({ ...form, actions: this.context.settings.actions }, '.cm-content');
  }

  render(locale: LocaleController): TemplateResult | typeof nothing {
    return renderTagForm(this, locale);
  }

  /** Whether voice and target support words that are read as one. */
  private get canGroup(): boolean {
    const { voice, target } = this.context.settings.checkOptions;
    return unsupportedReason('word', undefined, voice, target) === undefined;
  }

  change(name: string, value: string): void {
    this.setValue(name, value, { edited: true, changedByItself: undefined });
  }

  private setValue(name: string, value: string, by: Pick<OpenForm, 'edited' | 'changedByItself'>): void {
    if (!this.current) return;
    const { form } = this.current;
    this.current = { ...this.current, ...by, form: { ...form, values: { ...form.values, [name]: value } } };
    this.context.host.requestUpdate();
  }

  changeWords(words: string): void {
    if (!this.current) return;
    this.current = { ...this.current, edited: true, form: { ...this.current.form, words } };
    this.context.host.requestUpdate();
  }

  /** Chooses a reading of a character and plays it. */
  chooseReading({ index, character, readings }: Polyphone, reading: string): void {
    const { form } = this;
    if (!form) return;
    const syllables = syllablesOf(form);
    for (const one of this.foundReadings) syllables[one.index] ??= one.readings[0] ?? '';
    syllables[index] = reading;
    if (readings.length > 0)
      this.change(
        'ph',
        Array.from(syllables, (one) => one ?? '')
          .join(' ')
          .trim(),
      );
    void this.preview.playText(`<speak>${openTag('phoneme', { ph: reading })}${character}</phoneme></speak>`);
  }

  group(): void {
    const group = this.form?.group;
    if (!group) return;
    this.close(false);
    void this.context.text.applyEdits(
      wrapRange(this.context.script.text, group.from, group.to, 'word'),
      group.to,
    );
  }

  pick(name: string, value: string): void {
    this.change(name, value);
    void this.apply();
  }

  async apply(): Promise<void> {
    if (!this.current) return;
    this.current = { ...this.current, submitted: true };
    this.context.host.requestUpdate();
    const { form, problem: finding } = this;
    if (!form || finding?.severity === 'error') return;
    this.close(false);
    await this.context.text.applyEdits(formEdits(this.context.script.text, form), form.to);
  }

  remove(): void {
    const { form } = this;
    if (!form) return;
    this.close(false);
    void this.context.text.applyEdits(removalEdits(this.context.script.text, form), form.to);
  }

  close(back: boolean): void {
    const before = this.current?.previousFocus;
    this.drop();
    this.context.host.requestUpdate();
    if (back) before?.focus();
  }

  private drop(): void {
    this.current = undefined;
    this.follow(false);
  }

  private get m(): TagFormMessages {
    return this.context.locale.of(tagFormMessages);
  }

  private open(form: TagForm, back: string, tool?: Tool): Promise<void> {
    this.context.notify.hint('');
    const { selected: key, text } = this.context.script;
    this.current = {
      form,
      key,
      text,
      previousFocus: this.context.host.renderRoot.querySelector<HTMLElement>(back),
      tool,
    };
    this.foundReadings = knownReadings(text, form);
    this.follow(true);
    this.context.host.requestUpdate();
    if (form.tag === 'phoneme') void this.loadReadings(form);
    return this.focusFirst();
  }

  /** Loads all readings from the dictionary; fills a new form with the reading that fits the context. */
  private async loadReadings({ text, from, to, present }: TagForm): Promise<void> {
    const { current: shown } = this;
    const { script } = this.context;
    const before = /[^<>]*$/.exec(script.text.slice(Math.max(0, from - 8), from))?.[0] ?? '';
    const after = /^[^<>]*/.exec(script.text.slice(to, to + 8))?.[0] ?? '';
    const found = await pinyinReadings(before, text, after).catch((error: unknown) => {
      this.context.notify.hint(partNotLoaded(this.context.locale));
      this.context.notify.error(importError(error));
    });
    if (!found || !shown || this.current?.key !== shown.key || this.current.text !== shown.text) return;
    if (this.form?.tag !== 'phoneme' || this.form.from !== from) return;
    this.foundReadings = found.polyphones;
    if (found.whole && !present && [...text].length > 1 && !this.current.edited)
      this.setValue('ph', found.whole, { changedByItself: 'filled' });
    this.context.host.requestUpdate();
  }

  /** Inserts keys that were buffered while the form was loading into its first field. */
  type(letters: string): void {
    const isField = this.context.host.shadowRoot?.activeElement?.matches('.tag-form input');
    if (letters && isField) document.execCommand('insertText', false, letters);
  }

  private async focusFirst(): Promise<void> {
    await this.context.host.updateComplete;
    this.selectFirst();
  }

  /** Focuses the first field with its value selected: what is typed replaces it. */
  private selectFirst(): void {
    const { box } = this;
    const field =
      box?.querySelector<HTMLElement>('input, select') ?? box?.querySelector<HTMLElement>('button');
    // The form is beside its words already: the browser need not scroll to it.
    field?.focus({ preventScroll: true });
    if (field instanceof HTMLInputElement) field.select();
  }

  /** Whether the focus is in a field of the form. */
  private get hasFocus(): boolean {
    return this.context.host.shadowRoot?.activeElement?.matches('.tag-form :is(input, select)') ?? false;
  }

  private get box(): HTMLElement | null {
    return this.context.host.renderRoot.querySelector<HTMLElement>('.tag-form');
  }

  /** Keeps the form beside its words while the page scrolls, and while the window or an on-screen keyboard changes. */
  private follow(isOpen: boolean): void {
    this.following?.abort();
    this.following = isOpen ? new AbortController() : undefined;
    if (!this.following) return;
    const page = this.context.host.ownerDocument.defaultView ?? window;
    const { signal } = this.following;
    page.addEventListener('scroll', this.onMove, { capture: true, signal });
    for (const target of [page, page.visualViewport])
      target?.addEventListener('resize', this.onMove, { signal });
    page.visualViewport?.addEventListener('scroll', this.onMove, { signal });
  }

  private readonly onMove = (event: Event): void => {
    if (event.target !== this.box) this.position();
  };

  /** Places the form beside its words. If there is no room, it scrolls the words up once. */
  private position(): void {
    const { box, current: shown } = this;
    if (!box || !shown) return;
    const { form, isScrolled } = shown;
    const { text, host } = this.context;
    const words =
      text.boundsOf(form.from, form.to) ?? host.renderRoot.querySelector('.box')?.getBoundingClientRect();
    if (!words || !placeBeside(box, words).covers || isScrolled) return;
    this.current = { ...shown, isScrolled: true };
    text.scrollToTop(form.from);
  }
}
