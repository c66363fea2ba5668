/** Renders the find bar below the text: the first field at once, the rest when the panel is loaded. */
import { html, nothing, type TemplateResult } from 'lit';
import { isComposing, type LocaleController } from '../../../ui/index.js';
import { textMessages } from '../text/messages.js';

/** What the bar needs from the lazily loaded panel. */
interface FindPanelView {
  replace(): Promise<void>;
  renderMatches(locale: LocaleController): TemplateResult;
  renderReplacing(locale: LocaleController): TemplateResult | typeof nothing;
}

/** What the bar shows and calls. */
export interface FindBarProps {
  /** The panel's module: whether it could not be loaded, and the message about that. */
  module: { missing: boolean; renderMissing(locale: LocaleController): TemplateResult };
  panel: FindPanelView | undefined;
  isOpen: boolean;
  query: string;
  setQuery(query: string): void;
  step(by: 1 | -1): void;
  close(): void;
}

/** Renders the bar; nothing while it is closed. */
export function renderFind(host: FindBarProps, locale: LocaleController): TemplateResult | typeof nothing {
  if (!host.isOpen) return nothing;
  const { module: part, panel: searching } = host;
  const { find, findWords } = locale.of(textMessages);
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
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
    ${searching ? searching.renderReplacing(locale) : part.missing ? nothing : html`<div class="find-row"></div>`}
    ${part.missing ? part.renderMissing(locale) : nothing}
  </search>`;
}

/** Renders one of the bar's text fields. */
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
