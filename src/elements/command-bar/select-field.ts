/** A label and a list to choose one value from. */
import { html, type TemplateResult } from 'lit';

/** `options` are the values and their words. */
export function renderChoice(
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
  disabled: boolean,
  choose: (value: string) => void,
): TemplateResult {
  const onChange = (event: Event) => choose((event.target as HTMLSelectElement).value);
  return html`<label>
    <span class="small muted">${label}</span>
    <select class="field" ?disabled=${disabled} @change=${onChange}>
      ${Object.entries(options).map(
        ([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
      )}
    </select>
  </label>`;
}
