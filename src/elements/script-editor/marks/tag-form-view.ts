/** The form of a tag, beside its words: Enter applies, Escape closes. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import { withToneMarks } from '../../../ssml/index.js';
import {
  AudioLines,
  CircleAlert,
  icon,
  isComposing,
  type Lang,
  type LocaleController,
} from '../../../ui/index.js';
import { messages, type EditorMessages } from '../messages.js';
import { actionLabel } from './avatar-actions.js';
import { tagFormMessages, type TagFormMessages } from './tag-form-messages.js';
import { markNames } from './mark-names.js';
import { marksMessages } from './messages.js';
import type { Polyphone } from './pinyin-readings.js';
import { formFields, isTagName, type TagFormProblem, type TagField, type TagForm } from './tag-form-model.js';

/** What the form shows and calls. */
export interface TagFormProps {
  /** The open form. */
  form: TagForm | undefined;
  problem: TagFormProblem | undefined;
  /** What the form cannot offer, and why. */
  note: string | undefined;
  /** Characters with more than one reading, and which reading each has now. */
  polyphones: readonly (Polyphone & { chosen: string })[];
  /** Whether the sound of a reading is being requested. */
  isLoadingSound: boolean;
  change(name: string, value: string): void;
  /** Edits the words. */
  changeWords(words: string): void;
  /** Sets a value and applies the form at once. */
  pick(name: string, value: string): void;
  /** Chooses a reading of a character and plays it. */
  chooseReading(polyphone: Polyphone, reading: string): void;
  /** Groups the selected words instead of inserting a pause. */
  group(): void;
  apply(): Promise<void>;
  remove(): void;
  /** Closes the form; `back` returns the focus. */
  close(back: boolean): void;
}

/** Messages and language of a form. */
interface FormContext {
  m: EditorMessages;
  fm: TagFormMessages;
  names: Readonly<Record<string, string>>;
  lang: Lang;
  /** The form's title: a field of the same name does not show it again. */
  title: string;
}

/** Lengths of a pause that have a button, in seconds. */
const pauses = ['0.3', '0.5', '1', '2'];

/** Renders the form while it is open. */
export function renderTagForm(host: TagFormProps, locale: LocaleController): TemplateResult | typeof nothing {
  const { form } = host;
  if (!form) return nothing;
  const [m, fm] = [locale.of(messages), locale.of(tagFormMessages)];
  const names = locale.of(markNames);
  const fields = formFields(form);
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      host.close(true);
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement) || event.target.matches('button'))
      return;
    event.preventDefault();
    void host.apply();
  };
  const onLeave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && relatedTarget.closest('.box')) host.close(false);
  };
  const isRhythm = form.tag === 'break' && fields.some((field) => field.name === 'strength');
  const { tools } = locale.of(marksMessages);
  // A form is called as the tool that opens it.
  const name = lookUp({ ...names, ...tools }, isRhythm ? 'rhythm' : form.tag) ?? form.tag;
  const words = { m, fm, names, lang: locale.lang, title: name };
  return html`<div
    class="tag-form"
    part="form"
    popover="manual"
    role="dialog"
    aria-label=${name}
    @keydown=${onKey}
    @focusout=${onLeave}
  >
    <p class="subject">
      <strong>${name}</strong
      >${form.text ? html` <span class="muted">“${truncate(form.text)}”</span>` : nothing}
    </p>
    ${isTagName(form.tag) ? nothing : html`<p class="muted">${fm.unknownTag(form.tag)}</p>`}
    ${host.note ? html`<p class="small muted" id="note">${host.note}</p>` : nothing}
    ${form.tag === 'break' ? renderPauses(words, form, host) : nothing}
    ${fields.map((field) => renderField(field, form, words, host))} ${renderPolyphones(fm, host)}
    ${form.words === undefined ? nothing : renderWords(fm, form.words, host)} ${renderProblem(host.problem)}
    <div class="actions">
      ${fields.length > 0 || form.words !== undefined ? html`<button class="button primary apply" type="button" @click=${() => void host.apply()}>${fm.apply}</button>` : nothing}
      ${form.group ? html`<button class="button group" type="button" @click=${() => host.group()}>${fm.group}</button>` : nothing}
      ${form.present ? html`<button class="button remove" type="button" @click=${() => host.remove()}>${fm.remove}</button>` : nothing}
      <button class="button quiet cancel" type="button" @click=${() => host.close(true)}>${fm.cancel}</button>
    </div>
  </div>`;
}

