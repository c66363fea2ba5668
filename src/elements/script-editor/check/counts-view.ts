/** Renders the character counts with their limits, and the spoken length. */
import { html, type TemplateResult } from 'lit';
import { MAX_TOTAL, MAX_WITHOUT_TAGS } from '../../../ssml/index.js';
import { formatClock, type LocaleController } from '../../../ui/index.js';
import { messages } from '../messages.js';
import type { Figures } from './analysis-cache.js';

/** Renders the counts; a count above its limit is emphasized. */
export function renderCounts({ counts, seconds }: Figures, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  const { total, withoutTags } = counts;
  return html`<div class="counts small muted" part="counts">
    <span class=${withoutTags > MAX_WITHOUT_TAGS ? 'over' : ''}
      >${m.characters(locale.number(withoutTags), locale.number(MAX_WITHOUT_TAGS))}</span
    >
    <span class=${total > MAX_TOTAL ? 'over' : ''}
      >${m.withTags(locale.number(total), locale.number(MAX_TOTAL))}</span
    >
    <span>${m.duration(formatClock(seconds))}</span>
  </div>`;
}
