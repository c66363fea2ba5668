/** Fields that several forms have, and what can be wrong with an address. */
import { html, type TemplateResult } from 'lit';
import type { FormMessages } from './messages.js';

/** Most characters of an address (reference 10.5). */
const longest = 2048;

export function renderField(
  label: string,
  value: string,
  type: 'text' | 'url' | 'password',
  change: (value: string) => void,
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
      @input=${(event: Event) => change((event.target as HTMLInputElement).value)}
    />
  </label>`;
}

export function renderArea(label: string, value: string, change: (value: string) => void): TemplateResult {
  return html`<label>
    <span class="small muted">${label}</span>
    <textarea
      class="field"
      rows="3"
      spellcheck="false"
      .value=${value}
      @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}
    ></textarea>
  </label>`;
}

/** What is wrong with an address. */
export function urlProblem(url: string, schemes: readonly string[], m: FormMessages): string | undefined {
  const text = url.trim();
  if (text === '') return m.urlMissing;
  if (text.length > longest) return m.urlLong;
  const names = schemes.map((scheme) => `${scheme}://`);
  const whole = names.some((name) => text.toLowerCase().startsWith(name)) && URL.canParse(text);
  return whole && !/\s/.test(text) ? undefined : m.urlWrong(names.join(', '));
}
