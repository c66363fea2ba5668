/** Form fields with their labels: a select, a text field, a text area. Their styles are in `form.styles.ts`. */
import { html, type TemplateResult } from 'lit';

/** A select. `options` maps values to their labels. */
export function renderSelect(
  label: string,
  options: Readonly<Record<string, string>>,
  selected: string,
  disabled: boolean,
  onSelect: (value: string) => void,
): TemplateResult {
  const onChange = (event: Event) => onSelect((event.target as HTMLSelectElement).value);
  return html`<label>
    <span class="small muted">${label}</span>
    <select class="field" ?disabled=${disabled} @change=${onChange}>
      ${Object.entries(options).map(
        ([value, text]) => html`<option value=${value} ?selected=${value === selected}>${text}</option>`,
      )}
    </select>
  </label>`;
}

/** A text field without autocompletion, so that the browser stores neither addresses nor secrets. */
export function renderTextField(
  label: string,
  value: string,
  type: 'text' | 'url' | 'password',
  onInput: (value: string) => void,
): TemplateResult {
  return html`<label>
    <span class="small muted">${label}</span>
    <input
      class="field"
      type=${type}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
    />
  </label>`;
}

/** A text area of three rows. */
export function renderTextArea(
  label: string,
  value: string,
  onInput: (value: string) => void,
): TemplateResult {
  return html`<label>
    <span class="small muted">${label}</span>
    <textarea
      class="field"
      rows="3"
      spellcheck="false"
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLTextAreaElement).value)}
    ></textarea>
  </label>`;
}
