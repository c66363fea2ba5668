/** The list of what can be written next, under the caret; the focus, and with it every key, stays in the text. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Completion } from './candidates.js';
import type { LocaleController, Messages } from '../../../ui/locale.js';

export interface CompletionListProps {
  options: readonly Completion[];
  /** Which one Enter takes. */
  index: number;
  apply(index: number): void;
}

export const optionId = (index: number): string => `offer-${index}`;

/** The list's name. */
const completions: Messages<string> = { en: 'Completions', zh: '补全' };

export function renderCompletions(
  host: CompletionListProps,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const { options, index } = host;
  if (options.length === 0) return nothing;
  return html`<div class="completions" id="offers" role="listbox" aria-label=${locale.of(completions)}>
    ${options.map(
      ({ label, insert }, i) =>
        html`<div
          class="completion"
          id=${optionId(i)}
          role="option"
          aria-selected=${i === index ? 'true' : 'false'}
          @mousedown=${(event: Event) => {
            event.preventDefault();
            host.apply(i);
          }}
        >
          <span>${label}</span
          >${insert === label ? nothing : html`<code class="muted small">${insert}</code>`}
        </div>`,
    )}
  </div>`;
}
