/** The small form of a tag beside the words it is about: Enter applies, Escape closes. */
import { html, nothing, type TemplateResult } from 'lit';
import { accented, type Diagnostic } from '../../../ssml/index.js';
import { icon } from '../../../ui/icon.js';
import { CircleAlert } from '../../../ui/icons.js';
import type { EditorMessages } from '../messages.js';
import { fieldsOf, isTagName, type TagField, type TagForm } from './tag-form.js';

export interface TagFormHost {
  /** The form that is open. */
  form: TagForm | undefined;
  finding: Diagnostic | undefined;
  readings: readonly string[];
  change(name: string, value: string): void;
  /** A value that is applied at once. */
  pick(name: string, value: string): void;
  apply(): void;
  remove(): void;
  /** Closes it; `back` puts the focus where it was before. */
  close(back: boolean): void;
}

/** Lengths of a pause that are one press away, in seconds. */
const pauses = ['0.3', '0.5', '1', '2'];

export function renderTagForm(m: EditorMessages, host: TagFormHost): TemplateResult | typeof nothing {
  const { form } = host;
  if (!form) return nothing;
  const fields = fieldsOf(form);
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      host.close(true);
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement) || event.target.matches('button'))
      return;
    event.preventDefault();
    host.apply();
  };
  const onLeave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && relatedTarget.closest('.box')) host.close(false);
  };
  const name = m.form[form.tag] ?? form.tag;
  return html`<div
    class="tag-form"
    part="form"
    role="dialog"
    aria-label=${name}
    @keydown=${onKey}
    @focusout=${onLeave}
  >
    <p class="subject">
      <strong>${name}</strong
      >${form.text ? html` <span class="muted">${m.about(shortened(form.text))}</span>` : nothing}
    </p>
    ${isTagName(form.tag) ? nothing : html`<p class="muted">${m.unknownTag(form.tag)}</p>`}
    ${renderQuick(m, form, host)} ${fields.map((field) => renderField(field, form, m, host))}
    ${renderFinding(host.finding)}
    <div class="actions">
      ${fields.length > 0 ? html`<button class="button primary apply" type="button" @click=${() => host.apply()}>${m.apply}</button>` : nothing}
      ${form.present ? html`<button class="button remove" type="button" @click=${() => host.remove()}>${m.remove}</button>` : nothing}
    </div>
  </div>`;
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

function renderQuick(m: EditorMessages, form: TagForm, host: TagFormHost): TemplateResult | typeof nothing {
  const { tag, values } = form;
  const [name, offers] = tag === 'break' ? ['time', pauses] : ['ph', host.readings];
  if (offers.length === 0 || (tag === 'break' && values['strength'])) return nothing;
  return html`<div class="quick" role="group" aria-label=${tag === 'break' ? m.form['break'] : m.readings}>
    ${offers.map(
      (offer) =>
        html`<button
          class="button"
          type="button"
          aria-pressed=${values[name] === offer ? 'true' : 'false'}
          @click=${() => host.pick(name, offer)}
        >
          ${tag === 'break' ? m.chips.seconds(offer) : accented(offer)}
        </button>`,
    )}
  </div>`;
}

function renderField(field: TagField, form: TagForm, m: EditorMessages, host: TagFormHost): TemplateResult {
  const { name } = field;
  const value = form.values[name] ?? '';
  const wrong = host.finding?.severity === 'error';
  const onInput = (event: Event) =>
    host.change(name, (event.target as HTMLInputElement | HTMLSelectElement).value);
  if (field.type === 'choice') {
    const words: Readonly<Record<string, string>> = {
      ...m.chips.strength,
      ...m.chips.readAs,
      ...m.chips.emotion,
    };
    return html`<label
      ><span class="small">${m.fields[name] ?? name}</span>
      <select class="field" @change=${onInput}>
        ${field.choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${words[choice] ?? choice}</option>`)}
      </select></label
    >`;
  }
  const number = field.type !== 'text';
  return html`<label
    ><span class="small">${m.fields[name] ?? name}</span>
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
      aria-describedby=${wrong ? 'finding' : nothing}
      .value=${value}
      @input=${onInput}
  /></label>`;
}

function renderFinding(finding: Diagnostic | undefined): TemplateResult {
  return html`<p id="finding" class=${`finding small ${finding?.severity ?? ''}`} role="status">
    ${finding ? html`${icon(CircleAlert)}<span>${finding.message}</span>` : nothing}
  </p>`;
}
