/** What may stand in the way: a reading that failed, and knowledge that nobody confirmed for a while. */
import { html, nothing, type TemplateResult } from 'lit';
import { unknownSince } from '../../live/index.js';
import { renderError } from '../../ui/error-view.js';
import { icon } from '../../ui/icon.js';
import { TriangleAlert } from '../../ui/icons.js';
import type { BarContext } from './bar-context.js';
import type { CommandMessages } from './messages.js';

export function renderStanding(m: CommandMessages, bar: BarContext): TemplateResult {
  const state = bar.watch?.state;
  const since = state?.phase === 'on-air' ? unknownSince(state, Date.now()) : undefined;
  return html`${
    since === undefined
      ? nothing
      : html`<div class="notice warning" role="status">
          ${icon(TriangleAlert)}
          <p>${m.stale(bar.locale.time(since))}</p>
        </div>`
  }${state?.error ? renderError(state.error, bar.locale, () => void bar.watch?.refresh()) : nothing}`;
}
