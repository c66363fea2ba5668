/** The bar that finds and replaces, above the text: its first field is there at once, the rest when it is loaded. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../../ui/locale.js';
import type { LazyModule } from '../../../ui/lazy-module.js';
import { textMessages } from '../text/messages.js';
import type { FindPanel } from './find.lazy.js';

export interface FindBarProps {
  module: LazyModule<typeof import('./find.lazy.js')>;
  panel: FindPanel | undefined;
  isOpen: boolean;
  query: string;
  setQuery(query: string): void;
  step(by: 1 | -1): void;
  close(): void;
}

export function renderFind(host: FindBarProps, locale: LocaleController): TemplateResult | typeof nothing {
  if (!host.isOpen) return nothing;
  const { module: part, panel: searching } = host;
  const { find, findWords } = locale.of(textMessages);
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      host.close();
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.matches('.find-field')) host.step(event.shiftKey ? -1 : 1);
    else void searching?.replace();
  };
  return html`<search class="find" part="find" aria-label=${find} @keydown=${onKey}>
    <div class="find-row">
      ${renderField('find-field', findWords, host.query, (words) => host.setQuery(words))}
      ${searching?.renderMatches(locale)}
    </div>
    ${searching?.renderReplacing(locale)} ${part.missing ? part.renderMissing(locale) : nothing}
  </search>`;
}

export const renderField = (
  name: string,
  label: string,
  value: string,
  write: (value: string) => void,
): TemplateResult =>
  html`<input
    class=${`field ${name}`}
    type="text"
    aria-label=${label}
    placeholder=${label}
    autocomplete="off"
    spellcheck="false"
    .value=${value}
    @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
  />`;