const truncate = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** Buttons for common lengths of a pause; not for a rhythm. */
function renderPauses(
  { m, names }: FormContext,
  form: TagForm,
  host: TagFormProps,
): TemplateResult | typeof nothing {
  const { values } = form;
  if (values['strength']) return nothing;
  return html`<div class="quick" role="group" aria-label=${names['break']}>
    ${pauses.map(
      (offer) =>
        html`<button
          class="button"
          type="button"
          aria-pressed=${values['time'] === offer ? 'true' : 'false'}
          @click=${() => host.pick('time', offer)}
        >
          ${m.chips.seconds(offer)}
        </button>`,
    )}
  </div>`;
}

function renderPolyphones(fm: TagFormMessages, host: TagFormProps): TemplateResult | typeof nothing {
  if (host.polyphones.length === 0) return nothing;
  return html`<div class="polyphones">
    ${host.polyphones.map(
      (polyphone) =>
        html`<div class="quick" role="group" aria-label=${fm.readingsOf(polyphone.character)}>
          <span aria-hidden="true">${polyphone.character}</span>
          ${polyphone.readings.map(
            (reading) =>
              html`<button
                class="button reading"
                type="button"
                aria-pressed=${polyphone.chosen === reading ? 'true' : 'false'}
                title=${fm.hearReading(withToneMarks(reading))}
                @click=${() => host.chooseReading(polyphone, reading)}
              >
                ${icon(AudioLines)}${withToneMarks(reading)}
              </button>`,
          )}
        </div>`,
    )}
    <span class="small muted" role="status">${host.isLoadingSound ? fm.hearing : nothing}</span>
  </div>`;
}

const renderWords = (fm: TagFormMessages, words: string, host: TagFormProps): TemplateResult =>
  html`<label
    ><span class="small">${fm.words}</span>
    <input
      class="field words-field"
      type="text"
      autocomplete="off"
      aria-invalid=${isWrong(host, '') ? 'true' : nothing}
      aria-describedby=${isWrong(host, '') ? 'finding' : nothing}
      .value=${words}
      @input=${(event: Event) => host.changeWords((event.target as HTMLInputElement).value)}
  /></label>`;

/** Label of a field; an empty name is the field of the tagged words. */
export function fieldLabel(name: string, { actions }: TagForm, fm: TagFormMessages): string {
  if (name === '') return fm.words;
  return name === 'tag' && actions && actions.length > 0 ? fm.action : (lookUp(fm.fields, name) ?? name);
}

const isWrong = ({ problem: finding }: TagFormProps, name: string): boolean =>
  finding?.severity === 'error' && (finding.field ?? name) === name;

function renderField(field: TagField, form: TagForm, words: FormContext, host: TagFormProps): TemplateResult {
  const { fm } = words;
  const { name } = field;
  const value = lookUp(form.values, name) ?? '';
  const wrong = isWrong(host, name);
  const label = fieldLabel(name, form, fm);
  const labelClass = label === words.title ? 'visually-hidden' : 'small';
  const onInput = (event: Event) =>
    host.change(name, (event.target as HTMLInputElement | HTMLSelectElement).value);
  if (field.type === 'choice') {
    return html`<label
      ><span class=${labelClass}>${label}</span>
      <select class="field" @change=${onInput}>
        ${field.choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choiceName(choice, form, words)}</option>`)}
      </select></label
    >`;
  }
  const number = field.type !== 'text';
  return html`<label
    ><span class=${labelClass}>${label}</span>
    <input
      class="field"
      type=${number ? 'number' : 'text'}
      min=${field.min ?? nothing}
      max=${field.max ?? nothing}
      step=${field.type === 'seconds' ? '0.1' : nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? 'finding' : host.note ? 'note' : nothing}
      .value=${value}
      @input=${onInput}
  /></label>`;
}

/** Label of a choice; an unknown value is shown as it is. */
function choiceName(choice: string, { actions }: TagForm, { m, lang }: FormContext): string {
  const action = actions?.find(({ tag }) => tag === choice);
  if (action) return actionLabel(action, lang, m.chips.seconds);
  const names: Readonly<Record<string, string>> = {
    ...m.chips.strength,
    ...m.chips.readAs,
    ...m.chips.emotion,
  };
  return lookUp(names, choice) ?? choice;
}

function renderProblem(finding: TagFormProblem | undefined): TemplateResult {
  return html`<p id="finding" class=${`finding small ${finding?.severity ?? ''}`} role="status">
    ${finding ? html`${icon(CircleAlert)}<span>${finding.message}</span>` : nothing}
  </p>`;
}
