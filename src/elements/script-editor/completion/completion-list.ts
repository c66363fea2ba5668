/** Renders the completion list below the caret; the focus stays in the text (`aria-activedescendant`). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Completion } from './candidates.js';
import type { LocaleController, Messages } from '../../../ui/index.js';

/** What the list shows and calls. */
export interface CompletionListProps {
  options: readonly Completion[];
  /** Index of the candidate that Enter applies. */
  index: number;
  apply(index: number): void;
}

/** Element ID of an option. */
export const optionId = (index: number): string => `offer-${index}`;

/** Accessible name of the list. */
const completions: Messages<string> = { en: 'Suggestions', zh: '补全建议' };

/** Renders the list; nothing if it has no options. */
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
