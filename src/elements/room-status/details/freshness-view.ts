/** Renders the age of the shown state, with a button that refreshes it. */
import { html, nothing, type TemplateResult } from 'lit';
import { unknownSince, type LiveState } from '../../../live/index.js';
import { formatDuration, icon, type LocaleController, RotateCw, TriangleAlert } from '../../../ui/index.js';
import { detailsMessages } from './messages.js';

/** The age and the refresh button; nothing before the first read. */
export function renderFreshness(
  state: LiveState,
  locale: LocaleController,
  refresh: () => void,
): TemplateResult | typeof nothing {
  const m = locale.of(detailsMessages);
  const { asOf, error } = state;
  const now = Date.now();
  if (asOf === undefined) return nothing;
  const stale = error !== undefined || unknownSince(state, now) !== undefined;
  const time = locale.time(asOf);
  const age = formatDuration((now - asOf) / 1000, locale.lang);
  return html`<span class=${`age small ${stale ? 'stale' : 'muted'}`} title=${time}>
    ${stale ? [icon(TriangleAlert), m.notConfirmed(time, age)] : m.confirmed(age)}
    <button
      class="button quiet icon-only"
      type="button"
      aria-label=${m.refresh}
      title=${m.refresh}
      @click=${refresh}
    >
      ${icon(RotateCw)}
    </button>
  </span>`;
}
